import type { INodeParameters } from 'n8n-workflow';

import type { SandboxFaultAnswer } from '../../../sandbox/client/sandboxProcess';
import { NODE, useClioSandbox } from './clioSandbox';

const clio = useClioSandbox();
const READ: INodeParameters = { resource: 'apiCall', operation: 'send', path: '/users.json' };
const WRITE: INodeParameters = {
	...READ,
	method: 'POST',
	path: '/contacts.json',
	jsonBody: '{"name":"Once Only","type":"Company"}',
};

async function runWithFault(parameters: INodeParameters, answer: SandboxFaultAnswer, times = 1) {
	const { path, method = 'GET' } = parameters;
	await clio().process.control.fault({ method: String(method), path: String(path), times, answer });
	const run = await clio().run(await clio().connected(), parameters);
	return { run, statuses: (await clio().apiRequests()).map(({ status }) => status) };
}

describe('a read that fails for the moment', () => {
	it.each<[string, SandboxFaultAnswer, number]>([
		['status 500', { kind: 'empty', status: 500 }, 500],
		['status 502', { kind: 'html', status: 502 }, 502],
		['status 503', { kind: 'html', status: 503 }, 503],
		['status 504', { kind: 'empty', status: 504 }, 504],
		['a broken connection', { kind: 'reset' }, 0],
		['a lost answer', { kind: 'lost' }, 0],
	])('is sent again: %s', async (_, answer, status) => {
		const { run, statuses } = await runWithFault(READ, answer);
		expect(run.error).toBeUndefined();
		expect(run.json(NODE).length).toBeGreaterThan(0);
		expect(statuses).toEqual([status, 200]);
		expect(run.node(NODE).hints.map(({ message }) => message)).toEqual([
			'Sent 2 requests to Clio (1 repeated after a failure).',
		]);
	});

	it('is given up after three repetitions, and the error tells them', async () => {
		const { run, statuses } = await runWithFault(READ, { kind: 'html', status: 503 }, 5);
		expect(statuses).toEqual([503, 503, 503, 503]);
		expect(run.error?.message).toBe('Clio failed to answer (status 503) (item 0)');
		expect(run.error).toMatchObject({
			description: expect.stringMatching(/ Sent 4 requests to Clio \(3 repeated after a failure\)\.$/),
		});
	});

	it('is not sent again once the user stopped the execution', async () => {
		await clio().process.control.fault({ path: '/users.json', times: 4, answer: { kind: 'empty', status: 503 } });
		const stop = new AbortController();
		const account = await clio().connected();
		const running = clio().run(account, READ, { signal: stop.signal });
		for (let look = 0; look < 500 && (await clio().process.control.requests()).length < 1; look++);
		stop.abort();
		expect((await running).status).toBe('canceled');
		expect(await clio().apiRequests()).toHaveLength(1);
	});
});

describe('a write that fails for the moment', () => {
	it.each<[string, SandboxFaultAnswer, number]>([
		['status 500', { kind: 'empty', status: 500 }, 500],
		['status 502', { kind: 'html', status: 502 }, 502],
		['status 503', { kind: 'html', status: 503 }, 503],
		['a broken connection', { kind: 'reset' }, 0],
		['a lost answer', { kind: 'lost' }, 0],
	])('is not sent again: %s', async (_, answer, status) => {
		const { run, statuses } = await runWithFault(WRITE, answer);
		expect(statuses).toEqual([status]);
		expect(run.error).toMatchObject({ description: expect.stringContaining('may have been made') });
	});

	it('is not sent after a connection was never made, and nothing is said to have been done', async () => {
		const account = await clio().connected();
		const stored = await clio().stored(account);
		await clio().credentials.updateCredentials(account.details, account.type, {
			...stored,
			baseUrl: 'http://127.0.0.1:9',
		});
		const run = await clio().run(account, WRITE);
		expect(run.error?.message).toBe('Clio could not be reached (item 0)');
		expect(run.error).toMatchObject({
			description: expect.stringMatching(
				/^Check the network.*Sent 4 requests to Clio \(3 repeated after a failure\)\.$/,
			),
		});
	});
});
