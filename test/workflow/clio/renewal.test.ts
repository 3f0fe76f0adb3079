import type { Account } from './clioSandbox';
import { NODE, useClioSandbox } from './clioSandbox';

const clio = useClioSandbox();
const WHO_AM_I = { resource: 'user', operation: 'whoAmI' };

async function tokens(account: Account): Promise<Record<string, unknown>> {
	const { oauthTokenData } = await clio().stored(account);
	return Object.fromEntries(Object.entries(Object(oauthTokenData)));
}

describe('an expired OAuth2 access token', () => {
	it('is renewed, the request repeated, the new token stored and the refresh token kept', async () => {
		const account = await clio().connected();
		const before = await tokens(account);
		await clio().process.control.expire('us');
		await clio().apiRequests();
		const run = await clio().run(account, WHO_AM_I);
		expect(run.json(NODE)).toHaveLength(1);
		expect((await clio().apiRequests()).map(({ status }) => status)).toEqual([401, 401, 200]);
		expect(run.node(NODE).hints).toMatchObject([{ message: 'Sent 3 requests to Clio.' }]);
		const after = await tokens(account);
		expect(after.access_token).not.toBe(before.access_token);
		expect(after.refresh_token).toBe(before.refresh_token);
		await clio().run(account, WHO_AM_I);
		expect((await clio().apiRequests()).map(({ status }) => status)).toEqual([200]);
	});

	it('brings a rotated refresh token with it, which is stored and works the next time', async () => {
		await clio().process.control.settings({ rotateRefreshTokens: true });
		const account = await clio().connected();
		const first = await tokens(account);
		for (let round = 0; round < 2; round++) {
			await clio().process.control.expire('us');
			expect((await clio().run(account, WHO_AM_I)).status).toBe('success');
		}
		expect((await tokens(account)).refresh_token).not.toBe(first.refresh_token);
	});

	it('is renewed once for several items', async () => {
		const account = await clio().connected();
		await clio().process.control.expire('us');
		await clio().apiRequests();
		const run = await clio().run(account, WHO_AM_I, { input: [{ json: {} }, { json: {} }, { json: {} }] });
		expect(run.json(NODE)).toHaveLength(3);
		expect((await clio().apiRequests()).map(({ status }) => status)).toEqual([401, 401, 200, 200, 200]);
	});
});

describe('the token credential', () => {
	async function grant() {
		return await clio().process.control.grant('us');
	}

	it('fetches an access token from its refresh token and stores it', async () => {
		const { refresh_token: refreshToken } = await grant();
		const account = await clio().tokenAccount({ connectWith: 'refreshToken', refreshToken });
		expect((await clio().run(account, WHO_AM_I)).json(NODE)).toHaveLength(1);
		const { sessionToken } = await clio().stored(account);
		expect(sessionToken).toEqual(expect.stringContaining(refreshToken));
		await clio().run(account, WHO_AM_I);
		expect((await clio().stored(account)).sessionToken).toBe(sessionToken);
	});

	it('renews itself after a 401', async () => {
		const { refresh_token: refreshToken } = await grant();
		const account = await clio().tokenAccount({ connectWith: 'refreshToken', refreshToken });
		await clio().run(account, WHO_AM_I);
		const { sessionToken } = await clio().stored(account);
		await clio().process.control.expire('us');
		await clio().apiRequests();
		expect((await clio().run(account, WHO_AM_I)).json(NODE)).toHaveLength(1);
		expect((await clio().apiRequests()).map(({ status }) => status)).toEqual([401, 401, 200]);
		expect((await clio().stored(account)).sessionToken).not.toBe(sessionToken);
	});

	it('keeps a rotated refresh token', async () => {
		await clio().process.control.settings({ rotateRefreshTokens: true });
		const { refresh_token: refreshToken } = await grant();
		const account = await clio().tokenAccount({ connectWith: 'refreshToken', refreshToken });
		for (let round = 0; round < 3; round++) {
			expect((await clio().run(account, WHO_AM_I)).status).toBe('success');
			await clio().process.control.expire('us');
		}
		expect((await clio().stored(account)).refreshToken).not.toBe(refreshToken);
	});

	it('fetches a new token when its refresh token was exchanged for another', async () => {
		const former = await grant();
		const account = await clio().tokenAccount({ connectWith: 'refreshToken', refreshToken: former.refresh_token });
		await clio().run(account, WHO_AM_I);
		const stored = await clio().stored(account);
		const later = await grant();
		await clio().credentials.updateCredentials(account.details, account.type, {
			...stored,
			refreshToken: later.refresh_token,
		});
		expect((await clio().run(account, WHO_AM_I)).status).toBe('success');
		expect((await clio().stored(account)).sessionToken).toEqual(expect.stringContaining(later.refresh_token));
	});

	it('uses an access token as it is and stores nothing', async () => {
		const { access_token: accessToken } = await grant();
		const account = await clio().tokenAccount({ connectWith: 'accessToken', accessToken });
		const before = await clio().stored(account);
		expect((await clio().run(account, WHO_AM_I)).json(NODE)).toHaveLength(1);
		expect(await clio().stored(account)).toEqual(before);
		expect((await clio().apiRequests()).map(({ status }) => status)).toEqual([200]);
	});
});
