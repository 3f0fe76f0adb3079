import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';

import { clearsValues } from '../catalog/clearable';
import { takesValues } from '../catalog/form';
import { factsByResource } from '../catalog/places';
import type { OperationFacts } from '../catalog/types';

/**
 * Shows a property under every operation of a name that takes it, whatever the resource; the few resources that have an
 * operation of that name without it are left out.
 */
function shownWhere(takes: (facts: OperationFacts) => boolean): IDisplayOptions {
	const all = [...factsByResource()].flatMap(([resource, operations]) =>
		[...operations].map(([operation, facts]) => ({ resource, operation, isTaking: takes(facts) })),
	);
	const operation = [...new Set(all.filter(({ isTaking }) => isTaking).map((each) => each.operation))].sort();
	const without = all.filter((each) => !each.isTaking && operation.includes(each.operation));
	const resource = [...new Set(without.map((each) => each.resource))];
	return { show: { operation }, ...(resource.length === 0 ? {} : { hide: { resource } }) };
}

const whereValuesAreTaken = shownWhere(takesValues);

const UPSERT = 'upsert';

type MapperOptions = NonNullable<NonNullable<INodeProperties['typeOptions']>['resourceMapper']>;

/** The resources whose Create or Update is told by inputs of its own what to match on. */
const MATCHED_BY_INPUT = [...factsByResource()].flatMap(([resource, operations]) =>
	operations.get(UPSERT)?.own === undefined ? [] : [resource],
);

/** The fields of a form. n8n requires those that a new record must have only where every record is new. */
function mapper(
	displayOptions: IDisplayOptions,
	options: Pick<MapperOptions, 'mode' | 'matchingFieldsLabels'>,
): INodeProperties {
	return {
		displayName: 'Values',
		name: 'values',
		type: 'resourceMapper',
		noDataExpression: true,
		default: { mappingMode: 'defineBelow', value: null },
		displayOptions,
		typeOptions: {
			loadOptionsDependsOn: ['resource', 'operation'],
			resourceMapper: {
				resourceMapperMethod: 'getValueFields',
				...options,
				fieldWords: { singular: 'value', plural: 'values' },
				addAllFields: false,
				supportAutoMap: true,
			},
		},
		description: 'Empty values count as not given',
	};
}

/** What a record is given: fields of a form, the item's own data, or JSON; and what an update empties. */
export const valuesProperties: INodeProperties[] = [
	{
		displayName: 'Specify Values',
		name: 'specifyValues',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'Using Fields Below', value: 'fields' },
			{ name: 'Using JSON', value: 'json' },
		],
		default: 'fields',
		displayOptions: whereValuesAreTaken,
		description: 'How to give the values of the record',
	},
	// Specify Values is there only where values are taken: what depends on it needs no other condition.
	mapper({ show: { specifyValues: ['fields'] }, hide: { operation: [UPSERT] } }, { mode: 'add' }),
	mapper({ show: { operation: [UPSERT], resource: MATCHED_BY_INPUT, specifyValues: ['fields'] } }, { mode: 'add' }),
	mapper(
		{ show: { operation: [UPSERT], specifyValues: ['fields'] }, hide: { resource: MATCHED_BY_INPUT } },
		{
			mode: 'upsert',
			matchingFieldsLabels: {
				title: 'Value to Match On',
				description: 'The record that has this value is changed. When there is none, it is created.',
			},
		},
	),
	{
		displayName: 'Values (JSON)',
		name: 'valuesJson',
		type: 'json',
		default: '{}',
		displayOptions: { show: { specifyValues: ['json'] } },
		description:
			'One JSON object with the values by name, such as {"description": "Lease review", "custom_fields": {"Referral Source": "Web"}}. The resource Connection lists the names, types and choices under Describe. Names that Clio does not know are refused. Null and empty text count as not given.',
	},
	{
		displayName: 'Fields to Clear Names or IDs',
		name: 'fieldsToClear',
		type: 'multiOptions',
		typeOptions: { loadOptionsMethod: 'getClearableFields', loadOptionsDependsOn: ['resource', 'operation'] },
		default: [],
		displayOptions: shownWhere(clearsValues),
		description:
			'Values to empty. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	},
];
