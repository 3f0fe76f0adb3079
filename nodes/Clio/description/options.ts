import type { INodeProperties } from 'n8n-workflow';

import { API_VERSION, SELECTABLE_API_VERSIONS } from '../catalog/apiVersions';

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
			displayOptions: { show: { '/resource': ['apiCall'] } },
			description: 'Minor version of the API to use for this request',
		},
		{
			displayName: 'Batch Reads',
			name: 'batchReads',
			type: 'boolean',
			default: true,
			displayOptions: { show: { '/operation': ['get'] } },
			description:
				'Whether to read the records of up to 200 items with one request, and the same record only once. The output is the same either way.',
		},
		{
			displayName: 'Send Unknown Query Parameters',
			name: 'sendUnknownQueryParameters',
			type: 'boolean',
			default: false,
			displayOptions: { show: { '/resource': ['apiCall'] } },
			description:
				'Whether to send names that this package does not know at the endpoint. Clio ignores names it does not know either, and then returns everything.',
		},
		{
			displayName: 'Timeout',
			name: 'timeout',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 300,
			description: 'Seconds until a request that Clio does not answer is given up',
		},
		{
			displayName: 'Wait for Rate Limit',
			name: 'waitForRateLimit',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 3600,
			description:
				'The most seconds that the node waits in one execution when Clio takes no more requests, which is after about 50 a minute. With 0 it fails instead of waiting.',
		},
	],
};
