import assert from 'node:assert/strict';
import { it } from 'node:test';

import { allSecrets } from '../world/secrets.mjs';
import type { World } from '../world/world.mjs';

/** Last of all, when everything has happened that could have told a secret. */
export function testLeaks(world: () => World): void {
	void it('left no secret and no token in what n8n has written', async () => {
		const secrets = await allSecrets(world());
		assert.ok(secrets.length > 8, 'the search must have something to search for');
		const output = world().n8n.output();
		assert.ok(output.includes('Editor is now accessible'), 'the output must have been collected');
		assert.equal(secrets.filter((secret) => output.includes(secret)).length, 0);
	});

	void it('spoke to no stranger', () => {
		assert.deepEqual(world().stranger.seen(), []);
	});
}
