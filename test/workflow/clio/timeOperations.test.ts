import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { Account } from './clioSandbox';
import { NODE, useClioSandbox } from './clioSandbox';

const clio = useClioSandbox();

const byId = (id: unknown) => ({ __rl: true, mode: 'id', value: String(id) });
const byName = (value: string) => ({ __rl: true, mode: 'name', value });
const json = (values: IDataObject) => ({ specifyValues: 'json', valuesJson: JSON.stringify(values) });

async function records(account: Account, resource: string, more: INodeParameters = {}): Promise<IDataObject[]> {
	const parameters = { resource, operation: 'getAll', returnAll: true, returnFields: 'standard', ...more };
	const found = (await clio().run(account, parameters)).json(NODE);
	await clio().apiRequests();
	return found;
}

/** A matter that takes time. */
async function openMatter(account: Account): Promise<IDataObject> {
	const [matter = {}] = await records(account, 'matter', { filters: { status: 'open' } });
	return matter;
}

const sent = async () =>
	(await clio().apiRequests()).map(({ method, path, body }) => [`${method} ${path.replace('/api/v4', '')}`, body]);

describe('Log Time', () => {
	it('logs the time of today in seconds at the rate that Clio has, with one request', async () => {
		const account = await clio().connected();
		const { id } = await openMatter(account);
		const run = await clio().run(account, {
			...{ resource: 'activity', operation: 'logTime', matter: byId(id) },
			...json({ duration: '1:30', note: 'Lease review' }),
		});
		expect(run.error).toBeUndefined();
		expect(run.json(NODE)).toMatchObject([{ quantity_in_hours: 1.5, note: 'Lease review', price: expect.any(Number) }]);
		expect(await sent()).toEqual([
			[
				'POST /activities.json',
				{
					data: {
						date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
						matter: { id },
						note: 'Lease review',
						quantity: 5400,
						type: 'TimeEntry',
					},
				},
			],
		]);
	});

	it.each([
		['7m', 6, 720],
		['6m', 6, 360],
		['61m', 15, 4500],
		['1', 15, 3600],
	])('rounds %s up to steps of %d minutes: %d seconds', async (duration, step, seconds) => {
		const account = await clio().connected();
		const { id } = await openMatter(account);
		await clio().run(account, {
			...{ resource: 'activity', operation: 'logTime', matter: byId(id) },
			...json({ duration, round_up_to_minutes: step }),
		});
		const [[, body] = []] = await sent();
		expect(body).toMatchObject({ data: { quantity: seconds } });
		expect(Object.keys(Reflect.get(Object(body), 'data'))).not.toContain('round_up_to_minutes');
	});

	it('takes the activity description and the user by name', async () => {
		const account = await clio().connected();
		const { id } = await openMatter(account);
		const [description = {}] = await records(account, 'activityDescription');
		const [, user = {}] = await records(account, 'user');
		const run = await clio().run(account, {
			...{ resource: 'activity', operation: 'logTime', matter: byId(id) },
			...{ activityDescription: byName(String(description.name)), user: byName(String(user.name)) },
			...json({ duration: '0.2' }),
		});
		expect(run.error).toBeUndefined();
		const posts = (await sent()).filter(([request]) => request === 'POST /activities.json');
		expect(posts).toEqual([
			[
				'POST /activities.json',
				{ data: expect.objectContaining({ activity_description: { id: description.id }, user: { id: user.id } }) },
			],
		]);
	});

	it.each<[string, IDataObject, RegExp]>([
		['a duration that reads two ways', { duration: '1,5' }, /"1,5" is not a duration/],
		['minutes that would be hours', { duration: 90 }, /would be 90 hours/],
		['no duration', { note: 'x' }, /Duration \("duration"\) is not given/],
		['a step of no minutes', { duration: '1', round_up_to_minutes: 0 }, /cannot be rounded up to 0 minutes/],
		['seconds beside it', { duration: '1', quantity: 3600 }, /quantity/],
		['a rate in cents', { duration: '1', price: 42_500 }, /times what is usual/],
		['a negative rate', { duration: '1', price: -5 }, /"price" is negative/],
	])('refuses %s before anything is written', async (_, values, message) => {
		const account = await clio().connected();
		const { id } = await openMatter(account);
		const run = await clio().run(account, {
			...{ resource: 'activity', operation: 'logTime', matter: byId(id) },
			...json(values),
		});
		expect(run.error?.message).toMatch(message);
		expect((await sent()).filter(([request]) => !String(request).startsWith('GET'))).toEqual([]);
	});

	it('logs an unusual rate once it is confirmed', async () => {
		const account = await clio().connected();
		const { id } = await openMatter(account);
		const run = await clio().run(account, {
			...{ resource: 'activity', operation: 'logTime', matter: byId(id), options: { confirmUnusualAmounts: true } },
			...json({ duration: '1', price: 42_500 }),
		});
		expect(run.json(NODE)).toMatchObject([{ price: 42_500 }]);
		expect(await sent()).toHaveLength(1);
	});

	it('says what to do when the matter is closed', async () => {
		const account = await clio().connected();
		const [closed = {}] = await records(account, 'matter', { filters: { status: 'closed' } });
		const run = await clio().run(account, {
			...{ resource: 'activity', operation: 'logTime', matter: byId(closed.id) },
			...json({ duration: '1' }),
		});
		expect(run.error).toMatchObject({ description: expect.stringContaining('Reopen the matter') });
	});
});

