import { openSandbox, type Client } from './support/client';

describe('the record of non-conforming requests', () => {
	let clio: Client;
	beforeAll(async () => (clio = await openSandbox()));
	beforeEach(async () => await clio.sandbox.control.clearRecords());
	afterAll(async () => await clio.sandbox.stop());

	it.each([
		['node', 'User-Agent of a bare HTTP client'],
		['axios/1.7.2', 'User-Agent of a bare HTTP client'],
		['connector/1.0 (+https://example.com)', 'User-Agent contains a URL'],
	])('the firewall turns User-Agent %s away with HTML', async (agent, problem) => {
		const answer = await clio.get('/users.json', { 'User-Agent': agent });
		expect([answer.status, answer.body]).toEqual([403, undefined]);
		expect(answer.text).toMatch(/^<!DOCTYPE html>/);
		expect(await clio.recorded()).toEqual([`${problem}: ${agent}`]);
	});

	it('the firewall can be told to look away, but it still records', async () => {
		await clio.sandbox.control.settings({ region: 'us', requireUserAgent: false });
		expect((await clio.get('/users.json', { 'User-Agent': 'node' })).status).toBe(200);
		expect(await clio.recorded()).toEqual(['User-Agent of a bare HTTP client: node']);
		await clio.sandbox.control.settings({ region: 'us', requireUserAgent: true });
	});

	it('a token outside the header is recorded and never shown', async () => {
		await clio.get(`/users.json?access_token=${clio.token}`);
		await clio.post('/contacts.json', { type: 'Company', name: 'Leaky', access_token: clio.token });
		const records = await clio.recorded();
		expect(records).toContain('token outside the Authorization header: query string');
		expect(records).toContain('token outside the Authorization header: body');
		const requests = JSON.stringify(await clio.sandbox.control.requests());
		expect(requests).not.toContain(clio.token);
	});

	it('requests are logged as they came', async () => {
		await clio.sandbox.control.clearRequests();
		await clio.post(
			'/contacts.json?fields=id,name',
			{ type: 'Company', name: 'Logbook Ltd' },
			{ 'X-API-VERSION': '4.0.12' },
		);
		expect(await clio.sandbox.control.requests()).toEqual([
			{
				region: 'us',
				method: 'POST',
				path: '/api/v4/contacts.json',
				query: 'fields=id,name',
				status: 201,
				userAgent: 'sandbox-tests/1.0',
				apiVersion: '4.0.12',
				authorized: true,
				body: { data: { type: 'Company', name: 'Logbook Ltd' } },
			},
		]);
	});

	it('conforming requests leave no record', async () => {
		await clio.get('/matters.json?fields=id,client{name}&limit=5&order=id(asc)&status=open');
		expect(await clio.recorded()).toEqual([]);
	});
});
