import { isRecord } from '../../transport/record';
import type { CustomFieldWrite } from './customFieldRows';
import { fieldIdOf, hasId, hiddenValue, valuePlace, writeTo } from './customFieldRows';
import type { ExistingRow } from './existingRows';
import type { Problems } from './problems';
import { shown } from './scalars';

const LIST = 'custom_field_values';

/**
 * The entries for `custom_field_values` that are given as Clio has them, so that what was read of a record, also of another
 * one, can be written. A value goes to the row that the record has for its field, whatever row it was read from. Left out
 * is what is empty, hidden, or belongs to a deleted field; what is unchanged; and what `named` gives or clears by name.
 *
 * @param named IDs of the definitions of those
 */
export function rawCustomFieldWrites(
	problems: Problems,
	raw: readonly unknown[],
	existing: readonly ExistingRow[],
	named: ReadonlySet<string>,
): CustomFieldWrite[] {
	return raw.flatMap((element, index) => {
		const path = `${LIST}[${index}]`;
		if (!isRecord(element)) {
			problems.add(`"${path}" is not an object: ${shown(element)}`, FORM);
			return [];
		}
		if (element.soft_deleted === true || element.redacted === true) return [];
		const own = existing.find((row) => hasId(row) && String(row.id) === String(element.id));
		const fieldId = fieldIdOf(element) ?? (own === undefined ? undefined : fieldIdOf(own));
		if (fieldId !== undefined && named.has(fieldId)) return [];
		const write = entryFor(problems, path, { element, own, fieldId }, existing);
		return write === undefined ? [] : [write];
	});
}

interface Given {
	element: Readonly<Record<string, unknown>>;
	/** the record's row that has the element's ID */
	own: ExistingRow | undefined;
	fieldId: string | undefined;
}

const FORM =
	'Give {"custom_field": {"id": <ID of the custom field>}, "value": ...}, or give values by name under custom_fields.';

function entryFor(
	problems: Problems,
	path: string,
	{ element, own, fieldId }: Given,
	existing: readonly ExistingRow[],
): CustomFieldWrite | undefined {
	const { value, _destroy: isRemoval } = element;
	if (isRemoval !== true && (value === undefined || value === null || value === '')) return undefined;
	const place = own === undefined ? placeOf(fieldId, existing) : { row: own };
	if (place === undefined) {
		const isDefinition = /^\d+$/.test(String(element.id));
		return problems.add(
			hasId(element)
				? `"${path}.id" is not the ID of a value of this record`
				: `"${path}" does not say which custom field it is for`,
			isDefinition ? `A value's ID looks like text_line-1; the ID of a custom field is another. ${FORM}` : FORM,
		);
	}
	if (place === 'hidden') return hiddenValue(problems, `custom field with the ID ${fieldId ?? ''}`);
	if (isRemoval === true) {
		return place !== 'none' && hasId(place.row) ? { id: place.row.id, _destroy: true } : undefined;
	}
	if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') {
		return problems.add(`"${path}.value" is not a single value: ${shown(value)}`, 'Give a text, number or yes/no.');
	}
	return writeTo(place, fieldId ?? '', value);
}

function placeOf(fieldId: string | undefined, existing: readonly ExistingRow[]) {
	return fieldId === undefined || !/^[1-9]\d*$/.test(fieldId) ? undefined : valuePlace(existing, fieldId);
}
