import type { INodeParameters } from 'n8n-workflow';

import { NODE, useClioSandbox } from './clioSandbox';

const clio = useClioSandbox();

const list = (resource: string, more: INodeParameters = {}): INodeParameters => ({
	resource,
	operation: 'getAll',
	returnAll: true,
	...more,
});
const byId = (value: string | number) => ({ __rl: true, mode: 'id', value });
const byName = (value: string) => ({ __rl: true, mode: 'name', value });

/** Runs a list and gives its records with the queries that were sent, as Clio reads them. */
async function ask(parameters: INodeParameters, input?: Array<Record<string, string | number | boolean | null>>) {
	const account = await clio().connected();
	const run = await clio().run(
		account,
		parameters,
		input === undefined ? {} : { input: input.map((json) => ({ json })) },
	);
	const requests = await clio().apiRequests();
	return {
		error: run.error,
		records: run.error === undefined ? run.json(NODE) : [],
		requests,
		queries: requests.map(({ query }) => decodeURIComponent(query ?? '')),
	};
}

describe('filters of matters', () => {
	it('by status, in one value with commas', async () => {
		const { error, records, queries } = await ask(list('matter', { filters: { status: ['pending', 'closed'] } }));
		expect(error).toBeUndefined();
		expect(new Set(records.map(({ status }) => status))).toEqual(new Set(['Pending', 'Closed']));
		expect(queries[0]).toContain('status=pending,closed');
	});

	it.each(['OPEN', 'open', '={{ "Open" }}', '={{ ["open"] }}'])('by status given as %s', async (status) => {
		const { error, records } = await ask(list('matter', { filters: { status }, returnAll: false, limit: 5 }));
		expect(error).toBeUndefined();
		expect(new Set(records.map((record) => record.status))).toEqual(new Set(['Open']));
	});

	it('in a range of dates, whose days are not shifted', async () => {
		const filters = { openDateFrom: '2025-06-01T00:00:00', openDateTo: '2025-06-30T00:00:00.000-04:00' };
		const { error, queries, requests } = await ask(list('matter', { filters, limit: 3, returnAll: false }));
		expect(error).toBeUndefined();
		expect(queries[0]).toContain('open_date[]=>=2025-06-01&open_date[]=<=2025-06-30');
		expect(requests).toHaveLength(1);
	});

	it('by names of records, looked up once', async () => {
		const users = await ask(list('user', { returnAll: false, limit: 1 }));
		const name = String(users.records[0]?.name);
		const filters = { responsibleAttorney: byName(name), status: ['open'] };
		const { error, queries } = await ask(list('matter', { filters }));
		expect(error).toBeUndefined();
		expect(
			queries.filter((query) => query.includes(`responsible_attorney_id=${String(users.records[0]?.id)}`)),
		).not.toEqual([]);
	});

	it('without a record, where Clio has the word null', async () => {
		const { error, queries, records } = await ask(list('matter', { filters: { originatingAttorney: byId('none') } }));
		expect(error).toBeUndefined();
		expect(queries[0]).toContain('originating_attorney_id=null');
		expect(records.length).toBeGreaterThan(0);
		expect(records.length).toBeLessThan(320);
	});

	it('refuse none where Clio does not have it', async () => {
		const { error, requests } = await ask(list('matter', { filters: { client: byId('none') } }));
		expect(error?.message).toContain('The filter Client cannot be "none" here');
		expect(requests).toEqual([]);
	});

	it('take a time of the workflow as it is there', async () => {
		const { error, queries } = await ask(
			list('matter', { filters: { updatedSince: '2026-01-05T08:00:00' }, returnAll: false, limit: 1 }),
		);
		expect(error).toBeUndefined();
		expect(queries[0]).toMatch(/updated_since=2026-01-05T08:00:00(Z|[+-]\d\d:\d\d)/);
	});
});

