import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { Account } from './clioSandbox';
import { NODE, useClioSandbox } from './clioSandbox';

const clio = useClioSandbox();

const byId = (id: unknown) => ({ __rl: true, mode: 'id', value: String(id) });
const json = (values: IDataObject) => ({ specifyValues: 'json', valuesJson: JSON.stringify(values) });

async function records(account: Account, resource: string, more: INodeParameters = {}): Promise<IDataObject[]> {
	const parameters = { resource, operation: 'getAll', returnAll: true, returnFields: 'all', ...more };
	const found = (await clio().run(account, parameters)).json(NODE);
	await clio().apiRequests();
	return found;
}

const billIn = async (account: Account, state: string) =>
	(await records(account, 'bill', { filters: { state } }))[0] ?? {};

const sent = async () =>
	(await clio().apiRequests()).map(({ method, path, body }) => [`${method} ${path.replace('/api/v4', '')}`, body]);

describe('the state of a bill', () => {
	it('becomes what Clio offers: Approve', async () => {
		const account = await clio().connected();
		const { id } = await billIn(account, 'awaiting_approval');
		const run = await clio().run(account, { resource: 'bill', operation: 'approve', record: byId(id) });
		expect(run.json(NODE)).toMatchObject([{ id, state: 'awaiting_payment' }]);
		expect(await sent()).toEqual([
			[`GET /bills/${String(id)}.json`, null],
			[`PATCH /bills/${String(id)}.json`, { data: { state: 'awaiting_payment' } }],
		]);
		const again = await clio().run(account, { resource: 'bill', operation: 'approve', record: byId(id) });
		expect(again.json(NODE)).toMatchObject([{ id, state: 'awaiting_payment' }]);
		expect(await sent()).toHaveLength(1);
	});

	it('becomes void where it awaits payment', async () => {
		const account = await clio().connected();
		const { id } = await billIn(account, 'awaiting_payment');
		const preview = await clio().run(account, {
			...{ resource: 'bill', operation: 'void', record: byId(id), options: { previewOnly: true } },
		});
		expect(preview.json(NODE)).toMatchObject([{ preview: true, body: { data: { state: 'void' } } }]);
		const run = await clio().run(account, { resource: 'bill', operation: 'void', record: byId(id) });
		expect(run.json(NODE)).toMatchObject([{ id, state: 'void' }]);
	});

	it('never becomes what Clio does not offer, and the error says what it does', async () => {
		const account = await clio().connected();
		const { id } = await billIn(account, 'draft');
		const run = await clio().run(account, { resource: 'bill', operation: 'void', record: byId(id) });
		expect(run.error?.message).toBe('Clio does not let this bill become "Void": it is "Draft" (item 0)');
		expect(run.error).toMatchObject({ description: expect.stringContaining('Awaiting Payment') });
		expect((await sent()).map(([request]) => request)).toEqual([`GET /bills/${String(id)}.json`]);
	});

	it('is named by the item', async () => {
		const account = await clio().connected();
		const { id } = await billIn(account, 'draft');
		const change = { resource: 'bill', operation: 'changeState', record: byId(id) };
		const run = await clio().run(account, { ...change, ...json({ new_state: 'awaiting_approval' }) });
		expect(run.json(NODE)).toMatchObject([{ id, state: 'awaiting_approval' }]);
		const refused = await clio().run(account, { ...change, ...json({ new_state: 'sent' }) });
		expect(refused.error?.message).toMatch(/new_state/);
	});
});

describe('Get Overdue', () => {
	it('lists what Clio counts as overdue, with the days', async () => {
		const account = await clio().connected();
		const run = await clio().run(account, { resource: 'bill', operation: 'getOverdue', returnAll: true });
		const overdue = run.json(NODE);
		expect(overdue.length).toBeGreaterThan(0);
		for (const bill of overdue) {
			const days = Math.round((Date.now() - Date.parse(String(bill.due_at))) / 86_400_000);
			expect(Math.abs(Number(bill.days_overdue) - days)).toBeLessThanOrEqual(1);
			expect(Number(bill.days_overdue)).toBeGreaterThan(0);
		}
		const [request] = await clio().apiRequests();
		expect(new URLSearchParams(request?.query).get('overdue_only')).toBe('true');
	});
});

