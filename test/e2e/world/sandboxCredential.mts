import { createCredential } from '../../../scripts/realN8n/rest/credentials.mjs';
import type { CredentialReference } from '../../../scripts/realN8n/examples.mjs';
import type { ClioInN8n } from './world.mjs';

/** Stores a `clioOAuth2Api` credential for the sandbox's firm in the United States; not connected yet. */
export async function storeSandboxCredential(
	world: ClioInN8n,
	name: string,
	changes: Readonly<Record<string, string | boolean>> = {},
): Promise<CredentialReference> {
	const { baseUrl, clientId, clientSecret } = world.sandbox.regions.us;
	return await storeCredential(world, name, { region: 'custom', baseUrl, clientId, clientSecret, ...changes });
}

/** Stores a `clioOAuth2Api` credential with exactly that data. */
export async function storeCredential(
	world: ClioInN8n,
	name: string,
	data: Readonly<Record<string, string | boolean>>,
): Promise<CredentialReference> {
	const type = 'clioOAuth2Api';
	return { type, name, id: await createCredential(world.session, { name, type, data }) };
}
