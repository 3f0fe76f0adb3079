import type { IDataObject } from 'n8n-workflow';

import type { OperationFacts } from '../../catalog/types';
import type { KnownRecords } from '../../transport/lookup/knownRecords';
import { knowWritten } from '../../transport/lookup/knownRecords';
import type { ListedMatch } from '../../transport/lookup/lookups';
import { API_ROOT } from '../../transport/path';
import type { Ask } from '../../transport/request';
import { buildRequest } from '../../transport/request';
import type { ClioSession } from '../../transport/session';
import { previewOf, previewOfRequest } from './preview';

/** In the place of the ID of a record that an earlier item would have created. */
const NEW_ID = '{id}';

/** What Create or Update would send; items to come find the record as it would be then. */
export function previewUpsert(
	session: ClioSession,
	known: KnownRecords,
	operation: OperationFacts,
	ask: Ask,
	match: ListedMatch | undefined,
): IDataObject {
	knowWritten(session, known, { id: NEW_ID, ...withValues(match?.record ?? {}, ask.body ?? {}) });
	if (match === undefined) return { ...previewOf(operation, ask), would: 'create' };
	if (match.id !== NEW_ID) return { ...previewOf(operation, ask), would: 'update' };
	const request = buildRequest(operation, { ...ask, ids: { id: 1 } });
	return { ...previewOfRequest({ ...request, path: `${API_ROOT}${operation.path}` }), would: 'update' };
}

/** What Create or Update says of a record that has all values already. */
export function previewOfNothing({ record }: ListedMatch): IDataObject {
	return { preview: true, id: record.id as IDataObject[string], would: 'leave unchanged' };
}

function withValues(record: Readonly<Record<string, unknown>>, values: IDataObject): Record<string, unknown> {
	const lists = Object.entries(values).flatMap(([name, rows]): Array<[string, unknown]> => {
		const known: unknown = record[name];
		return Array.isArray(rows) && Array.isArray(known)
			? [[name, [...(known as unknown[]), ...(rows as unknown[])]]]
			: [];
	});
	return { ...record, ...values, ...Object.fromEntries(lists) };
}
