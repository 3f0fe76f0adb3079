import type { INodeParameters } from 'n8n-workflow';

import { useClioSandbox } from '../workflow/clio/clioSandbox';
import { queryParameters, requestLines, runOnce } from './clioAccount';

const clio = useClioSandbox();

const USER_FIELDS =
	'fields=id%2Cetag%2Cname%2Cfirst_name%2Clast_name%2Cinitials%2Cemail%2Cphone_number%2Cenabled%2Croles%2Csubscription_type%2Ctime_zone%2Cdefault_calendar_id%2Ccreated_at%2Cupdated_at%2Caccount%7Bid%2Cname%7D';
const getMany = (more: INodeParameters): INodeParameters => ({ resource: 'user', operation: 'getAll', ...more });
const apiCall = (more: INodeParameters): INodeParameters => ({ resource: 'apiCall', operation: 'send', ...more });

/** Written by hand from Clio's documentation: what each operation must send, to the letter. */
const GOLDEN: Array<[what: string, INodeParameters, requests: string[]]> = [
	['User: Who Am I', { resource: 'user', operation: 'whoAmI' }, [`GET /api/v4/users/who_am_i.json?${USER_FIELDS}`]],
	['User: Get Many with its defaults', getMany({}), [`GET /api/v4/users.json?order=id(asc)&${USER_FIELDS}&limit=50`]],
	['User: Get Many of one', getMany({ limit: 1 }), [`GET /api/v4/users.json?order=id(asc)&${USER_FIELDS}&limit=1`]],
	['User: Get Many of 250', getMany({ limit: 250 }), [`GET /api/v4/users.json?order=id(asc)&${USER_FIELDS}&limit=250`]],
	[
		'User: Get Many of all, in pages as large as users may have',
		getMany({ returnAll: true }),
		[`GET /api/v4/users.json?order=id(asc)&${USER_FIELDS}&limit=2000`],
	],
	[
		'User: Get Many of more than a page, in pages of the same size',
		getMany({ limit: 2001 }),
		[`GET /api/v4/users.json?order=id(asc)&${USER_FIELDS}&limit=1001`],
	],
	[
		'Connection: Check without access',
		{ resource: 'connection', operation: 'check', checkAccess: false },
		['GET /api/v4/users/who_am_i.json?fields=id%2Cname%2Cemail%2Croles%2Caccount%7Bid%2Cname%2Cstate%7D'],
	],
	[
		'Connection: Check',
		{ resource: 'connection', operation: 'check' },
		[
			'GET /api/v4/users/who_am_i.json?fields=id%2Cname%2Cemail%2Croles%2Caccount%7Bid%2Cname%2Cstate%7D',
			'GET /api/v4/bank_accounts.json?limit=1',
			'GET /api/v4/activities.json?limit=1',
			'GET /api/v4/webhooks.json?limit=1',
			'GET /api/v4/bills.json?limit=1',
			'GET /api/v4/calendars.json?limit=1',
			'GET /api/v4/clio_payments/payments.json?limit=1',
			'GET /api/v4/communications.json?limit=1',
			'GET /api/v4/contacts.json?limit=1',
			'GET /api/v4/court_rules/jurisdictions.json?limit=1',
			'GET /api/v4/custom_fields.json?limit=1',
			'GET /api/v4/documents.json?limit=1',
			'GET /api/v4/internal_notifications/my_events.json?limit=1',
			'GET /api/v4/lauk_civil_controlled_rates.json?limit=1',
			'GET /api/v4/grants.json?limit=1',
			'GET /api/v4/matters.json?limit=1',
			'GET /api/v4/allocations.json?limit=1',
			'GET /api/v4/reports.json?limit=1',
			'GET /api/v4/settings/text_snippets.json?limit=1',
			'GET /api/v4/tasks.json?limit=1',
			'GET /api/v4/trust_line_items.json?limit=1',
			'GET /api/v4/users.json?limit=1',
		],
	],
	[
		'Connection: Deauthorize',
		{ resource: 'connection', operation: 'deauthorize', confirmDeauthorize: true },
		['GET /api/v4/users/who_am_i.json?fields=id', 'POST /oauth/deauthorize'],
	],
	[
		'API Call: GET with a query',
		apiCall({
			path: '/matters.json',
			queryParameters: queryParameters(
				['fields', 'id,client{id,name}'],
				['status', 'open'],
				['query', 'A&B=C d/é'],
				['order', 'id(desc)'],
				['limit', '3'],
			),
		}),
		[
			'GET /api/v4/matters.json?fields=id%2Cclient%7Bid%2Cname%7D&status=open&query=A%26B%3DC%20d%2F%C3%A9&order=id(desc)&limit=3',
		],
	],
	[
		'API Call: GET with repeated names',
		apiCall({
			path: 'contacts',
			queryParameters: queryParameters(['ids[]', '1'], ['fields', 'id'], ['ids[]', '2'], ['ids[]', '3']),
		}),
		['GET /api/v4/contacts?ids[]=1&ids[]=2&ids[]=3&fields=id'],
	],
	[
		'API Call: GET with one value of a list',
		apiCall({ path: '/api/v4/contacts.json', queryParameters: queryParameters(['ids', '1'], ['fields', 'id']) }),
		['GET /api/v4/contacts.json?ids[]=1&fields=id'],
	],
	[
		'API Call: GET with conditions on a date',
		apiCall({
			path: '/matters.json',
			queryParameters: queryParameters(
				['open_date[]', '>=2020-01-01'],
				['open_date[]', '<2030-01-01'],
				['fields', 'id'],
			),
		}),
		['GET /api/v4/matters.json?open_date[]=%3E%3D2020-01-01&open_date[]=%3C2030-01-01&fields=id'],
	],
];

