import type { IncomingHttpHeaders } from 'node:http';
import type { Json } from '../json/shape.mjs';
import type { BodyFacts } from '../specification/facts.mjs';
import type { Region } from '../world/region.mjs';
import { ApiError, forbidden, type Answer } from './answer.mjs';
import { handle } from './handlers.mjs';
import { isOperationDenied } from './permissions.mjs';
import { parseQueryString } from './queryString.mjs';
import { advanceWork } from '../rules/background.mjs';
import { completions } from '../rules/rules.mjs';
import { findOperation } from './routes.mjs';
import { negotiateVersion } from './version.mjs';

export const basePath = '/api/v4';

/** A request whose token was accepted, before anything else of it was looked at. */
export interface ApiCall {
	readonly method: string;
	/** Below `/api/v4`. */
	readonly path: string;
	readonly rawQuery: string;
	/** Scheme and host the client used. */
	readonly origin: string;
	readonly headers: IncomingHttpHeaders;
	readonly userId: number;
	readonly readBody: (facts: BodyFacts | undefined) => Promise<Json | undefined>;
	/** Work that begins once the answer has left. */
	readonly afterAnswer: (work: () => void) => void;
}

async function perform(region: Region, call: ApiCall): Promise<Answer> {
	const { method, path } = call;
	const record = (problem: string, detail: string): void =>
		region.journal.record({ region: region.name, method, path: basePath + path, problem, detail });
	const found = findOperation(method, path);
	if (found === undefined) throw new ApiError(404, 'NotFound', `No route matches ${method} ${path}`);
	const asked = call.headers['x-api-version'];
	const version = negotiateVersion(Array.isArray(asked) ? asked.join(', ') : asked);
	if (isOperationDenied(region, found.operation)) throw forbidden('The application lacks the permission for this');
	const user = region.firm.find('User', call.userId);
	if (user === undefined) throw forbidden('The user is gone');
	const answer = await handle({
		region,
		firm: region.firm,
		operation: found.operation,
		parameters: found.parameters,
		path: basePath + path,
		origin: call.origin,
		query: parseQueryString(call.rawQuery),
		headers: call.headers,
		body: await call.readBody(found.operation.body),
		user,
		record,
		afterAnswer: call.afterAnswer,
	});
	return { ...answer, headers: { ...answer.headers, 'X-API-VERSION': version } };
}

/** Carries out a request: route, version, permission, operation. Webhooks are told of what it changed. Never throws. */
export async function carryOut(region: Region, call: ApiCall): Promise<Answer> {
	try {
		region.webhooks.dropExpired();
		advanceWork(region.firm, completions);
		return await perform(region, call);
	} catch (error) {
		if (error instanceof ApiError) return error.toAnswer();
		console.error(error);
		return { status: 500, json: { error: { type: 'InternalServerError', message: 'The sandbox failed' } } };
	} finally {
		region.webhooks.announce();
	}
}
