import type { IExecuteFunctions } from 'n8n-workflow';

import type { OperationFacts } from '../catalog/types';
import type { ReadAsk } from '../transport/coalescing/readRecord';
import type { ClioSession } from '../transport/session';
import type { PathIds } from './locators';
import { knownPathIds } from './locators';

/**
 * What the items after this one with the same resource and operation are going to read, as far as their records are known
 * without asking: so that up to 200 records are read with one request.
 *
 * @param operation the one whose locators name the records
 */
export function readsAhead(
	this: IExecuteFunctions,
	session: ClioSession,
	operation: OperationFacts,
	itemIndex: number,
	query: ReadAsk['query'],
): ReadAsk[] {
	const chosen = chosenAt.call(this, itemIndex);
	return this.getInputData().flatMap((_, item) => {
		if (item <= itemIndex || chosenAt.call(this, item) !== chosen) return [];
		const ids = idsOf.call(this, session, operation, item);
		return ids === undefined ? [] : [{ ids, ...(query === undefined ? {} : { query }) }];
	});
}

/** An item whose record cannot be told is told so when its turn comes. */
function idsOf(
	this: IExecuteFunctions,
	session: ClioSession,
	operation: OperationFacts,
	itemIndex: number,
): PathIds | undefined {
	try {
		return knownPathIds.call(this, operation, itemIndex, session);
	} catch {
		return undefined;
	}
}

/** What makes two items ask for the same: their resource and operation. */
export function chosenAt(this: IExecuteFunctions, itemIndex: number): string {
	return ['resource', 'operation'].map((name) => String(this.getNodeParameter(name, itemIndex, ''))).join(':');
}
