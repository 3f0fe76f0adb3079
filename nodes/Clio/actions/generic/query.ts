import type { IExecuteFunctions } from 'n8n-workflow';

import type { OperationFacts } from '../../catalog/types';
import type { QueryValues } from '../../transport/query';
import type { ClioSession } from '../../transport/session';
import { readFilters } from '../filters';

/** What to ask for beside the record: its `fields`, and what few operations take beside them. */
export async function readQuery(
	this: IExecuteFunctions,
	session: ClioSession,
	operation: OperationFacts,
	itemIndex: number,
	fields: QueryValues,
): Promise<QueryValues> {
	if (operation.query === undefined) return fields;
	return { ...(await readFilters.call(this, session, operation, itemIndex)), ...fields };
}
