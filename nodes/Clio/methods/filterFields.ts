import type { FieldType, ILoadOptionsFunctions, ResourceMapperField, ResourceMapperFields } from 'n8n-workflow';

import { alphabetically } from '../catalog/alphabetical';
import { choiceLabel } from '../catalog/choiceLabel';
import type { FilterKind } from '../catalog/filterKinds';
import type { FilterFacts } from '../catalog/filters';
import { typedRecordLabel } from '../catalog/typedRecords';
import { watchedLists } from '../catalog/watchedLists';
import { currentResource } from './currentParameters';

const TYPES: Readonly<Record<FilterKind, FieldType>> = {
	// n8n fills in false for a field of type boolean that nobody has added.
	boolean: 'options',
	choice: 'options',
	choices: 'string',
	customFields: 'string',
	day: 'dateTime',
	ids: 'string',
	moment: 'dateTime',
	number: 'number',
	record: 'string',
	text: 'string',
};

const YES_OR_NO = [
	{ name: 'No', value: 'false' },
	{ name: 'Yes', value: 'true' },
];

/** The filters of the list that the trigger watches, as fields of a form; asks Clio nothing. */
export async function getFilterFields(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	const filters = watchedLists().get(currentResource.call(this))?.filters ?? [];
	const fields = filters
		.filter(({ inPanel, kind }) => !inPanel && kind !== 'customFields')
		.map(toField)
		.sort((left, right) => alphabetically(left.displayName, right.displayName));
	return await Promise.resolve({ fields, emptyFieldsNotice: 'Clio has no filters for this list.' });
}

function toField(filter: FilterFacts): ResourceMapperField {
	const options = optionsOf(filter);
	return {
		id: filter.parameter,
		displayName: labelOf(filter),
		type: TYPES[filter.kind],
		...(options === undefined ? {} : { options }),
		required: false,
		defaultMatch: false,
		display: true,
		removed: true,
	};
}

function optionsOf({ kind, choices }: FilterFacts): ResourceMapperField['options'] {
	if (kind === 'boolean') return YES_OR_NO;
	return kind === 'choice' ? choices.map((value) => ({ name: choiceLabel(value), value })) : undefined;
}

/** A field of a mapper has no description: what is to be typed stands in its name. */
function labelOf(filter: FilterFacts): string {
	const { kind, label, choices } = filter;
	if (kind === 'record') return typedRecordLabel(filter);
	return kind === 'choices' ? `${label} (${choices.map(choiceLabel).join(', ')})` : label;
}
