import type { INodeParameters } from 'n8n-workflow';

import { NODE, useClioSandbox } from './clioSandbox';

const clio = useClioSandbox();
const WHO_AM_I: INodeParameters = { resource: 'user', operation: 'whoAmI' };
const API_CALL: INodeParameters = { resource: 'apiCall', operation: 'send', path: '/users.json' };
const items = (count: number) => Array.from({ length: count }, () => ({ json: {} }));
const refusal = (headers: Record<string, string>) =>
	({ kind: 'status', status: 429, headers, body: { error: { type: 'RateLimited', message: 'Slow down' } } }) as const;

const statuses = async () => (await clio().apiRequests()).map(({ status }) => status);

describe("Clio's limit of requests a minute", () => {
	it('is waited for, not run into, and the wait is told', async () => {
		const account = await clio().connected();
		await clio().process.control.settings({ rateLimitPerMinute: 4, rateLimitWindowSeconds: 2 });
		const run = await clio().run(account, WHO_AM_I, { input: items(6) });
		expect(run.error).toBeUndefined();
		expect(run.json(NODE)).toHaveLength(6);
		expect(await statuses()).toEqual([200, 200, 200, 200, 200, 200]);
		expect(run.node(NODE).hints).toEqual([
			{
				message: expect.stringMatching(
					/^Sent 6 requests to Clio; waited \d+ seconds? for Clio's limit of requests a minute\.$/,
				),
				location: 'outputPane',
			},
		]);
	});

	it('is known to the next execution with the same credential, and to no other credential', async () => {
		const [account, other] = [await clio().connected(), await clio().connected()];
		const noWait = { ...WHO_AM_I, options: { waitForRateLimit: 0 } };
		await clio().process.control.settings({ rateLimitPerMinute: 2 });
		expect((await clio().run(account, noWait, { input: items(2) })).status).toBe('success');
		const spent = await clio().run(account, noWait);
		expect(spent.error?.message).toBe("Clio's limit of requests a minute is used up (item 0)");
		expect(spent.error).toMatchObject({
			httpCode: '429',
			description: expect.stringMatching(/^Clio accepts requests again in \d+ seconds\..*Wait for Rate Limit/),
		});
		expect((await clio().run(other, noWait)).status).toBe('success');
		expect(await statuses()).toEqual([200, 200, 200]);
	});

	it('is not waited for longer than the option says, and nothing is waited for in vain', async () => {
		const account = await clio().connected();
		await clio().process.control.settings({ rateLimitPerMinute: 2 });
		const parameters = { ...WHO_AM_I, options: { waitForRateLimit: 1 } };
		const run = await clio().run(account, parameters, { input: items(3), onError: 'continueRegularOutput' });
		expect(run.json(NODE).map(({ error }) => error)).toEqual([
			undefined,
			undefined,
			"Clio's limit of requests a minute is used up (item 2)",
		]);
		expect(await statuses()).toEqual([200, 200]);
	});

	it('is told in an error with what was sent and waited for', async () => {
		const account = await clio().connected();
		await clio().process.control.settings({ rateLimitPerMinute: 2, rateLimitWindowSeconds: 2 });
		const parameters = { ...API_CALL, path: '={{ $json.path }}' };
		const input = ['/users.json', '/users.json', '/users/1.json'].map((path) => ({ json: { path } }));
		const run = await clio().run(account, parameters, { input });
		expect(run.error?.message).toMatch(/^Clio has nothing at \/users\/1\.json .*\(item 2\)$/);
		expect(run.error).toMatchObject({
			description: expect.stringMatching(/ Sent 3 requests to Clio; waited \d+ seconds? for .* a minute\.$/),
		});
	});

	it.each([
		['a read', API_CALL],
		[
			'a write',
			{ ...API_CALL, method: 'POST', path: '/contacts.json', jsonBody: '{"name":"Once Only","type":"Company"}' },
		],
	])('makes %s wait as long as Clio asks for, then go through once', async (_, parameters) => {
		const { path, method = 'GET' } = parameters;
		const fault = { method: String(method), path: String(path), times: 1 };
		await clio().process.control.fault({ ...fault, answer: refusal({ 'Retry-After': '1' }) });
		const run = await clio().run(await clio().connected(), parameters);
		expect(run.error).toBeUndefined();
		expect(await statuses()).toEqual([429, method === 'GET' ? 200 : 201]);
	});

	it('makes a read wait until the date that Clio names', async () => {
		const soon = new Date(Date.now() + 2_000).toUTCString();
		await clio().process.control.fault({ path: '/users.json', times: 1, answer: refusal({ 'Retry-After': soon }) });
		const run = await clio().run(await clio().connected(), API_CALL);
		expect(run.error).toBeUndefined();
		expect(await statuses()).toEqual([429, 200]);
	});

	it('gives no storm of requests when Clio asks for no wait at all', async () => {
		await clio().process.control.fault({ path: '/users.json', times: 9, answer: refusal({ 'Retry-After': '0' }) });
		const parameters = { ...API_CALL, options: { waitForRateLimit: 4 } };
		const run = await clio().run(await clio().connected(), parameters);
		expect(run.error?.message).toMatch(/limit of requests a minute is used up/);
		expect(await statuses()).toEqual([429, 429, 429]);
	});

	it('is waited for no longer when the user stops the execution', async () => {
		const account = await clio().connected();
		await clio().process.control.settings({ rateLimitPerMinute: 1 });
		const stop = new AbortController();
		const running = clio().run(account, WHO_AM_I, { input: items(2), signal: stop.signal });
		for (let look = 0; look < 500 && (await clio().process.control.requests()).length < 1; look++);
		for (let look = 0; look < 20; look++) await clio().process.control.state();
		stop.abort();
		expect((await running).status).toBe('canceled');
		expect(await statuses()).toEqual([200]);
	});
});

describe('Connection: Check', () => {
	const CHECK = { resource: 'connection', operation: 'check' };

	it('tells what it did not check when the limit is used up and nothing is to be waited for', async () => {
		const account = await clio().connected();
		await clio().process.control.settings({ rateLimitPerMinute: 5 });
		const run = await clio().run(account, { ...CHECK, options: { waitForRateLimit: 0 } });
		const [result] = run.json(NODE);
		const groups = Object(result?.access).map(({ readable }: { readable: unknown }) => readable);
		expect(groups.slice(0, 5)).toEqual([true, true, true, true, null]);
		expect(new Set(groups.slice(5))).toEqual(new Set([null]));
		expect(result?.requests).toBe(5);
		expect(await statuses()).toEqual([200, 200, 200, 200, 200]);
	});
});

describe('what an execution cost', () => {
	it('is not told for a single request', async () => {
		const run = await clio().run(await clio().connected(), WHO_AM_I);
		expect(run.node(NODE).hints).toEqual([]);
	});

	it('is told with the pages of lists', async () => {
		await clio().process.control.settings({ extraMatters: 200 });
		const parameters = { ...API_CALL, path: '/matters.json', returnAll: true };
		const run = await clio().run(await clio().connected(), parameters);
		const { length } = await clio().apiRequests();
		expect(length).toBeGreaterThan(1);
		expect(run.node(NODE).hints.map(({ message }) => message)).toEqual([
			`Sent ${length} requests to Clio (${length} pages of lists).`,
		]);
	});
});
