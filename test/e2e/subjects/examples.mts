import assert from 'node:assert/strict';
import { before, it } from 'node:test';

import type { CredentialReference } from '../../../scripts/realN8n/examples.mjs';
import { manualTriggerOf, readExamples } from '../../../scripts/realN8n/examples.mjs';
import { asRecord, isRecord, textAt } from '../../../scripts/realN8n/json.mjs';
import { connectCredential } from '../../../scripts/realN8n/connect.mjs';
import type { WorkflowForm } from '../../../scripts/realN8n/rest/workflows.mjs';
import { prepareWorkday } from '../world/workday.mjs';
import { assertPlayedByTheRules } from '../world/journal.mjs';
import { storeSandboxCredential } from '../world/sandboxCredential.mjs';
import { runOnce } from '../world/workflows.mjs';
import type { World } from '../world/world.mjs';

const CLIO = 'n8n-nodes-clio.clio';

/** Every workflow to import, run from its manual trigger: foreign services are what its pinned data say. */
export function testExamples(world: () => World): void {
	let credential: CredentialReference;

	before(async () => {
		const { control } = world().sandbox;
		credential = await storeSandboxCredential(world(), 'For examples');
		await connectCredential(world().session, credential.id);
		await control.settings({ rateLimitPerMinute: 100_000 });
		await prepareWorkday(control);
	});

	for (const name of namesOf(readExamples({ type: 'clioOAuth2Api', id: '', name: '' }))) {
		void it(name, async () => {
			const example = readExamples(credential).find((each) => each.name === name);
			assert.ok(example);
			const execution = await runOnce(world(), example, manualTriggerOf(example));
			assert.equal(execution.status, 'success', execution.error);
			const silent = clioNodesOf(example).filter((node) => execution.runData[node] === undefined);
			assert.deepEqual(silent, [], 'every Clio node has run');
			await assertPlayedByTheRules(world());
		});
	}
}

function namesOf(examples: readonly WorkflowForm[]): string[] {
	return examples.filter(hasManualTrigger).map(({ name }) => name);
}

function hasManualTrigger({ nodes }: WorkflowForm): boolean {
	return nodes.some(({ type }) => type === 'n8n-nodes-base.manualTrigger');
}

function clioNodesOf({ nodes }: WorkflowForm): string[] {
	return nodes
		.filter((node) => isRecord(node) && node.type === CLIO && node.disabled !== true)
		.map((node) => textAt(asRecord(node, 'node'), 'name'));
}
