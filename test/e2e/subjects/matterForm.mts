import assert from 'node:assert/strict';
import { before, it } from 'node:test';

import { connectCredential } from '../../../scripts/realN8n/connect.mjs';
import type { CredentialReference } from '../../../scripts/realN8n/examples.mjs';
import { recordAt } from '../../../scripts/realN8n/json.mjs';
import { jsonOf, outputItems } from '../../../scripts/realN8n/rest/executions.mjs';
import { createWorkflow } from '../../../scripts/realN8n/rest/workflows.mjs';
import { shownText } from '../browser/credentialForm.mjs';
import { settle } from '../browser/editor.mjs';
import { openNodePanel } from '../browser/nodePanel.mjs';
import { assertPlayedByTheRules } from '../world/journal.mjs';
import { storeSandboxCredential } from '../world/sandboxCredential.mjs';
import { clioNode, inARow, runOnce } from '../world/workflows.mjs';
import type { World } from '../world/world.mjs';

const NODE = 'Open Matter';

/** What a user sees of records, values and custom fields, and what becomes of them. */
export function testMatterForm(world: () => World): void {
	let credential: CredentialReference;

	before(async () => {
		credential = await storeSandboxCredential(world(), 'For matters');
		await connectCredential(world().session, credential.id);
	});

	void it('offers the values of a matter with the custom fields of the firm, and its clients in a list', async () => {
		const { editor } = world();
		const form = inARow('A matter by hand', [clioNode(NODE, credential, { resource: 'matter', operation: 'create' })]);
		const { id } = await createWorkflow(world().session, form);
		const panel = await openNodePanel(editor, id, NODE);
		const more = panel.getByTestId('add-fields-select').locator('button, input').first();
		await more.waitFor();
		await settle(editor.page);
		await editor.screenshot('matter-form');
		const text = await shownText(panel);
		for (const label of ['Client', 'Specify Values', 'Values', 'Description', 'Return Fields']) {
			assert.ok(text.includes(label), label);
		}
		await panel.getByTestId('rlc-input').first().click();
		await editor.page.getByTestId('rlc-item').first().click();
		await settle(editor.page);
		await editor.screenshot('matter-client');
		await more.click();
		await editor.page.getByText('Case outcome').first().waitFor();
		await editor.screenshot('matter-values');
		await assertPlayedByTheRules(world());
	});

	void it('opens a matter with a custom field by its name, and finds it by its number', async () => {
		const contacts = await runOnce(
			world(),
			inARow('Clients', [
				clioNode('Clients', credential, { resource: 'contact', operation: 'getAll', limit: 1 }),
				clioNode(NODE, credential, {
					resource: 'matter',
					operation: 'create',
					client: { __rl: true, mode: 'id', value: '={{ $json.id }}' },
					specifyValues: 'json',
					valuesJson: '{"description": "Lease review", "status": "open", "custom_fields": {"Case outcome": "settled"}}',
				}),
				clioNode('Same Matter', credential, {
					resource: 'matter',
					operation: 'get',
					record: { __rl: true, mode: 'name', value: '={{ $json.display_number }}' },
					returnFields: 'choose',
					chosenFields: ['description', 'status', 'client.id'],
					options: { customFieldsByName: true },
				}),
			]),
		);
		assert.equal(contacts.status, 'success', contacts.error);
		const matter = jsonOf(outputItems(contacts, NODE)[0]);
		const same = jsonOf(outputItems(contacts, 'Same Matter')[0]);
		assert.equal(same.description, 'Lease review');
		assert.equal(same.id, matter.id);
		assert.equal(recordAt(same, 'custom_fields')['Case outcome'], 'Settled');
		await assertPlayedByTheRules(world());
	});
}
