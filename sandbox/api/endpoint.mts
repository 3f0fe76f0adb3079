import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import { parseJson, type Json } from '../json/shape.mjs';
import type { AccessToken } from '../oauth/tokens.mjs';
import type { Region } from '../world/region.mjs';
import { ApiError, badRequest, forbidden, type Answer } from './answer.mjs';
import { runFault } from './faultAnswers.mjs';
import { handle } from './handlers.mjs';
import { isOperationDenied } from './permissions.mjs';
import { parseQueryString } from './queryString.mjs';
import { describeRequest, recordStrayTokens } from './requestLog.mjs';
import type { RateState } from './rateLimit.mjs';
import { findOperation } from './routes.mjs';
import { firewallPage, userAgentProblem } from './userAgent.mjs';
import { negotiateVersion } from './version.mjs';

const basePath = '/api/v4';

function bodyText(request: Request): string {
	return Buffer.isBuffer(request.body) ? request.body.toString('utf8') : '';
}

/** The JSON body; undefined without one, an error when it is not JSON. */
function readBody(request: Request): Json | undefined {
	const text = bodyText(request);
	if (text === '') return undefined;
	if (!(request.headers['content-type'] ?? '').startsWith('application/json')) {
		throw badRequest('The body must be application/json');
	}
	const body = parseJson(text);
	if (body === undefined) throw badRequest('The body is not valid JSON');
	return body;
}

function bearerOf(request: Request): string | undefined {
	return /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
}

const unauthorized: Answer = {
	status: 401,
	headers: { 'WWW-Authenticate': 'Bearer realm="clio"' },
	json: {
		error: 'invalid_token',
		error_description: 'The access token provided is expired, revoked, malformed or invalid for other reasons.',
	},
};

function rateHeaders(state: RateState): Record<string, string> {
	return {
		'X-RateLimit-Limit': String(state.limit),
		'X-RateLimit-Remaining': String(state.remaining),
		'X-RateLimit-Reset': String(state.reset),
		...(state.retryAfter === undefined ? {} : { 'Retry-After': String(state.retryAfter) }),
	};
}

function send(response: Response, answer: Answer): void {
	response.status(answer.status);
	for (const [name, value] of Object.entries(answer.headers ?? {})) response.setHeader(name, value);
	if (answer.json !== undefined) response.type('application/json').send(JSON.stringify(answer.json));
	else if (answer.html !== undefined) response.type('text/html').send(answer.html);
	else response.end();
}

function carryOut(region: Region, request: Request, token: AccessToken, path: string, rawQuery: string): Answer {
	const record = (problem: string, detail: string): void =>
		region.journal.record({ region: region.name, method: request.method, path: basePath + path, problem, detail });
	const found = findOperation(request.method, path);
	if (found === undefined) throw new ApiError(404, 'NotFound', `No route matches ${request.method} ${path}`);
	const version = negotiateVersion(request.get('X-API-VERSION'));
	if (isOperationDenied(region, found.operation)) throw forbidden('The application lacks the permission for this');
	const user = region.firm.find('User', token.userId);
	if (user === undefined) throw forbidden('The user is gone');
	const answer = handle({
		region,
		firm: region.firm,
		operation: found.operation,
		parameters: found.parameters,
		path: basePath + path,
		origin: `${request.protocol}://${request.get('Host') ?? ''}`,
		query: parseQueryString(rawQuery),
		headers: request.headers,
		body: readBody(request),
		user,
		record,
	});
	return { ...answer, headers: { ...answer.headers, 'X-API-VERSION': version } };
}

function answerSafely(work: () => Answer): Answer {
	try {
		return work();
	} catch (error) {
		if (error instanceof ApiError) return error.toAnswer();
		console.error(error);
		return { status: 500, json: { error: { type: 'InternalServerError', message: 'The sandbox failed' } } };
	}
}

/** Answers one request below `/api/v4`: firewall, faults, token, rate limit, route, version, permission, operation. */
export function answerApi(region: Region, request: Request, response: Response): void {
	const [fullPath = '', rawQuery = ''] = split(request.originalUrl);
	const path = fullPath.slice(basePath.length);
	const agent = userAgentProblem(request.get('User-Agent'));
	const text = bodyText(request);
	const entry = describeRequest(region, request, fullPath, rawQuery, text);
	region.journal.log(entry);
	response.setHeader('X-Request-Id', randomUUID());
	response.on('close', () => (entry.status = response.headersSent ? response.statusCode : 0));

	if (agent !== undefined) {
		region.journal.record({
			region: region.name,
			method: request.method,
			path: fullPath,
			problem: agent,
			detail: request.get('User-Agent') ?? '',
		});
		if (region.settings.requireUserAgent) return send(response, { status: 403, html: firewallPage });
	}
	const fault = region.faults.take(request.method, fullPath);
	if (fault !== undefined && fault.kind !== 'lost') return runFault(fault, response);

	recordStrayTokens(region, entry, rawQuery, text);
	const bearer = bearerOf(request);
	const token = bearer === undefined ? undefined : region.tokens.findAccessToken(bearer);
	entry.authorized = token !== undefined;
	const { rateLimitPerMinute: limit, rateLimitWindowSeconds: seconds } = region.settings;
	const state =
		token === undefined ? region.rates.untouched(limit, seconds) : region.rates.count(token.token, limit, seconds);
	for (const [name, value] of Object.entries(rateHeaders(state))) response.setHeader(name, value);

	let answer: Answer;
	if (token === undefined) answer = unauthorized;
	else if (state.retryAfter !== undefined) {
		answer = new ApiError(429, 'RateLimited', 'Too many requests. Retry after the given number of seconds.').toAnswer();
	} else answer = answerSafely(() => carryOut(region, request, token, path, rawQuery));

	if (fault?.kind === 'lost') return void response.socket?.destroy();
	send(response, answer);
}

function split(url: string): [string, string] {
	const at = url.indexOf('?');
	return at < 0 ? [url, ''] : [url.slice(0, at), url.slice(at + 1)];
}
