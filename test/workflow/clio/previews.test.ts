import type { INodeParameters } from 'n8n-workflow';

import { NODE, useClioSandbox } from './clioSandbox';

const clio = useClioSandbox();

const byId = (value: unknown): INodeParameters => ({ record: { __rl: true, mode: 'id', value: String(value) } });
const json = (values: unknown): INodeParameters => ({ specifyValues: 'json', valuesJson: JSON.stringify(values) });
const PREVIEW: INodeParameters = { options: { previewOnly: true } };

const lines = async () =>
	(await clio().apiRequests()).map(({ method, path }) => `${method} ${path.replace('/api/v4', '')}`);

/** The request that would be sent, after making sure that none was. */
async function preview(parameters: INodeParameters, more = {}) {
	const account = await clio().connected({ readOnly: true });
	const run = await clio().run(account, { ...parameters, ...PREVIEW, ...more });
	expect(run.error).toBeUndefined();
	expect((await lines()).filter((line) => !line.startsWith('GET '))).toEqual([]);
	return run.json(NODE);
}

describe('Preview Only', () => {
	it('shows what a create would send, also with a credential that is Read Only', async () => {
		const values = { type: 'Company', name: 'Harbor Lane Bakery' };
		expect(await preview({ resource: 'contact', operation: 'create', ...json(values) })).toEqual([
			{
				preview: true,
				method: 'POST',
				path: '/api/v4/contacts.json',
				query: { fields: expect.stringMatching(/^id,etag,/) },
				body: { data: values },
			},
		]);
	});

	it('shows what an update would send, with its condition', async () => {
		const options = { previewOnly: true, ifUnchangedSince: '9a10' };
		const parameters = { resource: 'matter', operation: 'update', ...byId(12), ...json({ description: 'Lease' }) };
		expect(await preview(parameters, { options })).toEqual([
			{
				preview: true,
				method: 'PATCH',
				path: '/api/v4/matters/12.json',
				query: { fields: expect.stringMatching(/^id,etag,/) },
				body: { data: { description: 'Lease' } },
				headers: { 'If-Match': '"9a10"' },
			},
		]);
	});

	it('shows what a delete would send', async () => {
		expect(await preview({ resource: 'contact', operation: 'delete', ...byId(12) })).toEqual([
			{ preview: true, method: 'DELETE', path: '/api/v4/contacts/12.json', query: {}, body: null },
		]);
	});

	it('shows what has no record to name', async () => {
		expect(await preview({ resource: 'timer', operation: 'stop' })).toEqual([
			{ preview: true, method: 'DELETE', path: '/api/v4/timer.json', query: {}, body: null },
		]);
		const place = { resource: 'reportPreset', operation: 'generateReport', ...byId(3) };
		expect(await preview(place)).toMatchObject([
			{ method: 'POST', path: '/api/v4/report_presets/3/generate_report.json' },
		]);
	});

	it('shows what an API call would send', async () => {
		const queryParameters = { parameters: ['1', '2'].map((value) => ({ name: 'custom_field_ids[]', value })) };
		const call = { resource: 'apiCall', operation: 'send', method: 'POST', path: '/contacts.json', queryParameters };
		expect(await preview({ ...call, jsonBody: '{"name": "Ann Lee", "type": "Person"}' })).toEqual([
			{
				preview: true,
				method: 'POST',
				path: '/api/v4/contacts.json',
				query: { 'custom_field_ids[]': ['1', '2'] },
				body: { data: { name: 'Ann Lee', type: 'Person' } },
			},
		]);
	});

	it('reads as usual where nothing would be changed', async () => {
		const records = await preview({ resource: 'apiCall', operation: 'send', path: '/users.json' });
		expect(records.length).toBeGreaterThan(1);
	});

	it('still refuses what cannot be sent', async () => {
		const account = await clio().connected();
		const parameters = { resource: 'contact', operation: 'delete', ...byId('../12'), ...PREVIEW };
		const run = await clio().run(account, parameters);
		expect(run.error?.message).toMatch(/is not an ID of Clio/);
	});

	it('keeps the pairing of items', async () => {
		const input = [{ json: { id: 1 } }, { json: { id: 2 } }];
		const parameters = { resource: 'contact', operation: 'delete', ...byId('={{ $json.id }}'), ...PREVIEW };
		const run = await clio().run(await clio().connected(), parameters, { input });
		expect(run.items(NODE).map(({ json: { path }, pairedItem }) => [path, pairedItem])).toEqual([
			['/api/v4/contacts/1.json', { item: 0 }],
			['/api/v4/contacts/2.json', { item: 1 }],
		]);
	});

	it.each(['={{ undefined }}', '={{ null }}', '={{ "maybe" }}', '={{ 1 }}'])(
		'is refused when nobody can tell whether it is meant: %s',
		async (previewOnly) => {
			const parameters = { resource: 'timer', operation: 'stop', options: { previewOnly } };
			const run = await clio().run(await clio().connected(), parameters);
			expect(run.error?.message).toBe('The option Preview Only is neither true nor false (item 0)');
			expect(await lines()).toEqual([]);
		},
	);

	it('may come as text from an item', async () => {
		const parameters = { resource: 'timer', operation: 'stop', options: { previewOnly: '={{ "TRUE" }}' } };
		const run = await clio().run(await clio().connected(), parameters);
		expect(run.json(NODE)).toMatchObject([{ preview: true }]);
	});
});
