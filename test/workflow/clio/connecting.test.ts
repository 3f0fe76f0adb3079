import { beginConnection, testCredential } from '../../../scripts/engine';
import { REDIRECT_URI, useClioSandbox } from './clioSandbox';

const clio = useClioSandbox();

describe('pressing Connect', () => {
	it('asks Clio to come back on refusal, with no scope', async () => {
		const { authorizeUrl } = await beginConnection(clio().credentials, await clio().unconnected(), REDIRECT_URI);
		const { origin, pathname, searchParams } = new URL(authorizeUrl);
		expect(origin + pathname).toBe(`${clio().app().baseUrl}/oauth/authorize`);
		expect(Object.fromEntries(searchParams)).toMatchObject({
			client_id: clio().app().clientId,
			redirect_uri: REDIRECT_URI,
			redirect_on_decline: 'true',
			scope: '',
		});
	});

	it('stores an access token and a refresh token when the user allows', async () => {
		const account = await clio().connected();
		expect(await clio().stored(account)).toMatchObject({
			oauthTokenData: {
				access_token: expect.any(String),
				refresh_token: expect.any(String),
				token_type: 'bearer',
				expires_in: 2592000,
			},
		});
	});

	it.each(['eu', 'ca', 'au'] as const)('works in the region %s', async (region) => {
		const account = await clio().connected(clio().app(region));
		expect((await clio().run(account, { resource: 'user', operation: 'whoAmI' })).json('Clio')).toMatchObject([
			{ email: clio().process.regions[region].userEmail },
		]);
	});

	it('comes back with an error, and stores nothing, when the user declines', async () => {
		const details = await clio().unconnected();
		await expect(clio().connect(details, 'decline')).rejects.toThrow(
			/Insufficient parameters for OAuth2 callback.*access_denied/,
		);
		expect(await clio().credentials.read(details)).not.toHaveProperty('oauthTokenData');
	});

	it('is refused at the exchange when the client secret is wrong', async () => {
		const details = await clio().unconnected({ clientSecret: 'mistyped' });
		await expect(clio().connect(details)).rejects.toMatchObject({ body: { error: 'invalid_client' } });
		expect(await clio().credentials.read(details)).not.toHaveProperty('oauthTokenData');
	});

	it('is refused on the page when the app belongs to another region', async () => {
		const { clientId, clientSecret } = clio().app('eu');
		const details = await clio().unconnected({ clientId, clientSecret });
		await expect(clio().connect(details)).rejects.toThrow('no consent form');
	});

	it('sends what is typed as custom scopes', async () => {
		const details = await clio().unconnected({ customScopes: true, enabledScopes: 'one two' });
		const { authorizeUrl } = await beginConnection(clio().credentials, details, REDIRECT_URI);
		expect(new URL(authorizeUrl).searchParams.get('scope')).toBe('one two');
	});

	it.each(['http://clio.example.com', 'ftp://127.0.0.1', 'clio.example.com', 'https://user@clio.example.com', ''])(
		'sends nothing to the custom Base URL "%s"',
		async (baseUrl) => {
			const details = await clio().unconnected({ baseUrl });
			await expect(beginConnection(clio().credentials, details, REDIRECT_URI)).rejects.toThrow(
				'OAuth url is not a valid URL',
			);
		},
	);
});

describe('testing a credential', () => {
	const passed = { status: 'OK', message: 'Connection successful!' };

	it('passes for both credentials when the connection works', async () => {
		const { access_token: accessToken, refresh_token: refreshToken } = await clio().process.control.grant('us');
		const accounts = [
			await clio().connected(),
			await clio().tokenAccount({ connectWith: 'accessToken', accessToken }),
			await clio().tokenAccount({ connectWith: 'refreshToken', refreshToken }),
		];
		for (const { details } of accounts) {
			expect(await testCredential(clio().credentials, details)).toEqual(passed);
		}
		const requests = await clio().apiRequests();
		expect(requests.map(({ path }) => path)).toEqual(accounts.map(() => '/api/v4/users/who_am_i.json'));
	});

	it('fails when the access token is not accepted', async () => {
		const account = await clio().tokenAccount({ connectWith: 'accessToken', accessToken: 'mistyped' });
		expect(await testCredential(clio().credentials, account.details)).toEqual({
			status: 'Error',
			message: 'Unauthorized',
		});
	});

	it('explains a missing permission in our words', async () => {
		const account = await clio().connected();
		await clio().process.control.fault({
			path: '/users/who_am_i.json',
			times: 1,
			answer: { kind: 'status', status: 403, body: { error: { type: 'ForbiddenError', message: 'Forbidden' } } },
		});
		const { status, message } = await testCredential(clio().credentials, account.details);
		expect({ status, message }).toEqual({ status: 'Error', message: expect.stringContaining('Users permission') });
	});

	it('fails with what to do when the refresh token is refused', async () => {
		const account = await clio().tokenAccount({ connectWith: 'refreshToken', refreshToken: 'mistyped' });
		const { status, message } = await testCredential(clio().credentials, account.details);
		expect({ status, message }).toEqual({ status: 'Error', message: expect.stringContaining('get a new one') });
	});
});
