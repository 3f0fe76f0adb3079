import type { IHttpRequestOptions } from 'n8n-workflow';

import { USER_AGENT } from '../../../credentials/userAgent';
import { API_VERSION } from '../catalog/apiVersions';
import type { Failure } from './errors/failure';
import { readFailure } from './errors/failure';
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

/** Sends one request once, with the node's credential; n8n renews the access token once when Clio answers 401. */
export async function exchange(this: ClioContext, session: ClioSession, request: ClioRequest): Promise<Outcome> {
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
		timeout: session.limits.timeoutSeconds * 1000,
	};
	try {
		const answer: unknown = await this.helpers.httpRequestWithAuthentication.call(
			this,
			session.credentialType,
			options,
		);
		if (!isRecord(answer)) throw new Error('n8n gave no full response');
		const headers = isRecord(answer.headers) ? answer.headers : {};
		return { status: Number(answer.statusCode), headers, body: answer.body };
	} catch (error) {
		const failure = readFailure(error);
		const { status, headers } = failure;
		if (status !== undefined && ANSWERS.has(status)) return { status, headers, body: undefined };
		return { failure, headers };
	}
}
