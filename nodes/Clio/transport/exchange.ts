import type { IHttpRequestOptions } from 'n8n-workflow';

import { USER_AGENT } from '../../../credentials/userAgent';
import { API_VERSION } from '../catalog/apiVersions';
import type { Failure } from './errors/failure';
import { failureOf, readFailure } from './errors/failure';
import type { AnswerHeaders } from './rateLimit/headers';
import { isRecord } from './record';
import type { ClioRequest } from './send';
import type { ClioContext, ClioSession } from './session';

/** What came back: an answer of Clio, or why there is none. */
export type Outcome =
	| {
			failure?: undefined;
			status: number;
			headers: AnswerHeaders;
			/** parsed JSON, or text that is none */ body: unknown;
	  }
	| { failure: Failure; headers: AnswerHeaders };

/** Statuses that are answers to whoever asked for them, not failures. */
const ANSWERS = new Set([303, 304]);

/**
 * Sends one request once, with the node's credential.
 *
 * n8n throws failed answers, and versions before 2.41 lose their headers on the way: how long to wait, where the file is,
 * Clio's request ID. So it is told to throw none. It renews an access token only when it throws, therefore a request that
 * Clio has answered with 401, which it then did not carry out, is to be sent again with `renewing`.
 *
 * @param renewing whether n8n may renew the access token and send the request twice
 */
export async function exchange(
	this: ClioContext,
	session: ClioSession,
	request: ClioRequest,
	renewing = false,
): Promise<Outcome> {
	const options: IHttpRequestOptions = {
		method: request.method,
		url: `${session.baseUrl}${request.path}${request.query === undefined || request.query === '' ? '' : `?${request.query}`}`,
		headers: {
			Accept: 'application/json',
			'User-Agent': USER_AGENT,
			'X-API-VERSION': API_VERSION,
			...request.headers,
		},
		...(request.body === undefined ? {} : { body: request.body }),
		json: true,
		returnFullResponse: true,
		disableFollowRedirect: true,
		ignoreHttpStatusErrors: !renewing,
		timeout: session.limits.timeoutSeconds * 1000,
	};
	const answer: unknown = await this.helpers.httpRequestWithAuthentication
		.call(this, session.credentialType, options)
		.catch((error: unknown) => new Thrown(error));
	if (answer instanceof Thrown) {
		const failure = readFailure(answer.error);
		const { status, headers } = failure;
		return status !== undefined && ANSWERS.has(status) ? { status, headers, body: undefined } : { failure, headers };
	}
	if (!isRecord(answer)) throw new Error('n8n gave no full response');
	const { statusCode, headers, body } = answer;
	return outcomeOf(Number(statusCode), isRecord(headers) ? headers : {}, body);
}

/** What n8n threw, apart from any answer. */
class Thrown {
	constructor(readonly error: unknown) {}
}

function outcomeOf(status: number, headers: AnswerHeaders, body: unknown): Outcome {
	if (isSuccess(status) || ANSWERS.has(status)) return { status, headers, body };
	return { failure: failureOf(status, headers, body), headers };
}

function isSuccess(status: number): boolean {
	return status >= 200 && status < 300;
}
