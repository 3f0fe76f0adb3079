import { CONDITION_OPERATORS, ORDERED_FIELD_TYPES } from '../../catalog/conditionOperators';
import type { OperationFacts } from '../../catalog/types';
import { InputProblem } from '../../transport/errors/inputProblem';
import type { CustomFieldDefinition } from '../../transport/lookup/customFields';
import { customFieldDefinitions } from '../../transport/lookup/customFields';
import { located, locatedId } from '../../transport/lookup/locatedId';
import type { QueryValues } from '../../transport/query';
import { isRecord } from '../../transport/record';
import type { ClioContext, ClioSession } from '../../transport/session';
import { customFieldNamed } from '../values/customFieldNames';
import { customFieldWords, writtenCustomField } from '../values/customFieldInput';
import { isNothing } from './emptiness';

/** What Clio compares a custom field with. */
interface Condition {
	definition: CustomFieldDefinition;
	operator: string;
	value: string;
}

/**
 * Conditions on custom fields as query values: `custom_field_values[<ID>]` with an operator in front of the value; several on
 * one field go into one value, `[<=50, >=45]` (Clio: custom field filters).
 *
 * @param value the rows, as the node has them
 * @throws InputProblem naming the custom field: one that is unknown, a value that does not fit it, an operator that Clio does
 * not have for its type
 */
export async function customFieldConditions(
	this: ClioContext,
	session: ClioSession,
	operation: OperationFacts,
	value: unknown,
): Promise<QueryValues> {
	const byField = new Map<string, Condition[]>();
	for (const row of rowsOf(value)) {
		const condition = await readCondition.call(this, session, operation, row);
		const { id } = condition.definition;
		byField.set(id, [...(byField.get(id) ?? []), condition]);
	}
	return Object.fromEntries(
		[...byField].map(([id, conditions]) => [`custom_field_values[${id}]`, writtenConditions(conditions)]),
	);
}

function rowsOf(value: unknown): Array<Readonly<Record<string, unknown>>> {
	const rows: unknown = isRecord(value) ? value.conditions : value;
	const list: unknown[] = Array.isArray(rows) ? rows : [rows];
	return list.map((row) => {
		if (isRecord(row) && !isNothing(row.field) && !isNothing(row.value)) return row;
		const what = isRecord(row) && !isNothing(row.field) ? 'has no value' : 'names no custom field';
		throw new InputProblem(
			`One of the Custom Field Conditions ${what}`,
			'Complete it, or remove it. Without it Clio would list more records than are meant.',
		);
	});
}

async function readCondition(
	this: ClioContext,
	session: ClioSession,
	operation: OperationFacts,
	{ field, operator: chosen, value }: Readonly<Record<string, unknown>>,
): Promise<Condition> {
	const definition = await definitionOf.call(this, session, operation, field);
	const operator = operatorOf(definition, chosen);
	return { definition, operator, value: await comparedWith.call(this, session, definition, value) };
}

async function definitionOf(
	this: ClioContext,
	session: ClioSession,
	{ id: operationId }: OperationFacts,
	field: unknown,
): Promise<CustomFieldDefinition> {
	const parentType = operationId === 'Contact#index' ? 'Contact' : 'Matter';
	const { definitions, refusal } = await customFieldDefinitions.call(this, session, parentType);
	if (refusal !== undefined) throw new InputProblem('The Custom Field Conditions cannot be used', refusal);
	const given = located(field);
	if (!('id' in given) && !('name' in given)) {
		throw new InputProblem('A custom field cannot be given as a URL', 'Give its name or ID.');
	}
	const named = customFieldNamed(definitions, given);
	if ('definition' in named) return named.definition;
	throw new InputProblem(named.problem, named.remedy);
}

function operatorOf(definition: CustomFieldDefinition, chosen: unknown): string {
	const text = isNothing(chosen) ? '=' : String(chosen).trim();
	const known = CONDITION_OPERATORS.find(({ operator, value }) => operator === text || value === text);
	if (known === undefined) {
		throw new InputProblem(
			`"${text.slice(0, 20)}" is not an operator for the ${customFieldWords(definition)}`,
			`Use one of ${CONDITION_OPERATORS.map(({ operator }) => operator).join(' ')}.`,
		);
	}
	if (known.operator === '=' || ORDERED_FIELD_TYPES.includes(definition.fieldType)) return known.operator;
	throw new InputProblem(
		`The ${customFieldWords(definition)} cannot be compared with ${known.operator}`,
		'Clio compares amounts, numbers, dates and times; use Equals for this one.',
	);
}

async function comparedWith(
	this: ClioContext,
	session: ClioSession,
	definition: CustomFieldDefinition,
	value: unknown,
): Promise<string> {
	const { fieldType } = definition;
	if (fieldType === 'contact' || fieldType === 'matter') {
		const what = `The ${customFieldWords(definition)}`;
		return (await locatedId.call(this, session, value, fieldType, what)) ?? '';
	}
	const written = writtenCustomField({ definition, zone: this.getTimezone() }, value);
	if ('value' in written) return String(written.value);
	throw new InputProblem(`Custom Field Conditions: ${written.problem}`, written.remedy);
}

/** The operator always stands there: a text that begins like one would be taken for it. */
function writtenConditions(conditions: readonly Condition[]): string {
	const written = [...new Set(conditions.map(({ operator, value }) => `${operator}${value}`))];
	const [only = ''] = written;
	if (written.length === 1) return only;
	const single = conditions.find(({ definition }) => !ORDERED_FIELD_TYPES.includes(definition.fieldType));
	if (single === undefined) return `[${written.join(', ')}]`;
	throw new InputProblem(
		`The ${customFieldWords(single.definition)} has ${written.length} conditions, which cannot hold at once`,
		'Leave one of them. For either of two values use two nodes.',
	);
}
