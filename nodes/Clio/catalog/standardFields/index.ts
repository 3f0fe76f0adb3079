import type { FieldSelection } from '../fieldSelection';
import { standardByRule } from './byRule';
import { CORRESPONDENCE } from './correspondence';
import { DOCUMENTS } from './documents';
import { MATTERS } from './matters';
import { MONEY } from './money';
import { PEOPLE } from './people';
import { SCHEDULE } from './schedule';

/** What a person needs of the kinds of record that are used most; chosen one by one. */
export const STANDARD_FIELDS: Readonly<Record<string, FieldSelection>> = {
	...CORRESPONDENCE,
	...DOCUMENTS,
	...MATTERS,
	...MONEY,
	...PEOPLE,
	...SCHEDULE,
};

/** What a kind of record is answered with when nobody chooses; Clio by itself answers `id` and `etag` only. */
export function standardFields(schema: string): FieldSelection {
	return STANDARD_FIELDS[schema] ?? standardByRule(schema);
}
