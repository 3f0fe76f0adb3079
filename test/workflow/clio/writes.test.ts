import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { Account } from './clioSandbox';
import { NODE, useClioSandbox } from './clioSandbox';

const clio = useClioSandbox();

const byId = (value: unknown): INodeParameters => ({ record: { __rl: true, mode: 'id', value: String(value) } });
const json = (values: unknown): INodeParameters => ({
	specifyValues: 'json',
	valuesJson: typeof values === 'string' ? values : JSON.stringify(values),
});

const CREATE: INodeParameters = { resource: 'contact', operation: 'create' };
const UPDATE: INodeParameters = { resource: 'contact', operation: 'update' };
const DELETE: INodeParameters = { resource: 'contact', operation: 'delete' };

/** Method, path, status and body of what the sandbox saw. */
async function seen() {
	const requests = await clio().apiRequests();
	return requests.map(({ method, path, status, body }) => ({
		line: `${method} ${path.replace('/api/v4', '')} ${status}`,
		body,
	}));
}

const lines = async () => (await seen()).map(({ line }) => line);

async function company(account: Account, name = 'Harbor Lane Bakery'): Promise<IDataObject> {
	const run = await clio().run(account, { ...CREATE, ...json({ type: 'Company', name }) });
	expect(run.error).toBeUndefined();
	await clio().apiRequests();
	return run.json(NODE)[0] ?? {};
}

describe('Create', () => {
	it('gives the record back, with one request', async () => {
		const account = await clio().connected();
		const run = await clio().run(account, { ...CREATE, ...json({ type: 'Company', name: 'Harbor Lane Bakery' }) });
		expect(run.json(NODE)).toMatchObject([
			{ id: expect.any(Number), etag: expect.any(String), name: 'Harbor Lane Bakery', type: 'Company' },
		]);
		expect(run.items(NODE)[0]?.pairedItem).toEqual({ item: 0 });
		expect(await seen()).toEqual([
			{ line: 'POST /contacts.json 201', body: { data: { type: 'Company', name: 'Harbor Lane Bakery' } } },
		]);
	});

	it('tells what was written before an item failed', async () => {
		const account = await clio().connected();
		const input = ['One', 'Two', 'Three'].map((name) => ({
			json: { name, type: name === 'Three' ? 'Club' : 'Company' },
		}));
		const more = { ...json('={{ JSON.stringify($json) }}') };
		await clio().process.control.fault({ method: 'POST', path: '/contacts.json', times: 1, answer: { kind: 'lost' } });
		const lost = await clio().run(account, { ...CREATE, ...more }, { input: input.slice(0, 1) });
		expect(lost.error).toMatchObject({ description: expect.stringContaining('may have been made') });
		await clio().apiRequests();
		const run = await clio().run(account, { ...CREATE, ...more }, { input });
		expect(run.error?.message).toMatch(/\(item 2\)$/);
		expect(run.error).toMatchObject({
			description: expect.stringMatching(/Already written in this run: \d+ \(item 0\), \d+ \(item 1\)\.$/),
		});
	});

	it('is stopped within a second while it waits for its turn, and tells what was written', async () => {
		await clio().process.control.settings({ rateLimitPerMinute: 3 });
		const account = await clio().connected();
		const stop = new AbortController();
		const input = Array.from({ length: 6 }, (_, index) => ({ json: { type: 'Company', name: `Firm ${index}` } }));
		const parameters = { ...CREATE, ...json('={{ JSON.stringify($json) }}') };
		const running = clio().run(account, parameters, { input, signal: stop.signal });
		for (let look = 0; look < 2_000 && (await clio().process.control.requests()).length < 3; look++);
		const stoppedAt = Date.now();
		stop.abort();
		expect((await running).status).toBe('canceled');
		expect(Date.now() - stoppedAt).toBeLessThan(1_000);
		expect((await lines()).length).toBeLessThanOrEqual(3);
	});

	it('tells in a hint what many writes have cost', async () => {
		const account = await clio().connected();
		const input = ['One', 'Two'].map((name) => ({ json: { type: 'Company', name } }));
		const run = await clio().run(account, { ...CREATE, ...json('={{ JSON.stringify($json) }}') }, { input });
		expect(run.node(NODE).hints.map(({ message }) => message)).toEqual(['Sent 2 requests to Clio.']);
	});
});

