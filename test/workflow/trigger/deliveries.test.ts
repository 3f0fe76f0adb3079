import type { INodeParameters } from 'n8n-workflow';

import { useClioSandbox } from '../clio/clioSandbox';
import { perform, post, records, useTriggers } from './clioTrigger';

const clio = useClioSandbox();
const startTrigger = useTriggers(clio);
const control = () => clio().process.control;

const ALL: INodeParameters = { resource: 'matter', events: ['created', 'updated', 'deleted'] };

async function firstMatter(): Promise<number> {
	const [matter] = await records(clio(), '/matters?limit=1');
	return Number(matter?.id);
}

async function active(parameters: INodeParameters = ALL) {
	const trigger = await startTrigger(await clio().connected(), parameters);
	await trigger.running.activate();
	await control().settle();
	return trigger;
}

describe('a delivery', () => {
	it('puts out the record as it is, with one request after the answer', async () => {
		const trigger = await active();
		const id = await firstMatter();
		await clio().apiRequests();
		await perform(clio(), 'PATCH', `/matters/${id}`, { description: 'Changed in Clio' });
		const [item, ...others] = await trigger.items();
		expect(others).toEqual([]);
		expect(item).toMatchObject({
			id,
			event: 'updated',
			description: 'Changed in Clio',
			display_number: expect.any(String),
		});
		expect(item?.eventId).toMatch(new RegExp(`^matter-${id}-updated-[0-9a-f]{20}$`));
		expect(item).not.toHaveProperty('recovered');
		const requests = await clio().apiRequests();
		expect(requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
			`GET /api/v4/matters/${id}.json`,
			'GET /api/v4/webhooks.json',
		]);
		expect((await control().attempts()).at(-1)).toMatchObject({ kind: 'delivery', outcome: 'accepted', status: 200 });
	});

	it.each(['before', 'after', 'never'] as const)('comes also when the handshake comes %s', async (webhookHandshake) => {
		await control().settings({ webhookHandshake });
		const trigger = await active();
		expect((await control().webhooks()).map(({ status }) => status)).toEqual(['enabled']);
		const id = await firstMatter();
		await perform(clio(), 'PATCH', `/matters/${id}`, { description: 'x' });
		expect(await trigger.items()).toMatchObject([{ id, event: 'updated' }]);
	});

	it('tells of new and of deleted records', async () => {
		const trigger = await active({ ...ALL, resource: 'task' });
		const matter = await firstMatter();
		const [user] = await records(clio(), '/users?limit=1');
		const { id } = await perform(clio(), 'POST', '/tasks', {
			name: 'Call',
			description: 'Call the client',
			matter: { id: matter },
			assignee: { id: user?.id, type: 'User' },
		});
		expect(await trigger.items()).toMatchObject([{ id, event: 'created', name: 'Call' }]);
		await perform(clio(), 'DELETE', `/tasks/${id}`);
		const [deleted] = await trigger.items();
		expect(deleted).toEqual({
			id,
			etag: expect.any(String),
			event: 'deleted',
			eventId: expect.stringMatching(/^task-\d+-deleted-/),
		});
	});
});

