import type { Answer } from '../api/answer.mjs';
import { lastValue } from '../api/queryString.mjs';
import type { ApiRequest } from '../api/request.mjs';
import { selectionOf, viewerOf } from '../api/viewer.mjs';
import { renderRecord } from '../fields/render.mjs';
import type { FirmRecord } from '../firm/record.mjs';
import { isVisible } from '../firm/visibility.mjs';
import { resourceOf } from '../specification/specification.mjs';
import { applyFilters } from './filters.mjs';
import { sortRecords } from './order.mjs';
import { takePage } from './paging.mjs';
import { listSources } from './sources.mjs';

/** The records a list starts from, before any filter. */
function sourceOf(request: ApiRequest): FirmRecord[] {
	const source = listSources[request.operation.id];
	const records = source === undefined ? request.firm.all(resourceOf(request.operation)) : source(request);
	return records.filter((record) => isVisible(record, request.user));
}

/** The filtered and sorted records of a list operation. */
export function matchingRecords(request: ApiRequest): { records: FirmRecord[]; order: string } {
	const viewer = viewerOf(request);
	const view = request.operation.answer ?? resourceOf(request.operation);
	const order = lastValue(request.query, 'order') ?? request.operation.defaultOrder ?? 'id(asc)';
	const filtered = applyFilters(request, view, sourceOf(request), viewer);
	return { records: sortRecords(request.operation.id, view, filtered, order, viewer), order };
}

/** The common list operation: filters, order, page, fields. */
export function answerList(request: ApiRequest): Answer {
	const view = request.operation.answer ?? resourceOf(request.operation);
	const selection = selectionOf(request, view);
	const viewer = viewerOf(request);
	const { records, order } = matchingRecords(request);
	const page = takePage(request, records, order);
	return {
		status: 200,
		json: { data: page.records.map((record) => renderRecord(view, record, selection, viewer)), meta: page.meta },
	};
}
