import { consentOverHttp } from '../engine/consentPage.js';
import { authorizationUrl, pageText } from './rest/credentials.mjs';
import type { N8nSession } from './rest/session.mjs';

/** The id of the button on Clio's consent page. */
const ALLOW = 'allow';

/**
 * Connects a stored OAuth2 credential as its Connect button would: n8n's authorization URL, Allow on the consent page
 * there, n8n's callback.
 *
 * @throws Error with the text of n8n's page when the callback fails
 */
export async function connectCredential(session: N8nSession, id: string): Promise<void> {
	const redirectUri = `${session.url}/rest/oauth2-credential/callback`;
	const authorizeUrl = await authorizationUrl(session, id);
	const callback = await consentOverHttp(authorizeUrl, redirectUri, (button) => button.id === ALLOW);
	const page = await session.open(callback);
	const text = pageText(await page.text());
	if (!page.ok || !/got connected|Connection successful/i.test(text)) {
		throw new Error(`n8n did not connect the credential: ${text}`);
	}
}
