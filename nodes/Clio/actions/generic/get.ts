import type { IExecuteFunctions } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';

import type { OperationFacts } from '../../catalog/types';
import type { ReadAsk } from '../../transport/coalescing/readRecord';
import { readRecord } from '../../transport/coalescing/readRecord';
import { clioRequest } from '../../transport/request';
import type { ClioSession } from '../../transport/session';
import type { Action } from '../action';
import { knownPathIds, readPathIds } from '../locators';
import { readOptions } from '../options';
import { chosenAt } from '../readsAhead';
import { readReturnFields } from '../returnFields';
import { readQuery } from './query';

/**
 * Reads one record: the one that the item names, or the only one of its kind where the path has no place for an ID.
 *
 * @param operation one that answers with a record
 */
export function getAction(operation: OperationFacts): Action {
	const hasPlaces = operation.pathParameters !== undefined;
	return async function (session, itemIndex) {
		const { query: fields, present } = readReturnFields.call(this, operation, itemIndex);
		const query = await readQuery.call(this, session, operation, itemIndex, fields);
		const ask: ReadAsk = { ids: await readPathIds.call(this, session, operation, itemIndex), query };
		const data =
			hasPlaces && readsTogether.call(this, itemIndex)
				? await readRecord.call(
						this,
						session,
						operation,
						ask,
						async () => await asksAhead.call(this, session, operation, itemIndex),
					)
				: (await clioRequest.call(this, session, operation, ask)).data;
		return { records: await present.call(this, session, [data]) };
	};
}

/** What the items after this one ask for in the same way; those that ask otherwise, or cannot be read yet, are left out. */
async function asksAhead(
	this: IExecuteFunctions,
	session: ClioSession,
	operation: OperationFacts,
	itemIndex: number,
): Promise<ReadAsk[]> {
	const chosen = chosenAt.call(this, itemIndex);
	const asks: ReadAsk[] = [];
	for (let item = itemIndex + 1; item < this.getInputData().length; item++) {
		const ask = await askAhead
			.call(this, session, operation, item, chosen)
			.catch((error: unknown) => (error instanceof NodeApiError ? FAILED : undefined));
		// Clio that cannot be asked now is not asked for each item in vain; an item whose input is bad is told so in its turn.
		if (ask === FAILED) break;
		if (ask !== undefined) asks.push(ask);
	}
	return asks;
}

const FAILED = Symbol('not read ahead');

async function askAhead(
	this: IExecuteFunctions,
	session: ClioSession,
	operation: OperationFacts,
	itemIndex: number,
	chosen: string,
): Promise<ReadAsk | undefined> {
	if (chosenAt.call(this, itemIndex) !== chosen || !readsTogether.call(this, itemIndex)) return undefined;
	// A name must be looked up for its own item anyway; what is found is kept.
	const ids =
		knownPathIds.call(this, operation, itemIndex, session) ??
		(await readPathIds.call(this, session, operation, itemIndex));
	const { query } = readReturnFields.call(this, operation, itemIndex);
	return { ids, query: await readQuery.call(this, session, operation, itemIndex, query) };
}

function readsTogether(this: IExecuteFunctions, itemIndex: number): boolean {
	return readOptions.call(this, itemIndex).batchReads !== false;
}
