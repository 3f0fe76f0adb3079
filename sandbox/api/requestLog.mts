import type { Request } from 'express';
import { parseJson } from '../json/shape.mjs';
import type { LoggedRequest } from '../world/journal.mjs';
import type { Region } from '../world/region.mjs';

const longestBody = 16_384;
const tokenInQuery = /(^|&)(access_token|refresh_token|token|client_secret)=[^&]*/g;
const tokenInBody = /"(access_token|refresh_token|client_secret)"\s*:/;

/** The log entry of a request; tokens are taken out of the query, and a body that holds one is left out. */
export function describeRequest(
	region: Region,
	request: Request,
	path: string,
	rawQuery: string,
	body: string,
): LoggedRequest {
	return {
		region: region.name,
		method: request.method,
		path,
		query: rawQuery.replace(tokenInQuery, '$1$2=(removed)'),
		status: 0,
		userAgent: request.get('User-Agent') ?? null,
		apiVersion: request.get('X-API-VERSION') ?? null,
		authorized: false,
		body: body === '' || body.length > longestBody || tokenInBody.test(body) ? null : (parseJson(body) ?? null),
	};
}

/** Records tokens that travel anywhere but in the Authorization header. */
export function recordStrayTokens(region: Region, entry: LoggedRequest, rawQuery: string, body: string): void {
	const problem = 'token outside the Authorization header';
	const note = (detail: string): void =>
		region.journal.record({ region: region.name, method: entry.method, path: entry.path, problem, detail });
	if (rawQuery.search(tokenInQuery) >= 0) note('query string');
	if (tokenInBody.test(body)) note('body');
}
