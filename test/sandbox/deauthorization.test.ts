import { dataOf, openSandbox, type Client } from './support/client';
import { openReceiver, type Receiver } from './support/receiver';

describe('the deauthorization callback', () => {
	let clio: Client;
	let receiver: Receiver;
	beforeAll(async () => {
		clio = await openSandbox();
		receiver = await openReceiver();
	});
	beforeEach(async () => {
		await clio.sandbox.control.reset();
		await clio.sandbox.control.setDeauthorizationCallback('us', receiver.url);
		receiver.reset();
	});
	afterAll(async () => {
		await clio.sandbox.stop();
		await receiver.close();
	});

	const calls = (): unknown[] => receiver.deliveries.map(({ raw }): unknown => JSON.parse(raw));
	const deauthorize = async (token: string): Promise<number> => {
		const response = await fetch(`${clio.sandbox.regions.us.baseUrl}/oauth/deauthorize`, {
			method: 'POST',
			headers: { Authorization: `Bearer ${token}` },
			body: new URLSearchParams({ token }),
		});
		return response.status;
	};

	it('tells of an access token that the app ended, once', async () => {
		const { control, regions } = clio.sandbox;
		clio.token = (await control.grant('us')).access_token;
		const user = dataOf(await clio.get('/users/who_am_i?fields=id'));
		expect(await deauthorize(clio.token)).toBe(200);
		expect(await deauthorize(clio.token)).toBe(401);
		await control.settle();
		expect(calls()).toEqual([{ client_id: regions.us.clientId, user_id: user.id, access_token: clio.token }]);
		const attempts = await control.attempts();
		expect(attempts).toEqual([
			expect.objectContaining({ kind: 'deauthorization', outcome: 'accepted', url: receiver.url }),
		]);
		expect(JSON.stringify(attempts)).not.toContain(clio.token);
	});

	it.each([
		[true, 0],
		[false, 1],
	])('says "all" for each user who revokes the app, whose webhooks end (%s)', async (ends, left) => {
		const { control, regions } = clio.sandbox;
		await control.settings({ region: 'us', endWebhooksOnRevoke: ends });
		const first = await control.grant('us');
		clio.token = first.access_token;
		const users = dataOf(await clio.get('/users.json?enabled=true&fields=id'));
		const [owner, other] = users.map(({ id }) => Number(id));
		const second = await control.grant('us', other);
		await clio.post('/webhooks.json', { url: `${receiver.url}/2`, model: 'task', fields: 'id' });
		await control.settle();
		receiver.reset();

		await control.revoke('us', owner);
		await control.settle();
		expect(calls()).toEqual([{ client_id: regions.us.clientId, user_id: owner, access_token: 'all' }]);
		expect(await control.webhooks()).toHaveLength(left);
		expect((await clio.get('/users/who_am_i')).status).toBe(401);
		clio.token = second.access_token;
		expect((await clio.get('/users/who_am_i')).status).toBe(200);

		await control.revoke();
		await control.settle();
		expect(calls()).toHaveLength(2);
		expect((await clio.get('/users/who_am_i')).status).toBe(401);
	});

	it('has one URL, shown and set on the page of the app; it needs https or this machine', async () => {
		const page = `${clio.sandbox.regions.eu.baseUrl}/settings/developer_applications`;
		const set = async (address: string): Promise<number> => {
			const body = new URLSearchParams({ deauthorization_callback_url: address });
			return (await fetch(page, { method: 'POST', body, redirect: 'manual' })).status;
		};
		const shown = async (): Promise<string> => await (await fetch(page)).text();
		expect(await shown()).toContain('<code id="callback">none</code>');
		expect(await set('http://hooks.example.com/x')).toBe(422);
		expect(await set('https://hooks.example.com/x')).toBe(303);
		expect(await shown()).toContain('<code id="callback">https://hooks.example.com/x</code>');
		await clio.sandbox.control.grant('eu');
		await clio.sandbox.control.revoke('eu');
		await clio.sandbox.control.settle();
		expect(await clio.sandbox.control.attempts()).toEqual([expect.objectContaining({ outcome: 'not sent' })]);
		expect(await set('')).toBe(303);
		expect(await shown()).toContain('<code id="callback">none</code>');
		await expect(clio.sandbox.control.setDeauthorizationCallback('us', 'nowhere')).rejects.toThrow('https');
	});
});
