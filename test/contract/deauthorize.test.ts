import { useClioSandbox } from '../workflow/clio/clioSandbox';
import { accessTokenAccount } from './clioAccount';

const clio = useClioSandbox();
const DEAUTHORIZE = { resource: 'connection', operation: 'deauthorize', confirmDeauthorize: true };
const WHO_AM_I = { resource: 'user', operation: 'whoAmI' };

describe('Connection: Deauthorize', () => {
	it('ends an access token for good, and says that nothing renews it', async () => {
		const account = await accessTokenAccount(clio());
		const [item] = (await clio().run(account, DEAUTHORIZE)).json('Clio');
		expect(item).toEqual({ deauthorized: true, note: expect.stringContaining('enter another access token') });
		expect(item?.note).not.toContain('refresh token still works');
		const after = await clio().run(account, WHO_AM_I);
		expect(after.error?.message).toBe('Clio does not accept the access token of this credential (item 0)');
	});

	it('ends the session of a refresh token, and says that the next request gets another', async () => {
		const { refresh_token: refreshToken } = await clio().process.control.grant('us');
		const account = await clio().tokenAccount({ connectWith: 'refreshToken', refreshToken });
		const [item] = (await clio().run(account, DEAUTHORIZE)).json('Clio');
		expect(item).toEqual({ deauthorized: true, note: expect.stringContaining('The refresh token still works') });
		expect((await clio().run(account, WHO_AM_I)).error).toBeUndefined();
		const statuses = (await clio().process.control.requests()).map(({ path, status }) => [path, status]);
		expect(statuses).toEqual([
			['/oauth/token', 200],
			['/api/v4/users/who_am_i.json', 200],
			['/oauth/deauthorize', 200],
			['/api/v4/users/who_am_i.json', 401],
			['/api/v4/users/who_am_i.json', 401],
			['/oauth/token', 200],
			['/api/v4/users/who_am_i.json', 200],
		]);
	});

	it('names the renewed token when the one before had expired', async () => {
		const { refresh_token: refreshToken } = await clio().process.control.grant('us');
		const account = await clio().tokenAccount({ connectWith: 'refreshToken', refreshToken });
		await clio().run(account, WHO_AM_I);
		await clio().process.control.expire('us');
		expect((await clio().run(account, DEAUTHORIZE)).error).toBeUndefined();
		await clio().process.control.clearRequests();
		await clio().run(account, WHO_AM_I);
		const statuses = (await clio().process.control.requests()).map(({ status }) => status);
		expect(statuses).toEqual([401, 401, 200, 200]);
	});
});
