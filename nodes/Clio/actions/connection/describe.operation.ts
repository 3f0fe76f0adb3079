import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { takesCustomFields, takesValues } from '../../catalog/form';
import type { FormChoice } from '../../catalog/formChoices';
import { clearableChoices, formChoices } from '../../catalog/formChoices';
import { factsByResource } from '../../catalog/places';
import { referencesOf } from '../../catalog/references';
import { nounOf, pluralOf, resourceName } from '../../catalog/resourceWords';
import { nearestName } from '../../catalog/suggestion';
import type { OperationFacts, ValueType } from '../../catalog/types';
import { InputProblem } from '../../transport/errors/inputProblem';
import { customFieldDefinitions } from '../../transport/lookup/customFields';
import type { ClioSession } from '../../transport/session';
import type { ActionResult } from '../action';

/** Types by the words that a model knows from JSON. */
const TYPES: Partial<Record<ValueType, string>> = {
	array: 'list',
	dateTime: 'date and time',
	integer: 'whole number',
	string: 'text',
};

/**
 * What the values of a resource are: names, types, choices, the kind of record they name, whether a new record must have
 * them; what an update can clear, and the account's custom fields. Asks Clio for the custom fields of contacts and matters only.
 */
export async function describeResource(
	this: IExecuteFunctions,
	session: ClioSession,
	itemIndex: number,
): Promise<ActionResult> {
	const resource = resourceNamed(this.getNodeParameter('describedResource', itemIndex, ''));
	const operations = factsByResource().get(resource) ?? new Map<string, OperationFacts>();
	const writing = [...operations].filter(([, facts]) => takesValues(facts) || hasReferences(facts));
	const update = operations.get('update');
	const parent = writing.map(([, facts]) => takesCustomFields(facts)).find((each) => each !== undefined);
	const custom = parent === undefined ? {} : await describeCustomFields.call(this, session, parent);
	return {
		records: [
			{
				resource,
				operations: [...operations.keys()],
				values: valuesOf(writing),
				...(update === undefined ? {} : { fields_to_clear: clearableChoices(update).map(({ name }) => name) }),
				...custom,
			},
		],
	};
}

/** The resource that a name means: its value, or its name on the screen. */
function resourceNamed(given: unknown): string {
	const text = typeof given === 'string' ? given.trim() : '';
	const resources = [...factsByResource().keys()];
	const bare = (name: string) => name.toLowerCase().replace(/[^a-z]/g, '');
	const isNamed = (resource: string) =>
		[resource, resourceName(resource), pluralOf(nounOf(resource))].some((name) => bare(name) === bare(text));
	const found = resources.find(isNamed);
	if (found !== undefined && text !== '') return found;
	if (text === '') {
		throw new InputProblem('No resource is given to describe', 'Give its name, such as matter or calendarEntry.');
	}
	const nearest = nearestName(text, resources);
	throw new InputProblem(
		`Clio has no resource "${text.slice(0, 60)}"`,
		nearest === undefined ? `The resources are ${resources.join(', ')}.` : `Did you mean "${nearest}"?`,
	);
}

function hasReferences(facts: OperationFacts): boolean {
	return facts.method !== 'DELETE' && referencesOf(facts).length > 0;
}

/**
 * The values of all operations, each once; those that not every operation of Clio's takes say which does. The node's own take few
 * values each, and come last: what they need of them besides does not hold for the others.
 */
function valuesOf(writing: ReadonlyArray<[string, OperationFacts]>): IDataObject[] {
	const found = new Map<string, { value: IDataObject; takenBy: string[] }>();
	for (const [operation, facts] of writing) {
		for (const value of [...references(facts), ...formChoices(facts).map(describe)]) {
			const name = String(value.name);
			const { value: known, takenBy } = found.get(name) ?? { value, takenBy: [] };
			found.set(name, { value: known, takenBy: [...takenBy, operation] });
		}
	}
	const usual = writing.filter(([, { own }]) => own === undefined).map(([operation]) => operation);
	return [...found.values()].map(({ value, takenBy }) =>
		usual.every((operation) => takenBy.includes(operation)) ? value : { ...value, only: takenBy },
	);
}

/** Records that the values name: each by its ID, or by its number or name where the node can look it up. */
function references(operation: OperationFacts): IDataObject[] {
	return referencesOf(operation)
		.map(({ attribute, kinds, required }) => {
			const types = [...kinds.keys()].filter((type) => type !== '');
			const kind = kinds.get('');
			return {
				name: attribute,
				type: types.length === 0 ? 'ID or name' : '{"id": ..., "type": ...}',
				...(required ? { required } : {}),
				...(kind === undefined ? {} : { reference: kind }),
				...(types.length === 0 ? {} : { types }),
			};
		})
		.sort((left, right) => Number('required' in right) - Number('required' in left));
}

function describe({ name, type, choices, required, reference }: FormChoice): IDataObject {
	return {
		name,
		type: reference === undefined ? (TYPES[type] ?? type) : 'ID or name',
		...(required ? { required } : {}),
		...(choices === undefined ? {} : { choices: [...choices] }),
		...(reference === undefined ? {} : { reference }),
	};
}

/** Custom fields as they are given under `custom_fields`, by name. */
async function describeCustomFields(
	this: IExecuteFunctions,
	session: ClioSession,
	parent: 'Contact' | 'Matter',
): Promise<IDataObject> {
	const { definitions, refusal } = await customFieldDefinitions.call(this, session, parent);
	return {
		custom_fields: definitions.map(({ id, name, fieldType, required, options }) => ({
			name,
			id,
			type: fieldType,
			...(required ? { required } : {}),
			...(options.length === 0 ? {} : { choices: options.map(({ label }) => label) }),
		})),
		...(refusal === undefined ? {} : { custom_fields_refused: refusal }),
	};
}
