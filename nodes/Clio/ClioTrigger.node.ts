import type {
	IHookFunctions,
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { triggerProperties } from './description/trigger';
import { listSearchMethods } from './methods/listSearch';
import { getReturnFields } from './methods/returnFields';
import { getWatchedFields } from './methods/watchedFields';
import { receive } from './webhooks/receive';
import { isRegistered, register, unregister } from './webhooks/registration';

export class ClioTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Clio Trigger',
		name: 'clioTrigger',
		icon: { light: 'file:../../icons/clio.svg', dark: 'file:../../icons/clio.dark.svg' },
		group: ['trigger'],
		version: [1],
		subtitle: '={{ $parameter["resource"] + ($parameter["events"] ? ": " + $parameter["events"].join(", ") : "") }}',
		description: 'Starts the workflow as soon as something changes in Clio Manage',
		defaults: { name: 'Clio Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{ name: 'clioOAuth2Api', required: true, displayOptions: { show: { authentication: ['oAuth2'] } } },
			{ name: 'clioTokenApi', required: true, displayOptions: { show: { authentication: ['token'] } } },
		],
		webhooks: [{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'webhook' }],
		properties: triggerProperties,
	};

	methods = {
		listSearch: listSearchMethods,
		loadOptions: { getReturnFields, getWatchedFields },
	};

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return await isRegistered.call(this);
			},
			async create(this: IHookFunctions): Promise<boolean> {
				return await register.call(this);
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return await unregister.call(this);
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receive.call(this);
	}
}
