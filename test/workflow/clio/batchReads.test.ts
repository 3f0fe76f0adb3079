import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { Account } from './clioSandbox';
import { NODE, useClioSandbox } from './clioSandbox';

const clio = useClioSandbox();
const GET: INodeParameters = {
	resource: 'user',
	operation: 'get',
	record: { __rl: true, mode: 'id', value: '={{ $json.id }}' },
};
const ONE_BY_ONE: INodeParameters = { ...GET, options: { batchReads: false } };
const MISSING = 987654321;

/** Every user of the firm, as Get Many gives them. */
async function users(account: Account): Promise<IDataObject[]> {
	const run = await clio().run(account, { resource: 'user', operation: 'getAll', returnAll: true });
	await clio().apiRequests();
	return run.json(NODE);
}

const input = (ids: unknown[]) => ids.map((id) => ({ json: { id: id as string } }));

/** Method and path of what the sandbox saw. */
async function lines(): Promise<string[]> {
	return (await clio().apiRequests()).map(({ method, path }) => `${method} ${path.replace('/api/v4', '')}`);
}

describe('Get for many items', () => {
	it('reads 1,000 items of a few users with one request, each item its own', async () => {
		const account = await clio().connected();
		const all = await users(account);
		expect(all.length).toBeGreaterThan(3);
		const ids = Array.from({ length: 1_000 }, (_, index) => all[(index * 7) % all.length]?.id);
		const run = await clio().run(account, GET, { input: input(ids) });
		expect(run.error).toBeUndefined();
		expect(await lines()).toEqual(['GET /users.json']);
		expect(run.json(NODE)).toEqual(ids.map((id) => all.find((user) => user.id === id)));
		expect(run.items(NODE).map(({ pairedItem }) => pairedItem)).toEqual(ids.map((_, item) => ({ item })));
		expect(new Set(run.json(NODE)).size).toBe(ids.length);
	});

	it('sends the ids once each, in the order of the items, and no more than that', async () => {
		const account = await clio().connected();
		const [first, second] = await users(account);
		await clio().run(account, GET, { input: input([second?.id, String(first?.id), second?.id, first?.id]) });
		const [request, ...others] = await clio().apiRequests();
		expect(others).toEqual([]);
		expect(request?.query.replace(/^fields=[^&]*&/, '')).toBe(`ids[]=${second?.id}&ids[]=${first?.id}&limit=2`);
	});

	it('asks for a single record as such', async () => {
		const account = await clio().connected();
		const [first] = await users(account);
		await clio().run(account, GET, { input: input([first?.id, first?.id, first?.id]) });
		expect(await lines()).toEqual([`GET /users/${first?.id}.json`]);
	});

	it.each<['continueRegularOutput' | 'continueErrorOutput' | 'stopWorkflow']>([
		['continueRegularOutput'],
		['continueErrorOutput'],
		['stopWorkflow'],
	])('gives what one request for each item gives: %s', async (onError) => {
		const account = await clio().connected();
		const [first, second, third] = await users(account);
		const items = input([first?.id, 'no id', second?.id, MISSING, '', third?.id, MISSING, first?.id]);
		const [together, apart] = [
			await clio().run(account, GET, { input: items, onError }),
			await clio().run(account, ONE_BY_ONE, { input: items, onError }),
		];
		const anonymous = (text: unknown) => String(text).replace(/[0-9a-f-]{36}/, 'ID');
		const told = (run: typeof together) =>
			[0, 1].map((output) =>
				run.items(NODE, output).map(({ json, pairedItem }) => ({
					...json,
					...(json.message === undefined ? {} : { message: anonymous(json.message) }),
					pairedItem,
				})),
			);
		expect(told(together)).toEqual(told(apart));
		expect([together.status, together.error?.message]).toEqual([apart.status, apart.error?.message]);
		expect(together.error?.name).toBe(apart.error?.name);
	});

	it('asks for what the list does not give by itself, once', async () => {
		const account = await clio().connected();
		const [first, second] = await users(account);
		const items = input([MISSING, first?.id, MISSING, second?.id, MISSING]);
		const run = await clio().run(account, GET, { input: items, onError: 'continueRegularOutput' });
		expect(await lines()).toEqual(['GET /users.json', `GET /users/${MISSING}.json`]);
		expect(run.json(NODE).map(({ error, id }) => error ?? id)).toEqual([
			expect.stringMatching(/^Clio has nothing at .* \(item 0\)$/),
			first?.id,
			expect.stringMatching(/^Clio has nothing at .* \(item 2\)$/),
			second?.id,
			expect.stringMatching(/^Clio has nothing at .* \(item 4\)$/),
		]);
	});

	it('asks one by one when the list is refused but the records may not be', async () => {
		const account = await clio().connected();
		const [first, second] = await users(account);
		const body = { error: { type: 'ForbiddenError', message: 'No lists' } };
		await clio().process.control.fault({
			path: '/users.json',
			times: 1,
			answer: { kind: 'status', status: 403, body },
		});
		const run = await clio().run(account, GET, { input: input([first?.id, second?.id, first?.id]) });
		expect(run.json(NODE).map(({ id }) => id)).toEqual([first?.id, second?.id, first?.id]);
		expect(await lines()).toEqual(['GET /users.json', `GET /users/${first?.id}.json`, `GET /users/${second?.id}.json`]);
	});

	it('does not ask one by one when Clio cannot be reached at all', async () => {
		const account = await clio().connected();
		const [first, second] = await users(account);
		await clio().process.control.fault({ path: '/users*', times: 4, answer: { kind: 'reset' } });
		const run = await clio().run(account, GET, { input: input([first?.id, second?.id]) });
		expect(run.error?.message).toBe('Clio could not be reached (item 0)');
		expect(await lines()).toEqual(Array.from({ length: 4 }, () => 'GET /users.json'));
	});

	it('reads each item by itself when Batch Reads is off', async () => {
		const account = await clio().connected();
		const [first, second] = await users(account);
		await clio().run(account, ONE_BY_ONE, { input: input([first?.id, second?.id, first?.id]) });
		expect(await lines()).toEqual([first, second, first].map((user) => `GET /users/${user?.id}.json`));
	});

	it('leaves out the items for which Batch Reads is off', async () => {
		const account = await clio().connected();
		const [first, second, third] = await users(account);
		const parameters = { ...GET, options: { batchReads: `={{ $json.id !== ${second?.id} }}` } };
		await clio().run(account, parameters, { input: input([first?.id, second?.id, third?.id]) });
		const [list, single] = await clio().apiRequests();
		expect(list?.query).toContain(`ids[]=${first?.id}&ids[]=${third?.id}&limit=2`);
		expect(single?.path).toBe(`/api/v4/users/${second?.id}.json`);
	});

	it('knows nothing of what an execution before has read', async () => {
		const account = await clio().connected();
		const [first] = await users(account);
		for (let times = 0; times < 2; times++) await clio().run(account, GET, { input: input([first?.id]) });
		expect(await lines()).toHaveLength(2);
	});
});

