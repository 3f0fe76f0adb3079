import { placeOf } from '../../catalog/places';
import type { OperationFacts } from '../../catalog/types';
import { clioRequest } from '../../transport/request';
import type { Action } from '../action';
import { readPathIds } from '../locators';
import { readEtag } from '../options';
import { previewOf } from './preview';
import { recordIdOf } from './recordId';

/** What happened to the record, by the value of the node's `operation`. */
const DONE: Readonly<Record<string, string>> = { delete: 'deleted', stop: 'stopped' };

/**
 * Deletes the record that the item names, or ends the only one of its kind. The values that Clio's document allows for one
 * kind of record on the way are those of a change: none are sent.
 *
 * @param operation a DELETE
 */
export function removeAction(operation: OperationFacts): Action {
	const done = DONE[placeOf(operation).operation] ?? 'deleted';
	return async function (session, itemIndex) {
		const etag = readEtag.call(this, operation, itemIndex);
		const ids = await readPathIds.call(this, session, operation, itemIndex);
		const ask = { ids, ...(etag === undefined ? {} : { etag }) };
		if (session.previewOnly) return { records: [previewOf(operation, ask)] };
		await clioRequest.call(this, session, operation, ask);
		const id = recordIdOf(operation, ids);
		if (id !== undefined) session.written.push(id);
		return { records: [{ ...(id === undefined ? {} : { id }), [done]: true }] };
	};
}
