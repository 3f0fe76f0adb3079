import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { alphabetically } from '../catalog/alphabetical';
import { resourceName } from '../catalog/resourceWords';
import { offer } from './offer';
import { operationWords } from './operationWords';
import { RESOURCE_DESCRIPTIONS } from './resourceDescriptions';

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

/** The kinds of records that Clio has, and what the node does besides. */
export const resourceProperty: INodeProperties = {
	displayName: 'Resource',
	name: 'resource',
	type: 'options',
	noDataExpression: true,
	options: [...offer().keys()].map(resourceChoice).sort(byName),
	default: 'matter',
};

/** What can be done with each resource: one parameter for each of them, all of the same name. */
export const operationProperties: INodeProperties[] = [...offer()].map(([resource, operations]) => ({
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	displayOptions: { show: { resource: [resource] } },
	options: operations
		.map((operation) => {
			const { name, ...words } = operationWords({ resource, operation });
			return { name, value: operation, ...words };
		})
		.sort(byName),
	default: firstChoice(operations),
}));

function resourceChoice(resource: string): INodePropertyOptions {
	const description = RESOURCE_DESCRIPTIONS[resource];
	const choice = { name: resourceName(resource), value: resource };
	return description === undefined ? choice : { ...choice, description };
}

/** What a newcomer to a resource tries first: reading changes nothing. */
function firstChoice(operations: readonly string[]): string {
	return ['getAll', 'get'].find((each) => operations.includes(each)) ?? operations[0] ?? '';
}

function byName(left: { name: string }, right: { name: string }): number {
	return alphabetically(left.name, right.name);
}
