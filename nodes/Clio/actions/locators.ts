import type { IExecuteFunctions } from 'n8n-workflow';

import type { OperationFacts } from '../catalog/types';
import type { ClioSession } from '../transport/session';

/** IDs for the places of an operation's path, by the name of the place. */
export type PathIds = Readonly<Record<string, unknown>>;

/**
 * The IDs for the places of an operation's path, as the item's locators give them.
 *
 * @throws InputProblem when a name fits no record or several, or a URL is none of this account
 */
export async function readPathIds(
	this: IExecuteFunctions,
	_session: ClioSession,
	operation: OperationFacts,
	itemIndex: number,
): Promise<PathIds> {
	return await Promise.resolve(knownPathIds.call(this, operation, itemIndex) ?? {});
}

/** The IDs as far as they can be told without asking Clio; undefined when a name must be looked up first. */
export function knownPathIds(
	this: IExecuteFunctions,
	operation: OperationFacts,
	itemIndex: number,
): PathIds | undefined {
	const places = Object.keys(operation.pathParameters ?? {});
	return Object.fromEntries(
		places.map((place) => [place, this.getNodeParameter('record', itemIndex, '', { extractValue: true })]),
	);
}
