import type { IDataObject } from 'n8n-workflow';

import { operationById, schemaByName } from '../../../nodes/Clio/catalog/catalog';
import type { ReadAsk } from '../../../nodes/Clio/transport/coalescing/readRecord';
import { readRecord } from '../../../nodes/Clio/transport/coalescing/readRecord';
import { clioRequest } from '../../../nodes/Clio/transport/request';
import { NODE, useClioSandbox } from './clioSandbox';
import { probing } from './probeNode';

const clio = useClioSandbox();
const API_CALL = { resource: 'apiCall', operation: 'send' };

/** The ids of the first records of a list. */
async function idsOf(path: string, count: number): Promise<number[]> {
	const queryParameters = {
		parameters: [
			{ name: 'fields', value: 'id' },
			{ name: 'order', value: 'id(asc)' },
		],
	};
	const run = await clio().run(await clio().connected(), { ...API_CALL, path, returnAll: true, queryParameters });
	await clio().apiRequests();
	return run
		.json(NODE)
		.map(({ id }) => Number(id))
		.slice(0, count);
}

/** Reads records of one kind, each for an item of its own. */
async function readAll(operationId: string, asks: ReadAsk[]) {
	const operation = operationById(operationId);
	const run = await clio().run(
		await clio().connected(),
		{},
		{
			...probing(async function (session, itemIndex) {
				const ask = asks[itemIndex] ?? {};
				return await readRecord.call(
					this,
					session,
					operation,
					ask,
					async () => await Promise.resolve(asks.slice(itemIndex + 1)),
				);
			}),
			input: asks.map(() => ({ json: {} })),
		},
	);
	return { items: run.json(NODE), requests: await clio().apiRequests() };
}

const asksFor = (ids: unknown[], fields = 'id,etag') => ids.map((id) => ({ ids: { id }, query: { fields } }));
const resultsOf = (items: IDataObject[]) => items.map(({ result }) => result);

describe('reads of single records', () => {
	it('of 450 matters make three requests', async () => {
		await clio().process.control.settings({ extraMatters: 450 });
		const ids = await idsOf('/matters.json', 450);
		expect(ids).toHaveLength(450);
		const { items, requests } = await readAll('Matter#show', asksFor(ids, 'id,display_number,client{id,name}'));
		expect(requests.map(({ path }) => path)).toEqual(Array.from({ length: 3 }, () => '/api/v4/matters.json'));
		expect(requests.map(({ query }) => query.split('ids[]=').length - 1)).toEqual([200, 200, 50]);
		expect(items.map(({ result }) => Object(result).id)).toEqual(ids);
		expect(Object.keys(Object(items[0]?.result))).toEqual(['id', 'display_number', 'client']);
	});

	it('stay within the addresses that proxies take', async () => {
		await clio().process.control.settings({ extraMatters: 200 });
		const ids = await idsOf('/matters.json', 200);
		const query = { fields: everyField('Matter') };
		const { items, requests } = await readAll(
			'Matter#show',
			ids.map((id) => ({ ids: { id }, query })),
		);
		expect(items.map(({ result }) => Object(result).id)).toEqual(ids);
		const lengths = requests.map(({ path, query: text }) => path.length + text.length);
		expect(lengths.length).toBeGreaterThan(1);
		expect(Math.max(...lengths)).toBeLessThanOrEqual(6_000);
	});

	it('give no id that was not asked for', async () => {
		const ids = await idsOf('/contacts.json', 3);
		const { items, requests } = await readAll('Contact#show', asksFor(ids, 'name'));
		expect(requests.map(({ path }) => path)).toEqual(['/api/v4/contacts.json']);
		expect(requests[0]?.query).toContain('fields=id%2Cname&');
		expect(resultsOf(items)).toEqual(ids.map(() => ({ name: expect.any(String) })));
	});

	it('that are asked for in another way are asked for apart', async () => {
		const [a, b, c, d] = await idsOf('/contacts.json', 4);
		const { items, requests } = await readAll('Contact#show', [
			...asksFor([a]),
			...asksFor([b], 'id,name'),
			...asksFor([c]),
			...asksFor([d], 'id,name'),
		]);
		expect(requests.map(({ query }) => query.slice(query.indexOf('ids[]')))).toEqual([
			`ids[]=${a}&ids[]=${c}&limit=2`,
			`ids[]=${b}&ids[]=${d}&limit=2`,
		]);
		expect(items.map(({ result }) => Object.keys(Object(result)))).toEqual([
			['id', 'etag'],
			['id', 'name'],
			['id', 'etag'],
			['id', 'name'],
		]);
	});

	it('are done once each where Clio has no list that takes ids', async () => {
		const [a, b] = await idsOf('/expense_categories.json', 2);
		const { items, requests } = await readAll('ExpenseCategory#show', asksFor([a, b, a, b, a]));
		expect(requests.map(({ path }) => path)).toEqual([a, b].map((id) => `/api/v4/expense_categories/${id}.json`));
		expect(items.map(({ result }) => Object(result).id)).toEqual([a, b, a, b, a]);
	});

	it('are not known any more after a write to the record', async () => {
		const [a, b] = await idsOf('/contacts.json', 2);
		const show = operationById('Contact#show');
		const asks = asksFor([a, b, a, b], 'id,title');
		const run = await clio().run(
			await clio().connected(),
			{},
			{
				...probing(async function (session, itemIndex) {
					if (itemIndex === 2) {
						const body = { title: 'Executor' };
						await clioRequest.call(this, session, operationById('Contact#update'), { ids: { id: a }, body });
					}
					return await readRecord.call(
						this,
						session,
						show,
						asks[itemIndex] ?? {},
						async () => await Promise.resolve(asks.slice(itemIndex + 1)),
					);
				}),
				input: asks.map(() => ({ json: {} })),
			},
		);
		const requests = await clio().apiRequests();
		expect(requests.map(({ method, path }) => `${method} ${path.replace('/api/v4', '')}`)).toEqual([
			'GET /contacts.json',
			`PATCH /contacts/${a}.json`,
			`GET /contacts/${a}.json`,
		]);
		expect(Object(run.json(NODE)[2]?.result).title).toBe('Executor');
	});

	it('that Clio fails to answer together may be answered apart, after the list was tried again', async () => {
		const ids = await idsOf('/contacts.json', 2);
		await clio().process.control.fault({ path: '/contacts.json', times: 4, answer: { kind: 'empty', status: 500 } });
		const { items, requests } = await readAll('Contact#show', asksFor(ids));
		expect(items.map(({ result }) => Object(result).id)).toEqual(ids);
		expect(requests.map(({ status }) => status)).toEqual([500, 500, 500, 500, 200, 200]);
	});
});

/** All that can be asked for of a kind of record: the longest `fields` there are. */
function everyField(schema: string): string {
	const { attributes = {}, associations = {} } = schemaByName(schema) ?? {};
	const nested = Object.entries(associations).map(
		([name, { schema: inner }]) => `${name}{${Object.keys(schemaByName(inner)?.attributes ?? {}).join(',')}}`,
	);
	return [...Object.keys(attributes), ...nested].join(',');
}
