import { API_ROOT } from './path';
import type { ClioRequest } from './send';
import type { ClioSession } from './session';

const PATH_OF_LOCATION = /^(?:https?:\/\/[^/?#]*)?(\/[^?#]*)(?:\?([^#]*))?/i;

/**
 * The request that a redirect asks for instead: firms with categorized practice areas are sent to another endpoint with
 * status 307 (Clio: practice areas). Only the path and the query of `Location` are taken, and only below the API, so that
 * no answer decides where the access token goes. Without a query of its own the old one stays: it holds the filters.
 *
 * @returns undefined when the answer is no such redirect, or it leads anywhere else
 */
export function redirected(
	request: ClioRequest,
	status: number | undefined,
	location: unknown,
): ClioRequest | undefined {
	if (request.method !== 'GET' || status !== 307 || typeof location !== 'string') return undefined;
	const target = targetIn(location);
	if (target === undefined || target.path === request.path) return undefined;
	return { ...request, ...target };
}

/** The GET request that an address asks for when it lies below the API of the session's account; undefined elsewhere. */
export function requestAt(
	{ baseUrl }: Pick<ClioSession, 'baseUrl'>,
	{ operation }: ClioRequest,
	location: unknown,
): ClioRequest | undefined {
	const isOurs =
		typeof location === 'string' &&
		[`${baseUrl}${API_ROOT}/`, `${API_ROOT}/`].some((root) => location.startsWith(root));
	const target = isOurs ? targetIn(location) : undefined;
	if (target === undefined) return undefined;
	return { method: 'GET', ...target, ...(operation === undefined ? {} : { operation }) };
}

function targetIn(location: string): Pick<ClioRequest, 'path' | 'query'> | undefined {
	const [, pathname = '', query] = PATH_OF_LOCATION.exec(location) ?? [];
	const root = pathname.indexOf(`${API_ROOT}/`);
	const path = root < 0 ? '' : pathname.slice(root);
	if (!/^(\/[A-Za-z0-9_-]+)+(\.json)?$/.test(path.slice(API_ROOT.length))) return undefined;
	return { path, ...(query === undefined ? {} : { query }) };
}
