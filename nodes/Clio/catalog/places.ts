import { allOperations } from './catalog';
import { ownOperationsOf } from './ownOperations';
import type { OperationFacts } from './types';
import { upsertOf } from './upserts';

/** Where an operation of Clio stands in the Clio node: values of its parameters `resource` and `operation`. */
export interface Place {
	resource: string;
	operation: string;
}

/** The verbs that n8n has a word of its own for. */
const OPERATIONS: Readonly<Record<string, string>> = {
	index: 'getAll',
	show: 'get',
	create: 'create',
	update: 'update',
	destroy: 'delete',
};

/** Names that cannot be read or looked up the same way in the plural, or that Clio itself writes in the plural. */
const RESOURCES: Readonly<Record<string, string>> = {
	EventMetrics: 'eventMetric',
	JurisdictionsToTrigger: 'jurisdictionTrigger',
};

/** Operations that a person looks for at another resource, or under a word of its own. */
const ODD_PLACES: Readonly<Record<string, Place>> = {
	'BillableMatter#ids': { resource: 'billableMatter', operation: 'getIds' },
	'Client#show': { resource: 'matter', operation: 'getClient' },
	'DocumentVersion#index': { resource: 'document', operation: 'getVersions' },
	'EmailAddress#index': { resource: 'contact', operation: 'getEmailAddresses' },
	'EventMetrics#index': { resource: 'eventMetric', operation: 'get' },
	'Folder#list': { resource: 'folder', operation: 'getContents' },
	'MatterContacts#index': { resource: 'matter', operation: 'getContacts' },
	'PhoneNumber#index': { resource: 'contact', operation: 'getPhoneNumbers' },
	'RelatedContacts#index': { resource: 'matter', operation: 'getRelatedContacts' },
	'Timer#create': { resource: 'timer', operation: 'start' },
	'Timer#destroy': { resource: 'timer', operation: 'stop' },
};

/** Where an operation stands in the node; its name is permanent, because saved workflows contain it. */
export function placeOf({ id }: OperationFacts): Place {
	const odd = ODD_PLACES[id];
	if (odd !== undefined) return odd;
	const [name = '', verb = ''] = id.split('#');
	return {
		resource: RESOURCES[name] ?? name.charAt(0).toLowerCase() + name.slice(1),
		operation: OPERATIONS[verb] ?? verb.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
	};
}

const operationsByPlace = new Map(allOperations().map((operation) => [textOf(placeOf(operation)), operation]));

/** The operation that stands at a place; undefined when the node does something of its own there, or nothing. */
export function operationOfPlace(place: Place): OperationFacts | undefined {
	return operationsByPlace.get(textOf(place));
}

const resources = resourcesOf(allOperations());

/** The operations of each resource by the values that the node has for them; resources in alphabetical order. */
export function operationsByResource(): ReadonlyMap<string, ReadonlyMap<string, OperationFacts>> {
	return resources;
}

/**
 * The operation whose facts stand behind a place of the node: the one of Clio's there, the node's own, and that which creates a
 * record behind Create or Update (`upsert`), which takes the same values and gives the same fields. Undefined for what has
 * nothing to do with Clio's records.
 */
export function factsAt({ resource, operation }: Place): OperationFacts | undefined {
	return factsByResource().get(resource)?.get(operation);
}

/**
 * As {@link factsAt}, for a place that the code names itself.
 *
 * @throws Error when there is nothing, which is a mistake in this package
 */
export function knownFactsAt(place: Place): OperationFacts {
	const facts = factsAt(place);
	if (facts === undefined) throw new Error(`The catalogue has no ${textOf(place)}`);
	return facts;
}

const placesWithFacts = new Map(
	[...resources].map(([resource, operations]) => [
		resource,
		new Map([...withUpsert(resource, operations), ...ownOperationsOf(resource)]),
	]),
);

/** {@link operationsByResource} with the node's own, as {@link factsAt} has them: all that the node does with Clio's records. */
export function factsByResource(): ReadonlyMap<string, ReadonlyMap<string, OperationFacts>> {
	return placesWithFacts;
}

function withUpsert(
	resource: string,
	operations: ReadonlyMap<string, OperationFacts>,
): ReadonlyMap<string, OperationFacts> {
	const create = operations.get('create');
	return create === undefined || upsertOf(resource) === undefined
		? operations
		: new Map([...operations, ['upsert', create]]);
}

function resourcesOf(operations: readonly OperationFacts[]): Map<string, Map<string, OperationFacts>> {
	const found = new Map<string, Map<string, OperationFacts>>();
	for (const facts of operations) {
		const { resource, operation } = placeOf(facts);
		found.set(resource, (found.get(resource) ?? new Map<string, OperationFacts>()).set(operation, facts));
	}
	return new Map([...found].sort(([left], [right]) => (left < right ? -1 : 1)));
}

function textOf({ resource, operation }: Place): string {
	return `${resource}:${operation}`;
}
