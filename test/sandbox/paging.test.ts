import { dataOf, errorOf, openSandbox, type Client, type Row } from './support/client';

describe('paging and order', () => {
	let clio: Client;
	beforeAll(async () => (clio = await openSandbox()));
	afterAll(async () => await clio.sandbox.stop());

	async function follow(path: string): Promise<{ pages: number; rows: Row[] }> {
		let next: string | undefined = path;
		const rows: Row[] = [];
		let pages = 0;
		while (next !== undefined) {
			const answer = await clio.get(next);
			rows.push(...dataOf(answer));
			pages += 1;
			next = answer.body?.meta.paging.next;
		}
		return { pages, rows };
	}

	it('gives 200 records by default and the rest by following next', async () => {
		const first = await clio.get('/matters.json');
		expect(dataOf(first)).toHaveLength(200);
		expect(first.body?.meta.records).toBe(320);
		expect(first.body?.meta.paging.next).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/api\/v4\/matters\.json\?page_token=/);
		expect(first.body?.meta.paging.previous).toBeUndefined();
		const { pages, rows } = await follow('/matters.json');
		expect([pages, rows.length, new Set(rows.map((row) => row.id)).size]).toEqual([2, 320, 320]);
	});

	it('neither repeats nor misses a record when others come and go while a cursor walks', async () => {
		const first = await clio.get('/settings/text_snippets.json?limit=2&order=id(asc)');
		const [one] = dataOf(first);
		await clio.remove(`/settings/text_snippets/${String(one?.id)}.json`);
		const second = await clio.get(first.body?.meta.paging.next ?? '');
		expect(dataOf(second)).toHaveLength(1);
		expect(second.body?.meta.paging).toEqual({ previous: expect.any(String) });
	});

	it('goes back by previous', async () => {
		const first = await clio.get('/contacts.json?limit=10');
		const second = await clio.get(first.body?.meta.paging.next ?? '');
		const back = await clio.get(second.body?.meta.paging.previous ?? '');
		expect(dataOf(back)).toEqual(dataOf(first));
	});

	it('pages by offset for other orders', async () => {
		const { pages, rows } = await follow('/matters.json?order=display_number(desc)&limit=100&fields=display_number');
		const numbers = rows.map((row) => String(row.display_number));
		expect([pages, rows.length]).toEqual([4, 320]);
		expect(numbers).toEqual([...numbers].sort().reverse());
		const third = await clio.get('/matters.json?order=display_number(desc)&limit=100&offset=200&fields=display_number');
		expect(dataOf(third)).toEqual(rows.slice(200, 300));
		expect(third.body?.meta.paging.next).toContain('offset=300');
	});

	it.each(['0', '201', '-1', 'many'])('refuses limit=%s', async (limit) => {
		expect((await clio.get(`/matters.json?limit=${limit}`)).status).toBe(400);
	});

	it.each([
		['/billable_clients.json', 25],
		['/billable_matters.json', 1000],
		['/billable_matters/ids.json', 1000],
		['/users.json', 2000],
	])('%s has its own largest page', async (path, most) => {
		expect((await clio.get(`${path}?limit=${most}`)).status).toBe(200);
		expect((await clio.get(`${path}?limit=${most + 1}`)).status).toBe(400);
	});

	it('refuses a page token that was changed, moved or rebuilt', async () => {
		const next = (await clio.get('/matters.json?limit=5&status=open')).body?.meta.paging.next ?? '';
		const token = new URL(next).searchParams.get('page_token') ?? '';
		for (const path of [
			`/matters.json?limit=5&status=open&page_token=${token}x`,
			`/matters.json?limit=6&status=open&page_token=${token}`,
			`/matters.json?limit=5&page_token=${token}`,
			`/contacts.json?limit=5&page_token=${token}`,
			'/matters.json?page_token=2',
			`/matters.json?page_token=${encodeURIComponent(next)}`,
		]) {
			const answer = await clio.get(path);
			expect([path, answer.status, errorOf(answer).message]).toEqual([path, 400, 'page_token is invalid']);
		}
		expect((await clio.get(next)).status).toBe(200);
	});

	it('ends offset paging at 10,000 records, cursor paging nowhere', async () => {
		await clio.sandbox.control.settings({ region: 'us', extraMatters: 9_900 });
		expect((await clio.get('/matters.json?order=id(desc)&offset=9999&limit=10')).status).toBe(200);
		const beyond = await clio.get('/matters.json?order=id(desc)&offset=10000');
		expect([beyond.status, typeof errorOf(beyond).message]).toEqual([422, 'string']);
		const { pages, rows } = await follow('/matters.json?order=id(asc)');
		expect([pages, rows.length]).toEqual([52, 10_220]);
		await clio.sandbox.control.settings({ region: 'us', extraMatters: 0 });
	});

	it('sorts by the values of associations, records without a value last', async () => {
		const rows = dataOf(await clio.get('/matters.json?order=matter_stage.name(asc)&fields=matter_stage{name}'));
		const rest = dataOf(
			await clio.get('/matters.json?order=matter_stage.name(asc)&offset=200&fields=matter_stage{name}'),
		);
		const stages = [...rows, ...rest].map((row) => row.matter_stage);
		expect(stages[0]).toEqual({ name: 'Closing' });
		expect(stages.at(-1)).toBeNull();
	});

	it.each(['name', 'id', 'id(up)', 'id(asc),name(asc)', 'shoe_size(asc)'])('refuses order=%s', async (order) => {
		expect((await clio.get(`/matters.json?order=${order}`)).status).toBe(400);
	});

	it('orders communications by date unless told otherwise', async () => {
		const dates = dataOf(await clio.get('/communications.json?limit=20&fields=date')).map((row) => String(row.date));
		expect(dates).toEqual([...dates].sort());
		const ids = dataOf(await clio.get('/communications.json?limit=20&order=id(asc)')).map((row) => Number(row.id));
		expect(ids).toEqual([...ids].sort((one, other) => one - other));
		expect(dates[0]).not.toBe(
			dataOf(await clio.get('/communications.json?limit=1&order=id(asc)&fields=date'))[0]?.date,
		);
	});
});
