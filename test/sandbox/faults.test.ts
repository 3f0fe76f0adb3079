import { dataOf, openSandbox, type Client } from './support/client';

describe('ordered faults', () => {
	let clio: Client;
	beforeAll(async () => (clio = await openSandbox()));
	afterAll(async () => await clio.sandbox.stop());

	const order = async (
		answer: Parameters<Client['sandbox']['control']['fault']>[0]['answer'],
		times = 1,
	): Promise<void> => await clio.sandbox.control.fault({ region: 'us', path: '/users/who_am_i', times, answer });
	const ask = async () => await clio.get('/users/who_am_i.json');

	it('answer a status with headers and body, as often as ordered', async () => {
		await order(
			{ kind: 'status', status: 503, headers: { 'Retry-After': '7' }, body: { error: { type: 'Down', message: 'x' } } },
			2,
		);
		for (const turn of [1, 2]) {
			const answer = await ask();
			expect([turn, answer.status, answer.headers.get('retry-after'), answer.body?.error.type]).toEqual([
				turn,
				503,
				'7',
				'Down',
			]);
		}
		expect((await ask()).status).toBe(200);
	});

	it('answer HTML, nothing, and JSON cut short', async () => {
		await order({ kind: 'html', status: 502 });
		expect((await ask()).text).toMatch(/^<!DOCTYPE html>/);
		await order({ kind: 'empty', status: 500 });
		expect((await ask()).text).toBe('');
		await order({ kind: 'truncated' });
		const cut = await ask();
		expect([cut.status, cut.body]).toEqual([200, undefined]);
	});

	it('cut the connection before the answer', async () => {
		await order({ kind: 'reset' });
		await expect(ask()).rejects.toThrow();
		expect((await ask()).status).toBe(200);
	});

	it('lose the answer of a request that was carried out', async () => {
		await clio.sandbox.control.fault({ method: 'POST', path: '/contacts', times: 1, answer: { kind: 'lost' } });
		await expect(clio.post('/contacts.json', { type: 'Company', name: 'Lostletter Ltd' })).rejects.toThrow();
		expect(dataOf(await clio.get('/contacts.json?query=Lostletter'))).toHaveLength(1);
	});

	it('spare requests that do not match', async () => {
		await clio.sandbox.control.fault({ region: 'eu', times: 1, answer: { kind: 'empty', status: 500 } });
		await clio.sandbox.control.fault({
			method: 'DELETE',
			path: '/matters/*',
			times: 1,
			answer: { kind: 'empty', status: 500 },
		});
		expect((await ask()).status).toBe(200);
		expect((await clio.remove('/matters/1.json')).status).toBe(500);
	});

	it('are refused when the order makes no sense', async () => {
		const url = `${clio.sandbox.regions.us.baseUrl}/sandbox`;
		for (const [path, body] of [
			['/faults', { times: 1, answer: { kind: 'sneeze' } }],
			['/settings', { shoeSize: 42 }],
			['/settings', { rateLimitPerMinute: 'many' }],
			['/grants', { region: 'mars' }],
			['/apps', { region: 'us', redirectUris: ['nonsense'] }],
		] as const) {
			expect([path, (await fetch(url + path, { method: 'POST', body: JSON.stringify(body) })).status]).toEqual([
				path,
				400,
			]);
		}
	});
});
