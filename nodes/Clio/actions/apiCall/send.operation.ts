import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { SELECTABLE_API_VERSIONS } from '../../catalog/apiVersions';
import { operationAt } from '../../catalog/catalog';
import type { HttpMethod } from '../../catalog/types';
import { openEnvelope } from '../../transport/envelope';
import { clioApiError } from '../../transport/errors/apiError';
import { InputProblem } from '../../transport/errors/inputProblem';
import { followPages } from '../../transport/paging';
import { API_ROOT, cleanRawPath } from '../../transport/path';
import { buildQuery, encodeQuery } from '../../transport/query';
import type { AnswerHeaders } from '../../transport/rateLimit/headers';
import type { ClioAnswer, ClioRequest } from '../../transport/send';
import { send } from '../../transport/send';
import type { ClioSession } from '../../transport/session';
import type { ActionResult } from '../action';
import { idOf, toItemData } from '../action';
import { previewOfRequest } from '../generic/preview';
import { readOptions } from '../options';
import { readJsonBody, readQueryParameters } from './input';

const METHODS: ReadonlySet<string> = new Set<HttpMethod>(['GET', 'POST', 'PATCH', 'DELETE']);

/** Sends any request below `/api/v4`: the way to what Clio offers and this node does not know yet. */
export async function sendApiCall(
	this: IExecuteFunctions,
	session: ClioSession,
	itemIndex: number,
): Promise<ActionResult> {
	const request = readRequest.call(this, itemIndex);
	if (request.method === 'GET' && this.getNodeParameter('returnAll', itemIndex, false) === true) {
		const records: IDataObject[] = [];
		for await (const page of followPages.call(this, session, request)) records.push(...page.map(toItemData));
		return { records };
	}
	if (session.previewOnly && request.method !== 'GET') return { records: [previewOfRequest(request)] };
	const answer = await send.call(this, session, request);
	const records = readAnswer.call(this, session, request, answer);
	if (request.method !== 'GET') session.written.push(...writtenBy(request, records));
	return { records };
}

/** The IDs that a write's answer holds; of one without an answer, such as a delete, that in its path. */
function writtenBy({ path }: ClioRequest, records: readonly IDataObject[]): Array<string | number> {
	const ids = records.map(idOf).filter((id) => id !== undefined);
	const [, inPath] = /\/(\d+)(?:\.json)?$/.exec(path) ?? [];
	return ids.length > 0 || inPath === undefined ? ids : [inPath];
}

function readRequest(this: IExecuteFunctions, itemIndex: number): ClioRequest {
	const method = String(this.getNodeParameter('method', itemIndex, 'GET'));
	if (!isMethod(method)) throw new InputProblem(`Clio has no method "${method}"`, 'Choose GET, POST, PATCH or DELETE.');
	const path = cleanRawPath(String(this.getNodeParameter('path', itemIndex, '')).trim());
	const options = readOptions.call(this, itemIndex);
	const operation = operationAt(method, path);
	const query = readQueryParameters(this.getNodeParameter('queryParameters', itemIndex, {}));
	const known = operation !== undefined && options.sendUnknownQueryParameters !== true;
	const body =
		method === 'POST' || method === 'PATCH'
			? readJsonBody(this.getNodeParameter('jsonBody', itemIndex, ''))
			: undefined;
	return {
		method,
		path: `${API_ROOT}${path}`,
		query: known ? buildQuery(operation, query) : encodeQuery(query),
		...(operation === undefined ? {} : { operation }),
		...(body === undefined ? {} : { body }),
		...versionHeader(options.apiVersion),
	};
}

function versionHeader(version: unknown): { headers?: Record<string, string> } {
	if (version === undefined || version === '') return {};
	const text = String(version);
	if (SELECTABLE_API_VERSIONS.some((selectable) => selectable === text)) return { headers: { 'X-API-VERSION': text } };
	throw new InputProblem(
		`The API version "${text}" cannot be used here`,
		`Choose one of ${SELECTABLE_API_VERSIONS.join(', ')}: older ones give some numbers another meaning.`,
	);
}

/** A list gives an item a record; an answer without a body tells its status; a redirect tells where it leads. */
function readAnswer(
	this: IExecuteFunctions,
	session: ClioSession,
	request: ClioRequest,
	answer: ClioAnswer,
): IDataObject[] {
	const { status, headers, body } = answer;
	if (status === 303) return [{ status, location: locationOf.call(this, headers) }];
	if (status === 304 || status === 204) return [{ status }];
	if (request.operation?.answer === 'html' && typeof body === 'string') return [{ status, html: body }];
	const { data } = openEnvelope.call(this, session, request, answer);
	return Array.isArray(data) ? data.map(toItemData) : [toItemData(data)];
}

function locationOf(this: IExecuteFunctions, { location }: AnswerHeaders): string {
	if (typeof location === 'string' && location !== '') return location;
	throw clioApiError(this.getNode(), {
		message: 'Clio answered with the address of a file, but does not say where it is',
		description: 'Try again; if it happens every time, check what stands between n8n and Clio.',
	});
}

function isMethod(method: string): method is HttpMethod {
	return METHODS.has(method);
}
