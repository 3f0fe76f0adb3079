import type { INodeExecutionData, INodeType, INodeTypeDescription, IPollFunctions } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { clioPollingProperties } from './description/polling';
import { getFilterFields } from './methods/filterFields';
import { listSearchMethods } from './methods/listSearch';
import { getReturnFields } from './methods/returnFields';
import { pollClio } from './polling/poll';

export class ClioPollingTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Clio Polling Trigger',
		name: 'clioPollingTrigger',
		icon: { light: 'file:../../icons/clio.svg', dark: 'file:../../icons/clio.dark.svg' },
		group: ['trigger'],
		version: [1],
		subtitle: '={{ $parameter["resource"] + ": " + $parameter["event"] }}',
		description: 'Starts the workflow when records of any list in Clio Manage are new or changed, by asking regularly',
		defaults: { name: 'Clio Polling Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{ name: 'clioOAuth2Api', required: true, displayOptions: { show: { authentication: ['oAuth2'] } } },
			{ name: 'clioTokenApi', required: true, displayOptions: { show: { authentication: ['token'] } } },
		],
		properties: clioPollingProperties,
	};

	methods = {
		listSearch: listSearchMethods,
		loadOptions: { getReturnFields },
		resourceMapping: { getFilterFields },
	};

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await pollClio.call(this);
	}
}
