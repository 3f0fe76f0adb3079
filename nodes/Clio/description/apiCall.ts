import type { INodeProperties } from 'n8n-workflow';

const show = (more: Record<string, Array<string | boolean>> = {}) => ({
	show: { resource: ['apiCall'], operation: ['send'], ...more },
});

export const apiCallProperties: INodeProperties[] = [
	{
		displayName: 'Method',
		name: 'method',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'DELETE', value: 'DELETE' },
			{ name: 'GET', value: 'GET' },
			{ name: 'PATCH', value: 'PATCH' },
			{ name: 'POST', value: 'POST' },
		],
		default: 'GET',
		displayOptions: show(),
		description: 'GET reads, POST creates, PATCH changes, DELETE removes',
	},
	{
		displayName: 'Path',
		name: 'path',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. /matters.json',
		displayOptions: show(),
		description: 'The path below /api/v4, without an address and without query parameters',
	},
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		displayOptions: show({ method: ['GET'] }),
		description: 'Whether to return all results or only up to a given limit',
	},
	{
		displayName: 'Query Parameters',
		name: 'queryParameters',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Query Parameter',
		default: {},
		displayOptions: show(),
		description: 'Filters and switches of the endpoint. Without "fields" Clio answers with ID and etag only.',
		options: [
			{
				displayName: 'Parameter',
				name: 'parameters',
				values: [
					{
						displayName: 'Name',
						name: 'name',
						type: 'string',
						default: '',
						placeholder: 'e.g. fields',
						description: 'Name as in the API reference. Use it in several rows, with [] at its end, for a list.',
					},
					{
						displayName: 'Value',
						name: 'value',
						type: 'string',
						default: '',
						placeholder: 'e.g. id,display_number,client{id,name}',
						description: 'A plain value; dates as 2026-11-22, times with their offset from UTC',
					},
				],
			},
		],
	},
	{
		displayName: 'JSON Body',
		name: 'jsonBody',
		type: 'json',
		default: '',
		placeholder: 'e.g. { "name": "Engagement letters" }',
		displayOptions: show({ method: ['POST', 'PATCH'] }),
		description: 'The values to send as a JSON object. Clio\'s "data" around them is added when it is missing.',
	},
];
