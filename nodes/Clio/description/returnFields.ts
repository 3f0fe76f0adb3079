import type { INodeProperties } from 'n8n-workflow';

import { factsByResource } from '../catalog/places';
import { takesReturnFields } from '../catalog/returnFields';

/** Resources that are not Clio's records. */
const WITHOUT_RECORDS = ['apiCall', 'connection'];

/** The operations of any resource that answer with no record a person could choose fields of, such as `delete`. */
function operationsWithoutFields(): string[] {
	const operations = [...factsByResource().values()].flatMap((each) => [...each]);
	const taking = new Set(operations.filter(([, facts]) => takesReturnFields(facts)).map(([name]) => name));
	return [...new Set(operations.map(([name]) => name))].filter((name) => !taking.has(name)).sort();
}

const hide = { resource: WITHOUT_RECORDS, operation: operationsWithoutFields() };

/** What of a record is put out, as triggers show it. */
export const triggerReturnFieldsProperties: [choice: INodeProperties, names: INodeProperties] = [
	{
		displayName: 'Return Fields',
		name: 'returnFields',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'All',
				value: 'all',
				description: 'Everything Clio has on the record, and on the records it refers to',
			},
			{ name: 'Choose', value: 'choose', description: 'The fields you choose' },
			{ name: 'IDs Only', value: 'ids', description: 'ID and etag' },
			{ name: 'Standard', value: 'standard', description: 'What most workflows need' },
		],
		default: 'standard',
		description: 'Which fields of the record to return',
	},
	{
		displayName: 'Return Field Names or IDs',
		name: 'chosenFields',
		type: 'multiOptions',
		typeOptions: { loadOptionsMethod: 'getReturnFields', loadOptionsDependsOn: ['resource', 'operation'] },
		default: [],
		displayOptions: { show: { returnFields: ['choose'] } },
		description:
			'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
	},
];

const [choice, names] = triggerReturnFieldsProperties;

/** What of a record is put out; shared by all operations that answer with records. */
export const returnFieldsProperties: INodeProperties[] = [{ ...choice, displayOptions: { hide } }, names];
