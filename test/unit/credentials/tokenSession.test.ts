import type { ICredentialDataDecryptedObject, IHttpRequestHelper, IHttpRequestOptions } from 'n8n-workflow';
import { UserError } from 'n8n-workflow';

import { SESSION_TOKEN_EXPRESSION, currentAccessToken, renewSession } from '../../../credentials/tokenSession';
import { USER_AGENT } from '../../../credentials/userAgent';
import { textOver } from './engineExpressions';

const stored = {
	region: 'us',
	connectWith: 'refreshToken',
	clientId: 'app-key',
	clientSecret: 'app-proof',
	refreshToken: 'refresh-1',
	sessionToken: '',
};

/** Renews with an HTTP helper that answers, or throws, what is given; tells what it was asked for. */
async function renew(credentials: ICredentialDataDecryptedObject, answer: unknown) {
	const requests: IHttpRequestOptions[] = [];
	const httpRequest = async (options: IHttpRequestOptions) => {
		requests.push(options);
		if (answer instanceof Error) throw answer;
		return answer;
	};
	const helper = { helpers: { httpRequest } } as unknown as IHttpRequestHelper;
	const outcome = await renewSession.call(helper, credentials).catch((error: unknown) => error);
	return { requests, outcome };
}

describe('the Authorization header of the token credential', () => {
	it.each([
		['an access token as it is', { connectWith: 'accessToken', accessToken: 'abc' }, 'Bearer abc'],
		[
			'an access token without what was pasted around it',
			{ connectWith: 'accessToken', accessToken: ' abc\n' },
			'Bearer abc',
		],
		[
			'an access token, not a session left over',
			{ connectWith: 'accessToken', accessToken: 'abc', refreshToken: 'r', sessionToken: 'r xyz' },
			'Bearer abc',
		],
		['the session of the refresh token', { ...stored, sessionToken: 'refresh-1 xyz' }, 'Bearer xyz'],
		['no session yet', stored, 'Bearer none'],
		['the session of another refresh token', { ...stored, sessionToken: 'refresh-2 xyz' }, 'Bearer none'],
		['the session of a longer refresh token', { ...stored, sessionToken: 'refresh-12 xyz' }, 'Bearer none'],
		['the session of a shorter refresh token', { ...stored, sessionToken: 'refresh xyz' }, 'Bearer none'],
		['a session that is not bound', { ...stored, sessionToken: 'xyz' }, 'Bearer none'],
		['no refresh token', { ...stored, refreshToken: '', sessionToken: 'refresh-1 xyz' }, 'Bearer none'],
		['nothing at all', {}, 'Bearer none'],
	])('holds, for %s, the right token', (_, credentials, header) => {
		expect(textOver(SESSION_TOKEN_EXPRESSION, credentials)).toBe(header);
	});
});

describe('a renewal', () => {
	it('sends the refresh token and the client in the body, under our name', async () => {
		const { requests } = await renew(stored, { access_token: 'xyz' });
		expect(requests).toEqual([
			{
				method: 'POST',
				url: 'https://app.clio.com/oauth/token',
				headers: {
					'Content-Type': 'application/x-www-form-urlencoded',
					Accept: 'application/json',
					'User-Agent': USER_AGENT,
				},
				body: 'grant_type=refresh_token&refresh_token=refresh-1&client_id=app-key&client_secret=app-proof',
			},
		]);
	});

	it('forgives spaces around what was pasted', async () => {
		const pasted = { ...stored, clientId: ' app-key ', clientSecret: 'app-proof\n', refreshToken: ' refresh-1 ' };
		const { requests, outcome } = await renew(pasted, { access_token: 'xyz' });
		expect(requests[0]?.body).toBe(
			'grant_type=refresh_token&refresh_token=refresh-1&client_id=app-key&client_secret=app-proof',
		);
		expect(outcome).toEqual({ refreshToken: 'refresh-1', sessionToken: 'refresh-1 xyz' });
	});

	it('binds the session to its refresh token', async () => {
		const { outcome } = await renew(stored, { access_token: 'xyz' });
		expect(outcome).toEqual({ refreshToken: 'refresh-1', sessionToken: 'refresh-1 xyz' });
		expect(textOver(SESSION_TOKEN_EXPRESSION, { ...stored, ...Object(outcome) })).toBe('Bearer xyz');
		expect(currentAccessToken({ ...stored, ...Object(outcome) })).toBe('xyz');
	});

	it('keeps a rotated refresh token and binds the session to it', async () => {
		const { outcome } = await renew(stored, { access_token: 'xyz', refresh_token: 'refresh-9' });
		expect(outcome).toEqual({ refreshToken: 'refresh-9', sessionToken: 'refresh-9 xyz' });
	});

	it('sends nothing for an access token', async () => {
		expect(await renew({ ...stored, connectWith: 'accessToken' }, {})).toEqual({ requests: [], outcome: {} });
	});

	it('sends nothing to a Base URL that is refused', async () => {
		const custom = { ...stored, region: 'custom', baseUrl: 'http://evil.example' };
		const { requests, outcome } = await renew(custom, { access_token: 'xyz' });
		expect(requests).toEqual([]);
		expect(outcome).toMatchObject({ message: expect.stringContaining('Base URL must be an https address') });
	});
});

describe('a renewal that fails', () => {
	const refused = (facts: object) => Object.assign(new Error('app-proof refresh-1'), facts);

	it.each([
		[
			'a refused refresh token',
			refused({ response: { status: 400 } }),
			/^Clio refused the refresh token.*get a new one/,
		],
		['an unknown client', refused({ response: { status: 401 } }), /^Clio does not know the Client ID.*Region/],
		['an unknown client, as n8n words it', refused({ httpCode: '401' }), /^Clio does not know the Client ID/],
		['a firewall', refused({ response: { status: 403 } }), /^Clio answered the token renewal with status 403.*Region/],
		['a server that fails', refused({ status: 503 }), /^Clio answered the token renewal with status 503.*Try again/],
		['no connection', refused({ code: 'ECONNREFUSED' }), /^Clio could not be reached to renew.*Region.*network/],
		['an answer without a token', { token_type: 'bearer' }, /^Clio answered the token renewal without an access token/],
		['an answer that is a page', '<html>', /^Clio answered the token renewal without an access token/],
		['an empty answer', undefined, /^Clio answered the token renewal without an access token/],
		['a token that is no text', { access_token: 7 }, /^Clio answered the token renewal without an access token/],
	])('tells what to do, and nothing secret: %s', async (_, answer, words) => {
		const { outcome } = await renew(stored, answer);
		expect(outcome).toBeInstanceOf(UserError);
		const { message, stack } = outcome as Error;
		expect(message).toMatch(words);
		expect(`${message}${stack}${JSON.stringify(outcome)}`).not.toMatch(/app-proof|refresh-1/);
	});
});

describe('the current access token', () => {
	it.each([
		['of an OAuth2 credential', { oauthTokenData: { access_token: 'abc' } }, 'abc'],
		['of an OAuth2 credential without tokens', { oauthTokenData: {} }, ''],
		['that was given', { connectWith: 'accessToken', accessToken: 'abc' }, 'abc'],
		['of a session', { ...stored, sessionToken: 'refresh-1 xyz' }, 'xyz'],
		['of no session', stored, ''],
		['of nothing', {}, ''],
	])('%s is known', (_, credentials, token) => {
		expect(currentAccessToken(credentials)).toBe(token);
	});
});
