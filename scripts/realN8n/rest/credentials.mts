import { asRecord, isRecord, textAt, type JsonRecord } from '../json.mjs';
import { getRecord, type N8nSession } from './session.mjs';

/** A credential as its form is filled in. */
export interface CredentialForm {
	name: string;
	type: string;
	data: Readonly<Record<string, string | boolean>>;
}

/** @returns the id n8n gave it */
export async function createCredential(session: N8nSession, form: CredentialForm): Promise<string> {
	return textAt(asRecord(await session.post('/rest/credentials', { ...form }), 'credential'), 'id');
}

/** The credential's data as n8n hands it to the editor: secrets blanked out, whether it is connected under `oauthTokenData`. */
export async function readCredentialData(session: N8nSession, id: string): Promise<JsonRecord> {
	const { data } = await getRecord(session, `/rest/credentials/${id}?includeData=true`);
	return isRecord(data) ? data : {};
}

/**
 * Where n8n sends the browser when Connect is pressed.
 *
 * @throws N8nRestError with n8n's own text when it refuses the credential's addresses
 */
export async function authorizationUrl(session: N8nSession, id: string): Promise<string> {
	const url = await session.get(`/rest/oauth2-credential/auth?id=${encodeURIComponent(id)}`);
	if (typeof url === 'string') return url;
	throw new Error('n8n gave no authorization URL');
}

/**
 * Runs the test of a stored credential as the editor does on saving.
 *
 * @returns n8n's word for the outcome, `OK` or `Error`
 */
export async function testCredential(session: N8nSession, id: string): Promise<string> {
	const stored = await getRecord(session, `/rest/credentials/${id}?includeData=true`);
	const credentials = { id, name: stored.name, type: stored.type, data: stored.data };
	return textAt(asRecord(await session.post('/rest/credentials/test', { credentials }), 'credential test'), 'status');
}

/** The text of an HTML page on one line. */
export function pageText(html: string): string {
	const body = html.replace(/<(script|style|head)\b[\s\S]*?<\/\1>/gi, ' ').replace(/<[^>]*>/g, ' ');
	const characters: Readonly<Record<string, string>> = { '&quot;': '"', '&#34;': '"', '&#39;': "'", '&amp;': '&' };
	return body
		.replace(/&(quot|#34|#39|amp);/g, (entity) => characters[entity] ?? entity)
		.replace(/\s+/g, ' ')
		.trim();
}