describe('a payment link for a bill', () => {
	it('asks for the balance, into the account that takes payments', async () => {
		const account = await clio().connected();
		const bills = await records(account, 'bill', { filters: { state: 'awaiting_payment' } });
		const { id, balance, number } = bills.find((bill) => Number(bill.balance) > 0) ?? {};
		const run = await clio().run(account, { resource: 'clioPaymentsLink', operation: 'createForBill', bill: byId(id) });
		expect(run.error?.message).toBeUndefined();
		expect(run.json(NODE)).toMatchObject([{ amount: balance, url: expect.stringMatching(/^https:/) }]);
		expect((await sent()).at(-1)).toEqual([
			'POST /clio_payments/links.json',
			{
				data: {
					amount: balance,
					currency: expect.stringMatching(/^[A-Z]{3}$/),
					description: `Bill ${String(number)}`,
					destination_account: { id: expect.any(Number) },
					duration: 30 * 86_400,
					subject: { id, type: 'Bill' },
				},
			},
		]);
	});

	it('never asks for more than the balance, or for nothing', async () => {
		const account = await clio().connected();
		const bills = await records(account, 'bill', { filters: { state: 'awaiting_payment' } });
		const { id, balance } = bills.find((bill) => Number(bill.balance) > 0) ?? {};
		const link = { resource: 'clioPaymentsLink', operation: 'createForBill' };
		const more = await clio().run(account, { ...link, bill: byId(id), ...json({ amount: Number(balance) + 1 }) });
		expect(more.error?.message).toMatch(/is more than the bill's balance/);
		const paid = await billIn(account, 'paid');
		const nothing = await clio().run(account, { ...link, bill: byId(paid.id) });
		expect(nothing.error?.message).toMatch(/^There is nothing to pay on this bill/);
		const long = await clio().run(account, { ...link, bill: byId(id), ...json({ valid_for_days: 91 }) });
		expect(long.error?.message).toMatch(/cannot keep a payment link so long/);
		expect((await sent()).filter(([request]) => String(request).startsWith('POST'))).toEqual([]);
	});
});

describe('Get Low Balances', () => {
	const trustOf = (matter: IDataObject) =>
		(matter.account_balances as IDataObject[])
			.filter(({ type }) => type === 'Trust')
			.reduce((sum, { balance }) => sum + Number(balance), 0);

	it('lists the open matters below a threshold, those that lack most first, with one request', async () => {
		const account = await clio().connected();
		const matters = await records(account, 'matter', { filters: { status: 'open' } });
		const run = await clio().run(account, {
			...{ resource: 'trustRequest', operation: 'getLowBalances' },
			...json({ threshold: 2500 }),
		});
		const low = run.json(NODE);
		const expected = matters.filter((matter) => trustOf(matter) < 2500);
		expect(low.length).toBeGreaterThan(0);
		expect(low.map(({ id }) => id).sort()).toEqual(expected.map(({ id }) => id).sort());
		for (const { threshold, trust_balance: balance, shortfall } of low) {
			expect(Number(shortfall)).toBeCloseTo(Number(threshold) - Number(balance), 2);
		}
		const shortfalls = low.map(({ shortfall }) => Number(shortfall));
		expect(shortfalls).toEqual([...shortfalls].sort((left, right) => right - left));
		expect(await sent()).toHaveLength(Math.ceil(matters.length / 200));
	});

	it("takes the threshold of the matter's evergreen retainer where none is given", async () => {
		const account = await clio().connected();
		const matters = await records(account, 'matter', { filters: { status: 'open' } });
		const [some = {}] = matters;
		const change = { resource: 'matter', operation: 'update', record: byId(some.id) };
		await clio().run(account, { ...change, ...json({ evergreen_retainer_minimum_threshold: 1_000_000 }) });
		await clio().apiRequests();
		const run = await clio().run(account, { resource: 'trustRequest', operation: 'getLowBalances' });
		const low = run.json(NODE);
		expect(low).toContainEqual(
			expect.objectContaining({ id: some.id, threshold: 1_000_000, threshold_of: 'evergreen_retainer' }),
		);
	});
});

describe('amounts that are not meant', () => {
	const trust = {
		approved: true,
		due_date: '2026-03-01',
		issue_date: '2026-02-01',
		trust_type: 'client',
		client_id: 1,
	};
	const cases: Array<[string, INodeParameters, string]> = [
		[
			'a trust request',
			{ resource: 'trustRequest', operation: 'create', ...json({ ...trust, trust_amount: -5 }) },
			'trust_amount',
		],
		['a damage', { resource: 'damage', operation: 'update', record: byId(1), ...json({ amount: 50_000 }) }, 'amount'],
		['a rate', { resource: 'activityRate', operation: 'create', ...json({ rate: 42_500 }) }, 'rate'],
		[
			'the rates of a matter',
			{
				...{ resource: 'matter', operation: 'update', record: byId(1) },
				...json({ custom_rate_type: 'FlatRate', custom_rate_rates: [{ rate: 1_000_000 }] }),
			},
			'custom_rate.rates.rate',
		],
	];
	it.each(cases)('are refused in %s', async (_, parameters, name) => {
		const account = await clio().connected();
		const run = await clio().run(account, { ...parameters, options: { largestAmount: 10_000 } });
		expect(run.error?.message).toContain(`"${name}" is`);
		expect(await sent()).toEqual([]);
	});

	it('are refused wherever an option cannot be read', async () => {
		const account = await clio().connected();
		const run = await clio().run(account, {
			...{
				resource: 'activityRate',
				operation: 'create',
				...json({ rate: 1 }),
				options: { largestAmount: '={{ undefined }}' },
			},
		});
		expect(run.error?.message).toMatch(/^The option Largest Amount is no amount/);
	});
});
