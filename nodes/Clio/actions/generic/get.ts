import type { IExecuteFunctions } from 'n8n-workflow';

import { operationById } from '../../catalog/catalog';
import { fieldsText } from '../../catalog/fieldSelection';
import { STANDARD_FIELDS } from '../../catalog/standardFields';
import type { OperationFacts } from '../../catalog/types';
import type { ReadAsk } from '../../transport/coalescing/readRecord';
import { readRecord } from '../../transport/coalescing/readRecord';
import { clioRequest } from '../../transport/request';
import type { Action } from '../action';
import { toItemData } from '../action';
import { readOptions } from '../options';

/**
 * Reads one record with its standard fields: the one chosen under `record`, where the path has a place for an id.
 *
 * @param operationId Clio's name of the operation, such as `User#show`
 */
export function getAction(operationId: string): Action {
	const operation = operationById(operationId);
	const places = Object.keys(operation.pathParameters ?? {});

	function askOf(this: IExecuteFunctions, itemIndex: number): ReadAsk {
		const ids = Object.fromEntries(
			places.map((place) => [place, this.getNodeParameter('record', itemIndex, '', { extractValue: true })]),
		);
		return { ids, query: { fields: standardFields(operation) } };
	}

	return async function (session, itemIndex) {
		const ask = askOf.call(this, itemIndex);
		const isBatched = places.length > 0 && readOptions.call(this, itemIndex).batchReads !== false;
		const data = isBatched
			? await readRecord.call(this, session, operation, ask, () => asksAhead.call(this, itemIndex, askOf))
			: (await clioRequest.call(this, session, operation, ask)).data;
		return { records: [toItemData(data)] };
	};
}

/** What the items after this one ask for in the same way; those that ask otherwise, or cannot be read, are left out. */
function asksAhead(
	this: IExecuteFunctions,
	itemIndex: number,
	askOf: (this: IExecuteFunctions, itemIndex: number) => ReadAsk,
): ReadAsk[] {
	const chosen = (item: number) =>
		['resource', 'operation'].map((name) => String(this.getNodeParameter(name, item, ''))).join(':');
	const isAlike = (item: number) =>
		chosen(item) === chosen(itemIndex) && readOptions.call(this, item).batchReads !== false;
	return this.getInputData()
		.map((_, item) => item)
		.slice(itemIndex + 1)
		.flatMap((item) => {
			try {
				return isAlike(item) ? [askOf.call(this, item)] : [];
			} catch {
				return [];
			}
		});
}

/** Clio's `fields` text for the standard fields of what an operation answers with. */
export function standardFields({ schema = '' }: OperationFacts): string {
	return fieldsText(schema, STANDARD_FIELDS[schema] ?? ['id', 'etag']);
}
