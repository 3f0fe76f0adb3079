import assert from 'node:assert/strict';
import { it } from 'node:test';

import { connectCredential } from '../../../scripts/realN8n/connect.mjs';
import { createWorkflow } from '../../../scripts/realN8n/rest/workflows.mjs';
import { shownText } from '../browser/credentialForm.mjs';
import { settle } from '../browser/editor.mjs';
import { openNodePanel } from '../browser/nodePanel.mjs';
import { storeSandboxCredential } from '../world/sandboxCredential.mjs';
import { INSTANT, instantTrigger, POLLING, pollingTrigger, startedBy } from '../world/triggers.mjs';
import type { World } from '../world/world.mjs';

const SHOWN: Readonly<Record<string, readonly string[]>> = {
	[INSTANT]: ['When', 'Events', 'Only When These Fields Change', 'Filters', 'Return Fields', 'Webhook URLs'],
	[POLLING]: ['Poll Times', 'Resource', 'Event', 'Filters', 'Return Fields'],
};

/** What n8n fills in when the node is added. */
const EVERY_MINUTE = { item: [{ mode: 'everyMinute' }] };

/** What a user sees of the triggers in the editor. */
export function testTriggerPanels(world: () => World): void {
	void it('shows both, with everything that can be chosen', async () => {
		const { editor, session } = world();
		const credential = await storeSandboxCredential(world(), 'In the panels');
		await connectCredential(session, credential.id);
		const nodes = [
			instantTrigger(credential, { resource: 'matter', events: ['created', 'updated'] }),
			pollingTrigger(credential, { resource: 'task', event: 'createdOrUpdated', pollTimes: EVERY_MINUTE }),
		];
		const { id } = await createWorkflow(session, startedBy('Both triggers', nodes));
		for (const [name, labels] of Object.entries(SHOWN)) {
			const panel = await openNodePanel(editor, id, name);
			await panel.getByText('Return Fields', { exact: true }).first().waitFor();
			await settle(editor.page);
			await editor.screenshot(`panel-${name.toLowerCase().replaceAll(' ', '-')}`);
			const text = await shownText(panel);
			for (const label of labels) assert.ok(text.includes(label), `${name}: ${label} in ${text}`);
		}
	});
}
