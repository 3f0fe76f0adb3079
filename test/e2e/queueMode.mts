import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { connectCredential } from '../../scripts/realN8n/connect.mjs';
import type { CredentialReference } from '../../scripts/realN8n/examples.mjs';
import { activateWorkflow } from '../../scripts/realN8n/rest/activation.mjs';
import { createWorkflow } from '../../scripts/realN8n/rest/workflows.mjs';
import { isChosen } from './clioInN8n.mjs';
import { assertPlayedByTheRules } from './world/journal.mjs';
import { startQueueWorld, type QueueWorld } from './world/queueWorld.mjs';
import { storeSandboxCredential } from './world/sandboxCredential.mjs';
import {
	firmRecord,
	instantTrigger,
	lastOutcome,
	outcomes,
	POLLING,
	pollingTrigger,
	startedBy,
	type Outcome,
} from './world/triggers.mjs';

const DELIVERIES = 20;

/** What a worker writes when it begins with an execution. */
const BEGUN = /Worker started execution (\d+)/g;

/** Registers the tests of n8n in queue mode: the main process is told of events, workers run the workflows. */
export function testQueueMode(version: string): void {
	if (!isChosen('queue mode')) return;
	void describe(`n8n ${version} in queue mode with two workers`, () => {
		let started: QueueWorld | undefined;
		let credential: CredentialReference;
		const world = () => {
			assert.ok(started, 'n8n was started');
			return started;
		};
		before(async () => {
			started = await startQueueWorld(version);
			// Twenty events within seconds are more than what this is about.
			await started.sandbox.control.settings({ rateLimitPerMinute: 1_000 });
			credential = await storeSandboxCredential(started, 'In queue mode');
			await connectCredential(started.session, credential.id);
		});
		after(async () => await started?.stop());

		/** The executions that each worker began. */
		const begun = () =>
			world().workers.map((worker) => [...worker.output().matchAll(BEGUN)].map(([, execution = '']) => execution));

		const assertRanOnce = (told: readonly Outcome[]) => {
			const all = begun().flat();
			for (const { id } of told) assert.equal(all.filter((each) => each === id).length, 1, `execution ${id}`);
		};

		void it(`runs ${DELIVERIES} deliveries as ${DELIVERIES} executions on the workers, each once`, async () => {
			const node = instantTrigger(credential, { resource: 'matter', events: ['updated'] });
			const workflow = await createWorkflow(world().session, startedBy('Matters by workers', [node]));
			await activateWorkflow(world().session, workflow);
			const matters = await Promise.all(
				Array.from({ length: DELIVERIES }, async (_, index) => await firmRecord(world(), 'matters', index)),
			);
			await Promise.all(matters.map(async ({ change, id }) => await change({ description: `Number ${id}` })));
			const told = await outcomes(world(), workflow.id, DELIVERIES);
			const items = told.flatMap((outcome) => outcome.items);
			assert.deepEqual(
				items.map(({ id, description }) => `${String(id)} ${String(description)}`).sort(),
				matters.map(({ id }) => `${id} Number ${id}`).sort(),
			);
			assert.equal(new Set(items.map(({ eventId }) => eventId)).size, DELIVERIES);
			assertRanOnce(told);
			for (const executions of begun()) assert.ok(executions.length > 0, 'both workers had their part');
			await assertPlayedByTheRules(world());
		});

		void it('runs what a poll found on a worker', async () => {
			const parameters = { resource: 'task', event: 'createdOrUpdated', returnFields: 'standard' };
			const form = startedBy('Tasks by workers', [pollingTrigger(credential, parameters)]);
			const workflow = await createWorkflow(world().session, form);
			await activateWorkflow(world().session, workflow);
			const task = await firmRecord(world(), 'tasks', 0);
			await task.change({ description: 'For a worker' });
			const outcome = await lastOutcome(world(), workflow.id, 1, POLLING);
			assert.equal(outcome.items[0]?.description, 'For a worker');
			assertRanOnce([outcome]);
			await assertPlayedByTheRules(world());
		});
	});
}
