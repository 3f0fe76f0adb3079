import assert from 'node:assert/strict';
import { it } from 'node:test';

import { createCredential, testCredential } from '../../../scripts/realN8n/rest/credentials.mjs';
import { jsonOf, outputItems } from '../../../scripts/realN8n/rest/executions.mjs';
import { tokenRequests } from '../world/journal.mjs';
import { clioNode, inARow, runOnce } from '../world/workflows.mjs';
import type { World } from '../world/world.mjs';

const TYPE = 'clioTokenApi';

/** The credential for places that no browser can be sent back to. */
export function testTokenCredential(world: () => World): void {
	void it('renews itself from a refresh token, stores what it got and passes its test', async () => {
		const { control, regions } = world().sandbox;
		const { baseUrl, clientId, clientSecret, userEmail } = regions.us;
		const { refresh_token: refreshToken } = await control.grant('us');
		const form = {
			name: 'By refresh token',
			type: TYPE,
			data: { region: 'custom', baseUrl, connectWith: 'refreshToken', clientId, clientSecret, refreshToken },
		};
		const credential = { ...form, id: await createCredential(world().session, form) };
		const node = clioNode('Who Am I', credential, { authentication: 'token', resource: 'user', operation: 'whoAmI' });
		const workflow = inARow('With a token', [node]);
		for (const { expired, renewals } of [
			{ expired: false, renewals: 1 },
			{ expired: true, renewals: 1 },
			{ expired: false, renewals: 0 },
		]) {
			if (expired) await control.expire('us');
			await control.clearRequests();
			const execution = await runOnce(world(), workflow);
			assert.equal(execution.status, 'success', execution.error);
			assert.equal(jsonOf(outputItems(execution, 'Who Am I')[0]).email, userEmail);
			assert.equal(await tokenRequests(world()), renewals);
		}
		assert.equal(await testCredential(world().session, credential.id), 'OK');
	});

	void it('fails its test with an access token that Clio does not know', async () => {
		const { baseUrl } = world().sandbox.regions.us;
		const id = await createCredential(world().session, {
			name: 'By access token',
			type: TYPE,
			data: { region: 'custom', baseUrl, connectWith: 'accessToken', accessToken: 'unknown-to-clio' },
		});
		assert.equal(await testCredential(world().session, id), 'Error');
	});
}