describe('Log Expense', () => {
	it('logs one unit of today unless told otherwise', async () => {
		const account = await clio().connected();
		const { id } = await openMatter(account);
		const run = await clio().run(account, {
			...{ resource: 'activity', operation: 'logExpense', matter: byId(id) },
			...json({ price: 25.5, note: 'Courier' }),
		});
		expect(run.error).toBeUndefined();
		const posts = (await sent()).filter(([request]) => request === 'POST /activities.json');
		expect(posts).toEqual([
			[
				'POST /activities.json',
				{
					data: {
						date: expect.any(String),
						matter: { id },
						note: 'Courier',
						price: 25.5,
						quantity: 1,
						type: 'ExpenseEntry',
					},
				},
			],
		]);
	});

	it('knows what is usual by the latest expenses, asked for once', async () => {
		const account = await clio().connected();
		const { id } = await openMatter(account);
		const input = [12, 999_999].map((price) => ({ json: { price } }));
		const run = await clio().run(
			account,
			{
				...{ resource: 'activity', operation: 'logExpense', matter: byId(id) },
				...{ specifyValues: 'json', valuesJson: '={{ { "price": $json.price } }}' },
			},
			{ input, onError: 'continueRegularOutput' },
		);
		expect(run.json(NODE)[1]?.error).toMatch(/times what is usual/);
		expect((await sent()).map(([request]) => request)).toEqual(['GET /activities.json', 'POST /activities.json']);
	});

	it('refuses amounts above the largest that the user set', async () => {
		const account = await clio().connected();
		const { id } = await openMatter(account);
		const run = await clio().run(account, {
			...{ resource: 'activity', operation: 'logExpense', matter: byId(id), options: { largestAmount: 100 } },
			...json({ price: 100.01 }),
		});
		expect(run.error?.message).toMatch(/above the Largest Amount of 100: 100.01/);
		expect(await sent()).toEqual([]);
	});
});

describe('the timer', () => {
	it('is told to run or not to run', async () => {
		const account = await clio().connected();
		const { id } = await openMatter(account);
		const get = { resource: 'timer', operation: 'get' };
		expect((await clio().run(account, get)).json(NODE)).toEqual([{ running: false }]);
		const started = await clio().run(account, {
			...{ resource: 'activity', operation: 'startTimer', matter: byId(id) },
			...json({ note: 'Call' }),
		});
		expect(started.error).toBeUndefined();
		expect((await clio().run(account, get)).json(NODE)).toMatchObject([{ running: true, id: expect.any(Number) }]);
		await clio().run(account, { resource: 'timer', operation: 'stop' });
		expect((await clio().run(account, get)).json(NODE)).toEqual([{ running: false }]);
	});
});

