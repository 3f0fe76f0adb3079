import type { INodeParameters } from 'n8n-workflow';

import { useClioSandbox } from '../clio/clioSandbox';
import type { TriggerInN8n } from './clioTrigger';
import { perform, post, records, useTriggers } from './clioTrigger';

const clio = useClioSandbox();
const startTrigger = useTriggers(clio);
const control = () => clio().process.control;

const MATTERS: INodeParameters = { resource: 'matter', events: ['created', 'updated'], returnFields: 'ids' };

async function active(parameters = MATTERS) {
	const trigger = await startTrigger(await clio().connected(), parameters);
	await trigger.running.activate();
	await control().settle();
	return trigger;
}

async function matters(count: number): Promise<number[]> {
	return (await records(clio(), `/matters?limit=${count}`)).map(({ id }) => Number(id));
}

async function change(id: number | undefined, description: string) {
	await perform(clio(), 'PATCH', `/matters/${String(id)}`, { description });
}

async function suspend() {
	for (const { id } of await control().webhooks()) await control().changeWebhook('us', id, { status: 'suspended' });
}

const told = async (trigger: TriggerInN8n) =>
	(await trigger.items()).map(({ id, event, recovered = false }) => [id, event, recovered]);

/** A webhook that is registered anew hands out what was missed with its handshake; without one a delivery does. */
beforeEach(async () => await control().settings({ webhookHandshake: 'never' }));

describe('after a gap', () => {
	it.each([
		['suspended', suspend],
		[
			'gone',
			async () => {
				for (const { id } of await control().webhooks()) await control().removeWebhook('us', id);
			},
		],
	])('the next delivery brings what was missed while the webhook was %s', async (_what, end) => {
		const trigger = await active();
		const [one, two, three] = await matters(3);
		await end();
		await change(one, 'missed');
		await change(two, 'missed');
		await change(two, 'missed, too');
		expect(await trigger.items()).toEqual([]);
		await trigger.running.activate('activate');
		await change(three, 'seen');
		expect(await told(trigger)).toEqual([
			[one, 'updated', true],
			[two, 'updated', true],
			[three, 'updated', false],
		]);
		await change(three, 'seen again');
		expect(await told(trigger)).toEqual([[three, 'updated', false]]);
	});

	it('new records are told as created', async () => {
		const trigger = await active();
		const [one] = await matters(1);
		const [contact] = await records(clio(), '/contacts?limit=1');
		await suspend();
		// Clio tells whole seconds; what is of the second of the activation may have been before it.
		await control().advance(5);
		const { id } = await perform(clio(), 'POST', '/matters', { client: { id: contact?.id }, description: 'New' });
		await trigger.running.activate();
		await change(one, 'seen');
		expect(await told(trigger)).toEqual([
			[id, 'created', true],
			[one, 'updated', false],
		]);
	});

	it('with certain fields to watch too, as the gap is known', async () => {
		const trigger = await active({ ...MATTERS, watchedFields: ['status'] });
		const [one, two] = await matters(2);
		await suspend();
		await perform(clio(), 'PATCH', `/matters/${String(one)}`, { status: 'pending' });
		await trigger.running.activate();
		await perform(clio(), 'PATCH', `/matters/${String(two)}`, { status: 'pending' });
		expect(await told(trigger)).toEqual([
			[one, 'updated', true],
			[two, 'updated', false],
		]);
	});

	it('filters count', async () => {
		const [one, two, three] = await matters(3);
		const trigger = await active({ ...MATTERS, filters: { matter: { mode: 'id', value: String(two) } } });
		await suspend();
		for (const id of [one, two]) await change(id, 'missed');
		await trigger.running.activate();
		await change(three, 'not wanted');
		expect(await told(trigger)).toEqual([[two, 'updated', true]]);
	});

	it('deleted documents and folders are told, of other records Clio does not know any more', async () => {
		const trigger = await active({ resource: 'folder', events: ['deleted', 'updated'], returnFields: 'ids' });
		const [parent] = await records(clio(), '/folders?limit=1');
		const parentOf = { parent: { id: parent?.id, type: 'Folder' } };
		const [doomed, other] = [
			await perform(clio(), 'POST', '/folders', { name: 'Doomed', ...parentOf }),
			await perform(clio(), 'POST', '/folders', { name: 'Other', ...parentOf }),
		];
		await trigger.items();
		await control().advance(600);
		await suspend();
		await perform(clio(), 'DELETE', `/folders/${String(doomed.id)}`);
		await trigger.running.activate();
		await perform(clio(), 'PATCH', `/folders/${String(other.id)}`, { name: 'Another' });
		expect(await told(trigger)).toEqual(
			expect.arrayContaining([
				[doomed.id, 'deleted', true],
				[other.id, 'updated', false],
			]),
		);
	});

	it('nothing is looked for when that is switched off', async () => {
		const trigger = await active({ ...MATTERS, options: { recoverMissed: false } });
		const [one, two] = await matters(2);
		await suspend();
		await change(one, 'missed');
		await trigger.running.activate();
		await change(two, 'seen');
		expect(await told(trigger)).toEqual([[two, 'updated', false]]);
	});

	it('what Clio cannot be asked now is found later', async () => {
		const trigger = await active();
		const [one, two] = await matters(2);
		await suspend();
		await change(one, 'missed');
		await trigger.running.activate();
		await control().fault({ path: '/matters', times: 4, answer: { kind: 'status', status: 500 } });
		await change(two, 'seen');
		expect(await told(trigger)).toEqual([[two, 'updated', false]]);
		expect(trigger.state).toMatchObject({ hasGap: true });
		await trigger.restart();
		await change(two, 'seen again');
		expect(await told(trigger)).toEqual([
			[one, 'updated', true],
			[two, 'updated', false],
		]);
	});
});

