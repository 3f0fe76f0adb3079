import { after, before, describe } from 'node:test';

import { testAiClients } from './subjects/aiClients.mjs';
import { testConnects } from './subjects/connects.mjs';
import { testCustomAddresses } from './subjects/customAddresses.mjs';
import { testExamples } from './subjects/examples.mjs';
import { testFiles } from './subjects/files.mjs';
import { testInstantTrigger } from './subjects/instantTrigger.mjs';
import { testLeaks } from './subjects/leaks.mjs';
import { testLoads } from './subjects/loads.mjs';
import { testMatterForm } from './subjects/matterForm.mjs';
import { testNodePanel } from './subjects/nodePanel.mjs';
import { testPollingTrigger } from './subjects/pollingTrigger.mjs';
import { testRealHosts } from './subjects/realHosts.mjs';
import { testRestartedTriggers } from './subjects/restartedTriggers.mjs';
import { testRuns } from './subjects/runs.mjs';
import { testTokenCredential } from './subjects/tokenCredential.mjs';
import { testTriggerPanels } from './subjects/triggerPanels.mjs';
import { startWorld, type World } from './world/world.mjs';

/** What a user relies on, in one real n8n. */
const SUBJECTS: Readonly<Record<string, (world: () => World) => void>> = {
	'the community package loads': testLoads,
	'connecting in the editor': testConnects,
	'running workflows': testRuns,
	'the workflows to import': testExamples,
	'AI clients': testAiClients,
	'files and the headers of answers': testFiles,
	'the token credential': testTokenCredential,
	'the node in the editor': testNodePanel,
	'records and values': testMatterForm,
	"Clio's own hosts": testRealHosts,
	'custom addresses': testCustomAddresses,
	'the Clio Trigger': testInstantTrigger,
	'the Clio Polling Trigger': testPollingTrigger,
	'triggers and a restart of n8n': testRestartedTriggers,
	'the triggers in the editor': testTriggerPanels,
	secrets: testLeaks,
};

/** Whether a subject is among those that the run was asked for. */
export function isChosen(subject: string): boolean {
	return subject.includes(process.env.CLIO_E2E_ONLY ?? '');
}

/** Registers all tests for an n8n of that version. */
export function testClioInN8n(version: string): void {
	const chosen = Object.entries(SUBJECTS).filter(([subject]) => isChosen(subject));
	if (chosen.length === 0) return;
	void describe(`n8n ${version}`, () => {
		let started: World | undefined;
		before(async () => {
			started = await startWorld(version);
		});
		after(async () => await started?.stop());
		const world = () => {
			if (started) return started;
			throw new Error('n8n was not started');
		};
		for (const [subject, register] of chosen) void describe(subject, () => register(world));
	});
}
