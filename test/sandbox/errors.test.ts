import { dataOf, openSandbox, type Client } from './support/client';

describe('errors', () => {
	let clio: Client;
	beforeAll(async () => (clio = await openSandbox()));
	afterAll(async () => await clio.sandbox.stop());

	it('have the shape {"error":{"type","message"}}', async () => {
		const answer = await clio.get('/matters/1.json');
		expect([answer.status, JSON.parse(answer.text)]).toEqual([
			404,
			{ error: { type: 'RecordNotFound', message: 'Matter 1 was not found' } },
		]);
		expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
		expect(answer.headers.get('content-type')).toContain('application/json');
	});

	it.each([
		['GET', '/nowhere.json'],
		['GET', '/users/../users.json/x'],
		['PUT', '/matters/1.json'],
		['OPTIONS', '/matters.json'],
		['POST', '/bills.json'],
		['DELETE', '/matter_stages/1.json'],
		['POST', '/users.json'],
		['GET', '/matters/a%2Fb.json'],
	])('%s %s is not found', async (method, path) => {
		expect((await clio.call(path, { method })).status).toBe(404);
	});

	it('serve paths with and without .json', async () => {
		expect(dataOf(await clio.get('/users/who_am_i'))).toEqual(dataOf(await clio.get('/users/who_am_i.json')));
	});

	it('refuse a missing or wrong token with a text in error', async () => {
		for (const authorization of ['', 'Bearer nonsense', `bearer ${clio.token}`, `Basic ${clio.token}`]) {
			const answer = await clio.get('/users.json', { Authorization: authorization });
			expect([answer.status, JSON.parse(answer.text).error]).toEqual([401, 'invalid_token']);
		}
	});

	it('practice areas move when the account has categories', async () => {
		await clio.sandbox.control.settings({ region: 'us', practiceAreaRedirect: true });
		const answer = await clio.get('/practice_areas.json');
		expect([answer.status, answer.headers.get('location')]).toEqual([307, expect.stringContaining('/practice_areas')]);
		await clio.sandbox.control.settings({ region: 'us', practiceAreaRedirect: false });
	});
});
