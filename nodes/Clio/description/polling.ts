import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { alphabetically } from '../catalog/alphabetical';
import { schemaByName } from '../catalog/catalog';
import { resourceName } from '../catalog/resourceWords';
import type { WatchedEvent, WatchedList } from '../catalog/watchedLists';
import { watchedLists } from '../catalog/watchedLists';
import { customFieldConditionsProperty } from './customFieldConditions';
import { filterProperty } from './filterProperty';
import { locatorProperty } from './locator';
import { customFieldsByNameOption, timeoutOption } from './options';
import { authenticationProperty } from './resources';
import { triggerReturnFieldsProperties } from './returnFields';

const lists = [...watchedLists().values()];

const EVENTS: Readonly<Record<WatchedEvent, INodePropertyOptions>> = {
	created: { name: 'Created', value: 'created', description: 'Records that are new in Clio' },
	createdOrUpdated: {
		name: 'Created or Updated',
		value: 'createdOrUpdated',
		description: 'New records, and those that were changed',
	},
};

const resourceProperty: INodeProperties = {
	displayName: 'Resource',
	name: 'resource',
	type: 'options',
	noDataExpression: true,
	options: lists
		.map(({ name }) => ({ name: resourceName(name), value: name }))
		.sort((left, right) => alphabetically(left.name, right.name)),
	default: 'matter',
};

/** One for the lists with both events, one for those with either. */
const eventProperties: INodeProperties[] = [...new Set(lists.map(eventsOf))].map((events) => {
	const names = lists.filter((list) => eventsOf(list) === events).map(({ name }) => name);
	const isUsual = names.length > lists.length / 2;
	const others = lists.map(({ name }) => name).filter((name) => !names.includes(name));
	return {
		displayName: 'Event',
		name: 'event',
		type: 'options',
		noDataExpression: true,
		options: Object.values(EVENTS).filter(({ value }) => events.split(',').includes(String(value))),
		default: firstOf(events),
		displayOptions: isUsual ? { hide: { resource: others } } : { show: { resource: names } },
		description: 'What starts the workflow',
	};
});

/** What a list needs to be told before it can be read. */
const requiredProperties: INodeProperties[] = [
	...lists.flatMap(({ name, operation, filters }) =>
		filters
			.filter(({ inPanel }) => inPanel)
			.map((filter) => ({
				...filterProperty(operation.id, filter),
				displayOptions: { show: { resource: [name] } },
			})),
	),
	locatorProperty({
		displayName: 'Contact',
		name: 'record',
		kinds: ['contact'],
		example: 'jane@example.com',
		description: 'The contact whose addresses or numbers to watch',
		required: true,
		displayOptions: { show: { resource: namesWithPlace('contact_id') } },
	}),
	locatorProperty({
		displayName: 'Jurisdiction',
		name: 'jurisdiction',
		kinds: ['jurisdiction'],
		description: 'The court whose triggers to watch',
		required: true,
		displayOptions: { show: { resource: namesWithPlace('jurisdiction_id') } },
	}),
];

const filtersProperties: INodeProperties[] = [
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'resourceMapper',
		noDataExpression: true,
		default: { mappingMode: 'defineBelow', value: null },
		typeOptions: {
			loadOptionsDependsOn: ['resource'],
			resourceMapper: {
				resourceMapperMethod: 'getFilterFields',
				mode: 'add',
				valuesLabel: 'Filters',
				fieldWords: { singular: 'filter', plural: 'filters' },
				addAllFields: false,
				supportAutoMap: false,
			},
		},
		description:
			'Which records start the workflow. All filters must fit, and one that is added must hold a value. Several values are separated by commas.',
	},
	{
		...customFieldConditionsProperty,
		displayOptions: {
			show: {
				resource: lists
					.filter(({ filters }) => filters.some(({ kind }) => kind === 'customFields'))
					.map(({ name }) => name),
			},
		},
		description:
			'Conditions on the custom fields of matters, or of contacts where contacts are watched. All of them must hold.',
	},
];

const optionsProperty: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		{
			...customFieldsByNameOption,
			displayOptions: { show: { '/resource': lists.filter(hasCustomFields).map(({ name }) => name) } },
		},
		{
			displayName: 'Start Time',
			name: 'startTime',
			type: 'dateTime',
			default: '',
			description:
				'From when on records start the workflow; what happened before is passed over. Without it that is the moment of the activation.',
		},
		timeoutOption,
		{
			displayName: 'Wait for Rate Limit',
			name: 'waitForRateLimit',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 3600,
			description:
				'The most seconds to wait in one poll when Clio takes no more requests, which is after about 50 a minute. With 0 the poll fails instead, and the next one catches up.',
		},
	],
};

/** Everything the polling trigger shows; n8n adds when to poll. */
export const clioPollingProperties: INodeProperties[] = [
	authenticationProperty,
	resourceProperty,
	...eventProperties,
	...requiredProperties,
	...filtersProperties,
	...triggerReturnFieldsProperties,
	optionsProperty,
];

function firstOf(events: string): string {
	return events.split(',')[0] ?? '';
}

function eventsOf({ events }: WatchedList): string {
	return [...events.keys()].join();
}

function namesWithPlace(place: string): string[] {
	return lists.filter(({ operation }) => operation.pathParameters?.[place] !== undefined).map(({ name }) => name);
}

function hasCustomFields({ operation }: WatchedList): boolean {
	return schemaByName(operation.schema ?? '')?.associations?.custom_field_values !== undefined;
}
