import { ApiError, type Answer } from '../api/answer.mjs';
import type { ApiRequest } from '../api/request.mjs';
import { answerRecord, pathRecord } from '../api/show.mjs';
import { selectionOf } from '../api/viewer.mjs';
import type { FirmRecord } from '../firm/record.mjs';
import { resourceOf } from '../specification/specification.mjs';
import { rulesOf } from '../rules/rules.mjs';
import { applyData } from './apply.mjs';
import { checkBody } from './checkBody.mjs';
import type { WriteContext } from './context.mjs';

/** Throws 412 on a change of a record that is no longer the one the client read (Clio: ETags). */
export function checkMatch(request: ApiRequest, record: FirmRecord): void {
	const match = request.headers['if-match'];
	if (match === undefined || match === '*' || !request.operation.headers.includes('IF-MATCH')) return;
	if (match !== record.etag) throw new ApiError(412, 'PreconditionFailed', 'The record has changed since it was read');
}

/** A write of the request's body, checked against the operation. */
export const beginWrite = (request: ApiRequest, creating: boolean): WriteContext => ({
	request,
	data: checkBody(request.operation.body, request.body, request.record),
	creating,
	now: request.firm.now(),
});

/** Creates a record of the resource from the request's body. */
export const createFrom = (request: ApiRequest, resource: string): FirmRecord =>
	createIn(beginWrite(request, true), resource);

/** Creates a record of the resource from the data of a write. */
export function createIn(context: WriteContext, resource: string): FirmRecord {
	const { request } = context;
	const rules = rulesOf(resource);
	const id = resource === 'CalendarEntry' ? String(request.firm.newId()) : request.firm.newId();
	const record = request.firm.embed(resource, {}, { id, createdAt: context.now });
	rules.before?.(context, record);
	applyData(context, record, rules);
	rules.check?.(context, record);
	request.firm.insert(record);
	rules.after?.(context, record);
	return record;
}

/** The common create operation: 201 with the selected fields. */
export function createRecord(request: ApiRequest): Answer {
	const resource = resourceOf(request.operation);
	const selection = selectionOf(request, request.operation.answer ?? resource);
	return answerRecord(request, createFrom(request, resource), selection);
}

/** Changes the record by the request's body. */
export const updateFrom = (request: ApiRequest, record: FirmRecord): void =>
	changeIn(beginWrite(request, false), record);

/** Changes the record by the data of a write; a refused change leaves it as it was. */
export function changeIn(context: WriteContext, record: FirmRecord): void {
	const rules = rulesOf(record.resource);
	const before = record.snapshot();
	try {
		rules.before?.(context, record);
		applyData(context, record, rules);
		rules.check?.(context, record);
	} catch (error) {
		record.restore(before);
		throw error;
	}
	record.touch(context.now);
	rules.after?.(context, record);
}

/** The common update operation. */
export function updateRecord(request: ApiRequest): Answer {
	const record = pathRecord(request);
	const selection = selectionOf(request, request.operation.answer ?? record.resource);
	checkMatch(request, record);
	updateFrom(request, record);
	return answerRecord(request, record, selection);
}

/** The common destroy operation: 204, or the record where the operation answers one. */
export function destroyRecord(request: ApiRequest): Answer {
	const record = pathRecord(request);
	checkMatch(request, record);
	const selection = selectionOf(request, request.operation.answer ?? record.resource);
	const handled = rulesOf(record.resource).destroy?.(request, record, request.firm.now()) ?? false;
	if (!handled) request.firm.remove(record);
	return request.operation.success === 204 ? { status: 204 } : answerRecord(request, record, selection);
}
