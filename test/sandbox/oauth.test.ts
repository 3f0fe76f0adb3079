import type { SandboxRegion } from '../../sandbox/client/sandboxProcess';
import { openSandbox, type Client } from './support/client';

const redirectUri = 'http://127.0.0.1:5678/rest/oauth2-credential/callback';

describe('OAuth', () => {
	let clio: Client;
	let us: SandboxRegion;
	beforeAll(async () => {
		clio = await openSandbox();
		us = clio.sandbox.regions.us;
		await clio.sandbox.control.addRedirectUris('us', [redirectUri]);
	});
	afterAll(async () => await clio.sandbox.stop());

	const authorizeUrl = (changes: Record<string, string> = {}): string => {
		const standard = { response_type: 'code', client_id: us.clientId, redirect_uri: redirectUri, state: 'a b&c=1' };
		return `${us.baseUrl}/oauth/authorize?${new URLSearchParams({ ...standard, ...changes }).toString()}`;
	};

	async function decide(decision: 'allow' | 'decline', changes: Record<string, string> = {}): Promise<Response> {
		const page = await (await fetch(authorizeUrl(changes))).text();
		const ticket = /name="ticket" value="(\w+)"/.exec(page)?.[1] ?? '';
		const body = new URLSearchParams({ ticket, decision });
		return await fetch(`${us.baseUrl}/oauth/authorize`, { method: 'POST', body, redirect: 'manual' });
	}

	async function codeOf(changes: Record<string, string> = {}): Promise<string> {
		const location = (await decide('allow', changes)).headers.get('location') ?? '';
		return new URL(location).searchParams.get('code') ?? '';
	}

	async function token(fields: Record<string, string>): Promise<{ status: number; body: Record<string, unknown> }> {
		const standard = { client_id: us.clientId, client_secret: us.clientSecret };
		const body = new URLSearchParams({ ...standard, ...fields });
		const response = await fetch(`${us.baseUrl}/oauth/token`, { method: 'POST', body });
		return { status: response.status, body: JSON.parse(await response.text()) };
	}

	const exchange = async (code: string, changes: Record<string, string> = {}) =>
		await token({ grant_type: 'authorization_code', code, redirect_uri: redirectUri, ...changes });

	const whoAmI = async (accessToken: unknown) =>
		await clio.get('/users/who_am_i.json', { Authorization: `Bearer ${String(accessToken)}` });

	it('shows app, firm, user and permissions on the consent page', async () => {
		const response = await fetch(authorizeUrl());
		const page = await response.text();
		expect(response.status).toBe(200);
		expect(page).toContain('n8n workflows');
		expect(page).toContain('Harbor &amp; Vale LLP');
		expect(page).toContain(us.userEmail);
		expect(page).toContain('Documents: read and write');
		expect(page).toMatch(/<button id="allow"[^>]*>Allow access</);
		expect(page).toMatch(/<button id="decline"[^>]*>Decline</);
	});

	it('returns to the app with a code and the unchanged state, and the code becomes a 30-day token', async () => {
		const response = await decide('allow');
		const target = new URL(response.headers.get('location') ?? '');
		expect(response.status).toBe(302);
		expect(target.origin + target.pathname).toBe(redirectUri);
		expect(target.searchParams.get('state')).toBe('a b&c=1');
		const granted = await exchange(target.searchParams.get('code') ?? '');
		expect(granted).toEqual({
			status: 200,
			body: {
				token_type: 'bearer',
				access_token: expect.any(String),
				expires_in: 2_592_000,
				refresh_token: expect.any(String),
			},
		});
		expect((await whoAmI(granted.body.access_token)).status).toBe(200);
	});

	it('takes a code once, only with its redirect URI', async () => {
		const code = await codeOf();
		expect((await exchange(code)).status).toBe(200);
		expect(await exchange(code)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
		const other = await codeOf();
		expect(await exchange(other, { redirect_uri: `${redirectUri}/` })).toMatchObject({
			status: 400,
			body: { error: 'invalid_grant' },
		});
	});

	it('tells the app of a refusal only when it asked for that', async () => {
		const told = await decide('decline', { redirect_on_decline: 'true' });
		const target = new URL(told.headers.get('location') ?? '');
		expect(target.searchParams.get('error')).toBe('access_denied');
		expect(target.searchParams.get('state')).toBe('a b&c=1');
		const untold = await decide('decline');
		expect(untold.status).toBe(400);
		expect(untold.headers.get('location')).toBeNull();
	});

	it.each([
		['another redirect URI', { redirect_uri: `${redirectUri}/` }, 400, 'invalid_redirect_uri'],
		['another host', { redirect_uri: redirectUri.replace('127.0.0.1', 'localhost') }, 400, 'invalid_redirect_uri'],
		['an unknown key', { client_id: 'unknown' }, 401, 'invalid_client'],
		['another response type', { response_type: 'token' }, 400, 'unsupported_response_type'],
	])('refuses to ask for consent with %s', async (_case, changes, status, text) => {
		const response = await fetch(authorizeUrl(changes));
		expect(response.status).toBe(status);
		expect(await response.text()).toContain(text);
	});

	it('accepts an empty scope, records any other, and tolerates PKCE', async () => {
		await clio.recorded();
		expect((await fetch(authorizeUrl({ scope: '' }))).status).toBe(200);
		expect((await fetch(authorizeUrl({ code_challenge: 'x', code_challenge_method: 'S256' }))).status).toBe(200);
		expect(await clio.recorded()).toEqual([]);
		expect((await fetch(authorizeUrl({ scope: 'matters:read' }))).status).toBe(200);
		expect(await clio.recorded()).toEqual(['scope on authorize: matters:read']);
	});

	it('refreshes without a new refresh token, again and again', async () => {
		const granted = await exchange(await codeOf());
		const refresh = { grant_type: 'refresh_token', refresh_token: String(granted.body.refresh_token) };
		for (const attempt of [1, 2]) {
			const renewed = await token(refresh);
			expect([attempt, renewed.status, Object.keys(renewed.body)]).toEqual([
				attempt,
				200,
				['token_type', 'access_token', 'expires_in'],
			]);
			expect((await whoAmI(renewed.body.access_token)).status).toBe(200);
		}
	});

	it('rotates refresh tokens when it is told to', async () => {
		const granted = await exchange(await codeOf());
		await clio.sandbox.control.settings({ region: 'us', rotateRefreshTokens: true, tokenLifetimeSeconds: 3600 });
		const refresh = { grant_type: 'refresh_token', refresh_token: String(granted.body.refresh_token) };
		const renewed = await token(refresh);
		expect(renewed.body).toMatchObject({ expires_in: 3600, refresh_token: expect.any(String) });
		expect(renewed.body.refresh_token).not.toBe(granted.body.refresh_token);
		expect(await token(refresh)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
		await clio.sandbox.control.settings({ region: 'us', rotateRefreshTokens: false, tokenLifetimeSeconds: 2_592_000 });
	});

	it.each([
		[
			'a wrong secret',
			{ client_secret: 'wrong', grant_type: 'refresh_token', refresh_token: 'x' },
			401,
			'invalid_client',
		],
		['an unknown refresh token', { grant_type: 'refresh_token', refresh_token: 'x' }, 400, 'invalid_grant'],
		['another grant type', { grant_type: 'password' }, 400, 'unsupported_grant_type'],
		['no grant type', {}, 400, 'invalid_request'],
		['no code', { grant_type: 'authorization_code', redirect_uri: redirectUri }, 400, 'invalid_request'],
	])('refuses a token request with %s', async (_case, fields, status, error) => {
		expect(await token(fields)).toMatchObject({ status, body: { error, error_description: expect.any(String) } });
	});

	it('takes key and secret in a form-encoded body only', async () => {
		const fields = { grant_type: 'refresh_token', refresh_token: 'x' };
		const json = await fetch(`${us.baseUrl}/oauth/token`, {
			method: 'POST',
			headers: { 'Content-Type': 'application/json' },
			body: JSON.stringify({ ...fields, client_id: us.clientId, client_secret: us.clientSecret }),
		});
		expect([json.status, await json.json()]).toMatchObject([400, { error: 'invalid_request' }]);
		const basic = await fetch(`${us.baseUrl}/oauth/token`, {
			method: 'POST',
			headers: { Authorization: `Basic ${Buffer.from(`${us.clientId}:${us.clientSecret}`).toString('base64')}` },
			body: new URLSearchParams(fields),
		});
		expect([basic.status, await basic.json()]).toMatchObject([401, { error: 'invalid_client' }]);
	});

	it('ends only the given access token when the app gives it up', async () => {
		const granted = await exchange(await codeOf());
		const accessToken = String(granted.body.access_token);
		const body = new URLSearchParams({ token: accessToken });
		const anonymous = await fetch(`${us.baseUrl}/oauth/deauthorize`, { method: 'POST', body });
		expect(anonymous.status).toBe(401);
		const headers = { Authorization: `Bearer ${accessToken}` };
		expect((await fetch(`${us.baseUrl}/oauth/deauthorize`, { method: 'POST', headers })).status).toBe(400);
		const response = await fetch(`${us.baseUrl}/oauth/deauthorize`, { method: 'POST', headers, body });
		expect([response.status, await response.text()]).toEqual([200, '']);
		expect((await whoAmI(accessToken)).status).toBe(401);
		const refresh = { grant_type: 'refresh_token', refresh_token: String(granted.body.refresh_token) };
		expect((await whoAmI((await token(refresh)).body.access_token)).status).toBe(200);
	});

	it('shows the code in title and address of the approval page', async () => {
		const approval = `${us.baseUrl}/oauth/approval`;
		const response = await decide('allow', { redirect_uri: approval });
		const target = response.headers.get('location') ?? '';
		const code = new URL(target).searchParams.get('code') ?? '';
		expect(await (await fetch(target)).text()).toContain(`<title>Success code=${code}</title>`);
		expect((await exchange(code, { redirect_uri: approval })).status).toBe(200);
		expect(await (await fetch(`${approval}?error=access_denied`)).text()).toContain(
			'<title>Failure error=access_denied</title>',
		);
	});

	it('registers redirect URIs on the developer application page', async () => {
		const url = `${us.baseUrl}/settings/developer_applications`;
		const added = 'https://n8n.example.com/rest/oauth2-credential/callback';
		expect((await fetch(url, { method: 'POST', body: new URLSearchParams({ redirect_uri: 'nonsense' }) })).status).toBe(
			422,
		);
		const page = await (
			await fetch(url, { method: 'POST', body: new URLSearchParams({ redirect_uri: added }) })
		).text();
		expect(page).toContain(us.clientId);
		expect(page).toContain(added);
		expect((await fetch(authorizeUrl({ redirect_uri: added }))).status).toBe(200);
	});

	it('ends tokens by order of the control API', async () => {
		const granted = await exchange(await codeOf());
		await clio.sandbox.control.expire('us');
		const expired = await whoAmI(granted.body.access_token);
		expect([expired.status, JSON.parse(expired.text)]).toEqual([
			401,
			{ error: 'invalid_token', error_description: expect.any(String) },
		]);
		await clio.sandbox.control.revoke('us');
		const refresh = { grant_type: 'refresh_token', refresh_token: String(granted.body.refresh_token) };
		expect((await token(refresh)).body.error).toBe('invalid_grant');
	});
});
