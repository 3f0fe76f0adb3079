import type { INodeProperties } from 'n8n-workflow';

/** The name of operations that take a file; it means that for every resource which has it. */
const UPLOAD = ['upload'];

/** Where the file to upload comes from. */
export const uploadProperties: INodeProperties[] = [
	{
		displayName: 'File Source',
		name: 'fileSource',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'Binary Field', value: 'binary' },
			{ name: 'Text', value: 'text' },
		],
		default: 'binary',
		displayOptions: { show: { operation: UPLOAD } },
		description: 'Where the file comes from',
	},
	{
		displayName: 'Input Data Field Name',
		name: 'inputDataFieldName',
		type: 'string',
		default: 'data',
		required: true,
		displayOptions: { show: { operation: UPLOAD, fileSource: ['binary'] } },
		description: 'Name of the binary field with the file',
	},
	{
		displayName: 'Text',
		name: 'fileText',
		type: 'string',
		typeOptions: { rows: 5 },
		default: '',
		displayOptions: { show: { operation: UPLOAD, fileSource: ['text'] } },
		description: 'What the file holds. Give it a Name with an extension, such as Memo.txt.',
	},
];
