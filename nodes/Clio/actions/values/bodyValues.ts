import type { IDataObject } from 'n8n-workflow';

import { factsOf, schemaByName } from '../../catalog/catalog';
import { associationOf } from '../../catalog/fieldSelection';
import { writtenType } from '../../catalog/formOverlay';
import { kindOf, kindOfType } from '../../catalog/references';
import { nearestName } from '../../catalog/suggestion';
import type { AttributeFacts, ValueEntry, ValueFacts } from '../../catalog/types';
import { isRecord } from '../../transport/record';
import type { BodyValue, Conversion } from './conversion';
import { isEmpty } from './given';
import { parseJson } from './jsonText';
import { writeReference } from './referenceValues';
import { shown, writtenScalar } from './scalars';

/** Where a value stands: for the user, and for what the catalogue knows of it. */
export interface BodyPlace {
	/** such as `relationships[0].description` */
	path: string;
	/** the attribute's own name */
	name: string;
	/** what holds the attribute when it is read; tells which names are Clio's, though they cannot be written */
	schema: string | undefined;
}

/** Lists of records whose words for kinds Clio's document tells in its text only (Clio: Calendar Entries, `attendees`). */
const ROW_TYPES: Readonly<Record<string, readonly string[]>> = { attendees: ['Contact', 'Calendar'] };

/** Lists of records whose name does not tell their kind (Clio: Matters, `evergreen_retainer`). */
const ROW_KINDS: Readonly<Record<string, string>> = { recipients: 'user' };

/** What stands between plain values in a text. */
const SEPARATORS = { commas: /,/, lines: /[;\n]/ };

/** By which a row of a list is marked as one to take away (Clio: nested writes). */
const MARKS = ['_destroy', '_deleted'];

/**
 * A value as Clio wants it in a body; problems are gathered, and records named where IDs are meant are noted for later.
 *
 * @returns undefined when nothing is given that could be written
 */
export function bodyValue(
	conversion: Conversion,
	place: BodyPlace,
	entry: ValueEntry,
	value: unknown,
): BodyValue | undefined {
	if (isEmpty(value)) return undefined;
	const facts = factsOf(entry);
	if (facts.type === 'array') return list(conversion, place, facts, value);
	if (facts.type === 'object') return object(conversion, place, facts, value);
	const { operation, problems, zone } = conversion;
	const type = writtenType(operation.id, place.name, entry);
	const outcome = writtenScalar({ name: place.path, type, facts, zone }, value);
	return 'value' in outcome ? outcome.value : problems.add(outcome.problem, outcome.remedy);
}

function object(
	conversion: Conversion,
	place: BodyPlace,
	{ attributes }: ValueFacts,
	value: unknown,
): BodyValue | undefined {
	const given = fromText(value);
	if (!isRecord(given)) {
		return conversion.problems.add(
			`"${place.path}" is not an object: ${shown(value)}`,
			'Give a JSON object, or its parts under their own names.',
		);
	}
	if (given.redacted === true) return undefined;
	if (attributes === undefined) return given as IDataObject;
	const schema = schemaBelow(place);
	const written = row(conversion, { ...place, schema }, attributes, given);
	return Object.keys(written).length === 0 ? undefined : written;
}

/** The writable part of an object. What Clio has there when it is read, but does not take, is left out. */
function row(
	conversion: Conversion,
	{ path, schema }: BodyPlace,
	attributes: AttributeFacts,
	given: Readonly<Record<string, unknown>>,
): IDataObject {
	const written: IDataObject = {};
	for (const [name, value] of Object.entries(given)) {
		const entry = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
		const inner = { path: `${path}.${name}`, name, schema };
		if (entry !== undefined) writeAttribute(conversion, inner, entry, value, written);
		else if (!isReadOnly(schema, name)) {
			conversion.problems.addUnknown({ name: inner.path, nearest: nearestName(name, Object.keys(attributes)) });
		}
	}
	return written;
}

/** Writes an attribute of an object or row into `holder`, a record that it names or a value. */
export function writeAttribute(
	conversion: Conversion,
	place: BodyPlace,
	entry: ValueEntry,
	value: unknown,
	holder: IDataObject,
): void {
	const { path, name } = place;
	if (namesRecord(name, entry)) {
		const holds = factsOf(entry).type === 'object' ? 'record' : 'id';
		const kinds = new Map([['', kindOf(name, conversion.operation.id)]]);
		writeReference(conversion, { attribute: name, holds, kinds }, path, value, holder, name);
		return;
	}
	const written = bodyValue(conversion, place, entry, value);
	if (written !== undefined) holder[name] = written;
}

function list(
	conversion: Conversion,
	place: BodyPlace,
	{ items, separated }: ValueFacts,
	value: unknown,
): BodyValue | undefined {
	const facts = factsOf(items ?? 'scalar');
	const given = listValue(
		conversion,
		place.path,
		value,
		facts.type === 'object' ? undefined : SEPARATORS[separated ?? 'commas'],
	);
	if (given === undefined) return undefined;
	const schema = schemaBelow(place);
	const rows = given.flatMap((each, index) => {
		const inner = { path: `${place.path}[${index}]`, name: place.name, schema };
		const found = isRecordRow(facts)
			? recordRow(conversion, inner, facts, each)
			: entryOf(conversion, inner, facts, each);
		return found === undefined ? [] : [found];
	});
	return rows.length === 0 ? undefined : (rows as BodyValue);
}

