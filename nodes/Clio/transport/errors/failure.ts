import { isRecord } from '../record';
import type { AnswerHeaders } from '../rateLimit/headers';

/** A request that did not succeed, with nothing in it that was sent. */
export interface Failure {
	/** Clio's answer, or the token endpoint's when `refused` is set */
	status?: number;
	/** `code` of a connection that failed, such as ECONNREFUSED */
	code?: string;
	/** Clio's name for the error, such as `InvalidFields` or `invalid_token` */
	type?: string;
	/** Clio's own words */
	words?: string;
	headers: AnswerHeaders;
	/** an answer that is not JSON, as the firewall in front of Clio gives */
	page: boolean;
	/** n8n could not get an access token: the refresh was refused, or nobody connected the credential */
	refused?: 'revoked' | 'client' | 'notConnected' | 'unreadable' | 'renewal';
	cancelled: boolean;
	timedOut: boolean;
}

/** Our own words of a failed renewal, which are told as they are. */
const RENEWAL =
	/^(Clio refused the refresh token|Clio does not know the Client ID|Clio answered the token renewal|Clio could not be reached to renew)/;

/** n8n reports a failed refresh in these words; they differ between its versions. */
const REFUSALS: Array<[RegExp, NonNullable<Failure['refused']>]> = [
	[RENEWAL, 'renewal'],
	[/not connected|Unable to sign without access token|No refresh token/i, 'notConnected'],
	[/invalid_client|client authentication failed/i, 'client'],
	[/^(Unsupported content type|Expected JSON response from OAuth2|HTTP status \d+$)/, 'unreadable'],
	[/invalid_grant|reconnect|authorization grant.*(invalid|expired|revoked)|^EAUTH$/i, 'revoked'],
];

/** The failure that an answer with an error status is. */
export function failureOf(status: number, headers: AnswerHeaders, body: unknown): Failure {
	return {
		status,
		...readErrorBody(body),
		headers,
		page: isPage(body, true, status),
		cancelled: false,
		timedOut: false,
	};
}

/**
 * Reads what n8n threw: its own error around the HTTP client's. n8n 2.41 keeps the client's error under `cause`; 1.123 and
 * 2.8 lose it, and with it the headers and any body that is not an object.
 */
export function readFailure(error: unknown): Failure {
	const chain = causes(error);
	const response = chain.map((link) => link.response).find(isRecord);
	const headers = response !== undefined && isRecord(response.headers) ? lowerCase(response.headers) : {};
	const body = response?.data ?? chain.map(({ context }) => isRecord(context) && context.data).find(isRecord);
	const codes = chain.flatMap((link) => [link.code, link.httpCode]).filter(isText);
	const code = codes.find((text) => !isStatus(text));
	const status = Number(response?.status ?? codes.find(isStatus));
	const texts = [...chain.flatMap((link) => [link.message, link.description]).filter(isText), ...codes];
	const refused =
		response === undefined && body === undefined
			? REFUSALS.find(([words]) => texts.some((text) => words.test(text)))?.[1]
			: undefined;
	return {
		...(isStatus(status) ? { status } : {}),
		...(code === undefined ? {} : { code }),
		...readErrorBody(body),
		...(refused === 'renewal' ? { words: texts.find((text) => RENEWAL.test(text)) ?? '' } : {}),
		headers,
		page: isPage(body, response !== undefined || refused !== undefined, status),
		...(refused === undefined ? {} : { refused }),
		cancelled: code === 'ERR_CANCELED',
		timedOut: code === 'ECONNABORTED' || code === 'ETIMEDOUT',
	};
}

/** Every error of Clio's API has an object as its body: one whose body n8n has lost was something else. */
function isPage(body: unknown, isKnown: boolean, status: number): boolean {
	return isKnown ? isText(body) && body.trim() !== '' : body === undefined && status >= 400;
}

function isStatus(code: unknown): boolean {
	return /^[1-5]\d\d$/.test(String(code));
}

/** Clio's error bodies: an object below `error` from the API, a text there from its OAuth layer. */
function readErrorBody(body: unknown): Pick<Failure, 'type' | 'words'> {
	if (!isRecord(body)) return {};
	const { error } = body;
	const [type, words] = isRecord(error) ? [error.type, error.message] : [error, body.error_description ?? body.message];
	return { ...(isText(type) ? { type } : {}), ...(isText(words) ? { words } : {}) };
}

function causes(error: unknown): Array<Record<string, unknown>> {
	const chain: Array<Record<string, unknown>> = [];
	for (let link = error; isRecord(link) && chain.length < 8; link = link.cause ?? link.errorResponse) {
		if (chain.includes(link)) break;
		chain.push(link);
	}
	return chain;
}

function lowerCase(headers: Record<string, unknown>): AnswerHeaders {
	return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

function isText(value: unknown): value is string {
	return typeof value === 'string' && value !== '';
}
