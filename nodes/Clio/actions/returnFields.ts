import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { FieldSelection } from '../catalog/fieldSelection';
import { fieldsText, mergeSelections } from '../catalog/fieldSelection';
import { placeOf } from '../catalog/places';
import { nounOf, withArticle } from '../catalog/resourceWords';
import type { FieldProblem } from '../catalog/returnFieldNames';
import { readFieldNames } from '../catalog/returnFieldNames';
import { isFieldPreset, presetFields, takesReturnFields } from '../catalog/returnFields';
import type { OperationFacts } from '../catalog/types';
import { InputProblem } from '../transport/errors/inputProblem';
import type { QueryValues } from '../transport/query';
import { isRecord } from '../transport/record';
import type { ClioContext, ClioSession, TriggerContext } from '../transport/session';
import { toItemData } from './action';
import { customFieldsNeeded, withCustomFields } from './customFieldsByName';
import { readOptions } from './options';
import { shownFields } from './shownFields';

/** What Return Fields ask for. */
export interface ReturnFields {
	/** what to add to the request: `fields`, or nothing where the operation takes none */
	query: QueryValues;
	/** records as they are put out */
	present: (this: ClioContext, session: ClioSession, records: readonly unknown[]) => Promise<IDataObject[]>;
}

/** The node's parameters about Return Fields, as they were given. */
export interface ReturnFieldsChoice {
	/** standard, all, ids or choose */
	choice: unknown;
	/** the fields chosen by name */
	names: unknown;
	/** whether custom fields are put out by name */
	customFieldsByName: boolean;
}

/**
 * What an item's Return Fields ask for; asks Clio nothing.
 *
 * @param beside what the node must know of the records besides; it is asked for too, and not put out
 * @throws InputProblem naming a field that the record does not have
 */
export function readReturnFields(
	this: IExecuteFunctions,
	operation: OperationFacts,
	itemIndex: number,
	beside: FieldSelection = [],
): ReturnFields {
	const chosen = {
		choice: this.getNodeParameter('returnFields', itemIndex, 'standard'),
		names: this.getNodeParameter('chosenFields', itemIndex, []),
		customFieldsByName: readOptions.call(this, itemIndex).customFieldsByName === true,
	};
	return returnFieldsOf(operation, chosen, beside);
}

/**
 * What the Return Fields of a trigger ask for; asks Clio nothing. Its parameters are called as the Clio node's.
 *
 * @param operation reads one record or a list of the kind that the trigger puts out
 * @throws InputProblem naming a field that the record does not have
 */
export function readReturnFieldsOfTrigger(
	this: TriggerContext,
	operation: OperationFacts,
	beside: FieldSelection = [],
): ReturnFields {
	const options: unknown = this.getNodeParameter('options', {});
	const chosen = {
		choice: this.getNodeParameter('returnFields', 'standard'),
		names: this.getNodeParameter('chosenFields', []),
		customFieldsByName: isRecord(options) && options.customFieldsByName === true,
	};
	return returnFieldsOf(operation, chosen, beside);
}

/**
 * What a choice of Return Fields asks for; asks Clio nothing.
 *
 * @throws InputProblem naming a field that the record does not have
 */
export function returnFieldsOf(
	operation: OperationFacts,
	{ customFieldsByName, ...chosen }: ReturnFieldsChoice,
	beside: FieldSelection = [],
): ReturnFields {
	if (!takesReturnFields(operation)) {
		return { query: {}, present: async (_session, records) => await Promise.resolve(records.map(toItemData)) };
	}
	const { schema = '' } = operation;
	const selection = chosenSelection(operation, chosen);
	const named = customFieldsByName ? customFieldsNeeded(schema) : undefined;
	const shown = named === undefined ? selection : mergeSelections(schema, selection, named);
	const toItems = (records: readonly unknown[]) =>
		records.map(toItemData).map((record) => shownFields(schema, shown, beside, record));
	return {
		query: { fields: fieldsText(schema, beside.length === 0 ? shown : mergeSelections(schema, shown, beside)) },
		async present(session, records) {
			const items = toItems(records);
			return named === undefined ? items : await withCustomFields.call(this, session, schema, selection, items);
		},
	};
}

type Chosen = Omit<ReturnFieldsChoice, 'customFieldsByName'>;

function chosenSelection(operation: OperationFacts, { choice, names }: Chosen): FieldSelection {
	const text = String(choice);
	if (isFieldPreset(text)) return presetFields(operation.schema ?? '', text);
	if (text === 'choose') return namedSelection(operation, names);
	throw new InputProblem(`Return Fields has no choice "${text}"`, 'Give standard, all, ids or choose.');
}

/** The ID comes along in any case: the next step of a workflow nearly always needs it. */
function namedSelection(operation: OperationFacts, given: unknown): FieldSelection {
	const { schema = '' } = operation;
	const names: unknown[] = Array.isArray(given) ? given : [given];
	const { selection, problems } = readFieldNames(schema, names.map(textOf));
	if (problems.length > 0) throw refusal(operation, problems);
	if (selection.length === 0) {
		throw new InputProblem('No return fields are chosen', 'Choose at least one, or set Return Fields to Standard.');
	}
	const ids = presetFields(schema, 'ids').filter((entry) => entry === 'id');
	return mergeSelections(schema, ids, selection);
}

function textOf(name: unknown): string {
	if (typeof name === 'string') return name;
	throw new InputProblem(
		'The return fields are not a list of names',
		'Give names such as "client.name", as a list or with commas between them.',
	);
}

function refusal(operation: OperationFacts, problems: readonly FieldProblem[]): InputProblem {
	const isAlone = problems.length === 1;
	const unknown = problems.filter(({ fault }) => fault === undefined).map(({ name }) => `"${name}"`);
	const faults = problems.flatMap(({ name, fault }) => (fault === undefined ? [] : [`"${name}" ${fault}`]));
	const messages = [
		...(unknown.length === 0
			? []
			: [`Clio does not know the field${isAlone ? '' : 's'} ${unknown.join(', ')} on ${answered(operation)}`]),
		...faults.map((fault) => `The return field ${fault}`),
	];
	const advice = problems.flatMap(({ name, advice: said, suggestion }) => [
		...(said === undefined ? [] : [said]),
		...(suggestion === undefined ? [] : [`Did you mean "${suggestion}"${isAlone ? '' : ` instead of "${name}"`}?`]),
	]);
	return new InputProblem(
		messages.join('. '),
		advice.length > 0 ? advice.join(' ') : 'Choose from the list under Return Field Names or IDs.',
	);
}

const OF_THE_RESOURCE = new Set(['get', 'getAll', 'create', 'update']);

/** What an operation answers with, in the words of a sentence: "a matter", or "a related contact" of one. */
function answered(operation: OperationFacts): string {
	const { resource, operation: name } = placeOf(operation);
	const schema = (operation.schema ?? '').replace(/^[A-Z]/, (letter) => letter.toLowerCase()).replace(/s$/, '');
	return withArticle(nounOf(OF_THE_RESOURCE.has(name) ? resource : schema));
}
