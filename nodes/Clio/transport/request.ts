import type { IDataObject } from 'n8n-workflow';

import { operationById } from '../catalog/catalog';
import type { OperationFacts } from '../catalog/types';
import type { Envelope } from './envelope';
import { openEnvelope } from './envelope';
import { InputProblem } from './errors/inputProblem';
import { API_ROOT, buildPath } from './path';
import type { QueryValues } from './query';
import { buildQuery } from './query';
import type { AnswerHeaders } from './rateLimit/headers';
import type { ClioRequest } from './send';
import { send } from './send';
import type { ClioContext, ClioSession } from './session';

/** What to ask of an operation of the catalogue. */
export interface Ask {
	/** ids for the places in the path */
	ids?: Readonly<Record<string, unknown>>;
	query?: QueryValues;
	/** values below Clio's `data` */
	body?: IDataObject;
	/** the record's etag as read: Clio writes only when the record still has it (Clio: ETags) */
	etag?: string;
}

export interface ClioResult extends Envelope {
	status: number;
	headers: AnswerHeaders;
}

/**
 * The request that {@link clioRequest} sends, checked against the catalogue; for an operation of the node's own that to the one of
 * Clio's behind it.
 *
 * @throws InputProblem for a bad id, an unknown query name, a missing filter, or a body where none is taken
 */
export function buildRequest(asked: OperationFacts, { ids, query = {}, body, etag }: Ask): ClioRequest {
	const operation = asked.own === undefined ? asked : operationById(asked.id);
	if (
		(body !== undefined && operation.body === undefined) ||
		(etag !== undefined && operation.conditional !== 'write')
	) {
		throw new InputProblem(`${operation.id} takes no ${etag === undefined ? 'values' : 'etag'}`, 'Leave it out.');
	}
	return {
		method: operation.method,
		path: `${API_ROOT}${buildPath(operation, ids)}`,
		query: buildQuery(operation, query),
		operation,
		...(body === undefined ? {} : { body: { data: body } }),
		...(etag === undefined ? {} : { headers: { 'If-Match': etag } }),
	};
}

/**
 * Asks one operation of Clio once.
 *
 * @returns what is below `data`; undefined for answers without a body (204, 303, 304)
 * @throws InputProblem before anything is sent, NodeApiError after
 */
export async function clioRequest(
	this: ClioContext,
	session: ClioSession,
	operation: OperationFacts,
	ask: Ask = {},
): Promise<ClioResult> {
	const request = buildRequest(operation, ask);
	const answer = await send.call(this, session, request);
	const { status, headers } = answer;
	if (operation.answer === 'nothing' || status === 303 || status === 304) return { data: undefined, status, headers };
	return { ...openEnvelope.call(this, session, request, answer), status, headers };
}