describe('the choice of what is told', () => {
	it('is by the fields that change: the etag is not watched then', async () => {
		const trigger = await active({ ...ALL, events: ['updated'], watchedFields: ['status', 'client'] });
		expect((await control().webhooks())[0]?.fields).toBe('id,status,client{id}');
		const id = await firstMatter();
		await perform(clio(), 'PATCH', `/matters/${id}`, { description: 'first' });
		expect(await trigger.items()).toHaveLength(1);
		await perform(clio(), 'PATCH', `/matters/${id}`, { description: 'second' });
		expect(await trigger.items()).toEqual([]);
		await perform(clio(), 'PATCH', `/matters/${id}`, { status: 'pending' });
		expect(await trigger.items()).toMatchObject([{ id, status: 'Pending', description: 'second' }]);
	});

	it('does without braces where Clio refuses them', async () => {
		await control().settings({ webhookFieldsMayNest: false });
		await active({ ...ALL, events: ['updated'], watchedFields: ['client'] });
		expect((await control().webhooks()).map(({ fields }) => fields)).toEqual(['id,client']);
	});

	it('tells a change there and back as two', async () => {
		const trigger = await active({ ...ALL, events: ['updated'], watchedFields: ['status'] });
		const id = await firstMatter();
		const names = [];
		for (const status of ['pending', 'open', 'pending', 'open']) {
			await perform(clio(), 'PATCH', `/matters/${id}`, { status });
			names.push(...(await trigger.items()).map(({ eventId }) => eventId));
		}
		expect(names).toHaveLength(4);
		expect(new Set(names).size).toBe(4);
	});

	it('is by filters, of the record as it was read', async () => {
		const [one, other] = await records(clio(), '/matters?limit=2', 'id,responsible_attorney{id}');
		const trigger = await active({ ...ALL, filters: { matter: { mode: 'id', value: String(one?.id) } } });
		for (const matter of [one, other])
			await perform(clio(), 'PATCH', `/matters/${String(matter?.id)}`, { description: 'x' });
		expect(await trigger.items()).toMatchObject([{ id: one?.id }]);
	});

	it('is by status, whatever case Clio writes it in', async () => {
		const id = await firstMatter();
		const trigger = await active({ ...ALL, filters: { status: ['Closed', 'Pending'] }, returnFields: 'ids' });
		await perform(clio(), 'PATCH', `/matters/${id}`, { status: 'pending' });
		const told = { id, etag: expect.any(String), event: 'updated', eventId: expect.any(String) };
		expect(await trigger.items()).toEqual([told]);
		await perform(clio(), 'PATCH', `/matters/${id}`, { status: 'open' });
		expect(await trigger.items()).toEqual([]);
	});

	it('is by the events of a status', async () => {
		const trigger = await active({ resource: 'matter', events: ['matter_closed', 'matter_pended'] });
		const id = await firstMatter();
		await perform(clio(), 'PATCH', `/matters/${id}`, { description: 'x' });
		await perform(clio(), 'PATCH', `/matters/${id}`, { status: 'pending' });
		await perform(clio(), 'PATCH', `/matters/${id}`, { status: 'closed' });
		expect((await trigger.items()).map(({ event }) => event)).toEqual(['matter_pended', 'matter_closed']);
	});
});

describe('what is put out', () => {
	it('is as Clio sent it when that is chosen, without a read', async () => {
		const trigger = await active({ ...ALL, returnFields: 'asSent' });
		const id = await firstMatter();
		await clio().apiRequests();
		await perform(clio(), 'PATCH', `/matters/${id}`, { description: 'x' });
		const [item] = await trigger.items();
		const [webhook] = await control().webhooks();
		expect(item).toEqual({
			data: { id, etag: expect.any(String) },
			meta: { event: 'updated', webhook_id: webhook?.id },
			eventId: expect.any(String),
		});
		expect((await clio().apiRequests()).map(({ path }) => path)).toEqual(['/api/v4/webhooks.json']);
	});

	it('holds custom fields by name and chosen fields', async () => {
		const trigger = await active({
			...ALL,
			returnFields: 'choose',
			chosenFields: ['display_number', 'client.name'],
			options: { customFieldsByName: true },
		});
		const id = await firstMatter();
		await perform(clio(), 'PATCH', `/matters/${id}`, { description: 'x' });
		const [item] = await trigger.items();
		expect(Object.keys(item ?? {}).sort()).toEqual([
			'client',
			'custom_fields',
			'display_number',
			'event',
			'eventId',
			'id',
		]);
	});

	it('is the bare delivery, marked, when the record cannot be read', async () => {
		const trigger = await active();
		const id = await firstMatter();
		await control().fault({ path: `/matters/${id}`, times: 1, answer: { kind: 'status', status: 403 } });
		await perform(clio(), 'PATCH', `/matters/${id}`, { description: 'x' });
		const [item] = await trigger.items();
		expect(item).toMatchObject({ id, event: 'updated', notRead: expect.stringMatching(/Clio/) });
		expect(item).not.toHaveProperty('description');
	});

	it('is the bare delivery, marked, when the credential will not do: Clio has its answer already', async () => {
		const trigger = await active();
		const id = await firstMatter();
		trigger.node.parameters.authentication = 'none';
		await perform(clio(), 'PATCH', `/matters/${id}`, { description: 'x' });
		const [item, ...others] = await trigger.items();
		expect(item).toMatchObject({
			id,
			event: 'updated',
			eventId: expect.any(String),
			notRead: expect.stringContaining('There is no authentication'),
		});
		expect(others).toEqual([]);
		expect((await control().attempts()).at(-1)).toMatchObject({ status: 200 });
	});
});

