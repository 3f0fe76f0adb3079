import { documentViews } from './views/documents.mjs';
import { matterViews } from './views/matters.mjs';
import { moneyViews } from './views/money.mjs';
import { peopleViews, relationshipViews } from './views/people.mjs';
import { workViews } from './views/work.mjs';
import type { Views } from './views/compute.mjs';

/** Values that follow from other records, by view and name. */
export const computed: Views = {
	...documentViews,
	...matterViews,
	...moneyViews,
	...peopleViews,
	...relationshipViews,
	...workViews,
};
