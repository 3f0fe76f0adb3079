import { notFound } from '../api/answer.mjs';
import type { ApiRequest } from '../api/request.mjs';
import type { FirmRecord, Identifier } from '../firm/record.mjs';
import { Link } from '../firm/record.mjs';
import type { Json, JsonObject } from '../json/shape.mjs';
import { isJsonObject } from '../json/shape.mjs';

/** A write in progress: what is written, by whom. */
export interface WriteContext {
	readonly request: ApiRequest;
	/** The checked body. Rules may change it before it is applied. */
	readonly data: JsonObject;
	readonly creating: boolean;
	/** Milliseconds since 1970. */
	readonly now: number;
}

/** What a resource does beyond the common way of writing. */
export interface WriteRules {
	/** Judges and completes the data before anything is written. */
	readonly before?: (context: WriteContext, record: FirmRecord) => void;
	/** Writes single attributes in its own way. */
	readonly attributes?: Readonly<Record<string, (context: WriteContext, record: FirmRecord, value: Json) => void>>;
	/** Judges the whole record once everything is applied; still may refuse. */
	readonly check?: (context: WriteContext, record: FirmRecord) => void;
	/** Makes what follows from the write; may not refuse any more. */
	readonly after?: (context: WriteContext, record: FirmRecord) => void;
	/** Refuses a deletion, or carries it out in its own way (then returns true). */
	readonly destroy?: (request: ApiRequest, record: FirmRecord, now: number) => boolean;
}

/** The record an association names; 404 when there is none. */
export function referred(request: ApiRequest, resource: string, id: Json | undefined): FirmRecord {
	const found = typeof id === 'number' || typeof id === 'string' ? request.firm.find(resource, id) : undefined;
	if (found === undefined) throw notFound(`${resource} ${String(typeof id === 'object' ? JSON.stringify(id) : id)}`);
	return found;
}

/** The id inside an association of the data, undefined when it is not given. */
export function idIn(data: JsonObject, name: string): Identifier | undefined {
	const value = data[name];
	const id = isJsonObject(value) ? value.id : undefined;
	return typeof id === 'number' || typeof id === 'string' ? id : undefined;
}

/** A link to the named record; 404 when there is none. */
export function linkFor(request: ApiRequest, resource: string, id: Json | undefined): Link {
	const found = referred(request, resource, id);
	return new Link(resource, found.id ?? '');
}

/** Today as the API writes days. */
export const today = (now: number): string => new Date(now).toISOString().slice(0, 10);
