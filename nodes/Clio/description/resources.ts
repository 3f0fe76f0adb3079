import type { INodeProperties } from 'n8n-workflow';

export const authenticationProperty: INodeProperties = {
	displayName: 'Authentication',
	name: 'authentication',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: 'OAuth2', value: 'oAuth2' },
		{ name: 'Token', value: 'token' },
	],
	default: 'oAuth2',
	description:
		'How to connect. OAuth2 suits nearly everybody; Token is for servers that no browser can be sent back to.',
};

export const resourceProperty: INodeProperties = {
	displayName: 'Resource',
	name: 'resource',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: 'API Call', value: 'apiCall', description: 'Any request that the other resources do not cover' },
		{
			name: 'Connection',
			value: 'connection',
			description: 'What the credential is connected to, and what it can read',
		},
		{ name: 'User', value: 'user', description: 'A member of the firm who signs in to Clio' },
	],
	default: 'user',
};

export const operationProperties: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['apiCall'] } },
		options: [
			{
				name: 'Send',
				value: 'send',
				action: 'Send an API call',
				description: "Send a request to any path of Clio's API v4",
			},
		],
		default: 'send',
	},
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['connection'] } },
		options: [
			{
				name: 'Check',
				value: 'check',
				action: 'Check the connection',
				description: 'See which user and firm the credential acts for, and which kinds of records it can read',
			},
			{
				name: 'Deauthorize',
				value: 'deauthorize',
				action: 'Deauthorize the access token',
				description: "End the credential's current access token",
			},
		],
		default: 'check',
	},
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['user'] } },
		options: [
			{ name: 'Get', value: 'get', action: 'Get a user', description: 'Retrieve one user of the firm' },
			{ name: 'Get Many', value: 'getAll', action: 'Get many users', description: 'Retrieve the users of the firm' },
			{
				name: 'Who Am I',
				value: 'whoAmI',
				action: 'Get the connected user',
				description: 'Retrieve the user whom the credential acts for, and their firm',
			},
		],
		default: 'whoAmI',
	},
];