describe('Update', () => {
	it('changes only what was given, and gives the record back', async () => {
		const account = await clio().connected();
		const { id } = await company(account);
		const run = await clio().run(account, { ...UPDATE, ...byId(id), ...json({ title: 'Bakers' }) });
		expect(run.json(NODE)).toMatchObject([{ id, name: 'Harbor Lane Bakery', title: 'Bakers' }]);
		expect(await seen()).toEqual([{ line: `PATCH /contacts/${id}.json 200`, body: { data: { title: 'Bakers' } } }]);
	});

	it('refuses to change nothing', async () => {
		const run = await clio().run(await clio().connected(), { ...UPDATE, ...byId(1), ...json({}) });
		expect(run.error?.message).toMatch(/nothing to change/);
		expect(await lines()).toEqual([]);
	});

	it.each([
		['with its quotes', (etag: string) => etag],
		['without them', (etag: string) => etag.replace(/"/g, '')],
	])('writes when the record is unchanged: etag %s', async (_, write) => {
		const account = await clio().connected();
		const { id, etag } = await company(account);
		const options = { ifUnchangedSince: write(String(etag)) };
		const run = await clio().run(account, { ...UPDATE, ...byId(id), ...json({ title: 'Bakers' }), options });
		expect(run.json(NODE)).toMatchObject([{ id, title: 'Bakers' }]);
	});

	it('writes nothing when the record was changed since', async () => {
		const account = await clio().connected();
		const { id, etag } = await company(account);
		await clio().run(account, { ...UPDATE, ...byId(id), ...json({ title: 'First' }) });
		const options = { ifUnchangedSince: String(etag) };
		const run = await clio().run(account, { ...UPDATE, ...byId(id), ...json({ title: 'Second' }), options });
		expect(run.error?.message).toBe(
			`The record at /contacts/${id}.json was changed in Clio since it was read (item 0)`,
		);
		expect(run.error).toMatchObject({ httpCode: '412', description: expect.stringContaining('Nothing was written') });
		const now = await clio().run(account, { resource: 'contact', operation: 'get', ...byId(id) });
		expect(now.json(NODE)[0]?.title).toBe('First');
	});

	it.each(['', '   ', '""', 'two words', '={{ undefined }}', '={{ null }}'])(
		'refuses %j as an etag rather than write without a condition',
		async (ifUnchangedSince) => {
			const account = await clio().connected();
			const { id } = await company(account);
			const values = { ...byId(id), ...json({ title: 'X' }), options: { ifUnchangedSince } };
			const run = await clio().run(account, { ...UPDATE, ...values });
			expect(run.error?.message).toBe('The option If Unchanged Since holds no etag (item 0)');
			expect(await lines()).toEqual([]);
		},
	);
});

describe('Delete', () => {
	it('gives the ID of what it deleted', async () => {
		const account = await clio().connected();
		const { id } = await company(account);
		const run = await clio().run(account, { ...DELETE, ...byId(id) });
		expect(run.json(NODE)).toEqual([{ id, deleted: true }]);
		expect(await seen()).toEqual([{ line: `DELETE /contacts/${id}.json 204`, body: null }]);
	});

	it('tells what was deleted before an item failed', async () => {
		const account = await clio().connected();
		const { id } = await company(account);
		const input = [{ json: { id } }, { json: { id } }] as Array<{ json: IDataObject }>;
		const run = await clio().run(account, { ...DELETE, ...byId('={{ $json.id }}') }, { input });
		expect(run.error?.message).toMatch(/\(item 1\)$/);
		expect(run.error).toMatchObject({
			description: expect.stringContaining(`Already written in this run: ${id} (item 0).`),
		});
	});

	it('of a record whose answer holds it still gives the ID', async () => {
		const account = await clio().connected();
		const made = await clio().run(account, {
			resource: 'grantFundingSource',
			operation: 'create',
			...json({ name: 'State Bar Fund' }),
		});
		const { id } = made.json(NODE)[0] ?? {};
		await clio().apiRequests();
		const run = await clio().run(account, { resource: 'grantFundingSource', operation: 'delete', ...byId(id) });
		expect(run.json(NODE)).toEqual([{ id, deleted: true }]);
		expect(await lines()).toEqual([`DELETE /grant_funding_sources/${id}.json 200`]);
	});
});

describe('Continue On Fail', () => {
	it('leaves the good writes alone', async () => {
		const account = await clio().connected();
		const input = ['Company', 'Club', 'Company'].map((type) => ({ json: { type, name: type } }));
		const parameters = { ...CREATE, ...json('={{ JSON.stringify($json) }}') };
		const run = await clio().run(account, parameters, { input, onError: 'continueRegularOutput' });
		expect(run.json(NODE)).toMatchObject([
			{ id: expect.any(Number) },
			{ error: expect.stringMatching(/\(item 1\)$/) },
			{ id: expect.any(Number) },
		]);
		expect(await lines()).toEqual(['POST /contacts.json 201', 'POST /contacts.json 201']);
	});
});
