import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { router } from './actions/router';
import { clioProperties } from './description/properties';
import { listSearchMethods } from './methods/listSearch';
import { getReturnFields } from './methods/returnFields';
import { getSortColumns } from './methods/sortColumns';
import { getClearableFields, getValueFields } from './methods/valueFields';

export class Clio implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Clio',
		name: 'clio',
		icon: { light: 'file:../../icons/clio.svg', dark: 'file:../../icons/clio.dark.svg' },
		group: ['transform'],
		version: [1],
		subtitle: '={{ $parameter["resource"] + ": " + $parameter["operation"] }}',
		description: 'Work with matters, contacts, time, bills, documents and more in Clio Manage',
		defaults: { name: 'Clio' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: [
			{ name: 'clioOAuth2Api', required: true, displayOptions: { show: { authentication: ['oAuth2'] } } },
			{ name: 'clioTokenApi', required: true, displayOptions: { show: { authentication: ['token'] } } },
		],
		properties: clioProperties,
	};

	methods = {
		listSearch: listSearchMethods,
		loadOptions: { getClearableFields, getReturnFields, getSortColumns },
		resourceMapping: { getValueFields },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await router.call(this);
	}
}
