import { readExamples, type CredentialReference } from '../realN8n/examples.mjs';
import { connectCredential } from '../realN8n/connect.mjs';
import { asRecord, listAt, textAt, type JsonRecord } from '../realN8n/json.mjs';
import { createCredential } from '../realN8n/rest/credentials.mjs';
import type { N8nSession } from '../realN8n/rest/session.mjs';
import { createWorkflow } from '../realN8n/rest/workflows.mjs';

/** The app of a Clio that a credential is for. */
export interface ClioApp {
	baseUrl: string;
	clientId: string;
	clientSecret: string;
}

const CREDENTIAL = { name: 'Clio account', type: 'clioOAuth2Api' } as const;

/** Stores the credential for that app, or corrects the one of the last start, and connects it. */
export async function connectedCredential(session: N8nSession, app: ClioApp): Promise<CredentialReference> {
	const { baseUrl, clientId, clientSecret } = app;
	const form = { ...CREDENTIAL, data: { region: 'custom', baseUrl, clientId, clientSecret } };
	const stored = (await recordsAt(session, '/rest/credentials')).find(
		(each) => each.name === form.name && each.type === form.type,
	);
	const id = stored === undefined ? await createCredential(session, form) : textAt(stored, 'id');
	if (stored !== undefined) await session.patch(`/rest/credentials/${id}`, form);
	await connectCredential(session, id);
	return { ...CREDENTIAL, id };
}

/**
 * Imports the examples that are not there yet; what somebody has changed in them stays.
 *
 * @returns the names of all examples
 */
export async function importExamples(session: N8nSession, credential: CredentialReference): Promise<string[]> {
	const present = new Set((await recordsAt(session, '/rest/workflows')).map((workflow) => workflow.name));
	const examples = readExamples(credential);
	for (const example of examples) {
		if (!present.has(example.name)) await createWorkflow(session, example);
	}
	return examples.map((example) => example.name);
}

async function recordsAt(session: N8nSession, path: string): Promise<JsonRecord[]> {
	const records = listAt({ [path]: await session.get(path) }, path);
	return records.map((record) => asRecord(record, path));
}
