import type { IDataObject } from 'n8n-workflow';

import type { OperationFacts } from '../../catalog/types';
import type { Ask } from '../../transport/request';
import { buildRequest } from '../../transport/request';
import type { ClioRequest } from '../../transport/send';

/**
 * The request that an operation would send, as an output item; it is checked as if it were sent.
 *
 * @throws InputProblem as {@link buildRequest}
 */
export function previewOf(operation: OperationFacts, ask: Ask): IDataObject {
	return previewOfRequest(buildRequest(operation, ask));
}

/** A request as an output item instead of sending it. */
export function previewOfRequest({ method, path, query = '', body, headers }: ClioRequest): IDataObject {
	return {
		preview: true,
		method,
		path,
		query: readableQuery(query),
		body: body ?? null,
		...(headers === undefined ? {} : { headers }),
	};
}

/** The values of a query string by name; lists where a name stands several times. */
function readableQuery(query: string): IDataObject {
	const values: Record<string, string[]> = {};
	for (const pair of query.split('&').filter((part) => part !== '')) {
		const at = pair.indexOf('=');
		const name = decodeURIComponent(pair.slice(0, at));
		values[name] = [...(values[name] ?? []), decodeURIComponent(pair.slice(at + 1))];
	}
	return Object.fromEntries(Object.entries(values).map(([name, list]) => [name, list.length === 1 ? list[0] : list]));
}