describe('a filter that was added but holds nothing is refused before anything is sent', () => {
	const nothing = '={{ $json.missing }}';
	it.each<[string, INodeParameters]>([
		['a picker', list('activity', { filters: { matter: byId(nothing) } })],
		['a picker by name', list('activity', { filters: { matter: byName(nothing) } })],
		['a picker left as it is', list('activity', { filters: { matter: { __rl: true, mode: 'list', value: '' } } })],
		['a whole picker', list('activity', { filters: { matter: nothing } })],
		['IDs', list('matter', { filters: { ids: nothing } })],
		['an empty list of IDs', list('matter', { filters: { ids: '={{ [] }}' } })],
		['a list with a hole', list('matter', { filters: { ids: '={{ [1, null] }}' } })],
		['a text', list('matter', { filters: { query: '={{ "  " }}' } })],
		['a choice', list('bill', { filters: { state: nothing } })],
		['choices', list('matter', { filters: { status: [] } })],
		['a date', list('bill', { filters: { dueAfter: nothing } })],
		['a time', list('bill', { filters: { updatedSince: nothing } })],
		['yes or no', list('bill', { filters: { overdueOnly: nothing } })],
		['the record of a list of messages', list('conversationMessage', { conversation: byId(nothing) })],
		['conditions', list('matter', { filters: { customFieldConditions: {} } })],
	])('%s', async (_what, parameters) => {
		const { error, requests } = await ask(parameters, [{ id: 1 }]);
		expect(error?.message).toMatch(/is empty|is not given/);
		expect(requests).toEqual([]);
	});

	it('while the items that hold one go on', async () => {
		const account = await clio().connected();
		const run = await clio().run(account, list('matter', { filters: { ids: '={{ $json.ids }}' } }), {
			input: [{ json: { ids: '' } }, { json: { other: 1 } }],
			onError: 'continueRegularOutput',
		});
		expect(run.json(NODE)).toHaveLength(2);
		expect(JSON.stringify(run.json(NODE))).toContain('The filter IDs is empty');
		expect(await clio().apiRequests()).toEqual([]);
	});
});

describe('values that do not fit are refused before anything is sent', () => {
	it.each<[string, INodeParameters, RegExp]>([
		['a choice', list('bill', { filters: { state: '={{ "payed" }}' } }), /State.*among its choices/],
		['a date', list('bill', { filters: { dueAfter: '01/02/2026' } }), /Due After.*date/],
		['an ID', list('matter', { filters: { ids: '12, x7' } }), /IDs holds something that is no ID/],
		[
			'an ID of several kinds without its kind',
			list('reminder', { filters: { subject: byId('12') } }),
			/Subject does not say of which kind/,
		],
		['null as a word', list('activity', { filters: { matter: byId('null') } }), /Matter.*not an ID/],
		[
			'too many IDs',
			list('matter', { filters: { ids: '={{ Array.from({length: 401}, (_, i) => i + 1) }}' } }),
			/401 IDs/,
		],
		['a very long text', list('matter', { filters: { query: '={{ "x".repeat(5000000) }}' } }), /5000000 characters/],
		['an object', list('matter', { filters: { query: '={{ ({ a: 1 }) }}' } }), /not text/],
	])('%s', async (_what, parameters, message) => {
		const { error, requests } = await ask(parameters);
		expect(error?.message).toMatch(message);
		expect(requests).toEqual([]);
	});
});

describe('filters of other lists', () => {
	it('n8n leaves out what another resource had', async () => {
		const filters = { overdueOnly: true, state: 'paid', query: 'Smith' };
		const { error, queries } = await ask(list('contact', { filters, returnAll: false, limit: 1 }));
		expect(error).toBeUndefined();
		expect(queries[0]).toContain('query=Smith');
		expect(queries[0]).not.toContain('overdue_only');
		expect(queries[0]).not.toContain('state=');
	});

	it('reminders of a task are asked for with the kind of their subject', async () => {
		const { error, queries } = await ask(
			list('reminder', { filters: { subject: byId('12'), subjectType: 'task' }, returnAll: false, limit: 1 }),
		);
		expect(error).toBeUndefined();
		expect(queries[0]).toMatch(/subject_type=task/);
		expect(queries[0]).toMatch(/subject_id=12/);
	});

	it('notes ask for their type in lower case', async () => {
		const { error, queries } = await ask(list('note', { type: 'contact', returnAll: false, limit: 1 }));
		expect(error).toBeUndefined();
		expect(queries[0]).toContain('type=contact');
	});

	it.each([
		[{}, 'assignee_type=user'],
		[{ assigneeType: 'contact' }, 'assignee_type=contact'],
	])('tasks of an assignee say of which kind: %j', async (more, wanted) => {
		const { error, queries } = await ask(list('task', { filters: { assignee: byId(12), ...more } }));
		expect(error).toBeUndefined();
		expect(queries[0]).toContain('assignee_id=12');
		expect(queries[0]).toContain(wanted);
	});

	it('activities take days, also where Clio says times', async () => {
		const { error, queries } = await ask(
			list('activity', { filters: { startDate: '2026-10-01T00:00:00', endDate: '2026-10-31T00:00:00' } }),
		);
		expect(error).toBeUndefined();
		expect(queries[0]).toContain('start_date=2026-10-01&');
		expect(queries[0]).toContain('end_date=2026-10-31');
	});

	it('several IDs as a list or a text', async () => {
		const users = (await ask(list('user'))).records.slice(0, 2).map(({ id }) => Number(id));
		for (const ids of [users.join(', '), `={{ [${users.join(', ')}] }}`]) {
			const { error, records } = await ask(list('user', { filters: { ids } }));
			expect(error).toBeUndefined();
			expect(records.map(({ id }) => id)).toEqual(users);
		}
	});
});

