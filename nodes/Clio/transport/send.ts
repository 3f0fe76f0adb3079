import type { IDataObject, NodeApiError } from 'n8n-workflow';

import type { HttpMethod, OperationFacts } from '../catalog/types';
import { clioApiError } from './errors/apiError';
import type { Attempt } from './errors/explanation';
import { explainFailure } from './errors/explanation';
import type { Failure } from './errors/failure';
import type { Outcome } from './exchange';
import { exchange } from './exchange';
import { pause } from './pause';
import { API_ROOT } from './path';
import type { AnswerHeaders } from './rateLimit/headers';
import type { NoTurn } from './rateLimit/turn';
import { takeTurn } from './rateLimit/turn';
import { refuseIfReadOnly } from './readOnly';
import { redirected } from './redirect';
import { pauseBeforeRetry } from './retry';
import type { ClioContext, ClioSession } from './session';

export interface ClioRequest {
	method: HttpMethod;
	/** below the base URL; starts with `/` */
	path: string;
	/** without `?`; sent as it is */
	query?: string;
	body?: IDataObject;
	headers?: Record<string, string>;
	/** for the words of errors; unknown in an API call to a path that the catalogue does not have */
	operation?: OperationFacts;
}

export interface ClioAnswer {
	status: number;
	headers: AnswerHeaders;
	/** parsed JSON, or the text of an answer that is none */
	body: unknown;
	/** where the answer came from: not the path that was asked when Clio redirected the request */
	path: string;
}

/**
 * Sends a request when Clio's rate window has room for it, and again after failures that pass.
 *
 * @throws NodeApiError that says what happened and what to do next; it holds no token and nothing that was sent
 */
export async function send(this: ClioContext, session: ClioSession, request: ClioRequest): Promise<ClioAnswer> {
	refuseIfReadOnly(session, request.method, request.path);
	try {
		return await sendPatiently.call(this, session, request);
	} finally {
		if (request.method !== 'GET') {
			session.reads.evict(request.path);
			session.lookups.evict(request.path);
		}
	}
}

const NOTHING_SENT: Failure = { headers: {}, page: false, cancelled: false, timedOut: false };

async function sendPatiently(this: ClioContext, session: ClioSession, asked: ClioRequest): Promise<ClioAnswer> {
	let request = asked;
	let refused = NOTHING_SENT;
	let renewal: 'none' | 'underWay' | 'done' = 'none';
	for (let refusals = 0, retries = 0; ; ) {
		const noTurn = await takeTurn.call(this, session, refusals * 1000);
		if (noTurn !== undefined) throw failed.call(this, session, request, outOfTurn(noTurn, refused));
		session.traffic.requests++;
		const outcome = await exchange.call(this, session, request, renewal === 'underWay');
		const now = Date.now();
		session.window.answered(outcome.headers, now);
		const { failure } = outcome;
		if (failure?.status === 401 && failure.refused === undefined && renewal === 'none') {
			renewal = 'underWay';
			continue;
		}
		if (renewal === 'underWay') {
			renewal = 'done';
			// n8n has sent it twice unless the renewal failed, or changed nothing.
			if (failure?.refused === undefined && failure?.status !== 401) session.traffic.requests++;
			if (hasLostHeaders(outcome)) continue;
		}
		if (failure === undefined) return { ...outcome, path: request.path };
		const elsewhere = request === asked ? redirected(request, failure.status, failure.headers.location) : undefined;
		if (elsewhere !== undefined) {
			request = elsewhere;
		} else if (failure.status === 429 && failure.refused === undefined) {
			session.window.refused(failure.headers, now);
			refused = failure;
			refusals++;
		} else {
			const wait = pauseBeforeRetry(request.method, failure, retries, Math.random(), now);
			if (wait === undefined) throw failed.call(this, session, request, failure);
			if (!(await pause.call(this, wait))) throw failed.call(this, session, request, { ...failure, cancelled: true });
			session.traffic.retries++;
			retries++;
		}
	}
}

/** A redirect that n8n threw, in a version that loses where it leads: the renewed token makes it worth another request. */
function hasLostHeaders({ failure, headers, ...answer }: Outcome): boolean {
	const status = failure === undefined && 'status' in answer ? answer.status : failure?.status;
	return (status === 303 || status === 307) && headers.location === undefined;
}

/** Told as Clio's own refusal, with the wait that would be needed. */
function outOfTurn({ cancelled, seconds }: NoTurn, refused: Failure): Failure {
	return { ...refused, status: 429, cancelled, headers: { ...refused.headers, 'retry-after': seconds } };
}

function failed(this: ClioContext, session: ClioSession, request: ClioRequest, failure: Failure): NodeApiError {
	return clioApiError(this.getNode(), explainFailure(attemptOf(session, request), failure), failure);
}

/** What an error may tell of a request. */
export function attemptOf(session: ClioSession, { method, path, operation }: ClioRequest): Attempt {
	return {
		method,
		path: path.startsWith(API_ROOT) ? path.slice(API_ROOT.length) : path,
		...(operation === undefined ? {} : { operation }),
		session,
	};
}
