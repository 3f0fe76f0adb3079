import type { OperationWords } from '../operationWords';
import { backgroundWords } from './backgroundWork';
import { contactWords } from './contacts';
import { correspondenceWords } from './correspondence';
import { documentWords } from './documents';
import { duplicateWords } from './duplicates';
import { folderWords } from './folders';
import { matterWords } from './matters';
import { moneyWords } from './money';
import { scheduleWords } from './schedule';
import { timeWords } from './time';
import { webhookWords } from './webhooks';

/** Words of own operations by `resource:operation`. */
export type OwnWords = Readonly<Record<string, OperationWords>>;

/** What the node's own operations are called, area by area as in the catalogue. */
export const OWN_WORDS: OwnWords = {
	...backgroundWords,
	...contactWords,
	...correspondenceWords,
	...documentWords,
	...duplicateWords,
	...folderWords,
	...matterWords,
	...moneyWords,
	...scheduleWords,
	...timeWords,
	...webhookWords,
};
