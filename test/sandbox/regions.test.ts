import { clientOf, dataOf, openSandbox, type Client } from './support/client';

const names = ['us', 'eu', 'ca', 'au'] as const;

describe('regions', () => {
	let clio: Client;
	beforeAll(async () => (clio = await openSandbox()));
	afterAll(async () => await clio.sandbox.stop());

	it('are four worlds with their own address, app, account and firm', () => {
		const regions = names.map((name) => clio.sandbox.regions[name]);
		for (const key of ['baseUrl', 'clientId', 'clientSecret', 'appId', 'accountId', 'firm', 'userEmail'] as const) {
			expect(new Set(regions.map((region) => region[key])).size).toBe(4);
		}
		for (const { baseUrl } of regions) expect(baseUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
	});

	it.each(names)('%s knows its own user and firm', async (name) => {
		const region = clio.sandbox.regions[name];
		const client = await clientOf(clio.sandbox, name);
		expect(dataOf(await client.get('/users/who_am_i?fields=email,account{id,name}'))).toEqual({
			email: region.userEmail,
			account: { id: region.accountId, name: region.firm },
		});
	});

	it('refuse the token and the app of another region', async () => {
		const eu = await clientOf(clio.sandbox, 'eu');
		eu.token = clio.token;
		const answer = await eu.get('/users/who_am_i.json');
		expect(answer.status).toBe(401);
		expect(JSON.parse(answer.text)).toEqual({ error: 'invalid_token', error_description: expect.any(String) });
		const { us, ca } = clio.sandbox.regions;
		const body = new URLSearchParams({
			client_id: us.clientId,
			client_secret: us.clientSecret,
			grant_type: 'refresh_token',
			refresh_token: 'x',
		});
		const token = await fetch(`${ca.baseUrl}/oauth/token`, { method: 'POST', body });
		expect([token.status, await token.json()]).toMatchObject([401, { error: 'invalid_client' }]);
	});

	it('keep their records apart', async () => {
		const au = await clientOf(clio.sandbox, 'au');
		const matter = await clio.first('/matters.json');
		expect((await au.get(`/matters/${matter.id}.json`)).status).toBe(404);
	});

	it('seed the same firm every time', async () => {
		const path = '/contacts.json?limit=50&fields=id,etag,name,primary_email_address,updated_at';
		const before = dataOf(await clio.get(path));
		await clio.sandbox.control.reset();
		const after = await clientOf(clio.sandbox);
		expect(dataOf(await after.get(path))).toEqual(before);
		clio.token = after.token;
	});

	it('act as the granted user', async () => {
		const second = dataOf(await clio.get('/users.json?fields=id,name&order=id(asc)'))[1];
		const client = await clientOf(clio.sandbox, 'us', Number(second?.id));
		expect(dataOf(await client.get('/users/who_am_i.json?fields=name')).name).toBe(second?.name);
	});

	it('have the control API on the first region only', async () => {
		expect((await fetch(`${clio.sandbox.regions.eu.baseUrl}/sandbox/state`)).status).toBe(404);
		const state = await clio.sandbox.control.state();
		expect(state.regions).toEqual(clio.sandbox.regions);
	});
});
