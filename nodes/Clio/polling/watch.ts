import { createHash } from 'crypto';
import type { IPollFunctions } from 'n8n-workflow';

import { schemaByName } from '../catalog/catalog';
import type { FieldSelection } from '../catalog/fieldSelection';
import type { WatchedEvent, WatchedList, WatchFacts } from '../catalog/watchedLists';
import { watchedLists } from '../catalog/watchedLists';
import { limitsOf } from '../actions/options';
import type { ReturnFields } from '../actions/returnFields';
import { readReturnFieldsOfTrigger } from '../actions/returnFields';
import { InputProblem } from '../transport/errors/inputProblem';
import { isRecord } from '../transport/record';
import type { ClioSession } from '../transport/session';
import { clioSession } from '../transport/session';

/** What a trigger waits for, as its parameters say. */
export interface Watch {
	list: WatchedList;
	event: WatchedEvent;
	facts: WatchFacts;
	fields: ReturnFields;
	session: ClioSession;
	/** stands for what is watched; another text when that is changed */
	id: string;
	/** from when on records are put out, as it was given; undefined for the moment of the activation */
	startTime: unknown;
}

/** Parameters that say what is watched; what filters let through may change without a new beginning. */
const WATCHED = ['resource', 'event', 'type', 'conversation', 'record', 'jurisdiction', 'authentication'];

/**
 * Reads the parameters of the trigger that do not need Clio to be asked.
 *
 * @throws InputProblem naming what cannot be watched, or an option that holds something else than it should
 */
export async function readWatch(this: IPollFunctions): Promise<Watch> {
	const given: unknown = this.getNodeParameter('options', {});
	const options = isRecord(given) ? given : {};
	const list = chosenList(String(this.getNodeParameter('resource', '')));
	const { event, facts } = chosenEvent(list, String(this.getNodeParameter('event', '')));
	const fields = readReturnFieldsOfTrigger.call(this, list.operation, needed(list));
	const authentication = this.getNodeParameter('authentication', 'oAuth2');
	const session = await clioSession.call(this, authentication, limitsOf(options));
	return { list, event, facts, fields, session, id: idOf.call(this, session), startTime: options.startTime };
}

function chosenList(name: string): WatchedList {
	const list = watchedLists().get(name);
	if (list !== undefined) return list;
	throw new InputProblem(
		`The trigger cannot watch "${name.slice(0, 60)}"`,
		'Choose a resource. If the workflow was made with a newer version of this package, update the package.',
	);
}

/** Where Clio has only one of them, that is meant. */
function chosenEvent({ events }: WatchedList, name: string): { event: WatchedEvent; facts: WatchFacts } {
	const known = [...events].find(([event]) => event === name || (name === '' && events.size === 1));
	if (known !== undefined) return { event: known[0], facts: known[1] };
	throw new InputProblem(
		`The trigger cannot wait for "${name.slice(0, 60)}" here`,
		`Choose ${[...events.keys()].join(' or ')} as the event.`,
	);
}

/** What the trigger must know of each record. */
function needed({ operation, kindAttribute }: WatchedList): FieldSelection {
	const { attributes = {} } = schemaByName(operation.schema ?? '') ?? {};
	const names = ['id', 'etag', 'created_at', 'updated_at', ...(kindAttribute === undefined ? [] : [kindAttribute])];
	return names.filter((name) => Object.hasOwn(attributes, name));
}

/** The parameters count as they are written: an expression has another value at every poll. */
function idOf(this: IPollFunctions, { credentialType, baseUrl }: ClioSession): string {
	const { parameters, credentials } = this.getNode();
	const options: unknown = parameters.options;
	const parts = [
		WATCHED.map((name) => plain(parameters[name])),
		isRecord(options) ? options.startTime : undefined,
		credentials?.[credentialType]?.id ?? credentials?.[credentialType]?.name,
		baseUrl,
	];
	return digestOf(parts);
}

/** A locator without the name that the editor shows for it. */
function plain(parameter: unknown): unknown {
	return isRecord(parameter) && 'mode' in parameter ? [parameter.mode, parameter.value] : parameter;
}

/** A short text that stands for values. */
export function digestOf(values: unknown): string {
	return createHash('sha256').update(JSON.stringify(values)).digest('base64url').slice(0, 22);
}
