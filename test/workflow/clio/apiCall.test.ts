import type { INodeParameters } from 'n8n-workflow';

import { NODE, useClioSandbox } from './clioSandbox';

const clio = useClioSandbox();

async function send(parameters: INodeParameters, onError?: 'continueRegularOutput') {
	const account = await clio().connected();
	const all = { resource: 'apiCall', operation: 'send', ...parameters };
	return await clio().run(account, all, onError === undefined ? {} : { onError });
}

function query(...parameters: Array<[name: string, value: string]>): INodeParameters {
	return { parameters: parameters.map(([name, value]) => ({ name, value })) };
}

describe('API Call', () => {
	it('reads a whole list, page by page, with as few requests as can be', async () => {
		await clio().process.control.settings({ extraMatters: 430 });
		const run = await send({
			path: '/matters.json',
			returnAll: true,
			queryParameters: query(['fields', 'id,display_number'], ['order', 'id(asc)'], ['limit', '200']),
		});
		expect(run.error).toBeUndefined();
		const ids = run.json(NODE).map(({ id }) => id);
		expect(new Set(ids).size).toBe(ids.length);
		expect(ids.length).toBeGreaterThan(430);
		const requests = await clio().apiRequests();
		expect(requests).toHaveLength(Math.ceil(ids.length / 200));
		expect(requests.every(({ path }) => path === '/api/v4/matters.json')).toBe(true);
	});

	it('reads one page of a list, one item a record', async () => {
		const run = await send({ path: 'users.json', queryParameters: query(['fields', 'id,name'], ['limit', '2']) });
		expect(run.json(NODE)).toEqual([
			{ id: expect.any(Number), name: expect.any(String) },
			{ id: expect.any(Number), name: expect.any(String) },
		]);
	});

	it('posts a body, with or without the data around it', async () => {
		const values = { name: 'Blue Ridge Orchards', type: 'Company' };
		for (const jsonBody of [JSON.stringify(values), JSON.stringify({ data: values })]) {
			const run = await send({
				method: 'POST',
				path: '/contacts.json',
				queryParameters: query(['fields', 'id,name,type']),
				jsonBody,
			});
			expect(run.error).toBeUndefined();
			expect(run.json(NODE)).toEqual([{ id: expect.any(Number), ...values }]);
			expect(await clio().apiRequests()).toMatchObject([{ method: 'POST', status: 201, body: { data: values } }]);
		}
	});

	it.each([
		'https://app.clio.com/api/v4/users.json',
		'//attacker.example/users.json',
		'/../oauth/token',
		'/users/../../oauth/token',
		'/users/%2e%2e/matters.json',
		'/users.json?fields=id',
		'/users.json#top',
		'\\users.json',
		'   ',
	])('refuses the path "%s" before anything is sent', async (path) => {
		const run = await send({ path });
		expect(run.status).toBe('error');
		expect(run.error?.name).toBe('NodeOperationError');
		expect(await clio().process.control.requests()).toEqual([]);
	});

	it('is stopped by n8n itself when the path is empty', async () => {
		await expect(send({ path: '' })).rejects.toThrow('Parameter "Path" is required');
	});

	it.each(['[1, 2]', '"text"', '{"cut": ', '12'])('refuses the body %s before anything is sent', async (jsonBody) => {
		const run = await send({ method: 'POST', path: '/notes.json', jsonBody });
		expect(run.error?.message).toContain('JSON Body');
		expect(await clio().process.control.requests()).toEqual([]);
	});

	it('refuses a query name that the endpoint does not have, and names the nearest', async () => {
		const run = await send({ path: '/users.json', queryParameters: query(['enabeld', 'true']) });
		expect(run.error?.name).toBe('NodeOperationError');
		expect(JSON.stringify([run.error?.message, Reflect.get(Object(run.error), 'description')])).toContain('enabled');
		expect(await clio().process.control.requests()).toEqual([]);
	});

	it.each([
		['an HTML page', { kind: 'html', status: 403 }, /web page/],
		['an empty answer', { kind: 'empty', status: 200 }, /empty/],
		['a truncated answer', { kind: 'truncated' }, /cut short/],
		['no answer', { kind: 'reset' }, /could not be reached/],
	] as const)('tells %s clearly', async (_, answer, words) => {
		await clio().process.control.fault({ path: '/users.json', times: 4, answer });
		const run = await send({ path: '/users.json' });
		expect(run.error?.name).toBe('NodeApiError');
		expect(run.error?.message).toMatch(words);
	});

	it('says that a write whose answer was lost may have been made', async () => {
		await clio().process.control.fault({ method: 'POST', path: '/contacts.json', times: 1, answer: { kind: 'lost' } });
		const run = await send({
			method: 'POST',
			path: '/contacts.json',
			jsonBody: '{"name": "Twice Told Tales", "type": "Company"}',
		});
		expect(Reflect.get(Object(run.error), 'description')).toContain('may have been made');
		expect(await clio().apiRequests()).toHaveLength(1);
	});

	it('tells which records it has deleted when a later item fails', async () => {
		const account = await clio().connected();
		const made = await send({
			method: 'POST',
			path: '/contacts.json',
			jsonBody: '{"name": "Once", "type": "Company"}',
		});
		const id = made.json(NODE)[0]?.id;
		const call = { resource: 'apiCall', operation: 'send', method: 'DELETE', path: `/contacts/${String(id)}.json` };
		const run = await clio().run(account, call, { input: [{ json: {} }, { json: {} }] });
		expect(run.error).toMatchObject({
			message: expect.stringMatching(/\(item 1\)$/),
			description: expect.stringContaining(`Already written in this run: ${String(id)} (item 0).`),
		});
	});
});
