import type { INodeProperties } from 'n8n-workflow';

export const connectionProperties: INodeProperties[] = [
	{
		displayName: 'Check Access',
		name: 'checkAccess',
		type: 'boolean',
		default: true,
		displayOptions: { show: { resource: ['connection'], operation: ['check'] } },
		description:
			'Whether to try each kind of record with one small request, which shows missing permissions. It costs 21 of the about 50 requests that Clio allows a minute.',
	},
	{
		displayName: 'Expected Account',
		name: 'expectedAccount',
		type: 'string',
		default: '',
		placeholder: 'e.g. 1024837',
		displayOptions: { show: { resource: ['connection'], operation: ['check'] } },
		description:
			'ID or exact name of the Clio account that the credential must be connected to. The operation fails when it is another one.',
	},
	{
		displayName:
			"This ends the credential's current access token only: the next request gets a new one by itself. To end access for good, remove the app from the list of connected apps in the settings of Clio.",
		name: 'deauthorizeNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { resource: ['connection'], operation: ['deauthorize'] } },
	},
	{
		displayName: 'Confirm',
		name: 'confirmDeauthorize',
		type: 'boolean',
		default: false,
		displayOptions: { show: { resource: ['connection'], operation: ['deauthorize'] } },
		description: 'Whether to really end the access token. Nothing is sent while this is off.',
	},
	{
		displayName: 'Resource to Describe',
		name: 'describedResource',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. matter',
		displayOptions: { show: { resource: ['connection'], operation: ['describe'] } },
		description:
			'Name of a resource such as matter, contact, activity or calendarEntry. The output tells which values it takes.',
	},
];
