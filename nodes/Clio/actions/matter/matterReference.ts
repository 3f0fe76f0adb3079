import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { CUSTOM_FIELD_VALUES } from '../../catalog/form';
import { operationById } from '../../catalog/catalog';
import { InputProblem } from '../../transport/errors/inputProblem';
import { customFieldDefinitions } from '../../transport/lookup/customFields';
import { comparable } from '../../transport/lookup/matching';
import { clioPages } from '../../transport/paging';
import type { QueryValues } from '../../transport/query';
import { isRecord } from '../../transport/record';
import type { ClioSession } from '../../transport/session';
import { idOf } from '../action';
import { writtenCustomField } from '../values/customFieldInput';
import { customFieldNamed } from '../values/customFieldNames';

/** A mark by which a matter is known outside Clio, and where it is kept: in a custom field, or as the client reference. */
export interface MatterReference {
	/** as the user gave it */
	text: string;
	/** ID of the custom field; undefined for the client reference */
	field?: number;
	/** as Clio wants it */
	value: string | number | boolean;
}

/** Records by which a custom field of these types is no mark. */
const NO_MARKS = new Set(['checkbox', 'contact', 'matter']);

/**
 * The mark of an item's matter.
 *
 * @param field name or ID of a custom field of matters
 * @throws InputProblem when there is no such custom field, or it cannot hold the mark
 */
export async function matterReference(
	this: IExecuteFunctions,
	session: ClioSession,
	text: string,
	field: string,
): Promise<MatterReference> {
	if (field === '' || field === 'client_reference') return { text, value: text };
	const { definitions, refusal } = await customFieldDefinitions.call(this, session, 'Matter');
	if (refusal !== undefined) throw new InputProblem('The custom field of the reference cannot be used', refusal);
	const named = customFieldNamed(definitions, { name: field });
	if ('problem' in named) throw new InputProblem(named.problem, named.remedy);
	const { definition } = named;
	if (NO_MARKS.has(definition.fieldType)) {
		throw new InputProblem(
			`The custom field "${definition.name}" cannot hold a reference`,
			'Use one for text or numbers, or leave the field out to use the client reference.',
		);
	}
	const written = writtenCustomField({ definition, zone: this.getTimezone() }, text);
	if ('problem' in written) throw new InputProblem(written.problem, written.remedy);
	return { text, field: Number(definition.id), value: written.value };
}

/** The mark in the body of a matter that is created. */
export function withReference(body: IDataObject, { field, value, text }: MatterReference): IDataObject {
	if (field === undefined) return { ...body, client_reference: text };
	const rows = body[CUSTOM_FIELD_VALUES];
	const others = (Array.isArray(rows) ? rows : []).filter(
		(row) => !isRecord(row) || String(idOf(row.custom_field)) !== String(field),
	);
	return { ...body, [CUSTOM_FIELD_VALUES]: [...others, { custom_field: { id: field }, value }] as IDataObject[] };
}

/**
 * The matter that has the mark. Clio filters by custom fields, but not by the client reference (Clio: Matters, filters): that is looked for
 * among the matters of the client, or among all where none is known.
 *
 * @param fields Clio's `fields`, without those by which the mark is told
 * @param client undefined where it is not known
 * @throws InputProblem with the IDs when several matters have it
 */
export async function matterWith(
	this: IExecuteFunctions,
	session: ClioSession,
	{ text, field, value }: MatterReference,
	fields: string,
	client: string | number | undefined,
): Promise<Record<string, unknown> | undefined> {
	const narrowed: QueryValues =
		field === undefined
			? { ...(client === undefined ? {} : { client_id: client }) }
			: { [`custom_field_values[${field}]`]: `=${String(value)}` };
	const query = { ...narrowed, fields };
	const found = new Map<string, Record<string, unknown>>();
	for await (const page of clioPages.call(this, session, operationById('Matter#index'), { query })) {
		for (const record of page.filter(isRecord)) {
			if (isMarked(record, field, text, value)) found.set(String(record.id), record);
		}
	}
	const [only, ...others] = found.values();
	if (others.length === 0) return only;
	throw new InputProblem(
		`${found.size} matters have the reference "${text.slice(0, 80)}"`,
		`It must be of one matter only. The IDs are ${[...found.keys()].slice(0, 10).join(', ')}.`,
	);
}

/** Clio's search for texts may find more than what is equal. */
function isMarked(
	record: Readonly<Record<string, unknown>>,
	field: number | undefined,
	text: string,
	value: MatterReference['value'],
): boolean {
	if (field === undefined) return comparable(textIn(record.client_reference)) === comparable(text);
	const rows = record[CUSTOM_FIELD_VALUES];
	return (Array.isArray(rows) ? rows : [])
		.filter(isRecord)
		.some(
			(row) =>
				String(idOf(row.custom_field)) === String(field) && comparable(textIn(row.value)) === comparable(String(value)),
		);
}

function textIn(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
