import type { Request, Response } from 'express';
import type { Region } from '../world/region.mjs';
import { reportDeauthorization } from './deauthorization.mjs';
import { readForm } from './form.mjs';

const explanations = {
	invalid_request: 'The request is missing a required parameter or is otherwise malformed.',
	invalid_client: 'Client authentication failed: the key or the secret is wrong, or belongs to another region.',
	invalid_grant: 'The grant is invalid, expired, revoked, or was issued for another redirect URI or client.',
	unsupported_grant_type: 'The grant type is not supported.',
} as const;

type OauthError = keyof typeof explanations;

function refuse(response: Response, error: OauthError): void {
	response
		.status(error === 'invalid_client' ? 401 : 400)
		.type('application/json')
		.send(JSON.stringify({ error, error_description: explanations[error] }));
}

function grant(region: Region, response: Response, userId: number, refreshToken: string | undefined): void {
	const lifetime = region.settings.tokenLifetimeSeconds;
	const { token } = region.tokens.issueAccessToken(userId, lifetime);
	const answer = { token_type: 'bearer', access_token: token, expires_in: lifetime };
	response
		.status(200)
		.set('Cache-Control', 'no-store')
		.type('application/json')
		.send(JSON.stringify(refreshToken === undefined ? answer : { ...answer, refresh_token: refreshToken }));
}

function exchangeCode(region: Region, form: URLSearchParams, response: Response): void {
	const code = region.tokens.takeCode(form.get('code') ?? '');
	if (code === undefined || code.redirectUri !== form.get('redirect_uri')) return refuse(response, 'invalid_grant');
	grant(region, response, code.userId, region.tokens.issueRefreshToken(code.userId));
}

/** Refresh tokens are reusable and no new one comes back, unless the region rotates them. */
function refresh(region: Region, form: URLSearchParams, response: Response): void {
	const found = region.tokens.findGrant(form.get('refresh_token') ?? '');
	if (found === undefined) return refuse(response, 'invalid_grant');
	if (!region.settings.rotateRefreshTokens) return grant(region, response, found.userId, undefined);
	region.tokens.dropGrant(found.refreshToken);
	grant(region, response, found.userId, region.tokens.issueRefreshToken(found.userId));
}

/** POST /oauth/token: form-encoded, with the client's key and secret in the body (Clio: Authorization). */
export function answerToken(region: Region, request: Request, response: Response): void {
	const form = readForm(request);
	if (form === undefined) return refuse(response, 'invalid_request');
	if (request.headers.authorization !== undefined && form.get('client_secret') !== null) {
		region.journal.record({
			region: region.name,
			method: 'POST',
			path: '/oauth/token',
			problem: 'Authorization header on the token request',
			detail: '',
		});
	}
	if (form.get('client_id') !== region.app.clientId || form.get('client_secret') !== region.app.clientSecret) {
		return refuse(response, 'invalid_client');
	}
	switch (form.get('grant_type')) {
		case 'authorization_code':
			return form.get('code') && form.get('redirect_uri')
				? exchangeCode(region, form, response)
				: refuse(response, 'invalid_request');
		case 'refresh_token':
			return form.get('refresh_token') ? refresh(region, form, response) : refuse(response, 'invalid_request');
		case null:
			return refuse(response, 'invalid_request');
		default:
			return refuse(response, 'unsupported_grant_type');
	}
}

/** POST /oauth/deauthorize: ends the given access token only; its refresh token lives on (Clio: Authorization). */
export function answerDeauthorize(region: Region, request: Request, response: Response): void {
	const bearer = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
	if (region.tokens.findAccessToken(bearer) === undefined) {
		response
			.status(401)
			.type('application/json')
			.send(
				JSON.stringify({
					error: 'invalid_token',
					error_description: 'The access token is expired, revoked or invalid.',
				}),
			);
		return;
	}
	const token = readForm(request)?.get('token');
	if (!token) return refuse(response, 'invalid_request');
	const ended = region.tokens.findAccessToken(token);
	region.tokens.dropAccessToken(token);
	response.status(200).end();
	if (ended !== undefined) void reportDeauthorization(region, ended.userId, token);
}
