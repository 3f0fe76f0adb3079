import type {
	FieldType,
	ILoadOptionsFunctions,
	INodePropertyOptions,
	ResourceMapperField,
	ResourceMapperFields,
} from 'n8n-workflow';

import { choiceLabel } from '../catalog/choiceLabel';
import { takesCustomFields } from '../catalog/form';
import type { FormChoice } from '../catalog/formChoices';
import { clearableChoices, formChoices } from '../catalog/formChoices';
import { factsAt } from '../catalog/places';
import type { OperationFacts, ValueType } from '../catalog/types';
import type { UpsertFacts } from '../catalog/upserts';
import { upsertOf } from '../catalog/upserts';
import { toNodeError } from '../transport/errors/nodeError';
import type { CustomFieldDefinition } from '../transport/lookup/customFields';
import { customFieldDefinitions } from '../transport/lookup/customFields';
import type { Limits } from '../transport/session';
import { clioSession } from '../transport/session';
import { currentResource } from './currentParameters';

/** A person is waiting for the fields. */
const LIMITS: Limits = { timeoutSeconds: 30, waitSeconds: 10 };

/** n8n keeps all choices in the workflow; longer lists, such as time zones, are typed and checked when the workflow runs. */
const MOST_CHOICES = 100;

/**
 * What the mapper offers for each type. What is neither is text, so that an expression may give it in any form; so are lists of
 * plain values, of which n8n would take JSON only.
 */
const TYPES: Partial<Record<ValueType, FieldType>> = {
	array: 'array',
	boolean: 'boolean',
	date: 'dateTime',
	dateTime: 'dateTime',
	integer: 'number',
	number: 'number',
	object: 'object',
};

const CUSTOM_TYPES: Partial<Record<CustomFieldDefinition['fieldType'], FieldType>> = {
	checkbox: 'boolean',
	currency: 'number',
	date: 'dateTime',
	numeric: 'number',
	picklist: 'options',
	time: 'time',
};

/**
 * The values of the chosen resource and operation as fields of the mapper: those that Clio requires stand there, the others
 * can be added; for contacts and matters with the account's custom fields, if the credential may read them.
 */
export async function getValueFields(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	const operation = chosenOperation.call(this);
	if (operation === undefined) return { fields: [], emptyFieldsNotice: 'This operation takes no values.' };
	const isCreate = operation.method === 'POST';
	const custom = await customFields.call(this, operation);
	const fields = [
		...formChoices(operation).map(toField),
		...custom.map((definition) => toCustomField(definition, isCreate)),
	];
	const upsert = this.getNodeParameter('operation', '') === 'upsert' ? upsertOf(currentResource.call(this)) : undefined;
	const shown = operation.own?.shown ?? [];
	const laidOut = fields.map((field) => (shown.includes(field.id) ? { ...field, removed: false } : field));
	return { fields: upsert === undefined ? laidOut : laidOut.map((field) => matchedBy(upsert, field)) };
}

/** Create or Update finds records by one value; the mapper shows which, and offers no other. */
function matchedBy({ name }: UpsertFacts, field: ResourceMapperField): ResourceMapperField {
	const isName = field.id === name;
	return { ...field, canBeUsedToMatch: isName, defaultMatch: isName, ...(isName ? { removed: false } : {}) };
}

/** What an update of the chosen resource can empty. */
export async function getClearableFields(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const operation = chosenOperation.call(this, 'update');
	if (operation === undefined) return [];
	const custom = await customFields.call(this, operation);
	return [
		...clearableChoices(operation).map(({ name, label }) => ({ name: label, value: name })),
		...custom.map(({ id, name }) => ({ name: `${name} (Custom Field)`, value: `custom_field_${id}` })),
	].sort((left, right) => left.name.localeCompare(right.name));
}

/** The operation whose values are given; for one that takes none, another of the resource. */
function chosenOperation(this: ILoadOptionsFunctions, instead = 'create'): OperationFacts | undefined {
	const [resource = '', operation = ''] = ['resource', 'operation'].map((name) =>
		String(this.getNodeParameter(name, '')),
	);
	return factsAt({ resource, operation }) ?? factsAt({ resource, operation: instead });
}

/** None where the credential may not read them: what is written of them is told when the workflow runs. */
async function customFields(
	this: ILoadOptionsFunctions,
	operation: OperationFacts,
): Promise<readonly CustomFieldDefinition[]> {
	const parent = takesCustomFields(operation);
	if (parent === undefined) return [];
	const read = async () => {
		const session = await clioSession.call(this, this.getNodeParameter('authentication', 'oAuth2'), LIMITS);
		return await customFieldDefinitions.call(this, session, parent);
	};
	const { definitions } = await read().catch((error: unknown) => {
		throw toNodeError(this.getNode(), error);
	});
	return definitions;
}

function toField({ name, label, type, isPlainList, choices, required, reference }: FormChoice): ResourceMapperField {
	const isList = choices !== undefined && choices.length <= MOST_CHOICES;
	return {
		...mapperField(
			name,
			label,
			isList ? 'options' : reference === undefined && isPlainList !== true ? (TYPES[type] ?? 'string') : 'string',
			required,
		),
		...(isList ? { options: choices.map((choice) => ({ name: shownChoice(choice), value: choice })) } : {}),
	};
}

function toCustomField(
	{ id, name, fieldType, required, options }: CustomFieldDefinition,
	isCreate: boolean,
): ResourceMapperField {
	const hasOptions = fieldType === 'picklist' && options.length <= MOST_CHOICES;
	const type = fieldType === 'picklist' && !hasOptions ? 'string' : (CUSTOM_TYPES[fieldType] ?? 'string');
	return {
		...mapperField(`custom_field_${id}`, name, type, required && isCreate),
		...(hasOptions ? { options: options.map((option) => ({ name: option.label, value: option.id })) } : {}),
	};
}

function mapperField(id: string, displayName: string, type: FieldType, required: boolean): ResourceMapperField {
	return { id, displayName, type, required, defaultMatch: false, display: true, removed: !required };
}

const FILE_FORMATS = new Set(['csv', 'html', 'json', 'pdf', 'xlsx', 'zip']);

/** Colours and time zones stay as they are. */
function shownChoice(choice: string): string {
	if (FILE_FORMATS.has(choice)) return choice.toUpperCase();
	return /^[A-Za-z]+(_[A-Za-z]+)*$/.test(choice) ? choiceLabel(choice) : choice;
}
