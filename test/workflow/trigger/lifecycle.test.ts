import type { INodeParameters } from 'n8n-workflow';

import type { Account } from '../clio/clioSandbox';
import { useClioSandbox } from '../clio/clioSandbox';
import { perform, records, useTriggers } from './clioTrigger';

const clio = useClioSandbox();
const startTrigger = useTriggers(clio);
const control = () => clio().process.control;

const MATTERS: INodeParameters = { resource: 'matter', events: ['created', 'updated'], returnFields: 'ids' };
const DAY = 86_400_000;

async function active(parameters = MATTERS, account?: Account) {
	const trigger = await startTrigger(account ?? (await clio().connected()), parameters);
	await trigger.running.activate();
	await control().settle();
	return trigger;
}

async function onlyWebhook() {
	const [webhook, ...others] = await control().webhooks();
	expect(others).toEqual([]);
	if (webhook === undefined) throw new Error('There is no webhook');
	return webhook;
}

async function change(description: string) {
	const [matter] = await records(clio(), '/matters?limit=1');
	await perform(clio(), 'PATCH', `/matters/${String(matter?.id)}`, { description });
	return Number(matter?.id);
}

describe('an activation', () => {
	it('registers a webhook that lives nearly as long as Clio allows', async () => {
		const trigger = await active();
		const webhook = await onlyWebhook();
		expect(webhook).toMatchObject({
			url: trigger.running.url,
			model: 'matter',
			events: ['created', 'updated'],
			fields: 'id,etag',
			status: 'enabled',
		});
		expect(Date.parse(webhook.expires_at) - Date.now()).toBeGreaterThan(30 * DAY);
		expect(trigger.state).toMatchObject({ webhookId: String(webhook.id), secret: webhook.shared_secret });
	});

	it.each([
		['calendarEntry', ['created', 'deleted'], 'id,etag'],
		['clioPaymentsPayment', ['created', 'updated'], 'id,updated_at'],
		['folder', ['updated'], 'id,etag'],
	])('does so for %s', async (resource, events, fields) => {
		await active({ resource, events });
		expect(await onlyWebhook()).toMatchObject({
			model: resource.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
			events,
			fields,
		});
	});

	it('works with a Read Only credential', async () => {
		const trigger = await active(MATTERS, await clio().connected({ readOnly: true }));
		await change('x');
		expect(await trigger.items()).toHaveLength(1);
		expect(await trigger.running.deactivate()).toBe(true);
		expect(await control().webhooks()).toEqual([]);
	});

	it('works with a token credential', async () => {
		const { refresh_token: refreshToken } = await control().grant('us');
		const trigger = await active(MATTERS, await clio().tokenAccount({ connectWith: 'refreshToken', refreshToken }));
		await change('x');
		expect(await trigger.items()).toHaveLength(1);
	});

	it('removes webhooks that a former life of the trigger left behind, and no others', async () => {
		const account = await clio().connected();
		const other = await active(MATTERS, account);
		const first = await active(MATTERS, account);
		first.state = {};
		await first.running.activate();
		const urls = (await control().webhooks()).map(({ url }) => url);
		expect(urls.sort()).toEqual([other.running.url, first.running.url].sort());
	});

	it('says what Clio refuses', async () => {
		await control().fault({ method: 'POST', path: '/webhooks', times: 1, answer: { kind: 'status', status: 403 } });
		const trigger = await startTrigger(await clio().connected(), MATTERS);
		await expect(trigger.running.activate()).rejects.toThrow(/Clio/);
	});

	it.each([
		[{ resource: 'note', events: ['created'] }, 'Clio has no webhooks for "note"'],
		[{ resource: 'matter', events: [] }, 'No event is chosen'],
		[{ resource: 'task', events: ['matter_closed'] }, 'Clio has no event "matter_closed" here'],
		[{ ...MATTERS, watchedFields: ['stage'] }, 'A matter has no field "stage" to watch'],
		[{ ...MATTERS, watchedFields: ['etag'] }, 'The field "etag" changes with every change'],
		[{ ...MATTERS, filters: { client: { mode: 'id', value: 'Miller' } } }, undefined],
	])('says what is wrong with %j', async (parameters, words) => {
		const trigger = await startTrigger(await clio().connected(), parameters as INodeParameters);
		const activation = trigger.running.activate();
		if (words === undefined) await activation;
		else await expect(activation).rejects.toThrow(words);
	});
});

describe('the URL of this n8n', () => {
	it.each([
		['http://n8n.example.com', 'plain http'],
		['https://localhost:5678', 'localhost'],
		['https://192.168.1.7', 'private network'],
	])('may not be %s, which Clio cannot reach', async (publicUrl, words) => {
		const account = await clio().connected();
		const real = {
			...account,
			details: await clio().credentials.add('clioOAuth2Api', {
				region: 'us',
				clientId: 'a',
				clientSecret: 'b',
				oauthTokenData: { access_token: 'c' },
			}),
		};
		const trigger = await startTrigger(real, MATTERS, { publicUrl });
		await expect(trigger.running.activate()).rejects.toThrow(words);
		expect(await clio().apiRequests()).toEqual([]);
	});

	it('may be any with the sandbox', async () => {
		await active();
		expect((await onlyWebhook()).url).toMatch(/^http:\/\/127/);
	});
});

