import type { IDataObject } from 'n8n-workflow';

import { factsOf } from '../../catalog/catalog';
import { CONTACT_ROW_FIELDS, CONTACT_ROW_KINDS } from '../../catalog/contactRows';
import type { FormField } from '../../catalog/form';
import {
	bodyOf,
	CUSTOM_FIELD_VALUES,
	formFields,
	takesContactRows,
	takesCustomFields,
	takesDuration,
} from '../../catalog/form';
import type { ReferenceFacts } from '../../catalog/references';
import { referencesOf } from '../../catalog/references';
import { nearestName } from '../../catalog/suggestion';
import type { ValueEntry } from '../../catalog/types';
import { valueHint } from '../../catalog/valueHints';
import { isRecord } from '../../transport/record';
import { bodyValue, isReadOnly, listValue, writeAttribute } from './bodyValues';
import type { Conversion } from './conversion';
import { parseDuration } from './duration';
import type { GivenCustomField } from './existingRows';
import type { Given } from './given';
import { isEmpty } from './given';
import { parseJson } from './jsonText';
import { writeReference } from './referenceValues';
import { shown } from './scalars';

/** What the values of an item come to, before anything is asked of Clio. */
export interface Draft {
	/** what goes below `data` */
	data: IDataObject;
	customFields: GivenCustomField[];
	/** elements of `custom_field_values` as Clio has them */
	rawCustomFields: unknown[];
	/** values of a contact's rows by flat name, and whole lists of rows by Clio's name */
	contactRows: Map<string, unknown>;
	/** in seconds, where the time was given as a duration */
	duration?: number;
}

type Write = (draft: Draft, value: unknown) => void;

/** How each name that can be given is written. */
interface Writers {
	/** as Clio nests them; they come first, so that a part under a name of its own has the last word */
	whole: ReadonlyMap<string, Write>;
	parts: ReadonlyMap<string, Write>;
}

/** What the node puts out beside Clio's attributes and takes back without writing it. */
const OUTPUT_ONLY = new Set(['custom_fields_not_shown', 'upload_result']);

/** What tells a record from others: it is not given to another one along with the rest of a record that was read. */
const OF_ONE_RECORD = new Set(['display_number']);

const CUSTOM_FIELD = /^custom_field_(\d+)$/;

/** The draft of an item's values; what is wrong with them is gathered in the conversion. */
export function draftOf(conversion: Conversion, { values, ignored }: Given): Draft {
	const draft: Draft = { data: {}, customFields: [], rawCustomFields: [], contactRows: new Map() };
	if (values.redacted === true) {
		conversion.problems.add(
			'The values are those of a record that Clio shows in part only (redacted)',
			'They are not the real ones and are not written back. Use a credential whose user may see the record.',
		);
		return draft;
	}
	const { whole, parts } = writersOf(conversion);
	const isRead = conversion.by === 'input' && typeof values.etag === 'string';
	const given = Object.entries(values).filter(([name]) => !ignored.has(name) && !(isRead && OF_ONE_RECORD.has(name)));
	for (const writers of [whole, parts]) {
		for (const [name, value] of given) if (!isEmpty(value)) writers.get(name)?.(draft, value);
	}
	dropEmpty(draft.data);
	for (const [name, value] of given) {
		if (whole.has(name) || parts.has(name)) refuseEmptied(conversion, name, value);
		else if (!writeCustomField(conversion, draft, name, value))
			tellUnknown(conversion, [...whole.keys(), ...parts.keys()], name, isRead && !isLost(conversion, values, name));
	}
	return draft;
}

function writersOf(conversion: Conversion): Writers {
	const { operation, problems } = conversion;
	const references = new Map(referencesOf(operation).map((each) => [each.attribute, each]));
	const whole = new Map<string, Write>(
		Object.entries(bodyOf(operation)).map(([name, entry]) => [
			name,
			wholeWriter(conversion, name, entry, references.get(name)),
		]),
	);
	const parts = new Map<string, Write>(
		formFields(operation)
			.filter(({ path }) => path.length > 1)
			.map((field) => [field.name, ({ data }, value) => writePart(conversion, field, data, value)]),
	);
	if (takesCustomFields(operation) !== undefined) {
		whole.set(CUSTOM_FIELD_VALUES, ({ rawCustomFields }, value) => {
			rawCustomFields.push(...(listValue(conversion, CUSTOM_FIELD_VALUES, value) ?? []));
		});
		parts.set('custom_fields', (draft, value) => writeByName(conversion, draft, value));
	}
	for (const { list } of takesContactRows(operation) ? CONTACT_ROW_KINDS : []) {
		whole.set(list, ({ contactRows }, value) => {
			const rows = listValue(conversion, list, value);
			if (rows !== undefined) contactRows.set(list, rows);
		});
	}
	for (const { name } of takesContactRows(operation) ? CONTACT_ROW_FIELDS : []) {
		parts.set(name, ({ contactRows }, value) => contactRows.set(name, value));
	}
	if (takesDuration(operation)) {
		parts.set('duration', (draft, value) => {
			const duration = parseDuration(value);
			if ('seconds' in duration) draft.duration = duration.seconds;
			else problems.add(duration.problem, duration.remedy);
		});
	}
	return { whole, parts };
}

