import type { IDataObject } from 'n8n-workflow';

import type { OperationFacts } from '../../catalog/types';
import { InputProblem } from '../../transport/errors/inputProblem';
import { clioRequest } from '../../transport/request';
import type { Action } from '../action';
import { idOf } from '../action';
import { readPathIds } from '../locators';
import { readEtag } from '../options';
import { readReturnFields } from '../returnFields';
import { readBody } from '../values/readBody';
import { previewOf } from './preview';

/**
 * Creates or changes one record, or starts what Clio makes out of one, and gives the record as it is then: by itself Clio
 * answers with ID and etag only (Clio: Fields).
 *
 * @param operation a POST or PATCH that answers with a record
 */
export function writeAction(operation: OperationFacts): Action {
	return async function (session, itemIndex) {
		const { query, present } = readReturnFields.call(this, operation, itemIndex);
		const etag = readEtag.call(this, operation, itemIndex);
		const ids = await readPathIds.call(this, session, operation, itemIndex);
		const body = await readBody.call(this, session, operation, ids, itemIndex);
		refuseNoChange(operation, body);
		const ask = {
			ids,
			query,
			...(body === undefined ? {} : { body }),
			...(etag === undefined ? {} : { etag }),
		};
		if (session.previewOnly) return { records: [previewOf(operation, ask)] };
		const { data } = await clioRequest.call(this, session, operation, ask);
		const id = idOf(data);
		if (id !== undefined) session.written.push(id);
		return { records: await present.call(this, session, [data]) };
	};
}

/** Clio would take it, and the user would believe that something was changed. */
function refuseNoChange({ method }: OperationFacts, body: IDataObject | undefined): void {
	if (method !== 'PATCH' || Object.keys(body ?? {}).length > 0) return;
	throw new InputProblem(
		'There is nothing to change: no value is given',
		'Give at least one value. Empty values count as not given; choose what to clear under Fields to Clear.',
	);
}
