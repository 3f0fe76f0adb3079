import { readFileSync } from 'node:fs';

import { API_ROOT } from '../../../nodes/Clio/transport/path.js';

/** A request as the sandbox has seen it. */
export interface RecordedRequest {
	method: string;
	/** below `/api/v4` */
	path: string;
	query: string;
	body: unknown;
}

/**
 * The API requests in a file that the contract tests have written (`test-output/contract-requests.json`), each once.
 *
 * @throws Error when the file holds none
 */
export function readRecordedRequests(file: string): RecordedRequest[] {
	const parsed: unknown = JSON.parse(readFileSync(file, 'utf8'));
	const requests = (Array.isArray(parsed) ? parsed : []).filter(isRequest);
	if (requests.length === 0) throw new Error(`${file} holds no requests`);
	const unique = new Map(requests.map((request) => [JSON.stringify(request), request]));
	return [...unique.values()].map((request) => ({ ...request, path: request.path.slice(API_ROOT.length) }));
}

function isRequest(value: unknown): value is RecordedRequest {
	return (
		typeof value === 'object' &&
		value !== null &&
		'method' in value &&
		'path' in value &&
		'query' in value &&
		String(value.path).startsWith(`${API_ROOT}/`)
	);
}
