import { createHmac } from 'node:crypto';

import { useClioSandbox } from '../clio/clioSandbox';
import { perform, post, records, useTriggers } from './clioTrigger';

const clio = useClioSandbox();
const startTrigger = useTriggers(clio);
const control = () => clio().process.control;

const COUNT = 10_000;
const AT_ONCE = 20;

/** Numbers from 0 to 1 that are the same in each run. */
function chances(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
		return state / 4_294_967_296;
	};
}

interface Forgery {
	body: Buffer;
	headers: Record<string, string>;
}

/** What a stranger who saw real deliveries could send, but not sign. */
function forger(real: string, signature: string, secret: string) {
	const chance = chances(20_261_125);
	const pick = <Choice>(choices: readonly Choice[]): Choice => choices[Math.floor(chance() * choices.length)] as Choice;
	const noise = (length: number) => Buffer.from(Array.from({ length }, () => Math.floor(chance() * 256)));
	const flipped = (bytes: Buffer) => {
		const copy = Buffer.from(bytes);
		const place = Math.floor(chance() * copy.length);
		copy[place] = (copy[place] ?? 0) ^ (1 << Math.floor(chance() * 8));
		return copy;
	};
	const sign = (body: Buffer, key: string) => createHmac('sha256', key).update(body).digest('hex');
	const bodies: Array<() => Buffer> = [
		() => flipped(Buffer.from(real)),
		() => Buffer.from(real).subarray(0, Math.floor(chance() * real.length)),
		() => Buffer.concat([Buffer.from(real), Buffer.from(pick([' ', '\n', '}', '\u0000']))]),
		() => noise(Math.floor(chance() * 400)),
		() => Buffer.from(''),
		() =>
			Buffer.from(
				pick(['null', '[]', '{}', '0', '"x"', '{"data":{}}', '{"data":{"id":1},"meta":{}}', '{"__proto__":{"a":1}}']),
			),
		() =>
			Buffer.from(
				JSON.stringify({
					data: { id: pick([1, '../x', -1, 1e21, null]) },
					meta: { event: pick(['updated', '', 'x'.repeat(99)]), webhook_id: pick([1, '1', {}, null]) },
				}),
			),
		() => Buffer.from(`${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`),
	];
	const signatures: Array<(body: Buffer) => string> = [
		() => '',
		() => signature,
		() => signature.toUpperCase(),
		() =>
			flipped(Buffer.from(signature))
				.toString('latin1')
				.replace(/[^\x21-\x7e]/g, '0'),
		(body) => sign(body, ''),
		(body) => sign(body, 'undefined'),
		(body) => sign(body, `${secret} `),
		() => 'a'.repeat(64),
		() => `sha256=${signature}`,
		() => 'é'.repeat(8),
	];
	return (): Forgery => {
		const body = pick(bodies)();
		const signed = pick(signatures)(body);
		const types = ['application/json', 'text/plain', 'application/x-www-form-urlencoded', 'application/octet-stream'];
		// A body as it was, with its own signature, is no forgery.
		const isReal = body.toString() === real && signed === signature;
		const headers: Record<string, string> = { 'Content-Type': pick(types) };
		if (!isReal && chance() > 0.1) headers['X-Hook-Signature'] = Buffer.from(signed).toString('latin1');
		return { body, headers };
	};
}

describe(`${COUNT} forged or mangled requests`, () => {
	it('start no workflow, crash nothing, and cost one request to Clio a minute at most', async () => {
		const trigger = await startTrigger(await clio().connected(), { resource: 'matter', events: ['updated'] });
		await trigger.running.activate();
		const [matter] = await records(clio(), '/matters?limit=1');
		await perform(clio(), 'PATCH', `/matters/${String(matter?.id)}`, { description: 'real' });
		expect(await trigger.items()).toHaveLength(1);
		const [webhook] = await control().webhooks();
		const real = (await control().attempts()).at(-1)?.body ?? '';
		const secret = webhook?.shared_secret ?? '';
		const signature = createHmac('sha256', secret).update(real).digest('hex');
		const forge = forger(real, signature, secret);
		const answers = new Map<number, number>();
		await clio().apiRequests();
		const began = Date.now();
		for (let sent = 0; sent < COUNT; sent += AT_ONCE) {
			const statuses = await Promise.all(
				Array.from({ length: AT_ONCE }, async () => {
					const { body, headers } = forge();
					return (await post(trigger.running.url, body, headers)).status;
				}),
			);
			for (const status of statuses) answers.set(status, (answers.get(status) ?? 0) + 1);
		}
		const seconds = (Date.now() - began) / 1000;
		// 422 is n8n's own answer to what says that it is JSON and is not.
		expect([...answers.keys()].sort()).toEqual([401, 422]);
		expect(answers.get(401)).toBeGreaterThan(COUNT / 2);
		expect(await trigger.items()).toEqual([]);
		expect(trigger.running.failures).toEqual([]);
		expect((await clio().apiRequests()).length).toBeLessThanOrEqual(1 + seconds / 60);
		await perform(clio(), 'PATCH', `/matters/${String(matter?.id)}`, { description: 'real again' });
		expect(await trigger.items()).toHaveLength(1);
	}, 120_000);

	it('are answered with 401 when they are signed with the secret of a webhook that was replaced', async () => {
		const trigger = await startTrigger(await clio().connected(), { resource: 'matter', events: ['updated'] });
		await trigger.running.activate();
		const [former] = await control().webhooks();
		await control().changeWebhook('us', former?.id ?? 0, { status: 'suspended' });
		await trigger.running.activate();
		await trigger.items();
		const [matter] = await records(clio(), '/matters?limit=1');
		const body = JSON.stringify({
			data: { id: matter?.id, etag: '"x"' },
			meta: { event: 'updated', webhook_id: former?.id },
		});
		const signature = createHmac('sha256', former?.shared_secret ?? '')
			.update(body)
			.digest('hex');
		expect((await post(trigger.running.url, body, { 'X-Hook-Signature': signature })).status).toBe(401);
		expect(await trigger.items()).toEqual([]);
	});
});
