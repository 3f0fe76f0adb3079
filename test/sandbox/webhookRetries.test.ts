import { dataOf, type Row } from './support/client';
import { useWebhooks } from './support/webhooks';

const world = useWebhooks();
const minute = 60;
const day = 24 * 60 * minute;

/** Refuses the given number of deliveries, then accepts. */
function refuse(times: number, status = 500): void {
	let left = times;
	world().receiver.answer = (response) => response.writeHead(left-- > 0 ? status : 200).end();
}

async function changeContact(values: Row): Promise<number> {
	const { clio } = world();
	const { id } = await clio.first('/contacts.json?type=Company');
	expect((await clio.patch(`/contacts/${id}.json`, values)).status).toBe(200);
	await clio.sandbox.control.settle();
	return id;
}

async function tries(): Promise<{ outcome: string; status: number; attempt: number | undefined }[]> {
	const attempts = await world().clio.sandbox.control.attempts();
	return attempts
		.filter(({ kind }) => kind === 'delivery')
		.map(({ outcome, status, attempt }) => ({ outcome, status, attempt }));
}

describe('a delivery that fails', () => {
	it('is tried again after 2, 4, 8, 16 and 32 minutes, then the webhook is suspended', async () => {
		const { clio, receiver, create, show } = world();
		const { control } = clio.sandbox;
		const webhook = await create({ model: 'contact' });
		refuse(100);
		await changeContact({ name: 'Never' });
		const counts = [receiver.deliveries.length];
		for (const minutes of [2, 4, 8, 16, 32]) {
			await control.advance(minutes * minute - 20);
			counts.push(receiver.deliveries.length);
			await control.advance(20);
			counts.push(receiver.deliveries.length);
		}
		expect(counts).toEqual([1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6]);
		expect(new Set(receiver.deliveries.map(({ raw }) => raw)).size).toBe(1);
		expect(new Set(receiver.deliveries.map(({ headers }) => headers['x-hook-signature'])).size).toBe(1);
		expect((await show(webhook.id)).status).toBe('suspended');
		refuse(0);
		await changeContact({ name: 'Unheard' });
		await control.advance(day);
		expect(receiver.deliveries).toHaveLength(6);
		expect((await tries()).map(({ attempt }) => attempt)).toEqual([1, 2, 3, 4, 5, 6]);
	});

	it('goes through all its retries when the clock is moved in one step', async () => {
		const { clio, receiver, create, show } = world();
		const webhook = await create({ model: 'contact' });
		refuse(3, 404);
		await changeContact({ name: 'Late' });
		const before = (await clio.sandbox.control.now()).getTime();
		await clio.sandbox.control.advance(day);
		expect(receiver.deliveries).toHaveLength(4);
		const times = (await clio.sandbox.control.attempts()).slice(1).map(({ at }) => (Date.parse(at) - before) / 60_000);
		expect(times.map((time) => Math.abs(Math.round(time)))).toEqual([0, 2, 6, 14]);
		expect((await show(webhook.id)).status).toBe('enabled');
	});

	it('holds up the later ones of its record and nothing else', async () => {
		const { clio, receiver, create } = world();
		await create({ model: 'contact', fields: 'id,name' });
		const companies = dataOf(await clio.get('/contacts.json?type=Company&limit=2'));
		const [first, second] = companies.map(({ id }) => Number(id));
		refuse(1);
		await clio.patch(`/contacts/${String(first)}.json`, { name: 'A' });
		await clio.sandbox.control.settle();
		await clio.patch(`/contacts/${String(first)}.json`, { name: 'B' });
		await clio.patch(`/contacts/${String(second)}.json`, { name: 'C' });
		await clio.sandbox.control.settle();
		expect(receiver.deliveries.map(({ data }) => data.name)).toEqual(['A', 'C']);
		await clio.sandbox.control.advance(2 * minute);
		expect(receiver.deliveries.map(({ data }) => data.name)).toEqual(['A', 'C', 'A', 'B']);
	});

	it('may have come to nothing in other ways: no answer in time, a broken connection', async () => {
		const { clio, receiver, create } = world();
		await clio.sandbox.control.settings({
			webhookTimeoutSeconds: 0.2,
			webhookRetries: 2,
			webhookFirstRetrySeconds: 30,
		});
		await create({ model: 'contact' });
		let count = 0;
		receiver.answer = (response) => {
			count += 1;
			if (count === 2) response.destroy();
			if (count === 3) response.writeHead(204).end();
		};
		await changeContact({ name: 'Slow' });
		await clio.sandbox.control.advance(day);
		expect(await tries()).toEqual([
			{ outcome: 'timeout', status: 0, attempt: 1 },
			{ outcome: 'unreachable', status: 0, attempt: 2 },
			{ outcome: 'accepted', status: 204, attempt: 3 },
		]);
	});

	it('is none when the receiver redirects; nobody follows', async () => {
		const { receiver, create } = world();
		await create({ model: 'contact' });
		receiver.answer = (response) => response.writeHead(302, { Location: `${receiver.url}/elsewhere` }).end();
		await changeContact({ name: 'Moved' });
		expect(receiver.deliveries.map(({ path }) => path)).toEqual(['/hook']);
		expect(await tries()).toEqual([{ outcome: 'accepted', status: 302, attempt: 1 }]);
	});

	it.each([
		[false, 'suspended'],
		[true, undefined],
	])('with 410 ends the webhook at once (removed: %s)', async (removes, status) => {
		const { clio, receiver, create } = world();
		await clio.sandbox.control.settings({ removeGoneWebhooks: removes });
		await create({ model: 'contact' });
		refuse(1, 410);
		await changeContact({ name: 'Gone' });
		expect((await clio.sandbox.control.webhooks())[0]?.status).toBe(status);
		await changeContact({ name: 'Gone for good' });
		await clio.sandbox.control.advance(day);
		expect(receiver.deliveries).toHaveLength(1);
	});
});

