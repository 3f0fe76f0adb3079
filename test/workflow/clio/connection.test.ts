import type { IDataObject } from 'n8n-workflow';

import { NODE, useClioSandbox } from './clioSandbox';

const clio = useClioSandbox();
const CHECK = { resource: 'connection', operation: 'check' };
const DEAUTHORIZE = { resource: 'connection', operation: 'deauthorize' };

function groupsOf([result]: IDataObject[]): IDataObject[] {
	const access = result?.access;
	return Array.isArray(access) ? access.map((each) => Object(each)) : [];
}

describe('Connection: Check', () => {
	it('tells who is connected to which firm, and what can be read, with one request a group', async () => {
		const run = await clio().run(await clio().connected(), CHECK);
		expect(run.error).toBeUndefined();
		const { accountId, userEmail } = clio().process.regions.us;
		const [result] = run.json(NODE);
		expect(result).toMatchObject({
			user: { email: userEmail },
			account: { id: accountId },
			region: 'custom',
			read_only: false,
			rate_limit: { limit: 50, remaining: expect.any(Number) },
		});
		expect(groupsOf(run.json(NODE)).filter(({ readable }) => readable !== true)).toEqual([]);
		const requests = await clio().apiRequests();
		expect(result?.requests).toBe(requests.length);
		expect(requests).toHaveLength(groupsOf(run.json(NODE)).length + 1);
	});

	it('shows a missing permission', async () => {
		const account = await clio().connected();
		await clio().process.control.settings({ deniedPermissions: ['Matters'] });
		const groups = groupsOf((await clio().run(account, CHECK)).json(NODE));
		expect(groups.find(({ group }) => group === 'Matters')).toMatchObject({ readable: false, status: 403 });
		expect(groups.find(({ group }) => group === 'Users')).toMatchObject({ readable: true });
	});

	it('leaves open what Clio could not tell', async () => {
		const account = await clio().connected();
		await clio().process.control.fault({
			path: '/api/v4/matters.json',
			times: 4,
			answer: { kind: 'status', status: 500 },
		});
		const groups = groupsOf((await clio().run(account, CHECK)).json(NODE));
		expect(groups.find(({ group }) => group === 'Matters')).toMatchObject({ readable: null, status: 500 });
	});

	it('needs one request when access is not to be checked', async () => {
		const run = await clio().run(await clio().connected(), { ...CHECK, checkAccess: false });
		expect(run.json(NODE)).toMatchObject([{ requests: 1 }]);
		expect(await clio().apiRequests()).toHaveLength(1);
	});

	it('fails when the account is not the expected one, and passes by id or name', async () => {
		const account = await clio().connected();
		const { accountId, firm } = clio().process.regions.us;
		const check = async (expectedAccount: string) =>
			await clio().run(account, { ...CHECK, checkAccess: false, expectedAccount });
		expect((await check(String(accountId))).status).toBe('success');
		expect((await check(firm)).status).toBe('success');
		const other = await check('Somebody Else LLP');
		expect(other.error?.message).toContain('not to the expected one');
	});
});

describe('Connection: Deauthorize', () => {
	it('sends nothing without confirmation', async () => {
		const run = await clio().run(await clio().connected(), DEAUTHORIZE);
		expect(run.error?.message).toContain('not confirmed');
		expect(await clio().apiRequests()).toEqual([]);
	});

	it('ends the access token, and the next request renews it', async () => {
		const account = await clio().connected();
		const run = await clio().run(account, { ...DEAUTHORIZE, confirmDeauthorize: true });
		expect(run.error).toBeUndefined();
		expect(run.json(NODE)).toMatchObject([{ deauthorized: true, note: expect.stringContaining('refresh token') }]);
		await clio().apiRequests();
		expect((await clio().run(account, { resource: 'user', operation: 'whoAmI' })).status).toBe('success');
		expect((await clio().apiRequests()).map(({ status }) => status)).toEqual([401, 401, 200]);
	});

	it('ends a token credential that holds an access token for good', async () => {
		const { access_token: accessToken } = await clio().process.control.grant('us');
		const account = await clio().tokenAccount({ connectWith: 'accessToken', accessToken });
		expect((await clio().run(account, { ...DEAUTHORIZE, confirmDeauthorize: true })).status).toBe('success');
		const run = await clio().run(account, { resource: 'user', operation: 'whoAmI' });
		expect(run.error?.message).toContain('does not accept the access token');
	});
});

describe('Read Only', () => {
	const write = {
		resource: 'apiCall',
		operation: 'send',
		method: 'POST',
		path: '/notes.json',
		jsonBody: '{"subject":"x"}',
	};

	it.each([
		['a POST', write],
		['a PATCH', { ...write, method: 'PATCH', path: '/users/1.json' }],
		['a DELETE', { ...write, method: 'DELETE', path: '/users/1.json' }],
		['Deauthorize', { ...DEAUTHORIZE, confirmDeauthorize: true }],
	])('refuses %s before anything is sent', async (_, parameters) => {
		const run = await clio().run(await clio().connected({ readOnly: true }), parameters);
		expect(run.status).toBe('error');
		expect(run.error?.message).toContain('Read Only');
		expect(await clio().process.control.requests()).toEqual([]);
	});

	it('lets reads through', async () => {
		const run = await clio().run(await clio().connected({ readOnly: true }), { ...CHECK, checkAccess: false });
		expect(run.json(NODE)).toMatchObject([{ read_only: true }]);
	});
});
