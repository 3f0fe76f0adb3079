import type { Locator } from 'playwright-core';

import type { Editor } from './editor.mjs';

/** Windows that n8n opens over a canvas for somebody who is new. */
const FIRST_VISIT = /^(Get started|Skip|Got it|Close)$/;

/** Opens a stored workflow in the editor and the panel of one of its nodes. */
export async function openNodePanel(editor: Editor, workflowId: string, node: string): Promise<Locator> {
	await editor.page.goto(`${editor.url}/workflow/${workflowId}`);
	const onCanvas = editor.page.locator(`[data-test-id="canvas-node"][data-node-name="${node}"]`);
	await onCanvas.waitFor();
	const welcome = editor.page.getByRole('dialog').getByRole('button', { name: FIRST_VISIT });
	if (await welcome.first().isVisible()) await welcome.first().click();
	await editor.screenshot('canvas');
	await onCanvas.dblclick();
	const panel = editor.page.getByTestId('ndv');
	await panel.waitFor();
	return panel;
}
