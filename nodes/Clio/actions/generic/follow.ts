import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { OperationFacts } from '../../catalog/types';
import { openEnvelope } from '../../transport/envelope';
import { openFile } from '../../transport/files/openFile';
import { isRecord } from '../../transport/record';
import { requestAt } from '../../transport/redirect';
import { buildRequest } from '../../transport/request';
import { send } from '../../transport/send';
import type { ClioSession } from '../../transport/session';
import type { Action } from '../action';
import { toItemData } from '../action';
import { readQuery } from './query';

/**
 * Reads what Clio has computed from the item's values and left at another address: a record each, where it is a list.
 *
 * @param operation one that answers with a redirect to data, not to a file of a record
 */
export function followAction(operation: OperationFacts): Action {
	return async function (session, itemIndex) {
		const query = await readQuery.call(this, session, operation, itemIndex, {});
		const request = buildRequest(operation, { query });
		const { headers } = await send.call(this, session, request);
		const inApi = requestAt(session, request, headers.location);
		if (inApi === undefined) return { records: await readFile.call(this, session, headers.location) };
		const { data } = openEnvelope.call(this, session, inApi, await send.call(this, session, inApi));
		return { records: recordsIn(data) };
	};
}

async function readFile(this: IExecuteFunctions, session: ClioSession, location: unknown): Promise<IDataObject[]> {
	const { stream } = await openFile.call(this, session, location, `${session.baseUrl}/`);
	const text = await this.helpers.binaryToString(stream);
	const value = parse(text);
	return value === undefined ? [{ text }] : recordsIn(isRecord(value) && 'data' in value ? value.data : value);
}

function recordsIn(data: unknown): IDataObject[] {
	return Array.isArray(data) ? data.map(toItemData) : [toItemData(data)];
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
}
