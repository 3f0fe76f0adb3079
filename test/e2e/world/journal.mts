import assert from 'node:assert/strict';

import type { ClioInN8n } from './world.mjs';

/** How many requests to a token address the sandbox has seen since its list was cleared. */
export async function tokenRequests(world: ClioInN8n): Promise<number> {
	const requests = await world.sandbox.control.requests();
	return requests.filter((request) => request.path === '/oauth/token').length;
}

/** No request broke a rule of Clio that Clio would not have told about. */
export async function assertPlayedByTheRules(world: ClioInN8n): Promise<void> {
	assert.deepEqual(await world.sandbox.control.records(), []);
}
