/* eslint-disable @n8n/community-nodes/no-restricted-imports -- speaks OAuth2 through n8n's own client; never part of the package */
import { randomBytes } from 'node:crypto';
import { parse } from 'node:querystring';

import { ClientOAuth2, type ClientOAuth2Options } from '@n8n/client-oauth2';
import type { ICredentialDataDecryptedObject, INodeCredentialsDetails } from 'n8n-workflow';
import { UserError } from 'n8n-workflow';

import { additionalDataFor } from './additionalData';
import type { CredentialStore } from './credentialStore';
import { resolveCredential } from './resolveCredential';

/** A connection that waits for the user's consent. */
export interface PendingConnection {
	/** Where n8n sends the browser. */
	authorizeUrl: string;
	state: string;
	redirectUri: string;
}

/**
 * Does what n8n's Connect button does first: computes the authorize URL from the credential's resolved data.
 *
 * @throws UserError with n8n's own text when an OAuth URL of the credential is not http(s)
 */
export async function beginConnection(
	store: CredentialStore,
	details: INodeCredentialsDetails,
	redirectUri: string,
): Promise<PendingConnection> {
	const data = await connectionData(store, details);
	for (const name of ['authUrl', 'accessTokenUrl']) assertHttpUrl(textOf(data, name));
	const state = Buffer.from(
		JSON.stringify({ cid: details.id, token: randomBytes(24).toString('base64url'), createdAt: Date.now() }),
	).toString('base64');
	const query = textOf(data, 'authQueryParameters');
	const client = new ClientOAuth2({
		...clientOptions(data, redirectUri),
		state,
		...(query === '' ? {} : { query: parse(query) }),
	});
	return { authorizeUrl: client.code.getUri(), state, redirectUri };
}

/**
 * Does what n8n's OAuth callback does: checks the state, exchanges the code with the client credentials in the body
 * (or as basic auth, as the credential type says) and stores the tokens.
 *
 * @param callbackUrl the URL that the browser was sent back to
 * @throws UserError with n8n's own text when the callback has no code (the user declined); the OAuth client's error
 * when the exchange is refused
 */
export async function completeConnection(
	store: CredentialStore,
	details: INodeCredentialsDetails,
	pending: PendingConnection,
	callbackUrl: string,
): Promise<void> {
	const { searchParams } = new URL(callbackUrl);
	const received = Object.fromEntries(searchParams);
	if (!received.code || !received.state) {
		throw new UserError(
			`Insufficient parameters for OAuth2 callback. Received following query parameters: ${JSON.stringify(received)}`,
		);
	}
	if (received.state !== pending.state) throw new UserError('The OAuth2 callback state is invalid!');
	const data = await connectionData(store, details);
	const { clientSecret, ...options } = clientOptions(data, pending.redirectUri);
	const inBody = textOf(data, 'authentication') === 'body';
	const client = new ClientOAuth2(inBody || clientSecret === undefined ? options : { ...options, clientSecret });
	const body = inBody ? { body: { client_id: options.clientId, client_secret: clientSecret } } : {};
	const token = await client.code.getToken(`${pending.redirectUri}?${searchParams.toString()}`, body);
	const type = store.typeOf(details);
	const former = (await store.read(details)).oauthTokenData;
	await store.updateCredentialsOauthTokenData(details, type, {
		oauthTokenData: { ...(typeof former === 'object' && !Array.isArray(former) ? former : {}), ...token.data },
	});
}

/** On connecting, n8n looks past a stored scope, unless the type has a scope property that users see. */
async function connectionData(
	store: CredentialStore,
	details: INodeCredentialsDetails,
): Promise<ICredentialDataDecryptedObject> {
	const properties = store.getCredentialsProperties(store.typeOf(details));
	const stored = await store.read(details);
	if (properties.find(({ name }) => name === 'scope')?.type === 'hidden') delete stored.scope;
	return resolveCredential(properties, stored, {
		additionalData: additionalDataFor(store, { mode: 'internal' }),
		mode: 'internal',
	});
}

function clientOptions(data: ICredentialDataDecryptedObject, redirectUri: string): ClientOAuth2Options {
	const scope = data.scope === undefined ? 'openid' : textOf(data, 'scope');
	return {
		clientId: textOf(data, 'clientId'),
		clientSecret: textOf(data, 'clientSecret'),
		accessTokenUri: textOf(data, 'accessTokenUrl'),
		authorizationUri: textOf(data, 'authUrl'),
		authentication: textOf(data, 'authentication') === 'body' ? 'body' : 'header',
		redirectUri,
		scopes: scope.split(','),
		scopesSeparator: scope.includes(',') ? ',' : ' ',
		ignoreSSLIssues: data.ignoreSSLIssues === true,
	};
}

function assertHttpUrl(url: string): void {
	if (!URL.canParse(url)) throw new UserError('OAuth url is not a valid URL.');
	const { protocol } = new URL(url);
	if (protocol !== 'http:' && protocol !== 'https:') {
		throw new UserError(`OAuth url must use HTTP or HTTPS protocol. Invalid protocol: ${protocol}`);
	}
}

function textOf(data: ICredentialDataDecryptedObject, name: string): string {
	const value = data[name];
	return typeof value === 'string' ? value : '';
}
