import type { IDataObject } from 'n8n-workflow';

import type { FieldSelection } from '../catalog/fieldSelection';
import { associationOf, isField, namesInside } from '../catalog/fieldSelection';
import type { CustomFieldDefinition } from '../transport/lookup/customFields';
import { customFieldDefinitions } from '../transport/lookup/customFields';
import { isRecord } from '../transport/record';
import type { ClioContext, ClioSession } from '../transport/session';
import { customFieldValue, definitionId, isUnlabelled } from './customFieldValue';

/** Where Clio keeps the values of custom fields, and where the node puts them out by name. */
const VALUES = 'custom_field_values';
const BY_NAME = 'custom_fields';

/** Stands beside the named values, or in their place, when Clio shows values without telling what they are. */
const NOT_SHOWN = 'custom_fields_not_shown';

const VALUE_FIELDS = ['id', 'field_name', 'field_type', 'value', 'soft_deleted'];

/** Of these Clio tells more than the number that stands in `value`, where it lets them be asked for. */
const VALUE_RECORDS = ['custom_field', 'picklist_option', 'matter', 'contact'];

/** What to ask for so that the values of custom fields can be named; undefined for records without custom fields. */
export function customFieldsNeeded(schema: string): FieldSelection | undefined {
	const values = associationOf(schema, VALUES);
	if (values === undefined) return undefined;
	const records = VALUE_RECORDS.filter((name) => isField(values.schema, name, values));
	return [{ [VALUES]: [...VALUE_FIELDS, ...records] }];
}

/**
 * Records with their custom fields by name, such as `custom_fields: { "Referral Source": "Web" }`.
 *
 * Names that two fields share are told apart by the field's ID; fields that are deleted in Clio are left out. Clio's own
 * `custom_field_values` stay as far as `selection` asks for them. At most one request: for the texts of options, when
 * Clio's answer leaves them out.
 */
export async function withCustomFields(
	this: ClioContext,
	session: ClioSession,
	schema: string,
	selection: FieldSelection,
	records: readonly IDataObject[],
): Promise<IDataObject[]> {
	const rows = records.map(rowsOf);
	const { definitions } = rows.flat().some(isUnlabelled)
		? await customFieldDefinitions.call(this, session, schema === 'Matter' ? 'Matter' : 'Contact')
		: { definitions: [] };
	const shared = sharedNames(rows);
	const wanted = namesInside(schema, selection, VALUES);
	return records.map((record, index) => ({
		...keptValues(record, wanted),
		...(Array.isArray(record[VALUES]) ? byName(rows[index] ?? [], shared, definitions) : {}),
	}));
}

function byName(
	rows: readonly IDataObject[],
	shared: ReadonlySet<string>,
	definitions: readonly CustomFieldDefinition[],
): IDataObject {
	const named = rows
		.filter(isNamed)
		.map((row): [string, IDataObject[string]] => [nameOf(row, shared), customFieldValue(row, definitions)]);
	const hidden = rows.length - named.length;
	return {
		...(hidden > 0 && named.length === 0 ? {} : { [BY_NAME]: Object.fromEntries(named) }),
		...(hidden > 0 ? { [NOT_SHOWN]: notShown(hidden) } : {}),
	};
}

function notShown(count: number): string {
	return `Clio does not tell name and value of ${count === 1 ? 'one custom field' : `${count} custom fields`} of this record. The app of the credential probably lacks the permission Custom Fields.`;
}

/** The values of a record, without those of fields that are deleted in Clio. */
function rowsOf(record: IDataObject): IDataObject[] {
	const values = record[VALUES];
	return Array.isArray(values) ? values.filter(isRow).filter(({ soft_deleted: isDeleted }) => isDeleted !== true) : [];
}

function isRow(value: unknown): value is IDataObject {
	return isRecord(value);
}

/** Without the permission Custom Fields name, type and value come empty, which says nothing about the value. */
function isNamed({ field_name: name }: IDataObject): boolean {
	return typeof name === 'string' && name !== '';
}

/** Names that a record has twice, or that stand for different fields in different records. */
function sharedNames(records: ReadonlyArray<readonly IDataObject[]>): ReadonlySet<string> {
	const shared = new Set<string>();
	const fields = new Map<string, string | undefined>();
	for (const rows of records) {
		const own = new Set<string>();
		for (const row of rows.filter(isNamed)) {
			const name = String(row.field_name);
			const field = definitionId(row);
			if (own.has(name) || (fields.has(name) && fields.get(name) !== field)) shared.add(name);
			own.add(name);
			fields.set(name, field);
		}
	}
	return shared;
}

function nameOf(row: IDataObject, shared: ReadonlySet<string>): string {
	const name = String(row.field_name);
	return shared.has(name) ? `${name} (${definitionId(row) ?? String(row.id)})` : name;
}

/** A record with as much of Clio's own values as was asked for. */
function keptValues(record: IDataObject, wanted: readonly string[] | undefined): IDataObject {
	const { [VALUES]: values, ...rest } = record;
	if (wanted === undefined) return rest;
	if (!Array.isArray(values)) return record;
	const kept: IDataObject[] = values.filter(isRow).map((row) => only(row, wanted));
	return { ...rest, [VALUES]: kept };
}

function only(row: IDataObject, names: readonly string[]): IDataObject {
	return Object.fromEntries(Object.entries(row).filter(([name]) => names.includes(name)));
}