/**
 * The elements of a list, which may come as JSON text. An empty one is a mistake, because it changes nothing in Clio;
 * records that are written back as they were read have them.
 *
 * @param separator what may stand between plain values in a text
 */
export function listValue(
	{ problems, by }: Conversion,
	path: string,
	value: unknown,
	separator?: RegExp,
): unknown[] | undefined {
	const given = fromText(value, separator);
	if (!Array.isArray(given)) {
		return problems.add(`"${path}" is not a list: ${shown(value)}`, 'Give a JSON list, such as [{"id": 1}].');
	}
	if (given.length > 0) return given as unknown[];
	if (by === 'input') return undefined;
	return problems.add(
		`"${path}" is an empty list, which changes nothing in Clio`,
		'Leave it out, or give at least one entry. An entry that exists is removed with {"id": 1, "_destroy": true}.',
	);
}

function entryOf(conversion: Conversion, place: BodyPlace, facts: ValueFacts, value: unknown): BodyValue | undefined {
	const { attributes } = facts;
	if (facts.type !== 'object' || attributes === undefined) return bodyValue(conversion, place, facts, value);
	if (!isRecord(value)) {
		if (isEmpty(value)) return undefined;
		return conversion.problems.add(`"${place.path}" is not an object: ${shown(value)}`, 'Give a JSON object.');
	}
	if (value.redacted === true || isForeignRow(conversion, place, attributes, value)) return undefined;
	const written = row(conversion, place, attributes, value);
	return Object.keys(written).length === 0 ? undefined : written;
}

/** A row that was read, of a list to which an update can only add (Clio: Matters, `task_template_list_instances`). */
function isForeignRow(
	{ operation, by, problems }: Conversion,
	{ path }: BodyPlace,
	attributes: AttributeFacts,
	value: Readonly<Record<string, unknown>>,
): boolean {
	if (operation.method !== 'PATCH' || attributes.id !== undefined || isEmpty(value.id)) return false;
	if (by !== 'input') {
		problems.add(
			`"${path}" has an ID, but Clio only adds entries there`,
			'Leave out entries that exist already; an entry that is to be added has no ID.',
		);
	}
	return true;
}

/** Whether the rows of a list are nothing but records: `[{ id, type }]`. */
function isRecordRow({ type, attributes = {} }: ValueFacts): boolean {
	const names = Object.keys(attributes).filter((name) => !MARKS.includes(name));
	return type === 'object' && names.includes('id') && names.every((name) => name === 'id' || name === 'type');
}

function recordRow(
	conversion: Conversion,
	{ path, name, schema }: BodyPlace,
	{ attributes = {} }: ValueFacts,
	value: unknown,
): BodyValue | undefined {
	const holder: IDataObject = {};
	const words = attributes.type === undefined ? [] : (ROW_TYPES[name] ?? factsOf(attributes.type).enum ?? []);
	const kinds: Map<string, string | undefined> =
		words.length === 0
			? new Map([['', ROW_KINDS[name] ?? kindOf(name.replace(/s$/, ''), conversion.operation.id)]])
			: new Map(words.map((word) => [String(word), kindOfType(String(word))]));
	writeReference(conversion, { attribute: name, holds: 'record', kinds }, path, value, holder, 'record');
	if (!isRecord(holder.record)) return undefined;
	const others = isRecord(value) ? Object.entries(value).filter(([key]) => !['id', 'type', 'name'].includes(key)) : [];
	return Object.assign(holder.record, row(conversion, { path, name, schema }, attributes, Object.fromEntries(others)));
}

function namesRecord(name: string, entry: ValueEntry): boolean {
	const { type, attributes } = factsOf(entry);
	if (type === 'object')
		return attributes?.id !== undefined || (attributes === undefined && kindOf(name) !== undefined);
	return type === 'integer' && /_id$/.test(name) && kindOf(name) !== undefined;
}

/** Attributes of every record that only Clio writes. */
const BOOKKEEPING = new Set(['id', 'etag', 'created_at', 'updated_at', 'redacted']);

/** Whether Clio has a name in a record when it is read; asked for names that cannot be written. */
export function isReadOnly(schema: string | undefined, name: string): boolean {
	if (BOOKKEEPING.has(name)) return true;
	const { attributes = {}, associations = {} } = schemaByName(schema ?? '') ?? {};
	return Object.hasOwn(attributes, name) || Object.hasOwn(associations, name);
}

function schemaBelow({ schema, name }: BodyPlace): string | undefined {
	return schema === undefined ? undefined : associationOf(schema, name)?.schema;
}

/** Lists and objects come as text from the mapper; lists of plain values also with something between them. */
function fromText(value: unknown, separator?: RegExp): unknown {
	if (typeof value !== 'string') return value;
	const text = value.trim();
	if (/^[[{]/.test(text)) {
		const parsed = parseJson(text);
		return 'value' in parsed ? parsed.value : value;
	}
	return separator === undefined ? value : text.split(separator).map((each) => each.trim());
}