describe('another activation', () => {
	it('leaves a good webhook as it is, with one request', async () => {
		const trigger = await active();
		const before = await onlyWebhook();
		await clio().apiRequests();
		await trigger.running.activate('init');
		expect((await clio().apiRequests()).map(({ method }) => method)).toEqual(['GET']);
		expect(await onlyWebhook()).toEqual(before);
	});

	it('extends one that would end within three weeks', async () => {
		const trigger = await active();
		const { id } = await onlyWebhook();
		await control().changeWebhook('us', id, { expires_at: new Date(Date.now() + 20 * DAY).toISOString() });
		await trigger.running.activate('init');
		const webhook = await onlyWebhook();
		expect(webhook.id).toBe(id);
		expect(Date.parse(webhook.expires_at) - Date.now()).toBeGreaterThan(30 * DAY);
	});

	it.each([
		['suspended', { status: 'suspended' as const }],
		['pending', { status: 'pending' as const }],
		['for another URL', { url: 'http://127.0.0.1:9/webhook/x/webhook' }],
		['with other fields', { fields: 'id' }],
		['with other events', { events: ['created'] }],
		['at its end', { expires_at: new Date(0).toISOString() }],
	])('replaces one that is %s', async (_what, changes) => {
		await control().settings({ keepExpiredWebhooks: true });
		const trigger = await active();
		const { id } = await onlyWebhook();
		await control().changeWebhook('us', id, changes);
		await trigger.running.activate('init');
		const webhook = await onlyWebhook();
		expect(webhook.id).not.toBe(id);
		expect(webhook).toMatchObject({ url: trigger.running.url, status: 'enabled', fields: 'id,etag' });
		await change('x');
		expect(await trigger.items()).not.toEqual([]);
	});

	it('replaces one that is gone', async () => {
		const trigger = await active();
		const { id } = await onlyWebhook();
		await control().removeWebhook('us', id);
		await trigger.running.activate('init');
		expect((await onlyWebhook()).id).not.toBe(id);
	});

	it('believes in it while Clio is down and n8n starts, and says so when a person activates', async () => {
		const trigger = await active();
		await control().fault({ method: 'GET', path: '/webhooks*', times: 8, answer: { kind: 'status', status: 503 } });
		await trigger.running.activate('init');
		await expect(trigger.running.activate('activate')).rejects.toThrow(/Clio/);
		expect(await control().webhooks()).toHaveLength(1);
	});
});

describe('a deactivation', () => {
	it('removes the webhook', async () => {
		const trigger = await active();
		expect(await trigger.running.deactivate()).toBe(true);
		expect(await control().webhooks()).toEqual([]);
		expect(trigger.state).not.toHaveProperty('secret');
	});

	it('is content with one that is gone already', async () => {
		const trigger = await active();
		await control().removeWebhook('us', (await onlyWebhook()).id);
		expect(await trigger.running.deactivate()).toBe(true);
	});

	it('says when Clio does not let it, and the next activation cleans up', async () => {
		const trigger = await active();
		await control().fault({ method: 'DELETE', path: '/webhooks*', times: 1, answer: { kind: 'status', status: 500 } });
		expect(await trigger.running.deactivate()).toBe(false);
		await trigger.running.activate();
		expect(await control().webhooks()).toHaveLength(1);
	});
});

describe('deliveries keep alive', () => {
	it('the webhook and its siblings, once a day, and no others', async () => {
		const account = await clio().connected();
		const [busy, quiet] = [await active(MATTERS, account), await active({ ...MATTERS, resource: 'task' }, account)];
		// Siblings are those below the address of the same n8n.
		const sibling = `${busy.running.url.split('/webhook/')[0]}/webhook/quiet/webhook`;
		const soon = new Date(Date.now() + 10 * DAY).toISOString();
		for (const { id, url } of await control().webhooks()) {
			const isQuiet = url === quiet.running.url;
			await control().changeWebhook('us', id, { expires_at: soon, ...(isQuiet ? { url: sibling } : {}) });
		}
		const stranger = await active({ ...MATTERS, resource: 'contact' }, account);
		const strangers = (await control().webhooks()).find(({ url }) => url === stranger.running.url);
		await control().changeWebhook('us', strangers?.id ?? 0, { expires_at: soon });
		await clio().apiRequests();
		await change('first');
		await busy.items();
		const ends = new Map((await control().webhooks()).map(({ url, expires_at: end }) => [url, Date.parse(end)]));
		expect(ends.get(busy.running.url)).toBeGreaterThan(Date.now() + 30 * DAY);
		expect(ends.get(sibling)).toBeGreaterThan(Date.now() + 30 * DAY);
		expect(ends.get(stranger.running.url)).toBeLessThan(Date.now() + 11 * DAY);
		await clio().apiRequests();
		await change('second');
		await busy.items();
		expect((await clio().apiRequests()).map(({ method, path }) => `${method} ${path}`)).toEqual([
			expect.stringMatching(/^GET \/api\/v4\/matters\/\d+\.json$/),
		]);
	});
});
