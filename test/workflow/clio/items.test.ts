import type { INodeParameters } from 'n8n-workflow';

import { NODE, useClioSandbox } from './clioSandbox';

const clio = useClioSandbox();
const GET: INodeParameters = {
	resource: 'user',
	operation: 'get',
	record: { __rl: true, mode: 'id', value: '={{ $json.id }}' },
};

/** Three items, the middle one of a user that is not there. */
async function threeItems() {
	const account = await clio().connected();
	const users = (await clio().run(account, { resource: 'user', operation: 'getAll', returnAll: true })).json(NODE);
	const [first, second] = users.map(({ id }) => Number(id));
	await clio().apiRequests();
	return { account, input: [{ json: { id: first } }, { json: { id: 987654321 } }, { json: { id: second } }] };
}

describe('an item that fails', () => {
	it('stops the workflow with its index in the message', async () => {
		const { account, input } = await threeItems();
		const run = await clio().run(account, GET, { input });
		expect(run.status).toBe('error');
		expect(run.error?.name).toBe('NodeApiError');
		expect(run.error?.message).toMatch(/\(item 1\)$/);
		expect(Reflect.get(Object(run.error), 'httpCode')).toBe('404');
		expect(await clio().apiRequests()).toHaveLength(2);
	});

	it('leaves the good items alone when the node continues, and says what failed', async () => {
		const { account, input } = await threeItems();
		const run = await clio().run(account, GET, { input, onError: 'continueRegularOutput' });
		expect(run.status).toBe('success');
		expect(run.json(NODE)).toMatchObject([
			{ id: input[0]?.json.id },
			{ error: expect.stringMatching(/\(item 1\)$/) },
			{ id: input[2]?.json.id },
		]);
		expect(run.items(NODE).map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
		expect((await clio().apiRequests()).map(({ status }) => status)).toEqual([200, 404]);
	});

	it('goes to the error output with its own input', async () => {
		const { account, input } = await threeItems();
		const run = await clio().run(account, GET, { input, onError: 'continueErrorOutput' });
		expect(run.json(NODE).map(({ id }) => id)).toEqual([input[0]?.json.id, input[2]?.json.id]);
		expect(run.json(NODE, 1)).toMatchObject([{ id: 987654321, error: expect.stringMatching(/\(item 1\)/) }]);
	});

	it('is told as such when its input is bad, with nothing sent for it', async () => {
		const { account, input } = await threeItems();
		const bad = [{ json: { id: '../matters' } }, ...input.slice(0, 1)];
		const run = await clio().run(account, GET, { input: bad, onError: 'continueRegularOutput' });
		expect(run.json(NODE)).toMatchObject([{ error: expect.stringMatching(/\(item 0\)/) }, { id: input[0]?.json.id }]);
		expect(await clio().apiRequests()).toHaveLength(1);
	});
});

describe('pairing', () => {
	it('pairs every record of a list with the item that asked for it', async () => {
		const account = await clio().connected();
		const run = await clio().run(
			account,
			{ resource: 'user', operation: 'getAll', returnAll: false, limit: '={{ $json.limit }}' },
			{ input: [{ json: { limit: 1 } }, { json: { limit: 2 } }] },
		);
		expect(run.items(NODE).map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }, { item: 1 }]);
	});
});

describe('cancelling', () => {
	it('stops the request under way and starts no other', async () => {
		const account = await clio().connected();
		const stop = new AbortController();
		const input = Array.from({ length: 40 }, () => ({ json: {} }));
		const running = clio().run(account, { resource: 'user', operation: 'whoAmI' }, { input, signal: stop.signal });
		const seen = async () => (await clio().process.control.requests()).length;
		for (let look = 0; look < 500 && (await seen()) < 3; look++);
		stop.abort();
		expect((await running).status).toBe('canceled');
		const { length } = await clio().process.control.requests();
		expect(length).toBeGreaterThanOrEqual(3);
		expect(length).toBeLessThan(input.length);
		for (let look = 0; look < 20; look++) await clio().process.control.state();
		expect(await clio().process.control.requests()).toHaveLength(length);
	});
});
