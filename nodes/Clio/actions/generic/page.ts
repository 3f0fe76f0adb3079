import type { IExecuteFunctions } from 'n8n-workflow';

import { openEnvelope } from '../../transport/envelope';
import { buildRequest } from '../../transport/request';
import { send } from '../../transport/send';
import type { OperationFacts } from '../../catalog/types';
import type { ClioSession } from '../../transport/session';
import type { Action } from '../action';
import type { PathIds } from '../locators';
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
		return { records: [{ id: recordIdOf(operation, ids), html: await readPage.call(this, session, operation, ids) }] };
	};
}

/**
 * The page that Clio answers with.
 *
 * @throws NodeApiError when the answer is none
 */
export async function readPage(
	this: IExecuteFunctions,
	session: ClioSession,
	operation: OperationFacts,
	ids: PathIds,
): Promise<string> {
	const request = buildRequest(operation, { ids });
	const answer = await send.call(this, session, request);
	if (typeof answer.body === 'string' && answer.body !== '') return answer.body;
	openEnvelope.call(this, session, request, answer);
	return '';
}
