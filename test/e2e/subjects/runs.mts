import assert from 'node:assert/strict';
import { before, it } from 'node:test';

import type { CredentialReference } from '../../../scripts/realN8n/examples.mjs';
import { jsonOf, outputItems } from '../../../scripts/realN8n/rest/executions.mjs';
import { connectCredential } from '../../../scripts/realN8n/connect.mjs';
import { assertPlayedByTheRules, tokenRequests } from '../world/journal.mjs';
import { storeSandboxCredential } from '../world/sandboxCredential.mjs';
import { storedTokens } from '../world/secrets.mjs';
import { runOnce, whoWorksHere } from '../world/workflows.mjs';
import type { World } from '../world/world.mjs';

/** Workflows run in n8n, before and after the access token has expired. */
export function testRuns(world: () => World): void {
	let credential: CredentialReference;

	before(async () => {
		credential = await storeSandboxCredential(world(), 'For runs');
		await connectCredential(world().session, credential.id);
	});

	void it('runs Who Am I and Get Many with paired items', async () => {
		await world().sandbox.control.clearRequests();
		const execution = await runOnce(world(), whoWorksHere(credential));
		assert.equal(execution.status, 'success', execution.error);
		const me = jsonOf(outputItems(execution, 'Who Am I')[0]);
		const { userEmail } = world().sandbox.regions.us;
		assert.equal(me.email, userEmail);
		const users = outputItems(execution, 'Users');
		assert.ok(users.length > 1, 'the firm has several users');
		for (const user of users) assert.deepEqual(user.pairedItem, { item: 0 });
		for (const item of outputItems(execution, 'Paired')) {
			assert.deepEqual(item.json, { me: me.name });
		}
		assert.equal(await tokenRequests(world()), 0);
		await assertPlayedByTheRules(world());
	});

	void it('renews an expired token once, stores it and keeps the refresh token', async () => {
		const { control } = world().sandbox;
		const former = await storedTokens(world(), credential.id);
		await control.clearRequests();
		await control.expire('us');

		const renewed = await runOnce(world(), whoWorksHere(credential));
		assert.equal(renewed.status, 'success', renewed.error);
		const seen = (await control.requests()).map((request) => `${request.path.split('/').at(-1)} ${request.status}`);
		assert.deepEqual(seen.slice(0, 4), ['who_am_i.json 401', 'who_am_i.json 401', 'token 200', 'who_am_i.json 200']);
		assert.equal(await tokenRequests(world()), 1);

		const again = await runOnce(world(), whoWorksHere(credential));
		assert.equal(again.status, 'success', again.error);
		assert.equal(await tokenRequests(world()), 1, 'the stored token is used, not renewed again');
		const now = await storedTokens(world(), credential.id);
		assert.notEqual(now.access, former.access);
		assert.equal(now.refresh, former.refresh);
		for (const token of [former.access, now.access, now.refresh]) {
			assert.equal(world().n8n.output().includes(token), false, 'the log must hold no token');
			assert.equal(renewed.stored.includes(token), false, 'the execution must hold no token');
		}
	});

	void it('says what to do when the access was revoked in Clio', async () => {
		await world().sandbox.control.revoke('us');
		const execution = await runOnce(world(), whoWorksHere(credential));
		assert.equal(execution.status, 'error');

		assert.match(execution.error ?? '', /connect/i);
	});
}
