import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import { parseJson, type Json } from '../json/shape.mjs';
import { originOf } from '../oauth/form.mjs';
import type { BodyFacts } from '../specification/facts.mjs';
import type { Region } from '../world/region.mjs';
import { ApiError, badRequest, type Answer } from './answer.mjs';
import { basePath, carryOut } from './carryOut.mjs';
import { runFault } from './faultAnswers.mjs';
import { isForm, readFormBody } from './formBody.mjs';
import { describeRequest, recordStrayTokens } from './requestLog.mjs';
import type { RateState } from './rateLimit.mjs';
import { firewallPage, userAgentProblem } from './userAgent.mjs';

function bodyText(request: Request): string {
	return Buffer.isBuffer(request.body) ? request.body.toString('utf8') : '';
}

/** The body, JSON or a form; undefined without one. Throws 400 when it is neither. */
async function readBody(request: Request, facts: BodyFacts | undefined): Promise<Json | undefined> {
	const text = bodyText(request);
	if (text === '') return undefined;
	const contentType = request.headers['content-type'] ?? '';
	if (isForm(contentType) && Buffer.isBuffer(request.body)) return await readFormBody(contentType, request.body, facts);
	if (!contentType.startsWith('application/json')) throw badRequest('The body must be application/json or a form');
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

/** Answers one request below `/api/v4`: firewall, faults, token, rate limit, route, version, permission, operation. */
export async function answerApi(region: Region, request: Request, response: Response): Promise<void> {
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
	} else {
		answer = await carryOut(region, {
			method: request.method,
			path,
			rawQuery,
			origin: originOf(request),
			headers: request.headers,
			userId: token.userId,
			readBody: async (facts) => await readBody(request, facts),
			afterAnswer: (work) => response.once('close', work),
		});
	}

	if (fault?.kind === 'lost') return void response.socket?.destroy();
	send(response, answer);
}

function split(url: string): [string, string] {
	const at = url.indexOf('?');
	return at < 0 ? [url, ''] : [url.slice(0, at), url.slice(at + 1)];
}
