import type { Account } from '../clio/clioSandbox';
import { useClioSandbox } from '../clio/clioSandbox';
import { post, useTriggers } from './clioTrigger';

const clio = useClioSandbox();
const startTrigger = useTriggers(clio);
const control = () => clio().process.control;

async function waiting(account?: Account) {
	const trigger = await startTrigger(account ?? (await clio().connected()), { resource: 'appDeauthorized' });
	await trigger.running.activate();
	return trigger;
}

function notice(changes: object = {}): string {
	const { clientId } = clio().process.regions.us;
	return JSON.stringify({ client_id: clientId, user_id: 344117, access_token: 'all', ...changes });
}

describe('App Deauthorized', () => {
	it('registers nothing', async () => {
		const trigger = await waiting();
		expect(await control().webhooks()).toEqual([]);
		expect(await clio().apiRequests()).toEqual([]);
		expect(await trigger.running.deactivate()).toBe(true);
	});

	it('starts once when the user has revoked the app, without the token', async () => {
		const trigger = await waiting();
		await control().revoke('us');
		expect((await post(trigger.running.url, notice())).status).toBe(200);
		const [item, ...others] = await trigger.items();
		expect(others).toEqual([]);
		expect(item).toEqual({
			event: 'deauthorized',
			eventId: expect.stringMatching(/^appDeauthorized-344117-/),
			user_id: 344117,
		});
		expect(JSON.stringify([item, trigger.state])).not.toMatch(/access_token|"all"/);
		await post(trigger.running.url, notice());
		expect(await trigger.items()).toEqual([]);
	});

	it('does so with a token credential, of which the Client ID is known', async () => {
		const { refresh_token: refreshToken, access_token: accessToken } = await control().grant('us');
		const trigger = await waiting(await clio().tokenAccount({ connectWith: 'refreshToken', refreshToken }));
		await control().revoke('us');
		await post(trigger.running.url, notice());
		expect(await trigger.items()).toMatchObject([{ event: 'deauthorized' }]);
		const without = await clio().tokenAccount({ connectWith: 'accessToken', accessToken });
		await expect(waiting(without)).rejects.toThrow('The credential holds no Client ID');
	});

	it('does not when only the access token has ended: the credential renews it', async () => {
		const trigger = await waiting();
		await control().expire('us');
		await post(trigger.running.url, notice());
		expect(await trigger.items()).toEqual([]);
	});

	it("does so with the sandbox's own callback", async () => {
		const trigger = await waiting();
		await control().setDeauthorizationCallback('us', trigger.running.url);
		await control().revoke('us');
		expect(await trigger.items()).toMatchObject([{ event: 'deauthorized' }]);
	});

	it('does not believe a notice while Clio accepts the credential, and asks at most once in ten seconds', async () => {
		const trigger = await waiting();
		for (let time = 0; time < 5; time++) expect((await post(trigger.running.url, notice())).status).toBe(200);
		expect(await trigger.items()).toEqual([]);
		expect((await clio().apiRequests()).map(({ path }) => path)).toEqual(['/api/v4/users/who_am_i.json']);
	});

	it('does not believe one when Clio cannot be asked', async () => {
		const trigger = await waiting();
		await control().fault({ path: '/users/who_am_i', times: 4, answer: { kind: 'status', status: 503 } });
		await post(trigger.running.url, notice());
		expect(await trigger.items()).toEqual([]);
	});

	it('answers 401 to what is about another app, or nothing', async () => {
		const trigger = await waiting();
		const bodies = [
			notice({ client_id: 'another' }),
			notice({ client_id: 1 }),
			notice({ user_id: 'x' }),
			notice({ access_token: null }),
			'{}',
			'[]',
			'',
		];
		for (const body of bodies) expect([body, (await post(trigger.running.url, body)).status]).toEqual([body, 401]);
		expect((await post(trigger.running.url, '{}', { 'X-Hook-Secret': 'secret' })).status).toBe(401);
		expect(await trigger.items()).toEqual([]);
		expect(await clio().apiRequests()).toEqual([]);
	});
});
