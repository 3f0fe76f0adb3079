import assert from 'node:assert/strict';
import { it } from 'node:test';

import { importCredential } from '../../../scripts/realN8n/command.mjs';
import { authorizationUrl } from '../../../scripts/realN8n/rest/credentials.mjs';
import { N8nRestError } from '../../../scripts/realN8n/rest/session.mjs';
import { connectCredential } from '../../../scripts/realN8n/connect.mjs';
import { storeSandboxCredential } from '../world/sandboxCredential.mjs';
import { runOnce, whoWorksHere } from '../world/workflows.mjs';
import { STRANGER_HOST, type World } from '../world/world.mjs';

const STRANGER_URL = `http://${STRANGER_HOST}`;

/** What n8n says to an address that is no http(s) URL, which is what a refused Base URL becomes. */
const REFUSALS = /OAuth url is not a valid URL|Invalid URL/;

/** Base URLs that would carry the client secret or a token to somebody else in plain text, or hide where they lead. */
const REFUSED_BASE_URLS: readonly string[] = [
	STRANGER_URL,
	`http://127.0.0.1@${STRANGER_HOST}`,
	`http://127.0.0.1.${STRANGER_HOST}`,
	`https://user:pass@${STRANGER_HOST}`,
];

/** A secret or a token only goes to the address that the form shows, and never in plain text beyond this machine. */
export function testCustomAddresses(world: () => World): void {
	void it('refuses to connect to a Base URL that is neither https nor loopback', async () => {
		for (const baseUrl of REFUSED_BASE_URLS) {
			const { id } = await storeSandboxCredential(world(), 'Refused address', { baseUrl });
			await assert.rejects(authorizationUrl(world().session, id), (error) => {
				assert.ok(error instanceof N8nRestError);
				assert.match(error.message, REFUSALS, baseUrl);
				return true;
			});
		}
		assert.deepEqual(world().stranger.seen(), []);
	});

	void it('sends nothing when such a credential, already connected, is used', async () => {
		const credential = await storeSandboxCredential(world(), 'Moved to a stranger');
		await connectCredential(world().session, credential.id);
		await world().session.patch(`/rest/credentials/${credential.id}`, {
			name: credential.name,
			type: credential.type,
			data: { region: 'custom', baseUrl: STRANGER_URL, clientId: 'id', clientSecret: 'not-for-strangers' },
		});
		const execution = await runOnce(world(), whoWorksHere(credential));
		assert.equal(execution.status, 'error');
		assert.match(execution.error ?? '', /Base URL/);
		assert.deepEqual(world().stranger.seen(), []);
	});

	void it('renews at no hidden address that came with an imported credential', async () => {
		const { baseUrl, clientId, clientSecret } = world().sandbox.regions.us;
		const credential = { id: 'importedStale0001', name: 'Imported', type: 'clioOAuth2Api' };
		await importCredential(world().installed, world().userFolder, {
			...credential,
			data: {
				region: 'custom',
				baseUrl,
				clientId,
				clientSecret,
				authUrl: `${STRANGER_URL}/authorize`,
				accessTokenUrl: `${STRANGER_URL}/token`,
				oauthTokenData: await world().sandbox.control.grant('us'),
			},
		});
		await world().sandbox.control.expire('us');
		const execution = await runOnce(world(), whoWorksHere(credential));
		assert.deepEqual(world().stranger.seen(), [], 'no secret may leave for an address that the form does not show');
		if (execution.status !== 'success') assert.match(execution.error ?? '', /hidden|anew/i);
	});
}
