import assert from 'node:assert/strict';
import { before, it } from 'node:test';

import { connectCredential } from '../../../scripts/realN8n/connect.mjs';
import type { CredentialReference } from '../../../scripts/realN8n/examples.mjs';
import type { JsonRecord } from '../../../scripts/realN8n/json.mjs';
import { activateWorkflow, deactivateWorkflow } from '../../../scripts/realN8n/rest/activation.mjs';
import { createWorkflow, type StoredWorkflow } from '../../../scripts/realN8n/rest/workflows.mjs';
import { assertPlayedByTheRules } from '../world/journal.mjs';
import { storeSandboxCredential } from '../world/sandboxCredential.mjs';
import {
	firmRecord,
	instantTrigger,
	lastOutcome,
	outcomes,
	POLLING,
	pollingTrigger,
	startedBy,
	webhooksFor,
} from '../world/triggers.mjs';
import type { World } from '../world/world.mjs';

const DAY = 86_400_000;

/** Polls of a list that the sandbox must have seen before nothing more is expected of them. */
const SOME_POLLS = 2;

/** Whether n8n asks webhook triggers at its start whether Clio still has their webhooks; newer ones keep only the route. */
function looksAtStart(version: string): boolean {
	return version !== '2.41.1';
}

/** n8n ends while things go on in Clio, and starts again. */
export function testRestartedTriggers(world: () => World): void {
	let credential: CredentialReference;
	let node: JsonRecord;
	let instant: StoredWorkflow;
	let polling: StoredWorkflow;

	before(async () => {
		const { session } = world();
		credential = await storeSandboxCredential(world(), 'For restarts');
		await connectCredential(session, credential.id);
		node = instantTrigger(credential, { resource: 'matter', events: ['created', 'updated'] });
		instant = await createWorkflow(session, startedBy('Matters over a restart', [node]));
		polling = await createWorkflow(
			session,
			startedBy('Tasks over a restart', [
				pollingTrigger(credential, { resource: 'task', event: 'createdOrUpdated', returnFields: 'standard' }),
			]),
		);
		for (const workflow of [instant, polling]) await activateWorkflow(session, workflow);
	});

	void it('go on where they were, with what was missed and without a repetition', async () => {
		const { control } = world().sandbox;
		const [matter, missed, task, later] = await Promise.all([
			firmRecord(world(), 'matters', 1),
			firmRecord(world(), 'matters', 2),
			firmRecord(world(), 'tasks', 1),
			firmRecord(world(), 'tasks', 2),
		]);
		await matter.change({ description: 'Before the restart' });
		await task.change({ description: 'Before the restart' });
		await outcomes(world(), instant.id, 1);
		await outcomes(world(), polling.id, 1, POLLING);
		const [webhook] = await webhooksFor(world(), [node]);
		assert.ok(webhook);

		await world().n8n.restart(async () => {
			const end = new Date(Date.now() + 18 * DAY).toISOString();
			await control.changeWebhook('us', webhook.id, { expires_at: end });
			await control.mischief({ model: 'matter', mischief: { kind: 'lose' } });
			await missed.change({ description: 'While n8n was away' });
			await later.change({ description: 'While n8n was away' });
		});

		const { items: polled } = await lastOutcome(world(), polling.id, 2, POLLING);
		assert.deepEqual(
			polled.map(({ id, description }) => [id, description]),
			[[later.id, 'While n8n was away']],
		);
		const [kept, ...others] = await webhooksFor(world(), [node]);
		assert.ok(kept);
		assert.deepEqual([kept.id, kept.status, others], [webhook.id, 'enabled', []], 'the webhook is the same');
		const isExtended = Date.parse(kept.expires_at) > Date.now() + 29 * DAY;
		assert.equal(isExtended, looksAtStart(world().version), 'extended at the start');

		await matter.change({ description: 'After the restart' });
		const { items } = await lastOutcome(world(), instant.id, 2);
		assert.deepEqual(
			items.map(({ id, description, recovered = false }) => [id, description, recovered]),
			[
				[missed.id, 'While n8n was away', true],
				[matter.id, 'After the restart', false],
			],
		);

		await control.clearRequests();
		for (let seen = 0; seen < SOME_POLLS; ) {
			await new Promise((resolve) => setTimeout(resolve, 1000));
			seen = (await control.requests()).filter(({ path }) => path.startsWith('/api/v4/tasks')).length;
		}
		await outcomes(world(), polling.id, 2, POLLING);
		for (const workflow of [instant, polling]) await deactivateWorkflow(world().session, workflow);
		assert.deepEqual(await webhooksFor(world(), [node]), []);
		await assertPlayedByTheRules(world());
	});
}
