import type { WorkflowRun } from '../../../scripts/engine';
import type { Account } from './clioSandbox';
import { NODE, useClioSandbox } from './clioSandbox';

const clio = useClioSandbox();
const WHO_AM_I = { resource: 'user', operation: 'whoAmI' };

interface Told {
	message: string;
	description: string;
}

/** What the user reads, after making sure that nothing secret is anywhere in the run's result. */
async function toldBy(run: WorkflowRun, account: Account): Promise<Told> {
	expect(run.status).toBe('error');
	const { error } = run.node(NODE);
	const kept = JSON.stringify({ ...run, error: { ...error, message: error?.message, stack: error?.stack } });
	for (const secret of secretsIn(await clio().stored(account))) expect(kept).not.toContain(secret);
	const description: unknown = error === undefined ? '' : Reflect.get(error, 'description');
	return { message: error?.message ?? '', description: String(description) };
}

const SECRET_NAMES = /^(clientSecret|accessToken|refreshToken|sessionToken|access_token|refresh_token)$/;

function secretsIn(data: object): string[] {
	return Object.entries(data).flatMap(([name, value]) => {
		if (typeof value === 'object' && value !== null) return secretsIn(value);
		return SECRET_NAMES.test(name) && value !== '' ? String(value).split(' ') : [];
	});
}

describe('access that was revoked in Clio', () => {
	it('tells an OAuth2 user to connect again', async () => {
		const account = await clio().connected();
		await clio().process.control.revoke('us');
		const told = await toldBy(await clio().run(account, WHO_AM_I), account);
		expect(told.message).toBe('Clio refused to renew the access of this credential (item 0)');
		expect(told.description).toContain('connect it again');
	});

	it('tells the owner of a refresh token to get a new one', async () => {
		const { refresh_token: refreshToken } = await clio().process.control.grant('us');
		const account = await clio().tokenAccount({ connectWith: 'refreshToken', refreshToken });
		await clio().process.control.revoke('us');
		const told = await toldBy(await clio().run(account, WHO_AM_I), account);
		expect(told.message).toBe('Clio refused the refresh token of this credential (item 0)');
		expect(told.description).toContain('get a new one');
	});

	it('tells the owner of an access token that it no longer counts', async () => {
		const { access_token: accessToken } = await clio().process.control.grant('us');
		const account = await clio().tokenAccount({ connectWith: 'accessToken', accessToken });
		await clio().process.control.revoke('us');
		const told = await toldBy(await clio().run(account, WHO_AM_I), account);
		expect(told.message).toBe('Clio does not accept the access token of this credential (item 0)');
		expect(told.description).toContain('Check the Region');
	});
});

describe('a renewal that Clio refuses', () => {
	it('points at the app and its region when the client is not accepted', async () => {
		const account = await clio().connected();
		const stored = await clio().stored(account);
		const wrong = { ...stored, clientSecret: 'no-longer-valid' };
		await clio().credentials.updateCredentials(account.details, account.type, wrong);
		await clio().process.control.expire('us');
		const told = await toldBy(await clio().run(account, WHO_AM_I), account);
		expect(told.message).toBe('Clio does not accept the Client ID and Client Secret of this credential (item 0)');
		expect(told.description).toContain('region');
	});

	it('points at the region when a refresh token is used in another one', async () => {
		const { refresh_token: refreshToken } = await clio().process.control.grant('us');
		const { baseUrl } = clio().app('eu');
		const account = await clio().tokenAccount({ connectWith: 'refreshToken', refreshToken, baseUrl });
		const told = await toldBy(await clio().run(account, WHO_AM_I), account);
		expect(told.message).toBe('Clio does not know the Client ID or refuses the Client Secret (item 0)');
		expect(told.description).toContain('Region');
	});
});

describe('a credential that points elsewhere', () => {
	it('points at the region when an OAuth2 credential was moved to another one', async () => {
		const account = await clio().connected();
		const stored = await clio().stored(account);
		const moved = { ...stored, baseUrl: clio().app('eu').baseUrl };
		await clio().credentials.updateCredentials(account.details, account.type, moved);
		const told = await toldBy(await clio().run(account, WHO_AM_I), account);
		expect(told.message).toBe('Clio does not accept the Client ID and Client Secret of this credential (item 0)');
		expect(told.description).toContain('App Key and App Secret in that region');
	});

	it('tells that nobody has connected it', async () => {
		const account: Account = { details: await clio().unconnected(), type: 'clioOAuth2Api' };
		const told = await toldBy(await clio().run(account, WHO_AM_I), account);
		expect(told.message).toBe('The Clio credential is not connected (item 0)');
		expect(await clio().apiRequests()).toEqual([]);
	});

	it('refuses a custom Base URL that is not https, before anything is sent', async () => {
		const accessToken = 'never-sent';
		const account = await clio().tokenAccount({
			connectWith: 'accessToken',
			accessToken,
			baseUrl: 'http://clio.example.com',
		});
		const told = await toldBy(await clio().run(account, WHO_AM_I), account);
		expect(told.message).toContain('Base URL is refused');
		expect(told.description).toContain('https');
	});

	it('tells that nothing answers at the address', async () => {
		const account = await clio().connected();
		const stored = await clio().stored(account);
		const moved = { ...stored, baseUrl: 'http://127.0.0.1:9' };
		await clio().credentials.updateCredentials(account.details, account.type, moved);
		const told = await toldBy(await clio().run(account, WHO_AM_I), account);
		expect(told.message).toBe('Clio could not be reached (item 0)');
		expect(told.description).toContain('Region');
	});
});
