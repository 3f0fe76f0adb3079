import type { INodeParameters } from 'n8n-workflow';

import { useClioSandbox } from '../clio/clioSandbox';
import { useTriggers } from './clioTrigger';

const clio = useClioSandbox();
const startTrigger = useTriggers(clio);
const control = () => clio().process.control;

const ALL: INodeParameters = { resource: 'matter', events: ['created', 'updated', 'deleted'] };

async function perform(method: string, path: string, data?: unknown) {
	const answer = await control().perform({ region: 'us', method, path, ...(data === undefined ? {} : { data }) });
	expect(answer.status).toBeLessThan(300);
	return Object(Reflect.get(Object(answer.body), 'data')) as { id: number };
}

async function firstMatter(): Promise<number> {
	const { body } = await control().perform({ region: 'us', method: 'GET', path: '/matters?limit=1' });
	return (Object(body) as { data: Array<{ id: number }> }).data[0]?.id ?? 0;
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
		await perform('PATCH', `/matters/${id}`, { description: 'Changed in Clio' });
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
		await perform('PATCH', `/matters/${id}`, { description: 'x' });
		expect(await trigger.items()).toMatchObject([{ id, event: 'updated' }]);
	});

	it('tells of new and of deleted records', async () => {
		const trigger = await active({ ...ALL, resource: 'task' });
		const matter = await firstMatter();
		const user = (await clio().process.control.webhooks())[0]?.user_id;
		const { id } = await perform('POST', '/tasks', {
			name: 'Call',
			description: 'Call the client',
			matter: { id: matter },
			assignee: { id: user, type: 'User' },
		});
		expect(await trigger.items()).toMatchObject([{ id, event: 'created', name: 'Call' }]);
		await perform('DELETE', `/tasks/${id}`);
		const [deleted] = await trigger.items();
		expect(deleted).toEqual({
			id,
			etag: expect.any(String),
			event: 'deleted',
			eventId: expect.stringMatching(/^task-\d+-deleted-/),
		});
	});
});
