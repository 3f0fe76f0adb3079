import { linkTo, type Firm, type NewRecord } from './firm.mjs';
import { FirmRecord, type Value } from './record.mjs';

/** A value of a custom field, to live inside a matter or contact. Its id is `<field type>-<number>`. */
export function customFieldValue(firm: Firm, field: FirmRecord, value: Value, given: NewRecord = {}): FirmRecord {
	const id = `${field.text('field_type')}-${firm.newId()}`;
	return firm.embed('CustomFieldValue', { custom_field: linkTo(field), value }, { ...given, id });
}

/** The values a record shows: its own, and an empty one (id null) for every displayed field it has none for. */
export function shownCustomFieldValues(
	firm: Firm,
	record: FirmRecord,
	only: ReadonlySet<string> | undefined,
): FirmRecord[] {
	const stored = record.embedded('custom_field_values');
	const filled = new Set(stored.map((value) => String(value.link('custom_field')?.id)));
	const empty = firm
		.all('CustomField')
		.filter(
			(field) =>
				field.text('parent_type') === record.resource &&
				field.flag('displayed') &&
				!field.flag('deleted') &&
				!filled.has(String(field.id)),
		)
		.map((field) => new FirmRecord('CustomFieldValue', null, { custom_field: linkTo(field), value: null }, 0, 0));
	const all = [...stored, ...empty];
	return only === undefined ? all : all.filter((value) => only.has(String(value.link('custom_field')?.id)));
}
