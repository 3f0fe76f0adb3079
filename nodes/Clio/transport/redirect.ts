import { API_ROOT } from './path';
import type { ClioRequest } from './send';

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
	const [, pathname = '', query] = PATH_OF_LOCATION.exec(location) ?? [];
	const root = pathname.indexOf(`${API_ROOT}/`);
	const path = root < 0 ? '' : pathname.slice(root);
	if (!/^(\/[A-Za-z0-9_-]+)+(\.json)?$/.test(path.slice(API_ROOT.length)) || path === request.path) return undefined;
	return { ...request, path, ...(query === undefined ? {} : { query }) };
}
