import type { INodeProperties } from 'n8n-workflow';

import { CLIO_REGIONS } from './regions';

/** Where the account lives; shared by both credentials. */
export const regionProperties: INodeProperties[] = [
	{
		displayName: 'Region',
		name: 'region',
		type: 'options',
		options: [
			...Object.entries(CLIO_REGIONS).map(([value, { name, host }]) => ({ name: `${name} (${host})`, value })),
			{ name: 'Custom Base URL', value: 'custom' },
		].sort((left, right) => (left.name < right.name ? -1 : 1)),
		default: 'us',
		description:
			'The region your Clio account is in, as its address in the browser shows. A developer app works in its own region only.',
	},
	{
		displayName: 'Base URL',
		name: 'baseUrl',
		type: 'string',
		displayOptions: { show: { region: ['custom'] } },
		default: '',
		required: true,
		placeholder: 'e.g. https://clio-proxy.example.com',
		description:
			'Address of a proxy in front of Clio, or of the local sandbox, without /api/v4. It must be https unless it is localhost.',
	},
];

/** The switch that makes a credential safe to lend. */
export const readOnlyProperty: INodeProperties = {
	displayName: 'Read Only',
	name: 'readOnly',
	type: 'boolean',
	default: false,
	description:
		'Whether the Clio nodes refuse, before anything is sent, every request with this credential that could change data in Clio',
};