function wholeWriter(conversion: Conversion, name: string, entry: ValueEntry, reference?: ReferenceFacts): Write {
	const { operation } = conversion;
	const place = { path: name, name, schema: operation.schema };
	if (reference === undefined) {
		return ({ data }, value) => {
			const written = bodyValue(conversion, place, entry, value);
			if (written !== undefined) data[name] = written;
		};
	}
	return ({ data }, value) => {
		writeReference(conversion, reference, name, value, data, name);
		// What the record that is named holds besides its ID: the UTBMS codes of an activity description.
		for (const [inner, facts] of Object.entries(factsOf(entry).attributes ?? {})) {
			if (inner === 'id' || inner === 'type' || !isRecord(value) || value.redacted === true) continue;
			const at = { path: `${name}.${inner}`, name: inner, schema: undefined };
			writeAttribute(conversion, at, facts, value[inner], objectAt(data, [name]));
		}
	};
}

/** A part of an object under its flat name. */
function writePart(conversion: Conversion, { name, path, facts }: FormField, data: IDataObject, value: unknown): void {
	const place = { path: name, name: path.at(-1) ?? name, schema: undefined };
	writeAttribute(conversion, place, facts, value, objectAt(data, path.slice(0, -1)));
}

/** The object at a path, which is made where it is missing. */
export function objectAt(data: IDataObject, path: readonly string[]): IDataObject {
	let holder = data;
	for (const name of path) {
		const inner = holder[name];
		const next = isRecord(inner) ? (inner as IDataObject) : {};
		holder[name] = next;
		holder = next;
	}
	return holder;
}

function dropEmpty(data: IDataObject): void {
	for (const [name, value] of Object.entries(data)) {
		if (isRecord(value) && Object.keys(value).length === 0) Reflect.deleteProperty(data, name);
	}
}

/** Custom fields by their names: `{ "Referral Source": "Web" }`. */
function writeByName({ problems }: Conversion, { customFields }: Draft, value: unknown): void {
	const parsed = typeof value === 'string' ? parseJson(value) : { value };
	const given = 'value' in parsed ? parsed.value : value;
	if (!isRecord(given)) {
		problems.add(
			`"custom_fields" is not an object: ${shown(value)}`,
			'Give the values of custom fields by name, such as {"Referral Source": "Web"}.',
		);
		return;
	}
	for (const [name, each] of Object.entries(given)) {
		if (!isEmpty(each)) customFields.push({ field: { name }, value: each });
	}
}

/** A custom field under the name that the mapper has for it. @returns whether it is one */
function writeCustomField({ operation }: Conversion, { customFields }: Draft, name: string, value: unknown): boolean {
	const [, id] = CUSTOM_FIELD.exec(name) ?? [];
	if (id === undefined || takesCustomFields(operation) === undefined) return false;
	if (!isEmpty(value)) customFields.push({ field: { id }, value });
	return true;
}

/** JSON says null on purpose; where Clio would answer as if all were well and change nothing, that is told. */
function refuseEmptied({ operation, by, problems }: Conversion, name: string, value: unknown): void {
	if (by !== 'json' || value !== null || operation.method !== 'PATCH') return;
	const reference = referencesOf(operation).find(({ attribute }) => attribute === name);
	if (reference?.nullable !== false) return;
	problems.add(
		`"${name}" cannot be emptied: Clio ignores null there`,
		'Give another record in its place, or leave it out.',
	);
}

/** What Clio derives of a contact from lists of rows, and the list that has to be given for it to be written. */
const DERIVED: Readonly<Record<string, string>> = {
	primary_email_address: 'email_addresses',
	primary_phone_number: 'phone_numbers',
	secondary_email_address: 'email_addresses',
	secondary_phone_number: 'phone_numbers',
};

/** Whether a new record would go without what the one that was read has under this name. */
function isLost({ operation }: Conversion, values: Readonly<Record<string, unknown>>, name: string): boolean {
	const list = Object.hasOwn(DERIVED, name) ? DERIVED[name] : undefined;
	return list !== undefined && operation.method === 'POST' && !isEmpty(values[name]) && isEmpty(values[list]);
}

/**
 * @param isRead whether the values are a record as Clio gave it, in which what is derived from other values may stand. In
 * other input the same name, such as `primary_email_address`, is meant to be written, and must not get lost
 */
function tellUnknown(conversion: Conversion, known: readonly string[], name: string, isRead: boolean): void {
	const { operation, by, problems } = conversion;
	const isKnown = OUTPUT_ONLY.has(name) || isReadOnly(operation.schema, name);
	const instead = valueHint(operation.id, name);
	const isLeftOut = by === 'input' && (isRead || instead === undefined);
	if (isKnown && (isLeftOut || OUTPUT_ONLY.has(name) || isReadOnly(undefined, name))) return;
	const hint = instead ?? (isKnown ? 'Only Clio itself writes it.' : undefined);
	problems.addUnknown({ name, hint, nearest: nearestValue(name, known) });
}

/** People leave out the first word of a name: "stage" for `matter_stage`. */
function nearestValue(name: string, known: readonly string[]): string | undefined {
	const longer = known.filter((each) => each.endsWith(`_${name.toLowerCase()}`));
	return longer.length === 1 ? longer[0] : nearestName(name, known);
}
