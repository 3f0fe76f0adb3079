import type { Firm } from '../firm/firm.mjs';
import { computed } from '../firm/computed.mjs';
import { FirmRecord, Link, type Value } from '../firm/record.mjs';
import type { Json, JsonObject } from '../json/shape.mjs';
import { timestamp } from './timestamp.mjs';
import type { Selection } from './selection.mjs';

/** Who looks, and what the app may not show. */
export interface Viewer {
	readonly firm: Firm;
	readonly user: FirmRecord;
	/** Whether the permission for a resource is missing: its records come redacted. */
	isHidden(resource: string): boolean;
	/** Only the values of these custom fields are shown, when set. */
	readonly customFieldIds?: ReadonlySet<string>;
}

/** A value of a record as a view of it shows it; computed values come before stored ones. */
export function valueOf(view: string, record: FirmRecord, name: string, viewer: Viewer): Value {
	const compute = computed[view]?.[name] ?? computed[record.resource]?.[name];
	if (compute !== undefined) return compute(record, viewer);
	if (name === 'id') return record.id;
	if (name === 'etag') return record.etag;
	const stored = record.values[name];
	if (stored !== undefined) return stored;
	if (name === 'created_at') return timestamp(record.createdAt);
	if (name === 'updated_at') return timestamp(record.updatedAt);
	return null;
}

function plain(value: Value): Json {
	if (value instanceof Link || value instanceof FirmRecord) return null;
	if (!Array.isArray(value)) return value;
	return value.flatMap((entry) => (entry instanceof Link || entry instanceof FirmRecord ? [] : [entry]));
}

/** Follows links and keeps records that still exist. */
export function recordsOf(value: Value, firm: Firm): FirmRecord[] {
	const entries: readonly unknown[] = Array.isArray(value) ? value : [value];
	return entries.flatMap((entry) => {
		if (entry instanceof FirmRecord) return [entry];
		const followed = entry instanceof Link ? firm.follow(entry) : undefined;
		return followed === undefined ? [] : [followed];
	});
}

function redacted(selection: Selection): JsonObject {
	const object: JsonObject = { redacted: true };
	for (const { name } of selection.entries) object[name] = null;
	return object;
}

/** The record as JSON: what was selected, through the given view (a contact seen as a matter's client ...). */
export function renderRecord(view: string, record: FirmRecord, selection: Selection, viewer: Viewer): JsonObject {
	const object: JsonObject = {};
	for (const { name, association, nested } of selection.entries) {
		const value = valueOf(view, record, name, viewer);
		if (association === undefined || nested === undefined) {
			object[name] = plain(value);
			continue;
		}
		const rendered = recordsOf(value, viewer.firm).map((target) =>
			viewer.isHidden(target.resource) ? redacted(nested) : renderRecord(association.resource, target, nested, viewer),
		);
		object[name] = association.many ? rendered : (rendered[0] ?? null);
	}
	return object;
}
