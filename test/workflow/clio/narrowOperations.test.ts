import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { Account } from './clioSandbox';
import { NODE, useClioSandbox } from './clioSandbox';

const clio = useClioSandbox();

const byId = (id: unknown) => ({ __rl: true, mode: 'id', value: String(id) });

/** The first record of a list. */
async function first(account: Account, resource: string, more: INodeParameters = {}): Promise<IDataObject> {
	const parameters = { resource, operation: 'getAll', returnAll: false, limit: 1, returnFields: 'standard', ...more };
	const [record = {}] = (await clio().run(account, parameters)).json(NODE);
	await clio().apiRequests();
	return record;
}

const requests = async () =>
	(await clio().apiRequests()).map(({ method, path, body }) => [`${method} ${path.replace('/api/v4', '')}`, body]);

describe('operations that change one thing of a record', () => {
	it('write that and nothing else, and put out the record', async () => {
		const account = await clio().connected();
		const { id } = await first(account, 'document');
		const values = { mappingMode: 'defineBelow', value: { name: 'Lease, signed.pdf' } };
		const run = await clio().run(account, { resource: 'document', operation: 'rename', record: byId(id), values });
		expect(run.json(NODE)).toMatchObject([{ id, name: 'Lease, signed.pdf' }]);
		expect(await requests()).toEqual([
			[`PATCH /documents/${String(id)}.json`, { data: { name: 'Lease, signed.pdf' } }],
		]);
	});

	it('move what is chosen to where it is to go', async () => {
		const account = await clio().connected();
		const { id } = await first(account, 'document');
		const matter = await first(account, 'matter', { returnFields: 'ids' });
		const run = await clio().run(account, {
			...{ resource: 'document', operation: 'move', record: byId(id) },
			...{ parentType: 'Matter', parent: byId(matter.id) },
		});
		expect(run.error).toBeUndefined();
		expect(await requests()).toEqual([
			[`PATCH /documents/${String(id)}.json`, { data: { parent: { id: matter.id, type: 'Matter' } } }],
		]);
	});

	it('say what is missing, and send nothing', async () => {
		const account = await clio().connected();
		const { id } = await first(account, 'document');
		const run = await clio().run(account, { resource: 'document', operation: 'rename', record: byId(id) });
		expect(run.error?.message).toMatch(/^There is nothing to change/);
		expect(await requests()).toEqual([]);
	});

	it('need no values where they always write the same', async () => {
		const account = await clio().connected();
		const { id } = await first(account, 'document');
		const parameters = { resource: 'document', record: byId(id) };
		await clio().run(account, { ...parameters, operation: 'delete' });
		await clio().apiRequests();
		const preview = await clio().run(account, {
			...parameters,
			operation: 'restore',
			options: { previewOnly: true },
		});
		expect(preview.json(NODE)).toMatchObject([{ preview: true, method: 'PATCH', body: { data: { restore: true } } }]);
		expect(await requests()).toEqual([]);
		const run = await clio().run(account, { ...parameters, operation: 'restore' });
		expect(run.json(NODE)).toMatchObject([{ id }]);
		expect(await requests()).toEqual([[`PATCH /documents/${String(id)}.json`, { data: { restore: true } }]]);
	});
});
