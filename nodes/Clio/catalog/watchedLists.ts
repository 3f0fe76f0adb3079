import { factsOf, schemaByName } from './catalog';
import type { FilterFacts } from './filters';
import { filtersOf } from './filters';
import { operationsByResource } from './places';
import type { OperationFacts } from './types';

/** What a trigger that polls can wait for. */
export type WatchedEvent = 'created' | 'createdOrUpdated';

/** How a list tells what is new in it. */
export interface WatchFacts {
	/** the filter that asks for what is later than a time */
	filter: 'created_since' | 'updated_since';
	/** when it happened to a record */
	attribute: 'created_at' | 'updated_at';
}

/** A list that can be asked for what was created or changed since a time. */
export interface WatchedList {
	/** value of the trigger's `resource`; permanent, because saved workflows contain it */
	name: string;
	operation: OperationFacts;
	events: ReadonlyMap<WatchedEvent, WatchFacts>;
	/** what the list can be narrowed by besides the time */
	filters: readonly FilterFacts[];
	/** the attribute that tells records apart whose IDs may be the same */
	kindAttribute?: 'type';
}

/** Lists that are not all records of a resource. */
const NAMES: Readonly<Record<string, string>> = {
	'EmailAddress#index': 'contactEmailAddress',
	'Folder#list': 'folderContent',
	'PhoneNumber#index': 'contactPhoneNumber',
};

/** Here `created_since` and `updated_since` look at the conversation (Clio: Conversation Messages), which a new message updates. */
const BY_CONVERSATION = 'ConversationMessage#index';

const ofTwoKinds = new Set(['Folder#list']);

const lists: ReadonlyMap<string, WatchedList> = readLists();

/** Every list of Clio that can be watched, by its name in the trigger. */
export function watchedLists(): ReadonlyMap<string, WatchedList> {
	return lists;
}

function readLists(): Map<string, WatchedList> {
	const found = [...operationsByResource()].flatMap(([resource, operations]) =>
		[...operations].flatMap(([name, operation]) => {
			const events = eventsOf(operation);
			if (operation.answer !== 'list' || events.size === 0) return [];
			return [
				watchedList(NAMES[operation.id] ?? (name === 'getAll' ? resource : `${resource}.${name}`), operation, events),
			];
		}),
	);
	return new Map(found.map((list) => [list.name, list]));
}

function watchedList(name: string, operation: OperationFacts, events: WatchedList['events']): WatchedList {
	return {
		name,
		operation,
		events,
		filters: filtersOf(operation).filter((filter) => !/^(created|updated)_since$/.test(filter.name)),
		...(ofTwoKinds.has(operation.id) ? { kindAttribute: 'type' as const } : {}),
	};
}

/** Without the attribute nobody could tell which records of a list are those that are new. */
function eventsOf({ id, query = {}, schema = '' }: OperationFacts): Map<WatchedEvent, WatchFacts> {
	const attributes = schemaByName(schema)?.attributes ?? {};
	const events = new Map<WatchedEvent, WatchFacts>();
	const add = (event: WatchedEvent, facts: WatchFacts) => {
		const isTime =
			attributes[facts.attribute] !== undefined && factsOf(attributes[facts.attribute] ?? 'string').type === 'dateTime';
		if (query[facts.filter] !== undefined && isTime) events.set(event, facts);
	};
	add('created', { filter: id === BY_CONVERSATION ? 'updated_since' : 'created_since', attribute: 'created_at' });
	add('createdOrUpdated', { filter: 'updated_since', attribute: 'updated_at' });
	return events;
}
