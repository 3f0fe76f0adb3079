import assert from 'node:assert/strict';
import { before, it } from 'node:test';

import { connectCredential } from '../../../scripts/realN8n/connect.mjs';
import type { CredentialReference } from '../../../scripts/realN8n/examples.mjs';
import { listAt, recordAt, type JsonRecord } from '../../../scripts/realN8n/json.mjs';
import {
	activateWorkflow,
	changeActiveWorkflow,
	deactivateWorkflow,
} from '../../../scripts/realN8n/rest/activation.mjs';
import { createWorkflow, listenOnce, type StoredWorkflow } from '../../../scripts/realN8n/rest/workflows.mjs';
import { assertPlayedByTheRules } from '../world/journal.mjs';
import { storeSandboxCredential } from '../world/sandboxCredential.mjs';
import {
	firmRecord,
	instantTrigger,
	lastOutcome,
	outcomes,
	startedBy,
	webhooksFor,
	type FirmRecord,
} from '../world/triggers.mjs';
import type { World } from '../world/world.mjs';

const DAY = 86_400_000;

/** The life of a webhook trigger in n8n: activated, told, tried out, edited, deactivated. */
export function testInstantTrigger(world: () => World): void {
	let credential: CredentialReference;
	let matter: FirmRecord;
	let node: JsonRecord;
	let workflow: StoredWorkflow;

	before(async () => {
		credential = await storeSandboxCredential(world(), 'For the trigger');
		await connectCredential(world().session, credential.id);
		matter = await firmRecord(world(), 'matters', 0);
		node = instantTrigger(credential, { resource: 'matter', events: ['updated'] });
		workflow = await createWorkflow(world().session, startedBy('Matters that change', [node]));
	});

	const onlyWebhook = async () => {
		const [webhook, ...others] = await webhooksFor(world(), [node]);
		assert.ok(webhook, 'Clio has a webhook');
		assert.deepEqual(others, [], 'and no other for this node');
		return webhook;
	};

	void it('starts the workflow with the whole record, and keeps its webhook alive', async () => {
		const { control } = world().sandbox;
		await activateWorkflow(world().session, workflow);
		const { id, status, url, model, events, expires_at: end, shared_secret: secret } = await onlyWebhook();
		assert.equal(url, `${world().n8n.url}/webhook/${String(node.webhookId)}/webhook`);
		assert.deepEqual([status, model, events], ['enabled', 'matter', ['updated']]);
		assert.ok(Date.parse(end) > Date.now() + 29 * DAY, `it ends ${end}`);

		await control.changeWebhook('us', id, { expires_at: new Date(Date.now() + 10 * DAY).toISOString() });
		await matter.change({ description: 'Told at once' });
		const { items, stored } = await lastOutcome(world(), workflow.id, 1);
		const [item = {}] = items;
		assert.equal(items.length, 1);
		assert.deepEqual([item.id, item.event, item.description], [matter.id, 'updated', 'Told at once']);
		assert.equal(typeof item.eventId, 'string');
		assert.equal(typeof recordAt(item, 'client').name, 'string');
		assert.ok(Date.parse((await onlyWebhook()).expires_at) > Date.now() + 29 * DAY, 'the delivery extended it');
		assert.equal(stored.includes(secret) || world().n8n.output().includes(secret), false, 'the secret is told nowhere');
		await assertPlayedByTheRules(world());
	});

	void it('answers forged deliveries with 401 and starts nothing', async () => {
		const { url, id } = await onlyWebhook();
		const body = JSON.stringify({
			data: { id: matter.id, etag: '"forged"' },
			meta: { event: 'updated', webhook_id: id },
		});
		const signatures: readonly Record<string, string>[] = [
			{},
			{ 'X-Hook-Signature': '' },
			{ 'X-Hook-Signature': 'f'.repeat(64) },
		];
		for (const signature of signatures) {
			const headers = { 'Content-Type': 'application/json', ...signature };
			const { status } = await fetch(url, { method: 'POST', body, headers });
			assert.equal(status, 401);
		}
		await matter.change({ description: 'In earnest' });
		await outcomes(world(), workflow.id, 2);
	});

	void it('drops a delivery that Clio repeats', async () => {
		const { control } = world().sandbox;
		await control.repeatDelivery('us');
		await control.settle();
		await matter.change({ description: 'Something new' });
		const told = await outcomes(world(), workflow.id, 3);
		assert.equal(new Set(told.flatMap(({ items }) => items.map(({ eventId }) => eventId))).size, 3);
	});

	void it('works beside other triggers of the account, also of the same workflow', async () => {
		const nodes = [
			instantTrigger(credential, { resource: 'matter', events: ['updated'] }, 'Matters'),
			instantTrigger(credential, { resource: 'contact', events: ['updated'] }, 'Contacts'),
		];
		const second = await createWorkflow(world().session, startedBy('Matters and contacts', nodes));
		await activateWorkflow(world().session, second);
		assert.equal((await webhooksFor(world(), nodes)).length, 2);
		const contact = await firmRecord(world(), 'contacts', 0);
		await matter.change({ description: 'Told to two workflows' });
		await lastOutcome(world(), workflow.id, 4);
		const [byMatter] = (await lastOutcome(world(), second.id, 1, 'Matters')).items;
		assert.equal(byMatter?.description, 'Told to two workflows');
		await contact.change({ prefix: 'Dr.' });
		const [byContact] = (await lastOutcome(world(), second.id, 2, 'Contacts')).items;
		assert.deepEqual([byContact?.id, byContact?.event], [contact.id, 'updated']);
		await outcomes(world(), workflow.id, 4);
		await deactivateWorkflow(world().session, second);
		assert.deepEqual(await webhooksFor(world(), nodes), []);
		await onlyWebhook();
	});

	void it('listens for one event when it is tried out, beside its active self', async () => {
		await listenOnce(world().session, workflow, 'Clio Trigger');
		const webhooks = await webhooksFor(world(), [node]);
		assert.deepEqual(webhooks.map(({ url, status }) => [new URL(url).pathname.split('/')[1], status]).sort(), [
			['webhook', 'enabled'],
			['webhook-test', 'enabled'],
		]);
		await matter.change({ description: 'Tried out' });
		const told = await outcomes(world(), workflow.id, 6);
		for (const { items } of told.slice(-2)) assert.equal(items[0]?.description, 'Tried out');
		await onlyWebhook();
	});

	void it('has another webhook after it was edited, and no stray', async () => {
		const former = await onlyWebhook();
		const parameters = { ...recordAt(node, 'parameters'), resource: 'contact', events: ['created'] };
		const [stored] = listAt(workflow.record, 'nodes');
		workflow = await changeActiveWorkflow(world().session, workflow, [{ ...Object(stored), parameters }]);
		const { id, model, events, status } = await onlyWebhook();
		assert.notEqual(id, former.id);
		assert.deepEqual([model, events, status], ['contact', ['created'], 'enabled']);
		const data = { type: 'Person', first_name: 'Erika', last_name: 'Neu' };
		await world().sandbox.control.perform({ region: 'us', method: 'POST', path: '/contacts', data });
		const [item] = (await lastOutcome(world(), workflow.id, 7)).items;
		assert.deepEqual([item?.event, item?.name], ['created', 'Erika Neu']);
	});

	void it('removes its webhook when it is deactivated', async () => {
		const { url } = await onlyWebhook();
		await deactivateWorkflow(world().session, workflow);
		assert.deepEqual(await webhooksFor(world(), [node]), []);
		assert.equal((await fetch(url, { method: 'POST' })).status, 404);
		await assertPlayedByTheRules(world());
	});
}
