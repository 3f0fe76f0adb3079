import assert from 'node:assert/strict';
import { it } from 'node:test';

import { readCredentialData } from '../../../scripts/realN8n/rest/credentials.mjs';
import { failureText, openCredentialForm, pressConnect, shownText } from '../browser/credentialForm.mjs';
import { settle } from '../browser/editor.mjs';
import { storeSandboxCredential } from '../world/sandboxCredential.mjs';
import type { World } from '../world/world.mjs';

/** What n8n itself shows; docs/credentials.md explains the same sentences. */
const CALLBACK_ERROR = 'Error: Insufficient parameters for OAuth2 callback.';
const CLIENT_ERROR = 'Error: Client authentication failed';

/** The whole way of a user through the editor: form, Connect, Clio's consent page, back. */
export function testConnects(world: () => World): void {
	void it('connects an account through the consent page', async () => {
		const credential = await storeSandboxCredential(world(), 'Connected in the editor');
		const { editor } = world();
		const form = await openCredentialForm(editor, credential.id);
		await settle(editor.page);
		await editor.screenshot('credential-form');
		await form.getByTestId('parameter-input-customScopes').scrollIntoViewIfNeeded();
		await settle(editor.page);
		await editor.screenshot('credential-form-region');
		assert.equal((await shownText(form)).includes('Enabled Scopes'), false);
		assert.ok((await shownText(form)).includes(`${world().n8n.url}/rest/oauth2-credential/callback`));

		const popup = await pressConnect(editor, form);
		assert.equal(await popup.locator('#firm').innerText(), world().sandbox.regions.us.firm);
		await editor.screenshot('consent', popup);
		await popup.locator('#allow').click();
		await form.getByTestId('oauth-connect-success-banner').waitFor({ state: 'visible' });
		assert.match(await shownText(form), /Account connected/);
		await settle(editor.page);
		await editor.screenshot('credential-connected');
		const data = await readCredentialData(world().session, credential.id);
		assert.equal(data.oauthTokenData, true, 'the editor must learn that it is connected, and nothing else');
	});

	void it('tells that access was declined', async () => {
		const credential = await storeSandboxCredential(world(), 'Declined');
		const { editor } = world();
		const form = await openCredentialForm(editor, credential.id);
		const popup = await pressConnect(editor, form);
		await popup.locator('#decline').click();
		const text = await failureText(popup);
		await editor.screenshot('declined', popup);
		assert.ok(text.includes(CALLBACK_ERROR), text);
		assert.match(text, /access_denied/);
		await popup.close();
	});

	void it('tells that the client secret is wrong, without showing it', async () => {
		const clientSecret = 'a-secret-that-clio-refuses-0123456789';
		const credential = await storeSandboxCredential(world(), 'Wrong secret', { clientSecret });
		const { editor } = world();
		const form = await openCredentialForm(editor, credential.id);
		const popup = await pressConnect(editor, form);
		await popup.locator('#allow').click();
		const text = await failureText(popup);
		await editor.screenshot('wrong-secret', popup);
		assert.ok(text.includes(CLIENT_ERROR), text);
		assert.equal((await popup.content()).includes(clientSecret), false);
		assert.equal(world().n8n.output().includes(clientSecret), false, 'the log must not hold the secret');
		await popup.close();
	});

	void it('stays on the page of Clio when the redirect URI is not registered', async () => {
		const credential = await storeSandboxCredential(world(), 'Wrong region', {
			baseUrl: world().sandbox.regions.ca.baseUrl,
			clientId: world().sandbox.regions.ca.clientId,
		});
		const { editor } = world();
		const form = await openCredentialForm(editor, credential.id);
		const popup = await pressConnect(editor, form);
		assert.ok(popup.url().startsWith(world().sandbox.regions.ca.baseUrl));
		assert.match(await shownText(popup), /redirect URI/i);
		await popup.close();
	});
}
