import { NODE, useClioSandbox } from './clioSandbox';

const clio = useClioSandbox();
const WHO_AM_I = { resource: 'user', operation: 'whoAmI' };
const GET_ALL = { resource: 'user', operation: 'getAll' };

describe('User', () => {
	it('Who Am I answers the connected user with one request', async () => {
		const account = await clio().connected();
		const run = await clio().run(account, WHO_AM_I);
		expect(run.error).toBeUndefined();
		expect(run.json(NODE)).toMatchObject([{ id: expect.any(Number), email: clio().process.regions.us.userEmail }]);
		expect(await clio().apiRequests()).toMatchObject([
			{ method: 'GET', path: '/api/v4/users/who_am_i.json', status: 200, authorized: true },
		]);
	});

	it('sends its name and the pinned API version', async () => {
		await clio().run(await clio().connected(), WHO_AM_I);
		const [request] = await clio().apiRequests();
		expect(request?.userAgent).toMatch(/^n8n-nodes-clio\/\d+\.\d+\.\d+$/);
		expect(request?.apiVersion).toMatch(/^4\.\d+\.\d+$/);
	});

	it('Get Many gives all users with one request, in the order of their ids', async () => {
		const run = await clio().run(await clio().connected(), { ...GET_ALL, returnAll: true });
		const ids = run.json(NODE).map(({ id }) => Number(id));
		expect(ids.length).toBeGreaterThan(2);
		expect(ids).toEqual([...ids].sort((a, b) => a - b));
		const requests = await clio().apiRequests();
		expect(requests).toHaveLength(1);
		expect(requests[0]?.query).toContain('limit=200');
	});

	it('Get Many with Limit asks for no more than that', async () => {
		const run = await clio().run(await clio().connected(), { ...GET_ALL, returnAll: false, limit: 2 });
		expect(run.json(NODE)).toHaveLength(2);
		const requests = await clio().apiRequests();
		expect(requests).toHaveLength(1);
		expect(requests[0]?.query).toContain('limit=2');
	});

	it('Get gives the user of an id, taken from each item', async () => {
		const account = await clio().connected();
		const users = (await clio().run(account, { ...GET_ALL, returnAll: true })).json(NODE);
		const input = users.slice(0, 3).map(({ id }) => ({ json: { id: Number(id) } }));
		const record = { __rl: true, mode: 'id', value: '={{ $json.id }}' };
		const run = await clio().run(account, { resource: 'user', operation: 'get', record }, { input });
		expect(run.error).toBeUndefined();
		expect(run.json(NODE).map(({ id, name }) => ({ id, name }))).toEqual(
			users.slice(0, 3).map(({ id, name }) => ({ id, name })),
		);
		expect(run.items(NODE).map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
	});

	it.each(['12/notes', '../matters', '1.5', ' ', '½', '7;8', '%2e%2e', 'abc'])(
		'Get refuses the id "%s" before anything is sent',
		async (value) => {
			const record = { __rl: true, mode: 'id', value };
			const run = await clio().run(await clio().connected(), { resource: 'user', operation: 'get', record });
			expect(run.status).toBe('error');
			expect(run.error?.name).toBe('NodeOperationError');
			expect(await clio().apiRequests()).toEqual([]);
		},
	);
});
