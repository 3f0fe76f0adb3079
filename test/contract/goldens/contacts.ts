import type { Goldens } from './golden';
import { IDS, PAGE, UNORDERED_PAGE, at, byId, byName, fields, json } from './golden';

/** Clio: Contacts, Relationships. Jobs 1, 2, 3, 23 and 25. */
export const contacts: Goldens = ({ client, company, companyName, matter, workEmail, foundUs, withoutOutcome }) => [
	{
		what: 'a contact is looked for by e-mail',
		parameters: at('contact', 'getAll', { filters: { query: 'ada@example.com' } }),
		requests: [{ line: 'GET /contacts', query: `query=ada@example.com&${PAGE}` }],
	},
	{
		what: 'contacts changed since a moment, companies only',
		parameters: at('contact', 'getAll', {
			filters: { updatedSince: '2026-02-01T10:00:00Z', type: 'Company' },
			limit: 3,
		}),
		requests: [
			{ line: 'GET /contacts', query: `type=Company&updated_since=2026-02-01T10:00:00Z&order=id(asc)&${IDS}&limit=3` },
		],
	},
	{
		what: 'a person from a web form: e-mail and phone are rows with labels',
		parameters: at('contact', 'create', {
			...fields({
				type: 'Person',
				first_name: 'Ada',
				last_name: 'Byron',
				work_email: 'ada@example.com',
				mobile_phone: '+1 604 555 0100',
			}),
		}),
		requests: [
			{
				line: 'POST /contacts',
				query: IDS,
				body: {
					type: 'Person',
					first_name: 'Ada',
					last_name: 'Byron',
					email_addresses: [{ name: 'Work', address: 'ada@example.com', default_email: true }],
					phone_numbers: [{ name: 'Mobile', number: '+1 604 555 0100', default_number: true }],
				},
			},
		],
	},
	{
		what: 'a company with its address',
		parameters: at('contact', 'create', {
			...fields({
				type: 'Company',
				name: 'Analytical Engines Ltd',
				work_address_street: '1 Main St',
				work_address_city: 'Vancouver',
				work_address_country: 'CA',
			}),
		}),
		requests: [
			{
				line: 'POST /contacts',
				query: IDS,
				body: {
					type: 'Company',
					name: 'Analytical Engines Ltd',
					addresses: [{ name: 'Work', street: '1 Main St', city: 'Vancouver', country: 'CA' }],
				},
			},
		],
	},
	{
		what: 'a person who works for a firm that is named',
		parameters: at('contact', 'create', {
			relatedRecords: { company: byName(companyName) },
			...fields({ type: 'Person', last_name: 'Byron' }),
		}),
		requests: [
			{ line: 'GET /contacts' },
			{ line: 'POST /contacts', query: IDS, body: { type: 'Person', last_name: 'Byron', company: { id: company } } },
		],
	},
	{
		what: 'another work e-mail changes the row that is there',
		parameters: at('contact', 'update', {
			record: byId(workEmail.owner),
			...fields({ work_email: 'new@example.com' }),
		}),
		requests: [
			{ line: `GET /contacts/${workEmail.owner}` },
			{
				line: `PATCH /contacts/${workEmail.owner}`,
				query: IDS,
				body: { email_addresses: [{ id: workEmail.id, name: 'Work', address: 'new@example.com' }] },
			},
		],
	},
	{
		what: 'a fax number is added where there was none',
		parameters: at('contact', 'update', { record: byId(workEmail.owner), ...fields({ fax_phone: '555 0199' }) }),
		requests: [
			{ line: `GET /contacts/${workEmail.owner}` },
			{
				line: `PATCH /contacts/${workEmail.owner}`,
				query: IDS,
				body: { phone_numbers: [{ name: 'Fax', number: '555 0199' }] },
			},
		],
	},
	{
		what: 'a custom field by its name, a choice by its label',
		parameters: at('contact', 'create', {
			...json({ type: 'Person', last_name: 'Byron', custom_fields: { [foundUs.name]: 'walk-in' } }),
		}),
		requests: [
			{ line: 'GET /custom_fields' },
			{
				line: 'POST /contacts',
				query: IDS,
				body: {
					type: 'Person',
					last_name: 'Byron',
					custom_field_values: [{ custom_field: { id: foundUs.id }, value: foundUs.walkIn }],
				},
			},
		],
	},
	{
		what: 'the e-mail addresses of a contact',
		parameters: at('contact', 'getEmailAddresses', { record: byId(client) }),
		requests: [{ line: `GET /contacts/${client}/email_addresses`, query: UNORDERED_PAGE }],
	},
	{
		what: 'an opposing party is related to a matter by text, not by a type',
		parameters: at('relationship', 'create', {
			contact: byId(client),
			matter: byId(matter),
			...fields({ description: 'Opposing party' }),
		}),
		requests: [
			{
				line: 'POST /relationships',
				query: IDS,
				body: { contact: { id: client }, matter: { id: matter }, description: 'Opposing party' },
			},
		],
	},
	{
		what: 'whom a contact is related to',
		parameters: at('relationship', 'getAll', { filters: { contact: byId(client) } }),
		requests: [{ line: 'GET /relationships', query: `contact_id=${client}&${IDS}&limit=50` }],
	},
	{
		what: 'the people of a matter',
		parameters: at('matter', 'getRelatedContacts', { record: byId(matter) }),
		requests: [{ line: `GET /matters/${matter}/related_contacts` }],
	},
	{
		what: 'a note on a contact',
		parameters: at('note', 'create', {
			contact: byId(client),
			...fields({ subject: 'Conflict check', detail: 'None found' }),
		}),
		requests: [
			{
				line: 'POST /notes',
				query: IDS,
				body: { type: 'Contact', contact: { id: client }, subject: 'Conflict check', detail: 'None found' },
			},
		],
	},
	{
		what: 'a damage is claimed with the bare ID of its matter',
		parameters: at('damage', 'create', {
			matter: byId(withoutOutcome),
			...fields({ amount: 1200.5, damage_type: 'special', description: 'Car' }),
		}),
		requests: [
			{
				line: 'POST /damages',
				query: IDS,
				body: { amount: 1200.5, damage_type: 'special', description: 'Car', matter_id: withoutOutcome },
			},
		],
	},
];
