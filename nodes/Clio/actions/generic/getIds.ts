import type { IDataObject } from 'n8n-workflow';

import type { OperationFacts } from '../../catalog/types';
import { clioPages } from '../../transport/paging';
import { isRecord } from '../../transport/record';
import type { Action } from '../action';
import { idOf } from '../action';
import { readFilters } from '../filters';
import { readLimit } from './limit';

/**
 * Reads a list of which Clio gives the IDs only.
 *
 * @param operation one whose document says that it answers with a record, and that takes pages all the same
 */
export function getIdsAction(operation: OperationFacts): Action {
	return async function (session, itemIndex) {
		const limit = readLimit.call(this, itemIndex);
		const query = await readFilters.call(this, session, operation, itemIndex);
		const records: IDataObject[] = [];
		const ask = { query: { ...query, fields: 'id' } };
		for await (const page of clioPages.call(this, session, operation, ask, limit)) records.push(...page.flatMap(idsIn));
		return { records };
	};
}

/** Clio's document describes both bare IDs and records. */
function idsIn(entry: unknown): IDataObject[] {
	if (isRecord(entry) && Array.isArray(entry.ids)) return entry.ids.flatMap(idsIn);
	const id = typeof entry === 'string' || typeof entry === 'number' ? entry : idOf(entry);
	return id === undefined ? [] : [{ id }];
}