describe('a delivery that comes again', () => {
	it('is dropped, and costs no request', async () => {
		const trigger = await active();
		const id = await firstMatter();
		await control().mischief({ mischief: { kind: 'repeat', copies: 2 } });
		await perform(clio(), 'PATCH', `/matters/${id}`, { description: 'x' });
		expect(await trigger.items()).toHaveLength(1);
		await clio().apiRequests();
		await control().repeatDelivery('us');
		expect(await trigger.items()).toEqual([]);
		expect(await clio().apiRequests()).toEqual([]);
	});

	it('is dropped also by an n8n that was started again', async () => {
		const trigger = await active();
		const id = await firstMatter();
		await perform(clio(), 'PATCH', `/matters/${id}`, { description: 'x' });
		expect(await trigger.items()).toHaveLength(1);
		await trigger.restart();
		await control().repeatDelivery('us');
		expect(await trigger.items()).toEqual([]);
	});

	it('is one item when a watch holds no etag', async () => {
		const trigger = await active({ ...ALL, watchedFields: ['status'], returnFields: 'asSent' });
		const id = await firstMatter();
		await control().mischief({ mischief: { kind: 'repeat', copies: 1 } });
		await perform(clio(), 'PATCH', `/matters/${id}`, { status: 'pending' });
		const items = await trigger.items();
		expect(items).toMatchObject([{ data: { id, status: 'Pending' }, meta: { event: 'updated' } }]);
	});
});

describe('many deliveries at once', () => {
	it('are read together', async () => {
		const matters = await records(clio(), '/matters?limit=60');
		const trigger = await active({ ...ALL, returnFields: 'ids' });
		await clio().apiRequests();
		await control().mischief({ times: 60, mischief: { kind: 'hold' } });
		for (const { id } of matters) await perform(clio(), 'PATCH', `/matters/${String(id)}`, { description: 'all' });
		await control().release();
		const items = await trigger.items();
		expect(items.map(({ id }) => id).sort()).toEqual(matters.map(({ id }) => id).sort());
		expect((await clio().apiRequests()).length).toBeLessThan(matters.length);
	});
});

describe('what is not from Clio', () => {
	it('is answered with 401 and starts nothing', async () => {
		const trigger = await active();
		const [webhook] = await control().webhooks();
		const body = JSON.stringify({ data: { id: 1, etag: '"x"' }, meta: { event: 'updated', webhook_id: webhook?.id } });
		const attempts: Array<[string, Record<string, string>]> = [
			[body, {}],
			[body, { 'X-Hook-Signature': '' }],
			[body, { 'X-Hook-Signature': 'f'.repeat(64) }],
			['', { 'X-Hook-Signature': 'f'.repeat(64) }],
			['{}', { 'X-Hook-Signature': 'f'.repeat(64) }],
			['[]', { 'X-Hook-Signature': 'f'.repeat(64) }],
		];
		for (const [text, headers] of attempts) expect((await post(trigger.running.url, text, headers)).status).toBe(401);
		expect(await trigger.items()).toEqual([]);
	});
});
