import { invalid, notFound } from '../api/answer.mjs';
import { customFieldValue } from '../firm/customFieldValues.mjs';
import type { FirmRecord } from '../firm/record.mjs';
import { isJsonObject, type Json, type JsonObject } from '../json/shape.mjs';
import { isDay } from '../lists/checkQuery.mjs';
import { idIn, type WriteContext } from '../writes/context.mjs';

const isText = (value: Json): boolean => typeof value === 'string';
const isNumber = (value: Json): boolean =>
	typeof value === 'number' || (typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value));

/** Which values each type of field takes; picklists, contacts and matters are looked up. */
const checks: Readonly<Record<string, (value: Json) => boolean>> = {
	checkbox: (value) => typeof value === 'boolean',
	currency: isNumber,
	numeric: isNumber,
	date: (value) => typeof value === 'string' && isDay(value),
	time: (value) => typeof value === 'string' && /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/.test(value),
	email: (value) => typeof value === 'string' && /^[^@\s]+@[^@\s]+$/.test(value),
	text_area: isText,
	text_line: isText,
	url: isText,
};

function checkValue({ request }: WriteContext, field: FirmRecord, value: Json, path: string): Json {
	const type = field.text('field_type');
	if (value === null) return null;
	if (type === 'picklist') {
		const option = field
			.embedded('picklist_options')
			.find((one) => String(one.id) === String(typeof value === 'object' ? '' : value));
		if (option === undefined || (option.values.deleted_at ?? null) !== null)
			throw invalid(`${path}.value must be the id of one of the field's picklist options`);
		return Number(option.id);
	}
	if (type === 'contact' || type === 'matter') {
		const resource = type === 'contact' ? 'Contact' : 'Matter';
		if (typeof value !== 'number' || request.firm.find(resource, value) === undefined)
			throw invalid(`${path}.value must be the id of a ${resource}`);
		return value;
	}
	if (checks[type]?.(value) !== true) throw invalid(`${path}.value is not valid for a field of type ${type}`);
	return type === 'currency' || type === 'numeric' ? Number(value) : value;
}

function fieldFor({ request }: WriteContext, record: FirmRecord, row: JsonObject, path: string): FirmRecord {
	const id = idIn(row, 'custom_field');
	if (id === undefined) throw invalid(`${path}.custom_field is required`);
	const field = request.firm.find('CustomField', id);
	if (field === undefined || field.flag('deleted')) throw notFound(`CustomField ${id}`);
	if (field.text('parent_type') !== record.resource)
		throw invalid(`${path}.custom_field is not a field of a ${record.resource}`);
	return field;
}

/** A definition's id in place of a value's: Clio fails or overwrites another value; here it fails, and is recorded. */
function refuseUnknownId({ request }: WriteContext, id: Json, path: string): never {
	const isDefinition = typeof id !== 'object' && request.firm.find('CustomField', String(id)) !== undefined;
	if (isDefinition) request.record('definition id in place of a custom field value id', `${path}.id: ${String(id)}`);
	throw invalid(`${path}.id is not the id of a custom field value of this record`);
}

/** Merges custom field values: a definition's id creates, a value's composite id updates or removes (Clio: Custom Fields). */
export function writeCustomFieldValues(context: WriteContext, record: FirmRecord, value: Json): void {
	let values = record.embedded('custom_field_values');
	for (const [index, row] of (Array.isArray(value) ? value : []).entries()) {
		if (!isJsonObject(row)) continue;
		const path = `custom_field_values[${index}]`;
		if (row.id === undefined || row.id === null) {
			const field = fieldFor(context, record, row, path);
			if (values.some((one) => one.link('custom_field')?.id === field.id))
				throw invalid(`${path}: the record has a value for this field already`);
			if (row.value === undefined) throw invalid(`${path}.value is required`);
			values = [
				...values,
				customFieldValue(context.request.firm, field, checkValue(context, field, row.value, path), {
					createdAt: context.now,
				}),
			];
			continue;
		}
		const existing = values.find((one) => one.id === row.id);
		if (existing === undefined) refuseUnknownId(context, row.id, path);
		if (row._destroy === true) {
			values = values.filter((one) => one !== existing);
			continue;
		}
		const field = context.request.firm.follow(existing.link('custom_field'));
		if (field === undefined) throw notFound('CustomField');
		if (row.value !== undefined) existing.values.value = checkValue(context, field, row.value, path);
		existing.touch(context.now);
	}
	record.values.custom_field_values = values;
}
