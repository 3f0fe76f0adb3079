import { openEnvelope } from '../../transport/envelope';
import { buildRequest } from '../../transport/request';
import { send } from '../../transport/send';
import type { OperationFacts } from '../../catalog/types';
import type { Action } from '../action';
import { readPathIds } from '../locators';
import { recordIdOf } from './recordId';

/**
 * Reads a record as Clio lays it out for reading.
 *
 * @param operation one that answers with HTML
 */
export function pageAction(operation: OperationFacts): Action {
	return async function (session, itemIndex) {
		const ids = await readPathIds.call(this, session, operation, itemIndex);
		const request = buildRequest(operation, { ids });
		const answer = await send.call(this, session, request);
		const html = typeof answer.body === 'string' && answer.body !== '' ? answer.body : undefined;
		if (html === undefined) openEnvelope.call(this, session, request, answer);
		return { records: [{ id: recordIdOf(operation, ids), html: html ?? '' }] };
	};
}