describe('Get Time Summary', () => {
	it.each(['user', 'matter', 'day', 'user_and_day', 'user_and_matter'])('adds up every entry by %s', async (group) => {
		const account = await clio().connected();
		const activities = await records(account, 'activity', { returnFields: 'all' });
		const run = await clio().run(account, {
			...{ resource: 'activity', operation: 'getTimeSummary' },
			...json({ group_by: group }),
		});
		const groups = run.json(NODE);
		expect(groups.length).toBeGreaterThan(1);
		const sum = (name: string) => groups.reduce((total, each) => total + Number(each[name]), 0);
		expect(sum('entries')).toBe(activities.length);
		const time = activities.filter(({ type }) => type === 'TimeEntry');
		const hours = time.reduce((total, each) => total + Number(each.rounded_quantity ?? each.quantity), 0) / 3600;
		expect(Math.abs(sum('hours') - hours)).toBeLessThan(0.01 * groups.length);
		const amounts = activities.reduce((total, each) => total + Number(each.total), 0);
		expect(sum('time_amount') + sum('expense_amount')).toBeCloseTo(amounts, 1);
		expect(sum('hours')).toBeCloseTo(sum('billable_hours') + sum('non_billable_hours'), 1);
		expect(await sent()).toHaveLength(Math.ceil(activities.length / 200));
	});

	it('takes the filters of the list', async () => {
		const account = await clio().connected();
		const [activity = {}] = await records(account, 'activity', { returnFields: 'all' });
		const user = Reflect.get(Object(activity.user), 'id');
		const run = await clio().run(account, {
			...{ resource: 'activity', operation: 'getTimeSummary', filters: { user: byId(user), startDate: '2020-01-01' } },
			...json({ group_by: 'user' }),
		});
		expect(run.json(NODE)).toMatchObject([{ user: { id: user } }]);
		expect((await clio().apiRequests()).map(({ query }) => new URLSearchParams(query).get('user_id'))).toEqual([
			String(user),
		]);
	});

	it('needs to know by what', async () => {
		const account = await clio().connected();
		const run = await clio().run(account, {
			resource: 'activity',
			operation: 'getTimeSummary',
			...json({ group_by: 'week' }),
		});
		expect(run.error?.message).toMatch(/group_by/);
	});
});

describe('an entry that is billed', () => {
	const change = (ids: unknown[], more: INodeParameters = {}) => ({
		parameters: {
			...{ resource: 'activity', operation: 'update', record: { __rl: true, mode: 'id', value: '={{ $json.id }}' } },
			...json({ note: 'Corrected' }),
			...more,
		},
		input: ids.map((id) => ({ json: { id: id as number } })),
	});

	it('is not changed unless that is confirmed; it takes one request to see for all items', async () => {
		const account = await clio().connected();
		const activities = await records(account, 'activity', { returnFields: 'all' });
		const billed = activities.find((activity) => activity.billed === true);
		const free = activities.filter((activity) => activity.billed !== true && activity.on_bill !== true).slice(0, 2);
		const ids = [billed?.id, ...free.map(({ id }) => id)];
		const { parameters, input } = change(ids);
		const run = await clio().run(account, parameters, { input, onError: 'continueRegularOutput' });
		expect(run.json(NODE)).toMatchObject([
			{ error: expect.stringMatching(/^The entry is billed, and was not changed/) },
			{ id: free[0]?.id, note: 'Corrected' },
			{ id: free[1]?.id, note: 'Corrected' },
		]);
		expect((await sent()).map(([request]) => request)).toEqual([
			'GET /activities.json',
			...free.map(({ id }) => `PATCH /activities/${String(id)}.json`),
		]);
		const confirmed = change([billed?.id], { options: { confirmUnusualAmounts: true } });
		await clio().run(account, confirmed.parameters, { input: confirmed.input });
		expect((await sent()).map(([request]) => request)).toEqual([`PATCH /activities/${String(billed?.id)}.json`]);
	});
});
