import type { FieldSelection } from '../fieldSelection';
import type { OperationFacts } from '../types';
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

/** Operations that are there to give less than their kind of record has. */
const BY_OPERATION: Readonly<Record<string, FieldSelection>> = {
	'BillableMatter#ids': ['id'],
};

/** What an operation answers with when nobody chooses; Clio by itself answers `id` and `etag` only. */
export function standardFields({ id, schema = '' }: Pick<OperationFacts, 'id' | 'schema'>): FieldSelection {
	return BY_OPERATION[id] ?? STANDARD_FIELDS[schema] ?? standardByRule(schema);
}
