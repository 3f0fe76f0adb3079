import { clioApiError } from './errors/apiError';
import { explainUnreadable } from './errors/explanation';
import { isRecord } from './record';
import type { ClioAnswer, ClioRequest } from './send';
import { attemptOf } from './send';
import type { ClioContext, ClioSession } from './session';

/** What is inside Clio's JSON answers. */
export interface Envelope {
	data: unknown;
	/** the next page's address, as Clio gives it; absent on the last page */
	next?: string;
	/** how many records a list has on all its pages together; absent when Clio does not say it */
	total?: number;
}

/**
 * Opens Clio's `{"data": ..., "meta": ...}`.
 *
 * @throws NodeApiError when the answer is empty, cut short, a web page, or has no `data`
 */
export function openEnvelope(
	this: ClioContext,
	session: ClioSession,
	request: ClioRequest,
	answer: ClioAnswer,
): Envelope {
	const { body, status } = answer;
	if (!isRecord(body) || !('data' in body)) {
		throw clioApiError(this.getNode(), explainUnreadable(attemptOf(session, request), status, body), { status });
	}
	const meta = isRecord(body.meta) ? body.meta : {};
	const { next } = isRecord(meta.paging) ? meta.paging : {};
	return {
		data: body.data,
		...(typeof next === 'string' && next !== '' ? { next } : {}),
		...(typeof meta.records === 'number' ? { total: meta.records } : {}),
	};
}
