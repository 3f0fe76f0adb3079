import { invalid } from '../api/answer.mjs';
import { FirmRecord, Link } from '../firm/record.mjs';
import { isJsonObject, scalarText, type Json, type JsonObject } from '../json/shape.mjs';
import type { AssociationFacts, BodyFacts } from '../specification/facts.mjs';
import { resourceFacts } from '../specification/specification.mjs';
import { linkFor, type WriteContext, type WriteRules } from './context.mjs';

/** Views that stand for a record of several resources; the body's `type` says which. */
const typed = new Set(['Participant', 'UnredactedParticipant', 'PolymorphicObject', 'Attendee']);
/** Views of one resource under another name. */
const aliases: Readonly<Record<string, string>> = {
	LinkedFolder: 'Folder',
	ClioCreator: 'User',
	Activity_CalendarEntry: 'CalendarEntry',
	Activity_Task: 'Task',
};

const removal = (row: JsonObject): boolean => row._destroy === true || row._deleted === true;
const linkKeys = new Set(['id', 'type', '_destroy', '_deleted']);

function linkOf(context: WriteContext, association: AssociationFacts, row: JsonObject, path: string): Link {
	if (!typed.has(association.resource)) {
		return linkFor(context.request, aliases[association.resource] ?? association.resource, row.id);
	}
	if (typeof row.type !== 'string') throw invalid(`${path}.type is required`);
	return linkFor(context.request, row.type, row.id);
}

const sameLink = (one: Link, other: Link): boolean =>
	one.resource === other.resource && String(one.id) === String(other.id);

/** A list of links merges: rows add, rows marked for removal take away, everything unmentioned stays. */
function mergeLinks(
	context: WriteContext,
	record: FirmRecord,
	name: string,
	association: AssociationFacts,
	rows: Json[],
): void {
	let links = record.links(name);
	for (const [index, row] of rows.entries()) {
		if (!isJsonObject(row)) continue;
		const link = linkOf(context, association, row, `${name}[${index}]`);
		links = links.filter((one) => !sameLink(one, link));
		if (!removal(row)) links.push(link);
	}
	record.values[name] = links;
}

/** Writes one row into a record that lives inside another. */
function applyRow(context: WriteContext, target: FirmRecord, row: JsonObject): void {
	const facts = resourceFacts(target.resource);
	for (const [key, value] of Object.entries(row)) {
		if (key === 'id' || key === '_destroy' || key === '_deleted') continue;
		const association = facts.associations[key];
		if (association !== undefined && isJsonObject(value) && value.id !== undefined) {
			const resource = aliases[association.resource] ?? association.resource.replace(/^PolymorphicCustomRate_/, '');
			target.values[key] = value.id === null ? null : linkFor(context.request, resource, value.id);
		} else if (association?.many === true && Array.isArray(value))
			mergeRows(context, target, key, association.resource, value);
		else target.values[key] = value;
	}
}

/** A list of records merges by id: with id an update, without a new row, with a removal mark it goes. */
export function mergeRows(
	context: WriteContext,
	record: FirmRecord,
	name: string,
	resource: string,
	rows: Json[],
): void {
	const { firm } = context.request;
	let entries = record.embedded(name);
	for (const [index, row] of rows.entries()) {
		if (!isJsonObject(row)) continue;
		if (row.id === undefined || row.id === null) {
			if (removal(row)) throw invalid(`${name}[${index}] has no id to remove`);
			const created = firm.embed(resource, {}, { createdAt: context.now });
			applyRow(context, created, row);
			entries = [...entries, created];
			continue;
		}
		const existing = entries.find((entry) => String(entry.id) === scalarText(row.id));
		if (existing === undefined) throw invalid(`${name}[${index}] has no row with this id`);
		if (removal(row)) entries = entries.filter((entry) => entry !== existing);
		else {
			applyRow(context, existing, row);
			existing.touch(context.now);
		}
	}
	record.values[name] = entries;
}

function applyObject(
	context: WriteContext,
	record: FirmRecord,
	name: string,
	association: AssociationFacts,
	facts: BodyFacts,
	value: JsonObject,
): void {
	if (facts.properties?.id !== undefined) {
		if (value.id === null) record.values[name] = null;
		else if (value.id !== undefined) record.values[name] = linkOf(context, association, value, name);
		return;
	}
	if (value._destroy === true) {
		record.values[name] = null;
		return;
	}
	const existing = record.embedded(name)[0];
	const target = existing ?? context.request.firm.embed(association.resource, {}, { createdAt: context.now });
	applyRow(context, target, value);
	if (existing !== undefined) existing.touch(context.now);
	record.values[name] = target;
}

function applyOne(context: WriteContext, record: FirmRecord, name: string, facts: BodyFacts, value: Json): void {
	const { attributes, associations } = resourceFacts(record.resource);
	const association = associations[name];
	if (association !== undefined && Array.isArray(value)) {
		const keys = Object.keys(facts.items?.properties ?? {});
		if (keys.includes('id') && keys.every((key) => linkKeys.has(key)))
			mergeLinks(context, record, name, association, value);
		else mergeRows(context, record, name, association.resource, value);
	} else if (association !== undefined && isJsonObject(value))
		applyObject(context, record, name, association, facts, value);
	else if (name.endsWith('_id') && !(name in attributes) && associations[name.slice(0, -3)] !== undefined) {
		const target = associations[name.slice(0, -3)]?.resource ?? '';
		record.values[name.slice(0, -3)] =
			value === null ? null : linkFor(context.request, aliases[target] ?? target, value);
	} else if (name in attributes) record.values[name] = value;
}

/** Writes the checked data into the record: by the resource's own rules first, in the common way otherwise. */
export function applyData(context: WriteContext, record: FirmRecord, rules: WriteRules): void {
	const facts = context.request.operation.body?.properties?.data?.properties ?? {};
	for (const [name, value] of Object.entries(context.data)) {
		const own = rules.attributes?.[name];
		const known = facts[name];
		if (own !== undefined) own(context, record, value);
		else if (known !== undefined) applyOne(context, record, name, known, value);
	}
}
