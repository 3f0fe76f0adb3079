import type { INodeParameters } from 'n8n-workflow';

import { operationById } from '../../../nodes/Clio/catalog/catalog';
import { clioPages } from '../../../nodes/Clio/transport/paging';
import { NODE, useClioSandbox } from './clioSandbox';
import { probing } from './probeNode';

const clio = useClioSandbox();

function allOf(path: string, ...rows: Array<[name: string, value: string]>): INodeParameters {
	const parameters = rows.map(([name, value]) => ({ name, value }));
	return { resource: 'apiCall', operation: 'send', path, returnAll: true, queryParameters: { parameters } };
}

/** A page as Clio gives it, with one record and a link to the next page. */
const page = (number: number, meta: object = {}) => ({
	data: [{ id: number }],
	meta: { paging: { next: `https://clio.example/api/v4/matters.json?page_token=${number}` }, ...meta },
});

async function answers(...bodies: unknown[]): Promise<void> {
	for (const body of bodies) {
		await clio().process.control.fault({
			path: '/matters.json',
			times: 1,
			answer: { kind: 'status', status: 200, body },
		});
	}
}

describe('a list in another order than by ID', () => {
	it('is read to its end by its next links, in that order', async () => {
		await clio().process.control.settings({ extraMatters: 430 });
		const order = 'display_number(desc)';
		const run = await clio().run(
			await clio().connected(),
			allOf('/matters.json', ['fields', 'id,display_number'], ['order', order], ['limit', '200']),
		);
		expect(run.error).toBeUndefined();
		const ids = run.json(NODE).map(({ id }) => id);
		expect(ids.length).toBeGreaterThan(430);
		expect(new Set(ids).size).toBe(ids.length);
		expect(await clio().apiRequests()).toHaveLength(Math.ceil(ids.length / 200));
	});

	it('is refused after its first page when Clio says that it is longer than it gives', async () => {
		await answers(page(1, { records: 10_001 }));
		const run = await clio().run(await clio().connected(), allOf('/matters.json', ['order', 'updated_at(desc)']));
		expect(run.error?.message).toBe(
			'Clio gives at most 10000 records of a list in the order "updated_at(desc)" (item 0)',
		);
		expect(run.error).toMatchObject({ description: expect.stringMatching(/^Ask for fewer .*filters.*id\(asc\)/) });
		expect(await clio().apiRequests()).toHaveLength(1);
	});

	it('is read where it is as long as Clio gives', async () => {
		await answers(page(1, { records: 10_000 }), { data: [{ id: 2 }], meta: { paging: {} } });
		const run = await clio().run(await clio().connected(), allOf('/matters.json', ['order', 'updated_at(desc)']));
		expect(run.json(NODE)).toEqual([{ id: 1 }, { id: 2 }]);
	});

	it('is read without a look at the end when it is paged by cursor', async () => {
		await answers(page(1, { records: 25_000 }), { data: [{ id: 2 }], meta: { paging: {}, records: 25_000 } });
		const run = await clio().run(await clio().connected(), allOf('/matters.json', ['order', 'id(asc)']));
		expect(run.json(NODE)).toEqual([{ id: 1 }, { id: 2 }]);
	});

	it('is refused before anything is sent with a Limit beyond that', async () => {
		const read = async (limit: number, order?: string) => {
			const work = probing(async function (session) {
				const ask = { query: { fields: 'id', order } };
				const records: unknown[] = [];
				const pages = clioPages.call(this, session, operationById('Matter#index'), ask, limit);
				for await (const some of pages) records.push(...some);
				return records.length;
			});
			const run = await clio().run(await clio().connected(), {}, work);
			return { ...run.json(NODE)[0], requests: (await clio().apiRequests()).length };
		};
		expect(await read(10_001, 'updated_at(desc)')).toEqual({
			failed: expect.stringContaining('at most 10000 records'),
			requests: 0,
		});
		expect(await read(10_000, 'updated_at(desc)')).toEqual({ result: 320, requests: 2 });
		expect(await read(10_001)).toEqual({ result: 320, requests: 2 });
	});
});
