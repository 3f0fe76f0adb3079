import type { IExecuteFunctions } from 'n8n-workflow';

import { placeOf } from '../catalog/places';
import { LISTS_WITHIN, roleName } from '../catalog/referenceRoles';
import type { OperationFacts } from '../catalog/types';
import type { Within } from '../transport/lookup/findRecord';
import { idOfUrl, located, locatedId } from '../transport/lookup/locatedId';
import type { ClioContext, ClioSession } from '../transport/session';

/** IDs for the places of an operation's path, by the name of the place. */
export type PathIds = Readonly<Record<string, unknown>>;

/** A place of a path, and the locator that fills it. */
interface PathPlace {
	place: string;
	parameter: string;
	kind: string;
	/** the locator in the words of an error */
	what: string;
}

/**
 * The IDs for the places of an operation's path, as the item's locators give them.
 *
 * @throws InputProblem when a name fits no record or several, or a URL is none of this account
 */
export async function readPathIds(
	this: IExecuteFunctions,
	session: ClioSession,
	operation: OperationFacts,
	itemIndex: number,
): Promise<PathIds> {
	return await pathIdsOf.call(this, session, operation, (parameter) => this.getNodeParameter(parameter, itemIndex, ''));
}

/**
 * The IDs for the places of an operation's path.
 *
 * @param given what the locator of a name holds
 * @throws InputProblem when a name fits no record or several, or a URL is none of this account
 */
export async function pathIdsOf(
	this: ClioContext,
	session: ClioSession,
	operation: OperationFacts,
	given: (parameter: string) => unknown,
): Promise<PathIds> {
	const ids: Record<string, unknown> = {};
	for (const { place, parameter, kind, what } of placesOf(operation)) {
		const value = given(parameter);
		ids[place] = (await locatedId.call(this, session, value, kind, what, withinOf(kind, ids))) ?? '';
	}
	return ids;
}

/**
 * The IDs as far as they can be told without asking Clio; undefined when a name must be looked up first.
 *
 * @param session whose records a URL may name; without it an ID in a URL counts as not known
 * @throws InputProblem when a URL is none of this account
 */
export function knownPathIds(
	this: IExecuteFunctions,
	operation: OperationFacts,
	itemIndex: number,
	session?: ClioSession,
): PathIds | undefined {
	const ids: Record<string, unknown> = {};
	for (const { place, parameter, kind, what } of placesOf(operation)) {
		const given = located(this.getNodeParameter(parameter, itemIndex, ''));
		if ('name' in given || ('url' in given && session === undefined)) return undefined;
		if ('id' in given) ids[place] = given.id;
		else ids[place] = 'url' in given && session !== undefined ? idOfUrl(session, given.url, kind, what) : '';
	}
	return ids;
}

/** The locators of an operation's path; first those that another record is looked up within. */
function placesOf(operation: OperationFacts): PathPlace[] {
	const { resource } = placeOf(operation);
	const outer = Object.values(LISTS_WITHIN);
	return Object.keys(operation.pathParameters ?? {})
		.map((place) => {
			const within = outer.find((each) => each.place === place);
			return within === undefined
				? { place, parameter: 'record', kind: resource, what: 'The record' }
				: { place, parameter: within.parameter, kind: within.kind, what: roleName(within.parameter) };
		})
		.sort((left, right) => Number(left.parameter === 'record') - Number(right.parameter === 'record'));
}

/** What the list of a kind must be asked within, as far as it is known. */
function withinOf(kind: string, ids: PathIds): Within {
	const outer = LISTS_WITHIN[kind];
	return outer === undefined ? {} : { [outer.place]: ids[outer.place] };
}
