import assert from 'node:assert/strict';

import { exportCredentials } from '../../../scripts/realN8n/command.mjs';
import { isRecord, recordAt, textAt } from '../../../scripts/realN8n/json.mjs';
import type { World } from './world.mjs';

/** The tokens of a connected credential. */
export interface Tokens {
	access: string;
	refresh: string;
}

/** The tokens that n8n has stored for a credential, as n8n itself decrypts them. */
export async function storedTokens(world: World, id: string): Promise<Tokens> {
	const credentials = await exportCredentials(world.installed, world.userFolder);
	const credential = credentials.find((each) => each.id === id);
	assert.ok(credential, 'the credential is stored');
	const tokens = recordAt(recordAt(credential, 'data'), 'oauthTokenData');
	return { access: textAt(tokens, 'access_token'), refresh: textAt(tokens, 'refresh_token') };
}

/** Every secret that n8n keeps now: of all its credentials and of the sandbox's apps, whose ids are no secrets. */
export async function allSecrets(world: World): Promise<string[]> {
	const credentials = await exportCredentials(world.installed, world.userFolder);
	const stored = credentials.flatMap((credential) => secretsOf(credential.data));
	const apps = Object.values(world.sandbox.regions).map((region) => region.clientSecret);
	return [...new Set([...stored, ...apps])];
}

const SECRET_NAMES = new Set(['clientSecret', 'access_token', 'refresh_token']);

function secretsOf(data: unknown): string[] {
	if (!isRecord(data)) return [];
	return Object.entries(data).flatMap(([name, value]) => {
		if (typeof value === 'string') return SECRET_NAMES.has(name) && value !== '' ? [value] : [];
		return secretsOf(value);
	});
}
