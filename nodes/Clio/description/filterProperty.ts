import type { INodeProperties } from 'n8n-workflow';

import { alphabetically } from '../catalog/alphabetical';
import { choiceLabel } from '../catalog/choiceLabel';
import type { FilterKind } from '../catalog/filterKinds';
import type { FilterFacts } from '../catalog/filters';
import { searchMethodOf } from '../catalog/recordKinds';
import { roleFilters } from '../catalog/referenceRoles';
import { typedRecordLabel } from '../catalog/typedRecords';
import { customFieldConditionsProperty } from './customFieldConditions';
import { filterTextOf } from './filterTexts';
import { locatorProperty } from './locator';

type Build = (filter: FilterFacts) => Omit<INodeProperties, 'displayName' | 'name' | 'description'>;

/** Records that a person looks for in a list; the others come from earlier nodes, and lists of them would not be read. */
const PICKED = new Set([
	'assignee',
	'client',
	'contact',
	'jurisdiction',
	'matter',
	'originatingAttorney',
	'parent',
	'practiceArea',
	'responsibleAttorney',
	'trigger',
	'user',
]);

/** A filter as a parameter, without the places where it is shown. */
export function filterProperty(operationId: string, filter: FilterFacts): INodeProperties {
	const { parameter, label, kind, required } = filter;
	const text = filterTextOf(operationId, parameter) ?? '';
	const named = { displayName: label, name: parameter };
	const description = text === '' ? {} : { description: text };
	if (kind === 'customFields') return { ...customFieldConditionsProperty, ...description };
	if (kind === 'record') return { ...recordFilter(filter), ...description, ...(required ? { required } : {}) };
	return { ...named, ...BUILDS[kind](filter), ...description, ...(required ? { required } : {}) };
}

function recordFilter(filter: FilterFacts): INodeProperties {
	const { parameter: name, label: displayName } = filter;
	const kinds = [...filter.kinds.values()].filter((each) => each !== undefined);
	if (kinds.length > 0 && (filter.inPanel || PICKED.has(name))) {
		return locatorProperty({
			displayName,
			name,
			kinds,
			withUrl: false,
			...(hasOwnList(filter) ? { searchMethod: searchMethodOf(name) } : {}),
		});
	}
	return { displayName: typedRecordLabel(filter), name, type: 'string', default: '' };
}

/** A list that is narrowed, or of which the kind is chosen, goes by the name of its role. */
function hasOwnList({ parameter, kinds }: FilterFacts): boolean {
	return kinds.size > 1 || Object.keys(roleFilters(parameter)).length > 0;
}

/** Nobody reads longer lists in a filter; what is typed is checked against them all the same. */
const MOST_CHOICES = 20;

const BUILDS: Readonly<Record<Exclude<FilterKind, 'record' | 'customFields'>, Build>> = {
	boolean: () => ({ type: 'boolean', default: true }),
	choice: ({ choices }) =>
		choices.length > MOST_CHOICES
			? { type: 'string', default: '' }
			: { type: 'options', options: optionsOf(choices), default: optionsOf(choices)[0]?.value ?? '' },
	choices: ({ choices }) => ({ type: 'multiOptions', options: optionsOf(choices), default: [] }),
	day: () => ({ type: 'dateTime', typeOptions: { dateOnly: true }, default: '' }),
	ids: () => ({ type: 'string', default: '', placeholder: 'e.g. 358675, 358676' }),
	moment: () => ({ type: 'dateTime', default: '' }),
	number: () => ({ type: 'number', default: 0 }),
	text: () => ({ type: 'string', default: '' }),
};

function optionsOf(choices: readonly string[]): Array<{ name: string; value: string }> {
	return choices
		.map((value) => ({ name: choiceLabel(value), value }))
		.sort((left, right) => alphabetically(left.name, right.name));
}