describe('a webhook that is suspended', () => {
	it('comes back with another URL only, without what was waiting', async () => {
		const { clio, receiver, create, show } = world();
		const webhook = await create({ model: 'contact', fields: 'id,name' });
		refuse(1);
		await changeContact({ name: 'Waiting' });
		await clio.sandbox.control.changeWebhook('us', webhook.id, { status: 'suspended' });
		const path = `/webhooks/${webhook.id}.json`;
		await clio.patch(path, { url: receiver.url, events: ['updated'] });
		const headers = { 'X-Hook-Secret': String(webhook.shared_secret) };
		expect((await clio.call(`/webhooks/${webhook.id}/activate`, { method: 'PUT', headers })).status).toBe(422);
		expect((await show(webhook.id)).status).toBe('suspended');
		await clio.patch(path, { url: `${receiver.url}/2` });
		expect((await show(webhook.id)).status).toBe('enabled');
		await clio.sandbox.control.advance(day);
		expect(receiver.deliveries).toHaveLength(1);
		await changeContact({ name: 'Heard' });
		expect(receiver.deliveries.at(-1)).toMatchObject({ path: '/hook/2', data: { name: 'Heard' } });
	});
});

describe('the end of a webhook', () => {
	it('comes after three days without notice, unless another time was set', async () => {
		const { clio, receiver, create } = world();
		const { control } = clio.sandbox;
		const short = await create({ model: 'contact' });
		const now = (await control.now()).getTime();
		const in31Days = new Date(now + 31 * day * 1000 - 60_000).toISOString();
		const long = await create({ model: 'contact', expires_at: in31Days });
		expect(Math.round((Date.parse(String(short.expires_at)) - now) / 1000 / day)).toBe(3);
		await control.advance(3 * day + 1);
		expect((await clio.get(`/webhooks/${short.id}.json`)).status).toBe(404);
		expect(dataOf(await clio.get('/webhooks.json')).map(({ id }) => id)).toEqual([long.id]);
		await changeContact({ name: 'Three days later' });
		expect(receiver.deliveries.map(({ meta }) => meta.webhook_id)).toEqual([long.id]);
	});

	it('can be put off by a change, up to 31 days from then', async () => {
		const { clio, receiver, create } = world();
		const { control } = clio.sandbox;
		const webhook = await create({ model: 'contact' });
		await control.advance(2 * day);
		const inDays = async (days: number): Promise<string> =>
			new Date((await control.now()).getTime() + days * day * 1000).toISOString();
		const path = `/webhooks/${webhook.id}.json`;
		expect((await clio.patch(path, { expires_at: await inDays(31.1) })).status).toBe(422);
		expect((await clio.patch(path, { expires_at: await inDays(30.9) })).status).toBe(200);
		await control.advance(28 * day);
		clio.token = (await control.grant('us')).access_token;
		await changeContact({ name: 'A month later' });
		expect(receiver.deliveries).toHaveLength(1);
		expect(receiver.handshakes).toHaveLength(1);
	});

	it('leaves an expired one readable where the account keeps them, but silent', async () => {
		const { clio, receiver, create, show } = world();
		await clio.sandbox.control.settings({ keepExpiredWebhooks: true });
		const webhook = await create({ model: 'contact' });
		await clio.sandbox.control.advance(4 * day);
		expect((await show(webhook.id)).status).toBe('enabled');
		await changeContact({ name: 'Silence' });
		expect(receiver.deliveries).toHaveLength(0);
	});

	it('can be ordered by a test, and its fields, events and URL changed behind its back', async () => {
		const { clio, receiver, create, show } = world();
		const { control } = clio.sandbox;
		const webhook = await create({ model: 'contact' });
		await control.changeWebhook('us', webhook.id, { fields: 'id,name', events: ['updated'], url: `${receiver.url}/x` });
		expect(await show(webhook.id)).toMatchObject({ fields: 'id,name', events: ['updated'], status: 'enabled' });
		await changeContact({ name: 'Elsewhere' });
		expect(receiver.deliveries[0]).toMatchObject({ path: '/hook/x', data: { name: 'Elsewhere' } });
		await control.removeWebhook('us', webhook.id);
		expect((await clio.get(`/webhooks/${webhook.id}.json`)).status).toBe(404);
	});
});
