import assert from 'node:assert/strict';
import { it } from 'node:test';

import { createWorkflow } from '../../../scripts/realN8n/rest/workflows.mjs';
import { connectCredential } from '../../../scripts/realN8n/connect.mjs';
import { openNodePanel } from '../browser/nodePanel.mjs';
import { settle } from '../browser/editor.mjs';
import { shownText } from '../browser/credentialForm.mjs';
import { storeSandboxCredential } from '../world/sandboxCredential.mjs';
import { whoWorksHere } from '../world/workflows.mjs';
import type { World } from '../world/world.mjs';

/** What a user sees of the Clio node in the editor. */
export function testNodePanel(world: () => World): void {
	void it('shows the node, and runs it from its panel', async () => {
		const credential = await storeSandboxCredential(world(), 'In the panel');
		await connectCredential(world().session, credential.id);
		const { id } = await createWorkflow(world().session, whoWorksHere(credential));
		const { editor } = world();
		const panel = await openNodePanel(editor, id, 'Users');
		const text = await shownText(panel);
		for (const label of ['Resource', 'Operation', 'Return All']) assert.ok(text.includes(label), label);
		await settle(editor.page);
		await editor.screenshot('node-panel');
		await panel.getByTestId('node-execute-button').first().click();
		const output = panel.getByTestId('output-panel');
		await output.getByText(world().sandbox.regions.us.userEmail).first().waitFor();
		await settle(editor.page);
		await editor.screenshot('node-panel-output');
	});
}
