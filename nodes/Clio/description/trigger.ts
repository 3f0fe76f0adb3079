import type { INodeProperties } from 'n8n-workflow';

import { choiceLabel } from '../catalog/choiceLabel';
import { associationOf } from '../catalog/fieldSelection';
import { resourceName } from '../catalog/resourceWords';
import type { WebhookFilter } from '../catalog/webhookFilters';
import { WEBHOOK_FILTERS, webhookFilterChoices } from '../catalog/webhookFilters';
import { webhookModels } from '../catalog/webhookModels';
import { locatorProperty } from './locator';
import { customFieldsByNameOption } from './options';
import { authenticationProperty } from './resources';
import { triggerReturnFieldsProperties } from './returnFields';

/** The choice that stands for no record. */
const APP_DEAUTHORIZED = 'appDeauthorized';

const hide = { resource: [APP_DEAUTHORIZED] };

const EVENTS: Readonly<Record<string, { name: string; description: string }>> = {
	created: { name: 'Created', description: 'A new record' },
	deleted: { name: 'Deleted', description: 'Clio sends its ID only, and no filter applies' },
	matter_closed: { name: 'Matter Closed', description: 'Its status came to Closed' },
	matter_opened: { name: 'Matter Opened', description: 'Its status came to Open' },
	matter_pended: { name: 'Matter Pended', description: 'Its status came to Pending' },
	updated: { name: 'Updated', description: 'Any change, or one of the fields chosen below' },
};

const resourceProperty: INodeProperties = {
	displayName: 'When',
	name: 'resource',
	type: 'options',
	noDataExpression: true,
	options: [
		...[...webhookModels().keys()].map((value) => ({ name: resourceName(value), value })),
		{
			name: 'App Deauthorized',
			value: APP_DEAUTHORIZED,
			description: 'The user of the credential removed the app in Clio',
		},
	].sort((left, right) => left.name.localeCompare(right.name)),
	default: 'matter',
	description:
		'Which kind of record to watch. Clio has no webhooks for others, such as notes; use the Clio Polling Trigger for them.',
};

/** One parameter for all models with the same events. */
const eventsProperties: INodeProperties[] = grouped([...webhookModels().values()], ({ events }) => events.join()).map(
	(models): INodeProperties => ({
		displayName: 'Events',
		name: 'events',
		type: 'multiOptions',
		required: true,
		options: Object.entries(EVENTS)
			.filter(([event]) => models[0]?.events.includes(event) === true)
			.map(([value, texts]) => ({ ...texts, value })),
		default: ['created', 'updated'],
		displayOptions: { show: { resource: models.map(({ resource }) => resource) } },
		description: 'What has to happen to the record',
	}),
);

const watchedFieldsProperty: INodeProperties = {
	displayName: 'Only When These Fields Change Names or IDs',
	name: 'watchedFields',
	type: 'multiOptions',
	typeOptions: { loadOptionsMethod: 'getWatchedFields', loadOptionsDependsOn: ['resource'] },
	default: [],
	displayOptions: { show: { events: ['updated'] }, hide },
	description:
		'For the event Updated; leave it empty for every change. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
};

const filtersProperty: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	displayOptions: { hide },
	description: 'Tell only of records like these, as they are when they are read after the event',
	options: WEBHOOK_FILTERS.flatMap(filterProperties),
};

function filterProperties(filter: WebhookFilter): INodeProperties[] {
	const { parameter: name, label: displayName, kind, attributes } = filter;
	const entries = Object.entries(attributes);
	const shownFor = (resources: string[]) => ({ show: { '/resource': resources } });
	if (kind !== undefined) {
		const locator = locatorProperty({
			displayName,
			name,
			kinds: [kind],
			withUrl: false,
			displayOptions: shownFor(entries.map(([resource]) => resource)),
		});
		// A name would have to be looked up for every delivery.
		return [{ ...locator, modes: (locator.modes ?? []).filter((mode) => mode.name !== 'name') }];
	}
	return entries.map(([resource, attribute]) => ({
		displayName,
		name,
		type: 'multiOptions',
		options: webhookFilterChoices(resource, attribute)
			.map((value) => ({ name: choiceLabel(value), value }))
			.sort((left, right) => left.name.localeCompare(right.name)),
		default: [],
		displayOptions: shownFor([resource]),
	}));
}

const AS_SENT = {
	name: 'As Clio Sent It',
	value: 'asSent',
	description: 'ID, etag or watched fields, without reading the record',
};

const [choice, names] = triggerReturnFieldsProperties;

/** As in the other nodes, with the choice not to read the record at all. */
const deliveryProperties: INodeProperties[] = [
	{
		...choice,
		options: [AS_SENT, ...(choice.options ?? [])].sort((left, right) => left.name.localeCompare(right.name)),
		displayOptions: { hide },
	},
	{ ...names, displayOptions: { ...names.displayOptions, hide } },
];

const withCustomFields = [...webhookModels().values()]
	.filter(({ schema }) => associationOf(schema, 'custom_field_values') !== undefined)
	.map(({ resource }) => resource);

const optionsProperty: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	displayOptions: { hide },
	options: [
		{ ...customFieldsByNameOption, displayOptions: { show: { '/resource': withCustomFields } } },
		{
			displayName: 'Recover Missed Changes',
			name: 'recoverMissed',
			type: 'boolean',
			default: true,
			description:
				'Whether to look for changes that were missed, such as while n8n was stopped, with the next delivery. They are marked with recovered; when only certain fields are watched, there may be some that were about others.',
		},
	],
};

const notices: INodeProperties[] = [
	{
		displayName:
			'Clio ends webhooks after 31 days. Each delivery to this n8n keeps all of them alive; for quiet accounts, run the operation Extend Expiring of the resource Webhook in the Clio node once a week.',
		name: 'expiryNotice',
		type: 'notice',
		default: '',
		displayOptions: { hide },
	},
	{
		displayName:
			"Enter this node's Production URL as the Deauthorization Callback URL of your app in Clio's developer portal. An app has only one. The notice is not signed, so the trigger starts only when Clio then refuses the credential.",
		name: 'deauthorizedNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: hide },
	},
];

/** Everything the Clio Trigger shows, from top to bottom. */
export const triggerProperties: INodeProperties[] = [
	...notices,
	authenticationProperty,
	resourceProperty,
	...eventsProperties,
	watchedFieldsProperty,
	filtersProperty,
	...deliveryProperties,
	optionsProperty,
];

function grouped<Each>(list: readonly Each[], key: (each: Each) => string): Each[][] {
	const groups = new Map<string, Each[]>();
	for (const each of list) groups.set(key(each), [...(groups.get(key(each)) ?? []), each]);
	return [...groups.values()];
}
