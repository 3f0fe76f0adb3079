import type { INodeProperties } from 'n8n-workflow';

import { factsByResource } from '../catalog/places';
import { givesFile } from '../catalog/types';

/** Names of operations that put out a file. A name means that for every resource which has it; a test holds that. */
const FILE_OPERATIONS = [
	...new Set(
		[...factsByResource().values()].flatMap((operations) =>
			[...operations].filter(([, facts]) => givesFile(facts)).map(([operation]) => operation),
		),
	),
].sort();

/** Where a file goes. */
export const downloadProperties: INodeProperties[] = [
	{
		displayName: 'Put Output File in Field',
		name: 'binaryPropertyName',
		type: 'string',
		default: 'data',
		required: true,
		displayOptions: { show: { operation: FILE_OPERATIONS } },
		description: 'Name of the binary field that the file is put in',
	},
];
