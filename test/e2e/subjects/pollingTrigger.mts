import assert from 'node:assert/strict';
import { before, it } from 'node:test';

import { connectCredential } from '../../../scripts/realN8n/connect.mjs';
import type { CredentialReference } from '../../../scripts/realN8n/examples.mjs';
import { recordAt } from '../../../scripts/realN8n/json.mjs';
import { activateWorkflow, deactivateWorkflow } from '../../../scripts/realN8n/rest/activation.mjs';
import { createWorkflow } from '../../../scripts/realN8n/rest/workflows.mjs';
import { assertPlayedByTheRules } from '../world/journal.mjs';
import { storeSandboxCredential } from '../world/sandboxCredential.mjs';
import { firmRecord, lastOutcome, outcomes, POLLING, pollingTrigger, startedBy } from '../world/triggers.mjs';
import { runOnce } from '../world/workflows.mjs';
import { outputItems } from '../../../scripts/realN8n/rest/executions.mjs';
import type { World } from '../world/world.mjs';

/** The polling trigger in n8n: tried out, activated, told by its polls. */
export function testPollingTrigger(world: () => World): void {
	let credential: CredentialReference;
	const form = () =>
		startedBy('Tasks that change', [
			pollingTrigger(credential, { resource: 'task', event: 'createdOrUpdated', returnFields: 'standard' }),
		]);

	before(async () => {
		credential = await storeSandboxCredential(world(), 'For polling');
		await connectCredential(world().session, credential.id);
	});

	void it('shows a few recent records when it is tried out', async () => {
		const execution = await runOnce(world(), form(), POLLING);
		assert.equal(execution.status, 'success', execution.error);
		const { length } = outputItems(execution, POLLING);
		assert.ok(length > 0 && length <= 5, `${length} items`);
	});

	void it('puts out what changes after the activation, once', async () => {
		const workflow = await createWorkflow(world().session, form());
		const task = await firmRecord(world(), 'tasks', 0);
		await activateWorkflow(world().session, workflow);
		await task.change({ description: 'Found by a poll' });
		const { items } = await lastOutcome(world(), workflow.id, 1, POLLING);
		assert.deepEqual(
			items.map(({ id, event, description }) => [id, event, description]),
			[[task.id, 'updated', 'Found by a poll']],
		);
		assert.equal(typeof recordAt({ item: items[0] }, 'item').eventId, 'string');
		await task.change({ description: 'Found by a later poll' });
		const told = await outcomes(world(), workflow.id, 2, POLLING);
		assert.deepEqual(
			told[1]?.items.map(({ description }) => description),
			['Found by a later poll'],
		);
		await deactivateWorkflow(world().session, workflow);
		await assertPlayedByTheRules(world());
	});
}
