import { sleep } from 'n8n-workflow';

import { dataOf } from './support/client';
import { openReceiver, signatureOf } from './support/receiver';
import { beginUpload, finishUpload, send } from './support/storage';
import { useWebhooks } from './support/webhooks';

const world = useWebhooks();

describe('deliveries of webhooks', () => {
	const changed = async (path: string, data: unknown): Promise<void> => {
		expect((await world().clio.patch(path, data)).status).toBe(200);
		await world().clio.sandbox.control.settle();
	};

	it('bring the fields of the record, signed over the raw body', async () => {
		const { clio, receiver, create } = world();
		const webhook = await create({ model: 'contact', fields: 'id,etag,name,company{name}' });
		const contact = dataOf(await clio.post('/contacts.json?fields=id,etag', { type: 'Company', name: 'Ürsa & Söhne' }));
		await clio.sandbox.control.settle();
		const [delivery] = receiver.deliveries;
		expect(delivery?.raw).toBe(
			JSON.stringify({
				data: { id: contact.id, etag: contact.etag, name: 'Ürsa & Söhne', company: null },
				meta: { event: 'created', webhook_id: webhook.id },
			}),
		);
		expect(delivery?.headers['content-type']).toBe('application/json');
		expect(delivery?.headers['x-hook-signature']).toBe(signatureOf(String(webhook.shared_secret), delivery?.raw ?? ''));
		expect(delivery?.headers['x-hook-secret']).toBeUndefined();
	});

	it('tell created, updated and deleted, each when it is wanted', async () => {
		const { clio, receiver, create } = world();
		await create({ model: 'contact' });
		await create({ model: 'contact', events: ['deleted'], fields: 'id,name' });
		await create({ model: 'matter' });
		const { id } = dataOf(await clio.post('/contacts.json', { type: 'Company', name: 'One' }));
		await clio.sandbox.control.settle();
		await changed(`/contacts/${String(id)}.json`, { name: 'Two' });
		expect((await clio.remove(`/contacts/${String(id)}.json`)).status).toBe(204);
		await clio.sandbox.control.settle();
		expect(receiver.seen().sort()).toEqual([
			`created ${String(id)}`,
			`deleted ${String(id)}`,
			`deleted ${String(id)}`,
			`updated ${String(id)}`,
		]);
		expect(receiver.deliveries.at(-1)?.data.name ?? receiver.deliveries.at(-2)?.data.name).toBe('Two');
	});

	it('of updates come when a listed field changed, and the first time of a record for any change', async () => {
		const { clio, receiver, create } = world();
		await create({ model: 'matter', fields: 'id,description', events: ['updated'] });
		const matter = await clio.first('/matters.json?status=open');
		const path = `/matters/${matter.id}.json`;
		await changed(path, { location: 'Room 1' });
		expect(receiver.deliveries).toHaveLength(1);
		await changed(path, { location: 'Room 2' });
		expect(receiver.deliveries).toHaveLength(1);
		await changed(path, { description: 'Changed' });
		expect(receiver.deliveries).toHaveLength(2);
		expect(receiver.deliveries[1]?.data).toEqual({ id: matter.id, description: 'Changed' });
	});

	it('tell a matter that comes to another status', async () => {
		const { clio, receiver, create } = world();
		const events = ['updated', 'matter_opened', 'matter_pended', 'matter_closed'];
		await create({ model: 'matter', fields: 'id,status', events });
		const { id } = await clio.first('/matters.json?status=open');
		for (const status of ['closed', 'pending', 'open']) await changed(`/matters/${id}.json`, { status });
		expect(receiver.deliveries.map(({ meta, data }) => [meta.event, data.status])).toEqual([
			['updated', 'Closed'],
			['matter_closed', 'Closed'],
			['updated', 'Pending'],
			['matter_pended', 'Pending'],
			['updated', 'Open'],
			['matter_opened', 'Open'],
		]);
		await changed(`/matters/${id}.json`, { status: 'open' });
		expect(receiver.deliveries).toHaveLength(6);
	});

	it.each([
		[false, ['created']],
		[true, ['created', 'matter_opened']],
	])('of a new matter say that it was opened where Clio is set so (%s)', async (isSet, events) => {
		const { clio, receiver, create } = world();
		await clio.sandbox.control.settings({ matterOpenedOnCreate: isSet });
		await create({ model: 'matter', events: ['created', 'updated', 'matter_opened'] });
		const client = await clio.first('/contacts.json');
		await clio.post('/matters.json', { client: { id: client.id }, description: 'New' });
		await clio.sandbox.control.settle();
		expect(receiver.deliveries.map(({ meta }) => meta.event)).toEqual(events);
	});

	it('of a document begin when its bytes are there; the trash is a deletion, and what comes back was updated', async () => {
		const { clio, receiver, create } = world();
		await create({ model: 'document', fields: 'id,name' });
		const begun = await beginUpload(clio, { name: 'Brief.pdf' });
		await clio.sandbox.control.settle();
		expect(receiver.deliveries).toHaveLength(0);
		await send(begun.putUrl, { method: 'PUT', headers: begun.headers, body: Buffer.from('%PDF') });
		expect((await finishUpload(clio, begun)).status).toBe(200);
		await clio.remove(`/documents/${begun.id}.json`);
		await clio.patch(`/documents/${begun.id}.json`, { restore: true });
		await clio.sandbox.control.settle();
		expect(receiver.seen()).toEqual([`created ${begun.id}`, `deleted ${begun.id}`, `updated ${begun.id}`]);
	});

	it('reach a receiver behind TLS whose certificate nobody signed', async () => {
		const { clio, create } = world();
		const receiver = await openReceiver({ tls: true });
		try {
			expect((await create({ model: 'contact', url: receiver.url })).status).toBe('enabled');
			const { id } = await clio.first('/contacts.json?type=Company');
			await changed(`/contacts/${id}.json`, { name: 'Encrypted' });
			expect(receiver.seen()).toEqual([`updated ${id}`]);
		} finally {
			await receiver.close();
		}
	});

	it('cover what a write brings along, and what is trashed', async () => {
		const { clio, receiver, create } = world();
		await create({ model: 'folder' });
		await create({ model: 'document' });
		const client = await clio.first('/contacts.json');
		await clio.post('/matters.json', { client: { id: client.id }, description: 'New' });
		await clio.sandbox.control.settle();
		expect(receiver.seen()).toEqual([expect.stringMatching(/^created /)]);
		const document = await clio.first('/documents.json');
		await clio.remove(`/documents/${document.id}.json`);
		await clio.sandbox.control.settle();
		expect(receiver.seen()[1]).toBe(`deleted ${document.id}`);
	});

	it('hold back what the user of the webhook may not see, and nothing comes of a refused write', async () => {
		const { clio, receiver, create } = world();
		const users: { id: number }[] = dataOf(await clio.get('/users.json?enabled=true')).map((row) => ({
			id: Number(row.id),
		}));
		const [owner, other, third] = users;
		await create({ model: 'task', events: ['created'] });
		const task = (permission: string, assignee: number) => ({
			region: 'us' as const,
			method: 'POST',
			path: '/tasks.json?fields=id',
			userId: other?.id ?? 0,
			data: { name: 'T', description: 'T', permission, assignee: { id: assignee, type: 'User' } },
		});
		const { perform, settle } = clio.sandbox.control;
		expect((await perform(task('private', third?.id ?? 0))).status).toBe(201);
		expect((await perform(task('private', owner?.id ?? 0))).status).toBe(201);
		expect((await perform(task('public', third?.id ?? 0))).status).toBe(201);
		expect((await perform(task('public', 1))).status).toBe(404);
		await settle();
		expect(receiver.deliveries).toHaveLength(2);
	});

	it('stop while the app lacks the permission of the model, and redact what else it may not see', async () => {
		const { clio, receiver, create } = world();
		await create({ model: 'matter', fields: 'id,client{name}' });
		const { id } = await clio.first('/matters.json?status=open');
		const deny = async (...groups: string[]): Promise<void> =>
			await clio.sandbox.control.settings({ deniedPermissions: groups });
		const write = { region: 'us', method: 'PATCH', path: `/matters/${id}`, data: { location: 'Room 1' } } as const;
		await deny('Contacts');
		expect((await clio.sandbox.control.perform(write)).status).toBe(200);
		await clio.sandbox.control.settle();
		expect(receiver.deliveries.map(({ data }) => data.client)).toEqual([{ redacted: true, name: null }]);
		await deny('Matters');
		await clio.sandbox.control.changeRecord('us', 'matter', id, { description: 'Unseen' });
		await clio.sandbox.control.settle();
		expect(receiver.deliveries).toHaveLength(1);
	});

	it('of one record come in the order of its changes, however slow the receiver is', async () => {
		const { clio, receiver, create } = world();
		receiver.answer = (response) => void sleep(30).then(() => response.writeHead(204).end());
		await create({ model: 'contact', fields: 'id,name' });
		const { id } = await clio.first('/contacts.json?type=Company');
		for (const name of ['A', 'B', 'C', 'D']) await clio.patch(`/contacts/${id}.json`, { name });
		await clio.sandbox.control.settle();
		expect(receiver.deliveries.map(({ data }) => data.name)).toEqual(['A', 'B', 'C', 'D']);
	});

	it('belong to their user: others neither see nor change the webhook', async () => {
		const { clio, create } = world();
		const webhook = await create({ model: 'contact' });
		const users = dataOf(await clio.get('/users.json?enabled=true'));
		const userId = Number(users[1]?.id);
		const { perform } = clio.sandbox.control;
		expect((await perform({ region: 'us', method: 'GET', path: `/webhooks/${webhook.id}`, userId })).status).toBe(404);
		expect((await perform({ region: 'us', method: 'DELETE', path: `/webhooks/${webhook.id}`, userId })).status).toBe(
			404,
		);
		expect((await clio.remove(`/webhooks/${webhook.id}.json`)).status).toBe(204);
		expect(await clio.sandbox.control.webhooks()).toEqual([]);
	});
});
