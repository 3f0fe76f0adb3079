import type { Answer } from './answer.mjs';
import { notFound } from './answer.mjs';
import type { ApiRequest } from './request.mjs';
import { selectionOf, viewerOf } from './viewer.mjs';
import { renderRecord } from '../fields/render.mjs';
import type { Selection } from '../fields/selection.mjs';
import type { FirmRecord } from '../firm/record.mjs';
import { resourceOf } from '../specification/specification.mjs';
import { isVisible } from '../firm/visibility.mjs';

/** The record the path names; 404 when there is none or the user may not see it. */
export function pathRecord(request: ApiRequest, resource = resourceOf(request.operation), name = 'id'): FirmRecord {
	const id = request.parameters[name] ?? '';
	const record = request.firm.find(resource, id);
	if (record === undefined || !isVisible(record, request.user)) throw notFound(`${resource} ${id}`);
	return record;
}

/** Whether the client's copy is still current (Clio: ETags). */
function isUnchanged(request: ApiRequest, record: FirmRecord): boolean {
	if (!request.operation.headers.includes('IF-NONE-MATCH')) return false;
	const match = request.headers['if-none-match'];
	if (match !== undefined) return match === record.etag || match === '*';
	const since = Date.parse(request.headers['if-modified-since'] ?? '');
	return !Number.isNaN(since) && Math.floor(record.updatedAt / 1000) * 1000 <= since;
}

/** ETag and Last-Modified of a single record. */
export const recordHeaders = (record: FirmRecord): Record<string, string> => ({
	ETag: record.etag,
	'Last-Modified': new Date(record.updatedAt).toUTCString(),
});

/** One record with its etag headers, seen through a view. */
export function answerRecord(
	request: ApiRequest,
	record: FirmRecord,
	selection: Selection,
	{ view, status }: { view?: string; status?: number } = {},
): Answer {
	const shown = view ?? request.operation.answer ?? record.resource;
	return {
		status: status ?? request.operation.success,
		headers: recordHeaders(record),
		json: { data: renderRecord(shown, record, selection, viewerOf(request)) },
	};
}

/** Answers a record, or 304 when the client has it already. */
export function answerShown(request: ApiRequest, record: FirmRecord): Answer {
	const selection = selectionOf(request, request.operation.answer ?? record.resource);
	if (isUnchanged(request, record)) return { status: 304, headers: recordHeaders(record) };
	return answerRecord(request, record, selection);
}

/** The common show operation. */
export function showRecord(request: ApiRequest): Answer {
	return answerShown(request, pathRecord(request));
}
