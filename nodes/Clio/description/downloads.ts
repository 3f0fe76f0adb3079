import type { INodeProperties } from 'n8n-workflow';

/** Where a downloaded file goes. */
export const downloadProperties: INodeProperties[] = [
	{
		displayName: 'Put Output File in Field',
		name: 'binaryPropertyName',
		type: 'string',
		default: 'data',
		required: true,
		displayOptions: { show: { operation: ['download'] } },
		description: 'Name of the binary field that the file is put in',
	},
];
