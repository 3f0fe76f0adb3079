import assert from 'node:assert/strict';
import { it } from 'node:test';

import { authorizationUrl } from '../../../scripts/realN8n/rest/credentials.mjs';
import { jsonOf, outputItems } from '../../../scripts/realN8n/rest/executions.mjs';
import { openCredentialForm, pressConnect, shownText } from '../browser/credentialForm.mjs';
import { storeCredential } from '../world/sandboxCredential.mjs';
import { runOnce, whoWorksHere } from '../world/workflows.mjs';
import type { World } from '../world/world.mjs';

/** The addresses that production uses, over TLS; behind them is the sandbox. */
export function testRealHosts(world: () => World): void {
	void it('connects, runs and renews in the region Europe at its own host', async () => {
		const { clientId, clientSecret, userEmail } = world().sandbox.regions.eu;
		const credential = await storeCredential(world(), 'Europe', { region: 'eu', clientId, clientSecret });
		const authorize = new URL(await authorizationUrl(world().session, credential.id));
		assert.equal(`${authorize.origin}${authorize.pathname}`, 'https://eu.app.clio.com/oauth/authorize');
		assert.equal(authorize.searchParams.get('redirect_on_decline'), 'true');
		assert.equal(authorize.searchParams.get('scope'), '');

		const form = await openCredentialForm(world().editor, credential.id);
		const popup = await pressConnect(world().editor, form);
		assert.equal(new URL(popup.url()).host, 'eu.app.clio.com');
		await popup.locator('#allow').click();
		await form.getByTestId('oauth-connect-success-banner').waitFor({ state: 'visible' });
		for (const step of ['connected', 'expired'] as const) {
			if (step === 'expired') await world().sandbox.control.expire('eu');
			const execution = await runOnce(world(), whoWorksHere(credential));
			assert.equal(execution.status, 'success', `${step}: ${execution.error}`);
			assert.equal(jsonOf(outputItems(execution, 'Who Am I')[0]).email, userEmail);
		}
	});

	void it('ends on a page of Clio when the app belongs to another region', async () => {
		const { clientId, clientSecret } = world().sandbox.regions.eu;
		const credential = await storeCredential(world(), 'Wrong region', { region: 'au', clientId, clientSecret });
		const form = await openCredentialForm(world().editor, credential.id);
		const popup = await pressConnect(world().editor, form);
		assert.equal(new URL(popup.url()).host, 'au.app.clio.com');
		assert.match(await shownText(popup), /region/);
		await popup.close();
	});
}
