import type { IDataObject } from 'n8n-workflow';

import type { CustomFieldDefinition } from '../transport/lookup/customFields';
import { isRecord } from '../transport/record';

/**
 * A custom field's value as a person reads it: an option by its text, numbers and yes/no as such, dates and times as Clio
 * writes them, contacts and matters as `{ id }` with a name where Clio tells it, null where the field is empty.
 *
 * @param row one of Clio's `custom_field_values`
 * @param definitions for the texts of options that the row does not tell
 */
export function customFieldValue(row: IDataObject, definitions: readonly CustomFieldDefinition[]): IDataObject[string] {
	const { field_type: type, value = null } = row;
	if (value === null) return null;
	const read = Object.hasOwn(READINGS, String(type)) ? READINGS[String(type)] : undefined;
	return read === undefined ? value : read(row, definitions);
}

type Reading = (row: IDataObject, definitions: readonly CustomFieldDefinition[]) => IDataObject[string];

const READINGS: Readonly<Record<string, Reading>> = {
	checkbox: ({ value }) => (value === 'true' || value === 'false' ? value === 'true' : value),
	contact: ({ value, contact }) => ({ id: numberOf(value), ...namesOf(contact) }),
	currency: ({ value }) => numberOf(value),
	matter: ({ value, matter }) => ({ id: numberOf(value), ...namesOf(matter) }),
	numeric: ({ value }) => numberOf(value),
	picklist: (row, definitions) => optionText(row) ?? definedText(row, definitions) ?? row.value,
};

/** Whether a row holds an option without its text. */
export function isUnlabelled(row: IDataObject): boolean {
	const { field_type: type, value = null } = row;
	return type === 'picklist' && value !== null && optionText(row) === undefined;
}

/** The ID of the field's definition, where Clio gives it. */
export function definitionId({ custom_field: field }: IDataObject): string | undefined {
	if (!isRecord(field)) return undefined;
	return typeof field.id === 'number' || typeof field.id === 'string' ? String(field.id) : undefined;
}

function optionText({ picklist_option: option }: IDataObject): string | undefined {
	return isRecord(option) && typeof option.option === 'string' ? option.option : undefined;
}

function definedText(row: IDataObject, definitions: readonly CustomFieldDefinition[]): string | undefined {
	const id = definitionId(row);
	return definitions
		.filter((definition) => (id === undefined ? definition.name === row.field_name : definition.id === id))
		.flatMap(({ options }) => options)
		.find((option) => option.id === String(row.value))?.label;
}

/** Clio's document has all values as text; a number too long for JavaScript stays one. */
function numberOf(value: IDataObject[string]): IDataObject[string] {
	const isNumber = typeof value === 'string' && /^-?\d{1,15}(\.\d{1,6})?$/.test(value);
	return isNumber ? Number(value) : value;
}

function namesOf(record: unknown): IDataObject {
	if (!isRecord(record)) return {};
	const { name, display_number: number } = record;
	return {
		...(typeof name === 'string' ? { name } : {}),
		...(typeof number === 'string' ? { display_number: number } : {}),
	};
}