describe('what is sent, to the letter', () => {
	it.each(GOLDEN)('%s', async (_, parameters, expected) => {
		const run = await runOnce(clio(), parameters);
		expect(run.error).toBeUndefined();
		expect(await requestLines(clio())).toEqual(expected);
		for (const { path, status, userAgent, apiVersion, authorized } of await clio().process.control.requests()) {
			expect({ path, status, userAgent, authorized }).toEqual({
				path,
				status: 200,
				userAgent: 'n8n-nodes-clio/0.1.0',
				authorized: true,
			});
			expect(apiVersion).toBe(path.startsWith('/api/') ? '4.0.13' : null);
		}
	});
});

describe('a record that is written and removed', () => {
	const PERSON = { first_name: 'Ada', last_name: 'Lovelace', type: 'Person' };

	it.each([
		['without data around it', JSON.stringify(PERSON)],
		['with data around it', JSON.stringify({ data: PERSON })],
	])('is sent below data, given %s', async (_, jsonBody) => {
		const fields = queryParameters(['fields', 'id,name']);
		const create = apiCall({ method: 'POST', path: '/contacts.json', queryParameters: fields, jsonBody });
		const created = await runOnce(clio(), create);
		const [contact] = created.json('Clio');
		expect(contact).toEqual({ id: expect.any(Number), name: 'Ada Lovelace' });
		const path = `/contacts/${String(contact?.id)}.json`;
		const title = JSON.stringify({ title: 'Countess' });
		const changed = await runOnce(
			clio(),
			apiCall({ method: 'PATCH', path, queryParameters: queryParameters(['fields', 'id,title']), jsonBody: title }),
		);
		expect(changed.json('Clio')).toEqual([{ id: contact?.id, title: 'Countess' }]);
		const removed = await runOnce(clio(), apiCall({ method: 'DELETE', path }));
		expect(removed.json('Clio')).toEqual([{ status: 204 }]);
		const requests = await clio().process.control.requests();
		expect(requests.map(({ method, path: at, query, body }) => [method, at, query, body])).toEqual([
			['POST', '/api/v4/contacts.json', 'fields=id%2Cname', { data: PERSON }],
			['PATCH', `/api/v4${path}`, 'fields=id%2Ctitle', { data: { title: 'Countess' } }],
			['DELETE', `/api/v4${path}`, '', null],
		]);
	});

	it('is sent without a body when none is given', async () => {
		await runOnce(clio(), apiCall({ method: 'DELETE', path: '/contacts/999999.json' }));
		expect((await clio().process.control.requests()).map(({ body }) => body)).toEqual([null]);
	});
});

describe('an API version that was chosen', () => {
	it('is sent in the place of the pinned one', async () => {
		await runOnce(clio(), apiCall({ path: '/users.json', options: { apiVersion: '4.0.9' } }));
		expect((await clio().process.control.requests()).map(({ apiVersion }) => apiVersion)).toEqual(['4.0.9']);
	});
});

describe('a whole list', () => {
	it('is read page by page, each asked for by the raw query of the link before', async () => {
		await clio().process.control.settings({ extraMatters: 450 });
		const rows = queryParameters(['fields', 'id,client{name}'], ['order', 'id(asc)']);
		const run = await runOnce(clio(), apiCall({ path: '/matters.json', returnAll: true, queryParameters: rows }));
		const ids = run.json('Clio').map(({ id }) => Number(id));
		expect(ids).toEqual([...new Set(ids)].sort((left, right) => left - right));
		const lines = await requestLines(clio());
		expect(lines).toHaveLength(Math.ceil(ids.length / 200));
		expect(lines[0]).toBe('GET /api/v4/matters.json?fields=id%2Cclient%7Bname%7D&order=id(asc)');
		for (const line of lines.slice(1)) expect(line).toMatch(/^GET \/api\/v4\/matters\.json\?.*page_token=/);
	});
});