describe('a webhook that is registered anew', () => {
	it.each(['before', 'after'] as const)(
		'hands out at once what was missed, when the handshake comes %s',
		async (webhookHandshake) => {
			await control().settings({ webhookHandshake });
			const trigger = await active();
			const [one, two] = await matters(2);
			await suspend();
			await change(one, 'missed');
			await trigger.running.activate();
			expect(await told(trigger)).toEqual([[one, 'updated', true]]);
			await change(two, 'seen');
			expect(await told(trigger)).toEqual([[two, 'updated', false]]);
		},
	);

	it('hands out nothing when it is the first, or when a stranger shakes hands', async () => {
		await control().settings({ webhookHandshake: 'before' });
		const trigger = await active();
		const [one, two] = await matters(2);
		expect(await trigger.items()).toEqual([]);
		await control().mischief({ mischief: { kind: 'lose' } });
		await change(one, 'lost');
		for (let time = 0; time < 3; time++) {
			const answer = await post(trigger.running.url, '{"data":{"webhook_id":1}}', { 'X-Hook-Secret': 'guessed' });
			expect([answer.status, answer.headers.get('x-hook-secret')]).toEqual([200, 'guessed']);
		}
		expect(await trigger.items()).toEqual([]);
		await change(two, 'told');
		expect(await told(trigger)).toEqual([[two, 'updated', false]]);
	});
});

describe('n8n that is started again', () => {
	it('tells with its first delivery what was lost with the former one, and repeats nothing', async () => {
		const trigger = await active();
		const [one, two, three] = await matters(3);
		await change(one, 'told');
		await control().mischief({ mischief: { kind: 'lose' } });
		await change(two, 'lost');
		expect(await told(trigger)).toEqual([[one, 'updated', false]]);
		await trigger.restart();
		await change(three, 'told');
		expect(await told(trigger)).toEqual([
			[two, 'updated', true],
			[three, 'updated', false],
		]);
	});

	it('gets what Clio tried to deliver in the meantime once', async () => {
		const trigger = await active();
		const [one, two] = await matters(2);
		const { workflow, localUrl } = trigger.running;
		await trigger.running.stop();
		await change(one, 'while n8n was away');
		await control().settle();
		await trigger.start(workflow, Number(new URL(localUrl).port));
		await change(two, 'now');
		expect(await told(trigger)).toEqual([
			[one, 'updated', true],
			[two, 'updated', false],
		]);
		await control().advance(600);
		expect(await told(trigger)).toEqual([]);
		expect((await control().attempts()).at(-1)).toMatchObject({ recordId: one, attempt: 2, outcome: 'accepted' });
	});
});

describe('the look of every day', () => {
	it('does not tell again of what was created, closed and changed since the last one', async () => {
		const trigger = await active({ ...MATTERS, events: ['created', 'updated', 'matter_closed'] });
		const [contact] = await records(clio(), '/contacts?limit=1');
		await control().advance(300);
		const { id } = await perform(clio(), 'POST', '/matters', { client: { id: contact?.id }, description: 'New' });
		await control().advance(60);
		await perform(clio(), 'PATCH', `/matters/${String(id)}`, { status: 'closed' });
		await control().advance(60);
		await change(Number(id), 'once more');
		const [other] = await matters(1);
		// Of one change the webhook tells two events, in whatever order they are read.
		const events = (await told(trigger)).map(([, event]) => event);
		expect(events.sort()).toEqual(['created', 'matter_closed', 'updated', 'updated']);
		trigger.state = { ...trigger.state, caughtUpTo: Number(trigger.state.caughtUpTo) - 90_000 };
		await clio().apiRequests();
		await change(other, 'the next day');
		expect(await told(trigger)).toEqual([[other, 'updated', false]]);
		expect((await clio().apiRequests()).filter(({ query }) => query.includes('updated_since'))).toHaveLength(1);
	});
});

describe('a trigger that was switched off', () => {
	it('starts anew after an hour, and goes on after an edit', async () => {
		const trigger = await active();
		const [one, two] = await matters(2);
		await trigger.running.deactivate();
		await change(one, 'during an edit');
		await trigger.running.activate();
		await change(two, 'seen');
		expect(await told(trigger)).toEqual([
			[one, 'updated', true],
			[two, 'updated', false],
		]);
		await trigger.running.deactivate();
		trigger.state = { ...trigger.state, endedAt: Date.now() - 3_700_000 };
		await change(one, 'while it was off');
		await control().advance(5);
		await trigger.running.activate();
		await change(two, 'seen again');
		expect(await told(trigger)).toEqual([[two, 'updated', false]]);
	});
});

describe('a secret that n8n does not have', () => {
	it('is asked of Clio, once', async () => {
		const trigger = await active();
		const [one, two] = await matters(2);
		trigger.state = {};
		await clio().apiRequests();
		await change(one, 'x');
		expect(await told(trigger)).toEqual([[one, 'updated', false]]);
		expect((await clio().apiRequests()).filter(({ query }) => query.includes('shared_secret'))).toHaveLength(1);
		await change(two, 'x');
		expect(await told(trigger)).toEqual([[two, 'updated', false]]);
		expect((await clio().apiRequests()).filter(({ query }) => query.includes('shared_secret'))).toEqual([]);
	});

	it('may be an older one that was put back: what came later counts', async () => {
		const trigger = await active();
		const [one] = await matters(1);
		const old = trigger.state;
		await suspend();
		await trigger.running.activate();
		trigger.state = old;
		await change(one, 'x');
		expect((await told(trigger)).map(([id]) => id)).toEqual([one]);
		expect(trigger.state.webhookId).toBe(String((await control().webhooks())[0]?.id));
	});
});
