import type { ICredentialDataDecryptedObject, IDataObject, IHttpRequestHelper } from 'n8n-workflow';
import { UserError } from 'n8n-workflow';

import { CUSTOM_BASE_URL_RULE, resolveBaseUrl } from './regions';
import { USER_AGENT } from './userAgent';

/**
 * The Authorization header of the token credential: the access token as given, or the one that {@link renewSession}
 * stored. A stored token counts only beside the refresh token it came from, so that a credential whose refresh token
 * was exchanged for another account's can never act for the former account.
 */
export const SESSION_TOKEN_EXPRESSION =
	'=Bearer {{ $credentials.connectWith === "accessToken" ? ("" + $credentials.accessToken).trim() : ' +
	'("" + $credentials.sessionToken).startsWith($credentials.refreshToken + " ") ? ' +
	'("" + $credentials.sessionToken).slice(("" + $credentials.refreshToken).length + 1) : "none" }}';

/**
 * Exchanges the credential's refresh token for an access token (Clio: Refreshing an Access Token).
 *
 * @returns `sessionToken` bound to its refresh token, and `refreshToken` (the rotated one if Clio sent one); an empty
 * object when the credential holds an access token, which nothing can renew
 * @throws UserError with the next step when Clio refuses; it never quotes what was sent
 */
export async function renewSession(
	this: IHttpRequestHelper,
	credentials: ICredentialDataDecryptedObject,
): Promise<IDataObject> {
	if (credentials.connectWith === 'accessToken') return {};
	const baseUrl = resolveBaseUrl(credentials.region, credentials.baseUrl);
	if (baseUrl === undefined) throw new UserError(CUSTOM_BASE_URL_RULE);
	const refreshToken = textOf(credentials.refreshToken).trim();
	const answer = await this.helpers
		.httpRequest({
			method: 'POST',
			url: `${baseUrl}/oauth/token`,
			headers: {
				'Content-Type': 'application/x-www-form-urlencoded',
				Accept: 'application/json',
				'User-Agent': USER_AGENT,
			},
			body: new URLSearchParams({
				grant_type: 'refresh_token',
				refresh_token: refreshToken,
				client_id: textOf(credentials.clientId).trim(),
				client_secret: textOf(credentials.clientSecret).trim(),
			}).toString(),
		})
		.catch((error: unknown) => {
			throw new UserError(refusal(error));
		});
	const accessToken = textOf(answer?.access_token);
	if (accessToken === '') throw new UserError('Clio answered the token renewal without an access token. Try again.');
	const kept = textOf(answer?.refresh_token) || refreshToken;
	return { refreshToken: kept, sessionToken: `${kept} ${accessToken}` };
}

/**
 * The access token that requests with a credential carry, of either credential type: Clio wants it named to end it.
 *
 * @returns an empty text when the credential holds none
 */
export function currentAccessToken(credentials: ICredentialDataDecryptedObject): string {
	if ('oauthTokenData' in credentials) return textOf(Reflect.get(Object(credentials.oauthTokenData), 'access_token'));
	if (credentials.connectWith === 'accessToken') return textOf(credentials.accessToken).trim();
	const [, accessToken = ''] = textOf(credentials.sessionToken).split(' ');
	return accessToken;
}

function refusal(error: unknown): string {
	const status = statusOf(error);
	if (status === 400) {
		return 'Clio refused the refresh token of this credential. It was revoked in Clio, belongs to another app, or was mistyped: get a new one through the approval page and enter it in the credential.';
	}
	if (status === 401) {
		return 'Clio does not know the Client ID or refuses the Client Secret. Check both, and that the Region is the one in which the app was registered.';
	}
	return status === undefined
		? 'Clio could not be reached to renew the access token. Check the Region and the network, then run again.'
		: `Clio answered the token renewal with status ${status}. Try again, and check the Region of the credential.`;
}

function statusOf(error: unknown): number | undefined {
	if (typeof error !== 'object' || error === null) return undefined;
	const candidates = [
		Reflect.get(error, 'httpCode'),
		Reflect.get(error, 'status'),
		Reflect.get(error, 'statusCode'),
		Reflect.get(Object(Reflect.get(error, 'response')), 'status'),
	];
	return candidates.map(Number).find((status) => Number.isInteger(status) && status >= 100);
}

function textOf(value: unknown): string {
	return typeof value === 'string' ? value : '';
}
