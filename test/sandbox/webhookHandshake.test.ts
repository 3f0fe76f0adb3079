import { dataOf, errorOf } from './support/client';
import { useWebhooks } from './support/webhooks';

const world = useWebhooks();

describe('the handshake of a webhook', () => {
	it('comes before the create answer, carries the secret and the id, and enables when the secret comes back', async () => {
		const { receiver, create } = world();
		const webhook = await create({ model: 'matter' });
		expect(webhook.status).toBe('enabled');
		expect(receiver.handshakes).toHaveLength(1);
		expect(receiver.handshakes[0]?.headers['x-hook-secret']).toBe(webhook.shared_secret);
		expect(receiver.handshakes[0]?.data).toEqual({ webhook_id: webhook.id });
	});

	it('leaves the webhook pending without an echo; it can be activated later with the secret only', async () => {
		const { clio, receiver, create, show } = world();
		receiver.echo = false;
		const webhook = await create({ model: 'matter' });
		expect(webhook.status).toBe('pending');
		const activate = async (secret: string) =>
			await clio.call(`/webhooks/${webhook.id}/activate`, { method: 'PUT', headers: { 'X-Hook-Secret': secret } });
		expect((await activate('wrong')).status).toBe(422);
		expect((await show(webhook.id)).status).toBe('pending');
		expect((await activate(String(webhook.shared_secret))).status).toBe(200);
		expect((await show(webhook.id)).status).toBe('enabled');
	});

	it('can come after the answer', async () => {
		const { clio, receiver, create, show } = world();
		await clio.sandbox.control.settings({ webhookHandshake: 'after' });
		const webhook = await create({ model: 'task' });
		expect(webhook.status).toBe('pending');
		await clio.sandbox.control.settle();
		expect(receiver.handshakes).toHaveLength(1);
		expect((await show(webhook.id)).status).toBe('enabled');
	});

	it('can be left out: the webhook is enabled by itself', async () => {
		const { clio, receiver, create } = world();
		await clio.sandbox.control.settings({ webhookHandshake: 'never' });
		expect((await create({ model: 'task' })).status).toBe('enabled');
		expect(receiver.handshakes).toHaveLength(0);
	});

	it.each([
		[false, 1],
		[true, 2],
	])('is made again for another URL, and for nothing else (another secret: %s)', async (rotates, secretNumber) => {
		const { clio, receiver, create, show } = world();
		await clio.sandbox.control.settings({ rotateWebhookSecret: rotates });
		const webhook = await create({ model: 'task' });
		await clio.patch(`/webhooks/${webhook.id}.json`, { fields: 'id,name', url: webhook.url });
		expect(receiver.handshakes).toHaveLength(1);
		receiver.echo = false;
		const moved = await clio.patch(`/webhooks/${webhook.id}.json?fields=status`, { url: `${receiver.url}/other` });
		expect(dataOf(moved).status).toBe('pending');
		expect(receiver.handshakes.map(({ path }) => path)).toEqual(['/hook', '/hook/other']);
		const { shared_secret: secret } = await show(webhook.id);
		expect(secret === webhook.shared_secret).toBe(!rotates);
		expect(receiver.handshakes[1]?.headers['x-hook-secret']).toBe(secret);
		expect((await clio.sandbox.control.webhooks())[0]?.secret_number).toBe(secretNumber);
	});

	it('goes to loopback addresses only, or where a test sends another host', async () => {
		const { clio, receiver, create } = world();
		const url = 'https://n8n.example.com/webhook/clio?x=1';
		expect((await create({ model: 'task', url })).status).toBe('pending');
		expect((await clio.sandbox.control.attempts())[0]?.outcome).toBe('not sent');
		await clio.sandbox.control.routeHost('n8n.example.com', receiver.url);
		expect((await create({ model: 'task', url })).status).toBe('enabled');
		expect(receiver.handshakes.map(({ path, headers }) => [path, headers.host])).toEqual([
			['/webhook/clio?x=1', 'n8n.example.com'],
		]);
		await expect(clio.sandbox.control.routeHost('x.example.com', 'https://hooks.example.com')).rejects.toThrow(
			'Not a loopback address',
		);
	});

	it.each([
		['http to another machine', { url: 'http://hooks.example.com/x' }, 422, 'url must be https'],
		['no URL', { url: 'hooks' }, 422, 'url must be https'],
		['an unknown model', { model: 'note' }, 422, 'model must be one of'],
		['an event of another model', { events: ['matter_closed'] }, 422, 'matter_closed is no event of the model task'],
		['deleted payments', { model: 10, fields: 'id', events: ['deleted'] }, 422, 'deleted is no event'],
		['no event', { events: [] }, 422, 'events may not be empty'],
		['an unknown field', { fields: 'id,colour' }, 400, 'colour is not a valid field'],
		['too many fields', { fields: `id${',name'.repeat(250)}` }, 422, 'fields may have at most 1000 characters'],
		['an end in more than 31 days', { expires_at: '2099-01-01T00:00:00Z' }, 422, 'expires_at must be within 31 days'],
	])('is not even tried with %s', async (_case, data, status, message) => {
		const { clio, receiver } = world();
		const refused = await clio.post('/webhooks.json', { url: receiver.url, model: 'task', fields: 'id', ...data });
		expect([refused.status, errorOf(refused).message]).toEqual([status, expect.stringContaining(message)]);
		expect(receiver.handshakes).toHaveLength(0);
	});

	it('takes braces in fields, unless Clio is set to refuse them', async () => {
		const { clio, receiver, create } = world();
		const data = { url: receiver.url, model: 'matter', fields: 'id,client{name}' };
		expect((await create(data)).fields).toBe(data.fields);
		await clio.sandbox.control.settings({ webhookFieldsMayNest: false });
		expect((await clio.post('/webhooks.json', data)).status).toBe(400);
	});

	it('takes the number of a model in place of its name, and its standard events', async () => {
		const { create } = world();
		expect(await create({ model: 10, fields: 'id' })).toMatchObject({
			model: 'clio_payments_payment',
			events: ['created', 'updated'],
		});
		expect((await create({ model: 2 })).model).toBe('activity');
	});

	it('needs the permission of the model beside that of webhooks', async () => {
		const { clio, receiver } = world();
		await clio.sandbox.control.settings({ deniedPermissions: ['Documents'] });
		const refused = await clio.post('/webhooks.json', { url: receiver.url, model: 'folder', fields: 'id' });
		expect(refused.status).toBe(403);
		await clio.sandbox.control.settings({ deniedPermissions: ['Api'] });
		expect((await clio.post('/webhooks.json', { url: receiver.url, model: 'task', fields: 'id' })).status).toBe(403);
	});
});
