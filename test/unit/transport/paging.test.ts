import { operationById } from '../../../nodes/Clio/catalog/catalog';
import { clioPages } from '../../../nodes/Clio/transport/paging';
import { fakeContext, newSession } from './fakeContext';

/** Pages of a list that has no end: as many records as the query's limit asks for. */
const endless = (sizes: number[]) =>
	sizes.map((size, page) => ({
		data: Array.from({ length: size }, (_, row) => ({ id: page * 1000 + row })),
		meta: { paging: { next: `https://clio.example/next?page_token=${page + 1}` } },
	}));

async function read(id: string, limit: number | undefined, answers: unknown[], query = {}) {
	const { context, urls } = fakeContext(answers);
	const records: unknown[] = [];
	for await (const page of clioPages.call(context, newSession(), operationById(id), { query }, limit))
		records.push(...page);
	return { records, urls: urls.map((url) => url.replace('https://clio.example/api/v4', '')) };
}

describe('a list', () => {
	it.each([
		['Matter#index', 1, [1]],
		['Matter#index', 200, [200]],
		['Matter#index', 201, [101, 101]],
		['Matter#index', 250, [125, 125]],
		['Matter#index', 401, [134, 134, 134]],
		['BillableClient#index', 60, [20, 20, 20]],
		['User#index', 2000, [2000]],
	])('%s of %i is read in pages of %j', async (id, limit, sizes) => {
		const { records, urls } = await read(id, limit, endless(sizes));
		expect(records).toHaveLength(limit);
		expect(urls).toHaveLength(sizes.length);
		expect(urls[0]).toContain(`limit=${sizes[0]}`);
	});

	it('is read in its largest pages when all of it is wanted', async () => {
		const { records, urls } = await read('Matter#index', undefined, [...endless([200]), { data: [{ id: 1 }] }]);
		expect(records).toHaveLength(201);
		expect(urls).toEqual(['/matters.json?order=id(asc)&limit=200', '/matters.json?page_token=1']);
	});

	it.each([
		[
			'by id, although Clio would go by date',
			'Communication#index',
			{},
			'/communications.json?order=id(asc)&limit=200',
		],
		[
			'as was asked for',
			'Communication#index',
			{ order: 'date(desc)' },
			'/communications.json?order=date(desc)&limit=200',
		],
		['without an order where Clio knows none', 'CalendarEntry#index', {}, '/calendar_entries.json?limit=200'],
		['without an order where ids are not offered', 'ReportPreset#index', {}, '/report_presets.json?limit=200'],
	])('is read %s', async (_, id, query, url) => {
		expect((await read(id, undefined, [{ data: [] }], query)).urls).toEqual([url]);
	});

	it('is not asked for at all when nothing of it is wanted', async () => {
		expect(await read('Matter#index', 0, [])).toEqual({ records: [], urls: [] });
	});

	it('that ends early is not asked for again', async () => {
		expect((await read('Matter#index', 1000, [{ data: [{ id: 1 }] }])).urls).toHaveLength(1);
	});
});
