import type { INodeProperties } from 'n8n-workflow';

import { ClioOAuth2Api } from '../../../credentials/ClioOAuth2Api.credentials';
import { ClioTokenApi } from '../../../credentials/ClioTokenApi.credentials';
import { Clio } from '../../../nodes/Clio/Clio.node';
import { ClioPollingTrigger } from '../../../nodes/Clio/ClioPollingTrigger.node';
import { ClioTrigger } from '../../../nodes/Clio/ClioTrigger.node';
import { findingsOf } from './n8nTextRules';
import { everyText, faultsOf } from './texts';

const nodes = [new Clio().description, new ClioPollingTrigger().description, new ClioTrigger().description];

describe("n8n's rules for texts find nothing", () => {
	it.each(nodes)('in the node $displayName', ({ properties }) => {
		// Versions stand in the order in which they came out: by letters, 4.0.10 would stand before 4.0.9.
		const versions = 'n8n-nodes-base/node-param-options-type-unsorted-items: apiVersion';
		expect(findingsOf(properties).filter((finding) => finding !== versions)).toEqual([]);
	});

	it.each([new ClioOAuth2Api(), new ClioTokenApi()])('in the credential $name', ({ properties }) => {
		expect(findingsOf(properties)).toEqual([]);
	});
});

describe("this package's rules for texts", () => {
	it.each(nodes)('find nothing in the node $displayName', ({ properties }) => {
		expect(faultsOf(everyText(properties))).toEqual([]);
	});

	it('look at every text, however deep it stands', () => {
		const deep: INodeProperties = {
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			default: {},
			options: [
				{
					displayName: 'the Rows',
					name: 'rows',
					type: 'fixedCollection',
					default: {},
					options: [
						{
							displayName: 'Row',
							name: 'row',
							values: [
								{
									displayName: 'Record',
									name: 'record',
									type: 'resourceLocator',
									default: '',
									modes: [{ displayName: 'By Id', name: 'id', type: 'string', placeholder: '358675' }],
								},
								{
									displayName: 'Kind',
									name: 'kind',
									type: 'options',
									default: '',
									options: [{ name: 'Task', value: 'task', description: 'one. Two' }],
								},
							],
						},
					],
				},
			],
		};
		expect(faultsOf(everyText([deep])).map((fault) => fault.split(':').slice(0, 2).join(':'))).toEqual([
			'ID, URL and JSON are written in capitals: filters.rows.row.record.id displayName',
			'names are in Title Case: filters.rows displayName',
			'several sentences have one: filters.rows.row.kind.Task description',
			'a sentence begins with a capital: filters.rows.row.kind.Task description',
			'an example begins with e.g.: filters.rows.row.record.id placeholder',
		]);
	});
});

const UNSORTED = ['B', 'A', 'C', 'D', 'E'].map((name) => ({ name, value: name }));

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

	const inside = (property: INodeProperties): INodeProperties[] => [
		{ displayName: 'Options', name: 'options', type: 'collection', default: {}, options: [property] },
		{
			displayName: 'Rows',
			name: 'rows',
			type: 'fixedCollection',
			default: {},
			options: [{ displayName: 'Row', name: 'row', values: [property] }],
		},
	];

	it.each<[string, INodeProperties]>([
		['description-excess-final-period', { ...text, description: 'One sentence only.' }],
		['description-boolean-without-whether', { ...text, type: 'boolean', default: false, description: 'If so' }],
		['display-name-miscased', { ...text, displayName: 'some text' }],
		['options-type-unsorted-items', { ...text, type: 'options', options: UNSORTED }],
		['multi-options-type-unsorted-items', { ...text, type: 'multiOptions', default: [], options: UNSORTED }],
	])('%s inside a collection too', (rule, property) => {
		for (const outer of inside(property)) {
			expect(findingsOf([outer])).toContainEqual(expect.stringContaining(`n8n-nodes-base/node-param-${rule}:`));
		}
	});

	it('a choice whose description ends wrongly', () => {
		const options = [{ name: 'Get', value: 'get', action: 'Get it', description: 'One sentence only.' }];
		expect(findingsOf([choice(options)])).toContainEqual(expect.stringContaining('excess-final-period'));
	});

	it('options of a collection that are not in order', () => {
		const options = ['B', 'A', 'C', 'D', 'E'].map((name) => ({ ...text, displayName: name, name: name.toLowerCase() }));
		const collection: INodeProperties = { ...text, type: 'collection', default: {}, options };
		expect(findingsOf([collection])).toContainEqual(expect.stringContaining('collection-type-unsorted-items'));
	});
});
