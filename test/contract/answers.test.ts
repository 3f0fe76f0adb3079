import type { INodeParameters } from 'n8n-workflow';

import { useClioSandbox } from '../workflow/clio/clioSandbox';
import { queryParameters, requestLines, runOnce } from './clioAccount';
import { recordRequests } from './requestRecorder';

const clio = useClioSandbox();
const apiCall = (more: INodeParameters): INodeParameters => ({ resource: 'apiCall', operation: 'send', ...more });
const USERS = apiCall({ path: '/users.json', returnAll: true });

/** Answers the next request for a path with this JSON. */
async function nextAnswer(path: string, body: unknown, status = 200, headers: Record<string, string> = {}) {
	await clio().process.control.fault({ path, times: 1, answer: { kind: 'status', status, headers, body } });
}

const ADA = {
	id: 7,
	etag: '"0a1b"',
	name: 'Ada Lovelace',
	email: 'ada@example.com',
	roles: ['Attorney'],
	account: { id: 3, name: 'Lovelace LLP' },
	phone_number: null,
};

describe('answers as items', () => {
	it.each<[string, INodeParameters, path: string, body: unknown, items: object[]]>([
		['a record', { resource: 'user', operation: 'whoAmI' }, '/users/who_am_i.json', { data: ADA }, [ADA]],
		[
			'the record of an id',
			{ resource: 'user', operation: 'get', record: { __rl: true, mode: 'id', value: '7' } },
			'/users/7.json',
			{ data: ADA },
			[ADA],
		],
		[
			'a list',
			{ resource: 'user', operation: 'getAll' },
			'/users.json',
			{ data: [ADA, { id: 8 }], meta: { paging: {}, records: 2 } },
			[ADA, { id: 8 }],
		],
		['an empty list', { resource: 'user', operation: 'getAll' }, '/users.json', { data: [], meta: { paging: {} } }, []],
		[
			'no more of a list than was asked for',
			{ resource: 'user', operation: 'getAll', limit: 1 },
			'/users.json',
			{ data: [ADA, { id: 8 }] },
			[ADA],
		],
		['a list without meta', USERS, '/users.json', { data: [{ id: 8 }] }, [{ id: 8 }]],
		[
			'values that are no records',
			USERS,
			'/users.json',
			{ data: [8, 'nine', null] },
			[{ value: 8 }, { value: 'nine' }, { value: null }],
		],
		['a record where nothing is', apiCall({ path: '/timer.json' }), '/timer.json', { data: null }, [{ value: null }]],
	])('%s', async (_, parameters, path, body, items) => {
		await nextAnswer(path, body);
		const run = await runOnce(clio(), parameters);
		expect(run.error).toBeUndefined();
		expect(run.json('Clio')).toEqual(items);
		expect(run.items('Clio').map(({ pairedItem }) => pairedItem)).toEqual(items.map(() => ({ item: 0 })));
	});

	it('of a write without a body tell its status', async () => {
		await clio().process.control.fault({
			method: 'DELETE',
			path: '/contacts/1.json',
			times: 1,
			answer: { kind: 'empty', status: 204 },
		});
		const run = await runOnce(clio(), apiCall({ method: 'DELETE', path: '/contacts/1.json' }));
		expect(run.json('Clio')).toEqual([{ status: 204 }]);
	});

	it('that lead elsewhere tell where, and are not followed', async () => {
		const recorder = await recordRequests();
		const location = `${recorder.baseUrl}/file?signature=x`;
		await nextAnswer('/documents/1/download.json', null, 303, { Location: location });
		const run = await runOnce(clio(), apiCall({ path: '/documents/1/download.json' }));
		expect(run.json('Clio')).toEqual([{ status: 303, location }]);
		expect(recorder.requests).toEqual([]);
		await recorder.close();
	});
});

describe('a link to the next page', () => {
	const page = (id: number, next?: string) => ({
		data: [{ id }],
		meta: { paging: next === undefined ? {} : { next } },
	});

	it('gives its query, unaltered, and never decides where the token goes', async () => {
		const elsewhere = await recordRequests();
		const query = 'fields=id%2Caccount{name}&limit=2&page_token=BAh7+%2F=&ids[]=1';
		await nextAnswer('/users.json', page(1, `${elsewhere.baseUrl}/api/v4/evil.json?${query}`));
		await nextAnswer('/users.json', page(2));
		const run = await runOnce(clio(), USERS);
		expect(run.json('Clio')).toEqual([{ id: 1 }, { id: 2 }]);
		expect(await requestLines(clio())).toEqual(['GET /api/v4/users.json', `GET /api/v4/users.json?${query}`]);
		expect(elsewhere.requests).toEqual([]);
		await elsewhere.close();
	});

	it('that leads in a circle ends with an error, not without end', async () => {
		const next = 'https://app.example/api/v4/users.json?page_token=a';
		for (let times = 0; times < 3; times++) await nextAnswer('/users.json', page(1, next));
		const run = await runOnce(clio(), USERS);
		expect(run.error?.message).toBe("Clio's pages at /api/v4/users.json lead in a circle (item 0)");
		expect(await requestLines(clio())).toHaveLength(2);
	});

	it.each(['https://app.example/api/v4/users.json', '/api/v4/users.json?', 'nonsense'])(
		'without a query (%s) ends with an error: it would ask for everything',
		async (next) => {
			await nextAnswer('/users.json', page(1, next));
			const rows = queryParameters(['ids[]', '1']);
			const run = await runOnce(clio(), apiCall({ path: '/users.json', returnAll: true, queryParameters: rows }));
			expect(run.error?.message).toMatch(/^Clio's pages at .* lead in a circle \(item 0\)$/);
			expect(await requestLines(clio())).toEqual(['GET /api/v4/users.json?ids[]=1']);
		},
	);

	it('is not followed when enough was read', async () => {
		await nextAnswer('/users.json', page(1, 'https://app.example/api/v4/users.json?page_token=a'));
		const run = await runOnce(clio(), { resource: 'user', operation: 'getAll', limit: 1 });
		expect(run.json('Clio')).toEqual([{ id: 1 }]);
		expect(await requestLines(clio())).toHaveLength(1);
	});

	it.each([null, '', 7, {}])('that is %p is none', async (next) => {
		await nextAnswer('/users.json', { data: [{ id: 1 }], meta: { paging: { next } } });
		expect((await runOnce(clio(), USERS)).json('Clio')).toEqual([{ id: 1 }]);
	});
});
