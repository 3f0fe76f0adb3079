import type { INodeProperties } from 'n8n-workflow';

import { ClioOAuth2Api } from '../../../credentials/ClioOAuth2Api.credentials';
import { ClioTokenApi } from '../../../credentials/ClioTokenApi.credentials';
import { clioProperties } from '../../../nodes/Clio/description/properties';
import { findingsOf } from './n8nTextRules';

describe("n8n's rules for texts find nothing", () => {
	it('in the Clio node', () => {
		// Versions stand in the order in which they came out: by letters, 4.0.10 would stand before 4.0.9.
		const versions = 'n8n-nodes-base/node-param-options-type-unsorted-items: apiVersion';
		expect(findingsOf(clioProperties).filter((finding) => finding !== versions)).toEqual([]);
	});

	it.each([new ClioOAuth2Api(), new ClioTokenApi()])('in the credential $name', ({ properties }) => {
		expect(findingsOf(properties)).toEqual([]);
	});
});

describe("n8n's rules for texts see", () => {
	const text: INodeProperties = { displayName: 'Some Text', name: 'someText', type: 'string', default: '' };
	const choice = (options: INodeProperties['options']): INodeProperties => ({
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		options,
		default: 'get',
	});

	it.each<[string, INodeProperties]>([
		['display-name-miscased', { ...text, displayName: 'some text' }],
		['description-miscased-id', { ...text, description: 'The Id of it' }],
		['description-miscased-url', { ...text, description: 'The Url of it' }],
		['description-miscased-json', { ...text, description: 'The json of it' }],
		['description-excess-final-period', { ...text, description: 'One sentence only.' }],
		['description-missing-final-period', { ...text, description: 'One sentence. And another' }],
		['description-lowercase-first-char', { ...text, description: 'lower case' }],
		['description-identical-to-display-name', { ...text, description: 'Some Text' }],
		['description-untrimmed', { ...text, description: 'Text ' }],
		['required-false', { ...text, required: false }],
		['description-boolean-without-whether', { ...text, type: 'boolean', default: false, description: 'If so' }],
		['default-wrong-for-limit', { ...text, displayName: 'Limit', name: 'limit', type: 'number', default: 10 }],
		[
			'description-wrong-for-return-all',
			{
				...text,
				displayName: 'Return All',
				name: 'returnAll',
				type: 'boolean',
				default: false,
				description: 'Whether all',
			},
		],
		[
			'option-name-duplicate',
			choice([
				{ name: 'Get', value: 'get', action: 'Get it' },
				{ name: 'Get', value: 'got', action: 'Got it' },
			]),
		],
		['operation-option-action-miscased', choice([{ name: 'Get', value: 'get', action: 'Get A User' }])],
		[
			'options-type-unsorted-items',
			choice(['B', 'A', 'C', 'D', 'E'].map((name) => ({ name, value: name, action: `Do ${name}` }))),
		],
		[
			'operation-without-no-data-expression',
			{ ...choice([{ name: 'Get', value: 'get', action: 'Get it' }]), noDataExpression: undefined },
		],
	])('%s', (rule, property) => {
		expect(findingsOf([property])).toContainEqual(expect.stringContaining(`n8n-nodes-base/node-param-${rule}:`));
	});
});
