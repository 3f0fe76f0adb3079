import type { Goldens } from './golden';
import { IDS, PAGE, at, byId, byName, fields, json } from './golden';

/** Clio: Matters, custom fields. Jobs 1, 5, 6, 10, 15, 18, 20 and 24. */
export const matters: Goldens = ({
	area,
	claimValue,
	client,
	clientEmail,
	matter,
	matterNumber,
	matterOfArea,
	outcome,
	outcomeValue,
	taskList,
	trialDate,
	user,
	userName,
	withoutOutcome,
}) => [
	{
		what: 'a matter whose client, attorney and practice area are named',
		parameters: at('matter', 'create', {
			client: byName(clientEmail),
			relatedRecords: { responsibleAttorney: byName(userName), practiceArea: byName(area.name) },
			...fields({ description: 'Lease review', status: 'Open', open_date: '2026-02-03' }),
		}),
		requests: [
			{ line: 'GET /contacts' },
			{ line: 'GET /practice_areas' },
			{ line: 'GET /users' },
			{
				line: 'POST /matters',
				query: IDS,
				body: {
					client: { id: client },
					description: 'Lease review',
					status: 'open',
					open_date: '2026-02-03',
					practice_area: { id: area.id },
					responsible_attorney: { id: user },
				},
			},
		],
	},
	{
		what: "a matter's stage by name is one of its practice area",
		parameters: at('matter', 'update', {
			record: byId(matterOfArea),
			relatedRecords: { matterStage: byName(area.stageName) },
		}),
		requests: [
			{ line: 'GET /matter_stages' },
			{ line: `GET /matters/${matterOfArea}` },
			{ line: `PATCH /matters/${matterOfArea}`, query: IDS, body: { matter_stage: { id: area.stage } } },
		],
	},
	{
		what: 'a flat fee goes through the custom rate, never through billing_method',
		parameters: at('matter', 'create', {
			client: byId(client),
			...json({
				description: 'Will',
				custom_rate_type: 'FlatRate',
				custom_rate_rates: [{ rate: 1500, user: { id: user } }],
			}),
		}),
		requests: [
			{
				line: 'POST /matters',
				query: IDS,
				body: {
					client: { id: client },
					description: 'Will',
					custom_rate: { type: 'FlatRate', rates: [{ rate: 1500, user: { id: user } }] },
				},
			},
		],
	},
	{
		what: 'a custom field that has a value is changed by the ID of the value',
		parameters: at('matter', 'update', {
			record: byId(outcomeValue.owner),
			...json({ custom_fields: { [outcome.name]: 'Dismissed' } }),
		}),
		requests: [
			{ line: `GET /matters/${outcomeValue.owner}` },
			{ line: 'GET /custom_fields' },
			{
				line: `PATCH /matters/${outcomeValue.owner}`,
				query: IDS,
				body: { custom_field_values: [{ id: outcomeValue.id, value: outcome.dismissed }] },
			},
		],
	},
	{
		what: 'a custom field without a value gets one by the ID of its definition',
		parameters: at('matter', 'update', {
			record: byId(withoutOutcome),
			...fields({ [`custom_field_${outcome.id}`]: 'Settled' }),
		}),
		requests: [
			{ line: `GET /matters/${withoutOutcome}` },
			{ line: 'GET /custom_fields' },
			{
				line: `PATCH /matters/${withoutOutcome}`,
				query: IDS,
				body: { custom_field_values: [{ custom_field: { id: outcome.id }, value: outcome.settled }] },
			},
		],
	},
	{
		what: 'a custom field is emptied by deleting its value',
		parameters: at('matter', 'update', {
			record: byId(outcomeValue.owner),
			fieldsToClear: [`custom_field_${outcome.id}`],
		}),
		requests: [
			{ line: `GET /matters/${outcomeValue.owner}` },
			{ line: 'GET /custom_fields' },
			{
				line: `PATCH /matters/${outcomeValue.owner}`,
				query: IDS,
				body: { custom_field_values: [{ id: outcomeValue.id, _destroy: true }] },
			},
		],
	},
	{
		what: 'matters opened in a year: both ends of the range are conditions of one name',
		parameters: at('matter', 'getAll', { filters: { openDateFrom: '2025-01-01', openDateTo: '2025-12-31' } }),
		requests: [{ line: 'GET /matters', query: `open_date[]=>=2025-01-01&open_date[]=<=2025-12-31&${PAGE}` }],
	},
	{
		what: 'matters of two statuses',
		parameters: at('matter', 'getAll', { filters: { status: ['open', 'pending'] } }),
		requests: [{ line: 'GET /matters', query: `status=open,pending&${PAGE}` }],
	},
	{
		what: 'matters of a client and a practice area',
		parameters: at('matter', 'getAll', { filters: { client: byId(client), practiceArea: byName(area.name) } }),
		requests: [
			{ line: 'GET /practice_areas' },
			{ line: 'GET /matters', query: `client_id=${client}&practice_area_id=${area.id}&${PAGE}` },
		],
	},
	{
		what: 'matters by a custom field: a choice by its label',
		parameters: at('matter', 'getAll', {
			filters: {
				customFieldConditions: { conditions: [{ field: byName(outcome.name), operator: 'equals', value: 'Settled' }] },
			},
		}),
		requests: [
			{ line: 'GET /custom_fields' },
			{ line: 'GET /matters', query: `custom_field_values[${outcome.id}]==${outcome.settled}&${PAGE}` },
		],
	},
	{
		what: 'matters by a range of a custom field',
		parameters: at('matter', 'getAll', {
			filters: {
				customFieldConditions: {
					conditions: [
						{ field: byId(claimValue), operator: '>=', value: '1000' },
						{ field: byId(claimValue), operator: '<=', value: '5000' },
						{ field: byId(trialDate), operator: '<', value: '2026-01-31' },
					],
				},
			},
		}),
		requests: [
			{ line: 'GET /custom_fields' },
			{
				line: 'GET /matters',
				query: `custom_field_values[${claimValue}]=[>=1000, <=5000]&custom_field_values[${trialDate}]=<2026-01-31&${PAGE}`,
			},
		],
	},
	{
		what: 'what changed since yesterday, all of it, in the largest pages',
		parameters: at('matter', 'getAll', { returnAll: true, filters: { updatedSince: '2099-01-01T00:00:00Z' } }),
		requests: [{ line: 'GET /matters', query: `updated_since=2099-01-01T00:00:00Z&order=id(asc)&${IDS}&limit=200` }],
	},
	{
		what: 'the newest ten',
		parameters: at('matter', 'getAll', { sortBy: 'created_at', sortDirection: 'desc', limit: 10 }),
		requests: [{ line: 'GET /matters', query: `order=created_at(desc)&${IDS}&limit=10` }],
	},
	{
		what: 'a matter by its number, with chosen fields one level deep',
		parameters: {
			...at('matter', 'get', { record: byName(matterNumber) }),
			returnFields: 'choose',
			chosenFields: ['display_number', 'client.name', 'matter_stage.name'],
		},
		requests: [
			{ line: 'GET /matters' },
			{ line: `GET /matters/${matter}`, query: 'fields=id,display_number,client{name},matter_stage{name}' },
		],
	},
	{
		what: 'parties and task lists come along when a matter is opened',
		parameters: at('matter', 'create', {
			client: byId(client),
			...json({
				description: 'Claim',
				relationships: [{ contact: { id: client }, description: 'Witness' }],
				task_template_list_instances: [{ task_template_list: { id: taskList }, notify_assignees: true }],
			}),
		}),
		requests: [
			{
				line: 'POST /matters',
				query: IDS,
				body: {
					client: { id: client },
					description: 'Claim',
					relationships: [{ contact: { id: client }, description: 'Witness' }],
					task_template_list_instances: [{ task_template_list: { id: taskList }, notify_assignees: true }],
				},
			},
		],
	},
	{
		what: 'the limitation date is an object of its own',
		parameters: at('matter', 'update', {
			record: byId(matter),
			...fields({ statute_of_limitations_due_at: '2028-01-31', matter_budget_budget: 2500 }),
		}),
		requests: [
			{
				line: `PATCH /matters/${matter}`,
				query: IDS,
				body: { statute_of_limitations: { due_at: '2028-01-31' }, matter_budget: { budget: 2500 } },
			},
		],
	},
	{
		what: 'a matter is closed',
		parameters: at('matter', 'update', {
			record: byId(matter),
			...fields({ status: 'Closed', close_date: '2026-02-03' }),
		}),
		requests: [{ line: `PATCH /matters/${matter}`, query: IDS, body: { status: 'closed', close_date: '2026-02-03' } }],
	},
	{
		what: 'the client of a matter, without knowing the client',
		parameters: at('matter', 'getClient', { record: byId(matter) }),
		requests: [{ line: `GET /matters/${matter}/client`, query: 'fields=id' }],
	},
	{
		what: 'a note on a matter: the type is in capitals in a body',
		parameters: at('note', 'create', { matter: byId(matter), ...fields({ subject: 'Call', detail: 'They called' }) }),
		requests: [
			{
				line: 'POST /notes',
				query: IDS,
				body: { type: 'Matter', matter: { id: matter }, subject: 'Call', detail: 'They called' },
			},
		],
	},
	{
		what: 'the notes of a matter: the type is in small letters in a query',
		parameters: at('note', 'getAll', { type: 'matter', filters: { matter: byId(matter) } }),
		requests: [{ line: 'GET /notes', query: `type=matter&matter_id=${matter}&${PAGE}` }],
	},
	{
		what: 'a definition of a custom field with its choices',
		parameters: at('customField', 'create', {
			...json({ name: 'Source', parent_type: 'Matter', field_type: 'picklist', picklist_options: [{ option: 'Web' }] }),
		}),
		requests: [
			{
				line: 'POST /custom_fields',
				query: IDS,
				body: { name: 'Source', parent_type: 'Matter', field_type: 'picklist', picklist_options: [{ option: 'Web' }] },
			},
		],
	},
	{
		what: 'custom fields of matters: the parent is in small letters in a query',
		parameters: at('customField', 'getAll', { filters: { parentType: 'matter' } }),
		requests: [{ line: 'GET /custom_fields', query: `parent_type=matter&${PAGE}` }],
	},
];