describe('Get for many items of a resource', () => {
	const MATTER: INodeParameters = { ...GET, resource: 'matter' };
	const LIST: INodeParameters = { resource: 'matter', operation: 'getAll', returnAll: true };

	it('reads 1,000 matters with five requests, as if each had been asked for by itself', async () => {
		await clio().process.control.settings({ extraMatters: 1_000 });
		const account = await clio().connected();
		const all = (await clio().run(account, LIST)).json(NODE);
		await clio().apiRequests();
		const chosen = all.slice(-1_000).reverse();
		const run = await clio().run(account, MATTER, { input: input(chosen.map(({ id }) => id)) });
		expect(run.error).toBeUndefined();
		expect(await lines()).toEqual(Array.from({ length: 5 }, () => 'GET /matters.json'));
		expect(run.json(NODE)).toEqual(chosen);
		expect(run.items(NODE).map(({ pairedItem }) => pairedItem)).toEqual(chosen.map((_, item) => ({ item })));
		expect(run.node(NODE).hints).toMatchObject([{ message: 'Sent 5 requests to Clio.' }]);
	});

	it('gives each item its own error', async () => {
		const account = await clio().connected();
		const [first, second] = (await clio().run(account, LIST)).json(NODE);
		await clio().apiRequests();
		const items = input([first?.id, MISSING, 'no id', second?.id]);
		const run = await clio().run(account, MATTER, { input: items, onError: 'continueRegularOutput' });
		expect(run.json(NODE)).toEqual([
			first,
			{ error: expect.stringMatching(/^Clio has nothing at .* \(item 1\)$/), message: expect.any(String) },
			{ error: expect.stringMatching(/\(item 2\)$/), message: expect.any(String) },
			second,
		]);
		expect(await lines()).toEqual(['GET /matters.json', `GET /matters/${MISSING}.json`]);
	});

	it('reads items that name their record when their turn comes, and the others together', async () => {
		const account = await clio().connected();
		const [first, second, third] = (await clio().run(account, LIST)).json(NODE);
		await clio().apiRequests();
		const items = [
			{ json: { mode: 'id', value: first?.id } },
			{ json: { mode: 'name', value: second?.display_number } },
			{ json: { mode: 'id', value: third?.id } },
		] as Array<{ json: IDataObject }>;
		const record = { __rl: true, mode: '={{ $json.mode }}', value: '={{ $json.value }}' };
		const run = await clio().run(account, { ...MATTER, record }, { input: items });
		expect(run.json(NODE).map(({ id }) => id)).toEqual([first, second, third].map((matter) => matter?.id));
	});

	it('asks nothing ahead any more once Clio has refused a name of a later item', async () => {
		const account = await clio().connected();
		const [first, second, third] = (await clio().run(account, LIST)).json(NODE);
		const items = [
			{ json: { mode: 'id', value: first?.id } },
			{ json: { mode: 'name', value: second?.display_number } },
			{ json: { mode: 'name', value: third?.display_number } },
		] as Array<{ json: IDataObject }>;
		const record = { __rl: true, mode: '={{ $json.mode }}', value: '={{ $json.value }}' };
		const body = { error: { type: 'ForbiddenError', message: 'Not now' } };
		const answer = { kind: 'status' as const, status: 403, body };
		await clio().process.control.fault({ path: '/matters.json', times: 1, answer });
		await clio().apiRequests();
		const run = await clio().run(account, { ...MATTER, record }, { input: items });
		expect(run.json(NODE).map(({ id }) => id)).toEqual([first?.id, second?.id, third?.id]);
		const requests = (await clio().apiRequests()).map(({ path, status }) => `${path.replace('/api/v4', '')} ${status}`);
		expect(requests.slice(0, 2)).toEqual(['/matters.json 403', `/matters/${String(first?.id)}.json 200`]);
	});

	it('reads equal records once where Clio has no list of them', async () => {
		const account = await clio().connected();
		const list = { resource: 'matter', operation: 'getAll', limit: 2 };
		const [a, b] = (await clio().run(account, list)).json(NODE);
		await clio().apiRequests();
		const parameters = { ...MATTER, operation: 'getClient' };
		await clio().run(account, parameters, { input: input([a?.id, b?.id, a?.id, b?.id]) });
		expect(await lines()).toEqual([a, b].map((matter) => `GET /matters/${String(matter?.id)}/client.json`));
	});
});
