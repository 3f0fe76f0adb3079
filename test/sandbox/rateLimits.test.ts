import { sleep } from 'n8n-workflow';

import { clientOf, errorOf, openSandbox, type Client } from './support/client';

describe('rate limits', () => {
	let clio: Client;
	beforeAll(async () => (clio = await openSandbox()));
	afterAll(async () => await clio.sandbox.stop());

	it('allow 50 requests a minute when nothing is changed', async () => {
		await clio.sandbox.control.reset();
		const { access_token: token } = await clio.sandbox.control.grant('us');
		clio.token = token;
		const answer = await clio.get('/users/who_am_i');
		expect(answer.headers.get('x-ratelimit-limit')).toBe('50');
		expect(answer.headers.get('x-ratelimit-remaining')).toBe('49');
		const reset = Number(answer.headers.get('x-ratelimit-reset')) - Date.now() / 1000;
		expect(reset).toBeGreaterThan(55);
		expect(reset).toBeLessThanOrEqual(61);
	});

	it('count each token by itself, failures included, and name the wait', async () => {
		const second = await clientOf(clio.sandbox);
		await clio.sandbox.control.settings({ region: 'us', rateLimitPerMinute: 3 });
		expect((await second.get('/users/who_am_i')).status).toBe(200);
		expect((await second.get('/users/1')).status).toBe(404);
		expect((await second.get('/nowhere')).headers.get('x-ratelimit-remaining')).toBe('0');
		const refused = await second.get('/users/who_am_i');
		expect([refused.status, errorOf(refused).type]).toEqual([429, 'RateLimited']);
		expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
		expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(60);
		const third = await clio.sandbox.control.grant('us');
		clio.token = third.access_token;
		expect((await clio.get('/users/who_am_i')).status).toBe(200);
	});

	it('do not carry out a refused write', async () => {
		await clio.sandbox.control.settings({ region: 'us', rateLimitPerMinute: 2 });
		const writer = await clio.sandbox.control.grant('us');
		clio.token = writer.access_token;
		await clio.get('/users/who_am_i');
		await clio.get('/users/who_am_i');
		expect((await clio.post('/contacts.json', { type: 'Company', name: 'Neverwritten' })).status).toBe(429);
		const reader = await clientOf(clio.sandbox);
		expect((await reader.get('/contacts.json?query=Neverwritten')).body?.meta.records).toBe(0);
	});

	it('can have shorter windows, so that a program sees one end', async () => {
		const client = await clientOf(clio.sandbox);
		await clio.sandbox.control.settings({ region: 'us', rateLimitPerMinute: 1, rateLimitWindowSeconds: 2 });
		expect((await client.get('/users/who_am_i')).status).toBe(200);
		let answer = await client.get('/users/who_am_i');
		expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, expect.stringMatching(/^[12]$/)]);
		for (let look = 0; look < 50 && answer.status === 429; look++) {
			await sleep(100);
			answer = await client.get('/users/who_am_i');
		}
		expect(answer.status).toBe(200);
	});
});
