import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';

import { API_VERSION, SELECTABLE_API_VERSIONS } from '../catalog/apiVersions';
import { schemaByName } from '../catalog/catalog';
import { takesMoney } from '../catalog/money';
import { factsByResource } from '../catalog/places';
import type { OperationFacts } from '../catalog/types';
import { changesData } from '../catalog/types';
import { shownAt } from './shownPlaces';

/** Options take the names of the parameters around them with a slash. */
function showAt(isWanted: (facts: OperationFacts) => boolean): IDisplayOptions[] {
	const places = [...factsByResource()].flatMap(([resource, operations]) =>
		[...operations].filter(([, facts]) => isWanted(facts)).map(([operation]) => ({ resource, operation })),
	);
	return shownAt(places).map(({ resource, operation }) => ({
		show: { '/resource': resource, '/operation': operation },
	}));
}

/** The names of the operations that change data, whatever they change. */
const WRITES = [
	...new Set(
		[...factsByResource().values()].flatMap((operations) =>
			[...operations].filter(([, facts]) => changesData(facts)).map(([operation]) => operation),
		),
	),
].sort();

const takesConditions = ({ conditional }: OperationFacts) => conditional === 'write';

const takesValues = ({ method, body }: OperationFacts) => method !== 'DELETE' && body !== undefined;

const isReadByPath = ({ method, answer, page, pathParameters, own }: OperationFacts) =>
	method === 'GET' &&
	answer === 'record' &&
	page === undefined &&
	pathParameters !== undefined &&
	own?.isHandMade !== true;

const hasCustomFields = ({ schema = '', fields }: OperationFacts) =>
	fields === true && schemaByName(schema)?.associations?.custom_field_values !== undefined;

/** One option for each condition under which n8n is to show it. */
function shown(conditions: IDisplayOptions[], option: INodeProperties): INodeProperties[] {
	return conditions.map((displayOptions) => ({ ...option, displayOptions }));
}

const API_CALL: IDisplayOptions = { show: { '/resource': ['apiCall'] } };

export const timeoutOption: INodeProperties = {
	displayName: 'Timeout',
	name: 'timeout',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 300,
	description: 'Seconds until a request that Clio does not answer is given up',
};

export const customFieldsByNameOption: INodeProperties = {
	displayName: 'Custom Fields by Name',
	name: 'customFieldsByName',
	type: 'boolean',
	default: false,
	description: 'Whether to put out custom fields by their names, with the labels of their choices, as custom_fields',
};

/** The options of all resources and operations; each is shown where it has an effect. */
export const optionsProperty: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		{
			displayName: 'API Version',
			name: 'apiVersion',
			type: 'options',
			options: SELECTABLE_API_VERSIONS.map((version) => ({ name: version, value: version })),
			default: API_VERSION,
			displayOptions: API_CALL,
			description: 'Minor version of the API to use for this request',
		},
		...shown(showAt(isReadByPath), {
			displayName: 'Batch Reads',
			name: 'batchReads',
			type: 'boolean',
			default: true,
			description:
				'Whether to read the records of up to 200 items with one request. The output is the same either way.',
		}),
		...shown(showAt(takesMoney), {
			displayName: 'Confirm Unusual Amounts',
			name: 'confirmUnusualAmounts',
			type: 'boolean',
			default: false,
			description:
				'Whether to send amounts that are negative, too large or far from usual, and to change entries that are billed',
		}),
		...shown(showAt(hasCustomFields), customFieldsByNameOption),
		...shown(showAt(takesConditions), {
			displayName: 'If Unchanged Since',
			name: 'ifUnchangedSince',
			type: 'string',
			default: '',
			placeholder: 'e.g. "9a103b4f2c"',
			description:
				'The etag of the record as it was read. If somebody has changed it since, nothing is written and the item fails.',
		}),
		...shown(showAt(takesValues), {
			displayName: 'Ignore Input Fields',
			name: 'ignoreInputFields',
			type: 'string',
			default: '',
			placeholder: 'e.g. row_number, source',
			description:
				'Names of values to pass over, separated by commas. Other names that Clio does not know are refused.',
		}),
		...shown(showAt(takesMoney), {
			displayName: 'Largest Amount',
			name: 'largestAmount',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 10000,
			description: 'Amounts, rates and prices above this many currency units are refused',
		}),
		{
			displayName: 'Maximum Wait',
			name: 'maximumWait',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 600,
			displayOptions: {
				show: { '/operation': ['downloadZip', 'generateAndWait', 'generateReportAndWait', 'runAndWait'] },
			},
			description: 'The most seconds that Clio may take to make the file. After that the item fails; Clio goes on.',
		},
		...shown(
			[
				{ show: { '/operation': WRITES } },
				{ show: { '/operation': ['send'], '/method': ['DELETE', 'PATCH', 'POST'] } },
			],
			{
				displayName: 'Preview Only',
				name: 'previewOnly',
				type: 'boolean',
				default: false,
				description:
					'Whether to put out the request instead of sending it, so that nothing changes in Clio. Names are looked up all the same.',
			},
		),
		{
			displayName: 'Send Unknown Query Parameters',
			name: 'sendUnknownQueryParameters',
			type: 'boolean',
			default: false,
			displayOptions: API_CALL,
			description:
				'Whether to send names that are not known at the endpoint. Clio ignores those it does not know either, and returns everything.',
		},
		timeoutOption,
		{
			displayName: 'Version ID',
			name: 'documentVersionId',
			type: 'string',
			default: '',
			placeholder: 'e.g. 41877',
			displayOptions: { show: { '/resource': ['document'], '/operation': ['download'] } },
			description: 'ID of an earlier version, as Get Versions returns it. Without it the latest version is downloaded.',
		},
		{
			displayName: 'Wait for Rate Limit',
			name: 'waitForRateLimit',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 3600,
			description:
				'The most seconds to wait in one execution when Clio takes no more requests. With 0 the node fails instead.',
		},
	],
};
