import { NodeApiError } from 'n8n-workflow';

import { operationById } from '../../catalog/catalog';
import { clioPages } from '../paging';
import { isRecord } from '../record';
import type { ClioContext, ClioSession } from '../session';

const FIELD_TYPES = [
	'checkbox',
	'contact',
	'currency',
	'date',
	'email',
	'matter',
	'numeric',
	'picklist',
	'text_area',
	'text_line',
	'time',
	'url',
] as const;

export type CustomFieldType = (typeof FIELD_TYPES)[number];

/** A custom field as the firm defined it. */
export interface CustomFieldDefinition {
	id: string;
	name: string;
	parentType: 'Contact' | 'Matter';
	fieldType: CustomFieldType;
	required: boolean;
	/** the choices of a pick-list that can still be chosen */
	options: ReadonlyArray<{ id: string; label: string }>;
}

export interface CustomFieldDefinitions {
	definitions: readonly CustomFieldDefinition[];
	/** why they could not be read, for the user (Clio: 403 without the permission Custom Fields) */
	refusal?: string;
}

/** Those of an execution by the kind of record they belong to. */
export type KnownCustomFields = Partial<Record<CustomFieldDefinition['parentType'], CustomFieldDefinitions>>;

const FIELDS = 'id,name,field_type,required,deleted,picklist_options{id,option,deleted_at}';

/** Without the permission Clio refuses the list, or hides it. */
const REFUSING = new Set(['403', '404']);

const REFUSAL =
	'Clio does not let this credential read the custom fields of the account. Give the app the permission Custom Fields in the developer portal and connect the credential again; an administrator may also have to let the user see them.';

/**
 * The account's custom fields of one kind of record, without those that were deleted. Asked once an execution: one request
 * for 200 fields.
 *
 * @returns no definitions and the reason where Clio does not let them be read
 * @throws NodeApiError when Clio cannot be asked for another reason
 */
export async function customFieldDefinitions(
	this: ClioContext,
	session: ClioSession,
	parentType: CustomFieldDefinition['parentType'],
): Promise<CustomFieldDefinitions> {
	return (session.customFields[parentType] ??= await readDefinitions.call(this, session, parentType));
}

async function readDefinitions(
	this: ClioContext,
	session: ClioSession,
	parentType: CustomFieldDefinition['parentType'],
): Promise<CustomFieldDefinitions> {
	const read = await allOf.call(this, session, parentType).catch((error: unknown) => ({ error }));
	if ('error' in read) {
		const { error } = read;
		if (!(error instanceof NodeApiError) || !REFUSING.has(String(error.httpCode))) throw error;
		return { definitions: [], refusal: REFUSAL };
	}
	const definitions = read.filter(({ deleted }) => deleted !== true).flatMap((each) => toDefinition(each, parentType));
	return read.length > 0 && read.every(isHidden) ? { definitions: [], refusal: REFUSAL } : { definitions };
}

/** Clio takes the kind in lower case here, though it writes it with a capital everywhere else (Clio: Custom Fields). */
async function allOf(
	this: ClioContext,
	session: ClioSession,
	parentType: CustomFieldDefinition['parentType'],
): Promise<Array<Record<string, unknown>>> {
	const ask = { query: { parent_type: parentType.toLowerCase(), fields: FIELDS } };
	const records: unknown[] = [];
	for await (const page of clioPages.call(this, session, operationById('CustomField#index'), ask))
		records.push(...page);
	return records.filter(isRecord);
}

/** Clio answers what an app may not see with empty attributes. */
function isHidden({ name, field_type: type }: Record<string, unknown>): boolean {
	return (name ?? null) === null && (type ?? null) === null;
}

function toDefinition(
	{ id, name, field_type: type, required, picklist_options: options }: Record<string, unknown>,
	parentType: CustomFieldDefinition['parentType'],
): CustomFieldDefinition[] {
	if (!isId(id) || typeof name !== 'string') return [];
	// A type that Clio may add later is written as text, which Clio's document has all values as.
	const fieldType = FIELD_TYPES.find((each) => each === type) ?? 'text_line';
	return [{ id: String(id), name, parentType, fieldType, required: required === true, options: toOptions(options) }];
}

function toOptions(options: unknown): CustomFieldDefinition['options'] {
	return (Array.isArray(options) ? options : [])
		.filter(isRecord)
		.filter(({ deleted_at: deletedAt }) => (deletedAt ?? null) === null)
		.flatMap(({ id, option }) => (isId(id) && typeof option === 'string' ? [{ id: String(id), label: option }] : []));
}

function isId(id: unknown): id is number | string {
	return typeof id === 'number' || typeof id === 'string';
}
