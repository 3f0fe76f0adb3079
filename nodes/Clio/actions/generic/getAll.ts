import type { IDataObject } from 'n8n-workflow';

import type { OperationFacts } from '../../catalog/types';
import { clioPages } from '../../transport/paging';
import type { Action } from '../action';
import { readFilters } from '../filters';
import { readPathIds } from '../locators';
import { readReturnFields } from '../returnFields';
import { readLimit } from './limit';

/**
 * Reads a list with the item's filters: all of it, or as many records as Limit says.
 *
 * @param operation one that answers with a list
 */
export function getAllAction(operation: OperationFacts): Action {
	return async function (session, itemIndex) {
		const limit = readLimit.call(this, itemIndex);
		const { query: fields, present } = readReturnFields.call(this, operation, itemIndex);
		const filters = await readFilters.call(this, session, operation, itemIndex);
		const ids = await readPathIds.call(this, session, operation, itemIndex);
		const records: IDataObject[] = [];
		for await (const page of clioPages.call(
			this,
			session,
			operation,
			{ ids, query: { ...operation.own?.asks, ...filters, ...fields } },
			limit,
		)) {
			for (const record of await present.call(this, session, page)) records.push(record);
		}
		return { records };
	};
}
