import { dataOf, openSandbox, type Client } from './support/client';

const day = 86_400;

describe('the clock', () => {
	let clio: Client;
	beforeAll(async () => (clio = await openSandbox()));
	beforeEach(async () => {
		await clio.sandbox.control.reset();
		clio.token = (await clio.sandbox.control.grant('us')).access_token;
	});
	afterAll(async () => await clio.sandbox.stop());

	const secondsBetween = (one: unknown, other: Date | number): number =>
		Math.abs(new Date(String(one)).getTime() - Number(other)) / 1000;

	it('can be moved on and set; answers, records and reads follow it', async () => {
		const { control } = clio.sandbox;
		expect(secondsBetween(await control.now(), Date.now())).toBeLessThan(5);
		await control.advance(10 * day);
		expect(secondsBetween(await control.now(), Date.now() + 10 * day * 1000)).toBeLessThan(5);

		const moment = new Date('2031-03-04T05:06:07.000Z');
		await control.setClock(moment);
		clio.token = (await control.grant('us')).access_token;
		const created = await clio.post('/contacts.json?fields=id,created_at,updated_at', {
			type: 'Company',
			name: 'Later',
		});
		expect(secondsBetween(created.headers.get('date'), moment)).toBeLessThan(5);
		expect(secondsBetween(dataOf(created).created_at, moment)).toBeLessThan(5);
		expect(secondsBetween(created.headers.get('last-modified'), moment)).toBeLessThan(5);

		await control.advance(60);
		const id = String(dataOf(created).id);
		const changed = await clio.patch(`/contacts/${id}.json?fields=updated_at`, { name: 'Later still' });
		expect(secondsBetween(dataOf(changed).updated_at, moment.getTime() + 60_000)).toBeLessThan(5);
		const since = new Date(moment.getTime() + 30_000).toISOString();
		expect(dataOf(await clio.get(`/contacts.json?updated_since=${since}`))).toHaveLength(1);
	});

	it('ends access tokens and rate windows', async () => {
		const { control } = clio.sandbox;
		await control.settings({ region: 'us', rateLimitPerMinute: 1 });
		expect((await clio.get('/users/who_am_i')).status).toBe(200);
		expect((await clio.get('/users/who_am_i')).status).toBe(429);
		await control.advance(60);
		expect((await clio.get('/users/who_am_i')).status).toBe(200);
		await control.advance(30 * day);
		expect((await clio.get('/users/who_am_i')).status).toBe(401);
	});

	it('is the machine’s own again after a reset', async () => {
		const { control } = clio.sandbox;
		await control.advance(day);
		await control.reset();
		expect(secondsBetween(await control.now(), Date.now())).toBeLessThan(5);
	});
});
