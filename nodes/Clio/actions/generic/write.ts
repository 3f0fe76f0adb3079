import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { allOperations } from '../../catalog/catalog';
import type { OperationFacts } from '../../catalog/types';
import { clioApiError } from '../../transport/errors/apiError';
import { explainFailure } from '../../transport/errors/explanation';
import type { Ask, ClioResult } from '../../transport/request';
import { buildRequest, clioRequest } from '../../transport/request';
import { attemptOf } from '../../transport/send';
import type { ClioSession } from '../../transport/session';
import type { Action } from '../action';
import { idOf } from '../action';
import type { PathIds } from '../locators';
import { readPathIds } from '../locators';
import { readEtag } from '../options';
import { readReturnFields } from '../returnFields';
import { readBody } from '../values/readBody';
import { previewOf } from './preview';

/** Completes what is written, by the record that it goes to. */
export type Completion = (
	this: IExecuteFunctions,
	session: ClioSession,
	ids: PathIds,
	body: IDataObject,
) => Promise<IDataObject>;

/**
 * Creates or changes one record, or starts what Clio makes out of one, and gives the record as it is then: by itself Clio
 * answers with ID and etag only (Clio: Fields).
 *
 * @param operation a POST or PATCH that answers with a record
 * @param complete for operations that write more than was given
 */
export function writeAction(operation: OperationFacts, complete?: Completion): Action {
	const show = showOf(operation);
	return async function (session, itemIndex) {
		const { query, present } = readReturnFields.call(this, operation, itemIndex);
		const etag = readEtag.call(this, operation, itemIndex);
		const ids = await readPathIds.call(this, session, operation, itemIndex);
		const read = await readBody.call(this, session, operation, ids, itemIndex);
		const given = complete === undefined || read === undefined ? read : await complete.call(this, session, ids, read);
		const body = operation.own === undefined ? given : { ...operation.own.sets, ...given };
		// The record has all that was given: it is only read, because Clio may refuse a change of nothing.
		const isDone = show !== undefined && Object.keys(body ?? {}).length === 0;
		const [asked, ask] = isDone ? [show, { ids, query }] : [operation, askOf({ ids, query }, body, etag)];
		if (session.previewOnly) return { records: [previewOf(asked, ask)] };
		const result = await (isDone ? clioRequest : sendWrite).call(this, session, asked, ask);
		if (isDone) refuseIfChanged.call(this, session, operation, ask, etag, result);
		return { records: await present.call(this, session, [result.data]) };
	};
}

/** Sends a write, and notes which record it went to for the errors of items to come. */
export async function sendWrite(
	this: IExecuteFunctions,
	session: ClioSession,
	operation: OperationFacts,
	ask: Ask,
): Promise<ClioResult> {
	const result = await clioRequest.call(this, session, operation, ask);
	const id = idOf(result.data);
	if (id !== undefined) session.written.push(id);
	return result;
}

function askOf(ask: Ask, body: Ask['body'], etag: string | undefined): Ask {
	return { ...ask, ...(body === undefined ? {} : { body }), ...(etag === undefined ? {} : { etag }) };
}

/** The operation that reads the record which another one changes. */
function showOf({ method, id }: OperationFacts): OperationFacts | undefined {
	if (method !== 'PATCH') return undefined;
	const wanted = id.replace(/#.*/, '#show');
	return allOperations().find((each) => each.id === wanted);
}

/** What Clio would have said to a change: it holds for no change as well. */
function refuseIfChanged(
	this: IExecuteFunctions,
	session: ClioSession,
	operation: OperationFacts,
	{ ids = {} }: Ask,
	etag: string | undefined,
	{ headers }: ClioResult,
): void {
	const now = typeof headers.etag === 'string' ? headers.etag.replace(/^W\//, '') : etag;
	if (etag === undefined || now === etag) return;
	const failure = { status: 412, headers, page: false, cancelled: false, timedOut: false };
	const attempt = attemptOf(session, buildRequest(operation, { ids }));
	throw clioApiError(this.getNode(), explainFailure(attempt, failure), failure);
}
