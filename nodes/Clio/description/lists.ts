import type { INodeProperties } from 'n8n-workflow';

import { factsByResource } from '../catalog/places';

/** Names of operations that Clio answers in pages. A name means that for every resource which has it; a test holds that. */
export const PAGED_OPERATIONS = [
	...new Set(
		[...factsByResource().values()].flatMap((operations) =>
			[...operations].filter(([, { page }]) => page !== undefined).map(([operation]) => operation),
		),
	),
].sort();

/** How much of a list to read. */
export const listProperties: INodeProperties[] = [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		displayOptions: { show: { operation: PAGED_OPERATIONS } },
		description: 'Whether to return all results or only up to a given limit',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 50,
		displayOptions: { show: { operation: PAGED_OPERATIONS, returnAll: [false] } },
		description: 'Max number of results to return',
	},
];