describe('conditions on custom fields', () => {
	const conditions = (...rows: Array<[field: string, operator: string, value: string]>) => ({
		customFieldConditions: {
			conditions: rows.map(([field, operator, value]) => ({ field: byName(field), operator, value })),
		},
	});

	it('by the name of the field and the label of an option', async () => {
		const { error, records, requests, queries } = await ask(
			list('matter', { filters: conditions(['case outcome', '=', 'settled']) }),
		);
		expect(error).toBeUndefined();
		expect(records.length).toBeGreaterThan(0);
		expect(records.length).toBeLessThan(80);
		expect(requests).toHaveLength(2);
		expect(queries[1]).toMatch(/custom_field_values\[\d+\]==\d+/);
	});

	it('two on one field hold together', async () => {
		const { error, records, queries } = await ask(
			list('matter', { filters: conditions(['Claim value', '>=', '2000'], ['Claim value', '<', '5000']) }),
		);
		expect(error).toBeUndefined();
		expect(records.length).toBeGreaterThan(0);
		expect(queries[1]).toMatch(/custom_field_values\[\d+\]=\[>=2000, <5000\]/);
	});

	it('of contacts are those of contacts, of bills those of matters', async () => {
		const contacts = await ask(list('contact', { filters: conditions(['Household size', '>', '5']) }));
		expect(contacts.error).toBeUndefined();
		expect(contacts.records.length).toBeGreaterThan(0);
		const bills = await ask(list('bill', { filters: conditions(['Number of parties', '>=', '1']) }));
		expect(bills.error).toBeUndefined();
		const wrong = await ask(list('bill', { filters: conditions(['Household size', '>', '5']) }));
		expect(wrong.error?.message).toContain('Clio has no custom field "Household size"');
	});

	it.each<[string, ReturnType<typeof conditions>, RegExp]>([
		[
			'an operator that Clio does not have for the type',
			conditions(['Case outcome', '>', 'Settled']),
			/cannot be compared/,
		],
		['an option that does not exist', conditions(['Case outcome', '=', 'Lost']), /Case outcome/],
		['no number', conditions(['Claim value', '=', 'a lot']), /Claim value/],
		['an unknown field', conditions(['Case outcomes?', '=', 'x']), /no custom field/],
		[
			'two values of a text at once',
			conditions(['Court file number', '=', 'a'], ['Court file number', '=', 'b']),
			/2 conditions/,
		],
	])('refuse %s', async (_what, filters, message) => {
		const { error, requests } = await ask(list('matter', { filters }));
		expect(error?.message).toMatch(message);
		expect(requests.map(({ path }) => path)).toEqual(['/api/v4/custom_fields.json']);
	});

	it('refuse an empty value or field without a request', async () => {
		for (const filters of [conditions(['Case outcome', '=', '']), conditions(['', '=', 'x'])]) {
			const { error, requests } = await ask(list('matter', { filters }));
			expect(error?.message).toContain('One of the Custom Field Conditions');
			expect(requests).toEqual([]);
		}
	});
});

describe('sorting', () => {
	it.each([
		['asc', (names: string[]) => [...names].sort()],
		['desc', (names: string[]) => [...names].sort().reverse()],
	])('%s by a column, over several pages', async (sortDirection, sorted) => {
		const { error, records, queries } = await ask(list('matter', { sortBy: 'display_number', sortDirection }));
		expect(error).toBeUndefined();
		expect(queries).toHaveLength(2);
		expect(queries[0]).toContain(`order=display_number(${sortDirection})`);
		const numbers = records.map((record) => String(record.display_number));
		expect(numbers).toHaveLength(320);
		expect(numbers).toEqual(sorted(numbers));
	});

	it('leaves the default to the order that has no end', async () => {
		const { queries } = await ask(list('matter', { returnAll: false, limit: 1 }));
		expect(queries[0]).toContain('order=id(asc)');
	});

	it('says that a sorted list ends at 10,000 records', async () => {
		const { error, requests } = await ask(list('matter', { sortBy: 'client.name', returnAll: false, limit: 10_001 }));
		expect(error?.message).toContain('10000 records');
		expect(requests).toEqual([]);
	});
});
