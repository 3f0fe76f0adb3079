import { dataOf, errorOf, openSandbox, type Client, type Row } from './support/client';

describe('filters', () => {
	let clio: Client;
	beforeAll(async () => (clio = await openSandbox()));
	afterAll(async () => await clio.sandbox.stop());

	const rows = async (path: string): Promise<Row[]> => dataOf(await clio.get(path));

	it('select by ids and leave others out', async () => {
		const [one, two] = await rows('/contacts.json?limit=2');
		const chosen = await rows(`/contacts.json?ids[]=${String(one?.id)}&ids%5B%5D=${String(two?.id)}`);
		expect(chosen).toHaveLength(2);
		const others = await clio.get(`/contacts.json?exclude_ids[]=${String(one?.id)}`);
		expect(others.body?.meta.records).toBe(144);
	});

	it('select matters by status, also by several', async () => {
		const open = await rows('/matters.json?status=open&fields=status');
		expect(new Set(open.map((row) => row.status))).toEqual(new Set(['Open']));
		const two = await rows('/matters.json?status=pending,closed&fields=status');
		expect(new Set(two.map((row) => row.status))).toEqual(new Set(['Pending', 'Closed']));
	});

	it('select by association, with null for none where that is allowed', async () => {
		const matter = await clio.first('/matters.json');
		const activities = await rows(`/activities.json?matter_id=${matter.id}&fields=matter{id}`);
		expect(activities.length).toBeGreaterThan(0);
		for (const row of activities) expect(row.matter).toEqual({ id: matter.id });
		const tasks = await rows('/tasks.json?matter_id=null&fields=matter');
		expect(tasks.length).toBeGreaterThan(0);
		for (const row of tasks) expect(row.matter).toBeNull();
		expect((await clio.get('/relationships.json?matter_id=null')).status).toBe(400);
	});

	it('compare dates by operator, all conditions together', async () => {
		const operators = `open_date[]=${encodeURIComponent('>=2024-06-01')}&open_date[]=${encodeURIComponent('<2024-07-01')}`;
		const june = await rows(`/matters.json?${operators}&fields=open_date`);
		expect(june.length).toBeGreaterThan(0);
		for (const row of june) expect(String(row.open_date)).toMatch(/^2024-06-/);
		const single = await rows(`/matters.json?open_date=${encodeURIComponent('=2024-06-03')}&fields=open_date`);
		expect(single.map((row) => row.open_date)).toEqual(['2024-06-03']);
		for (const value of ['2024-06-03', '~2024-06-03', '>2024-13-01', '>soon']) {
			expect((await clio.get(`/matters.json?open_date=${encodeURIComponent(value)}`)).status).toBe(400);
		}
	});

	it('select what changed after a moment', async () => {
		const before = new Date(Date.now() - 1000).toISOString();
		expect(await rows(`/matters.json?updated_since=${before}`)).toEqual([]);
		const matter = await clio.first('/matters.json');
		await clio.patch(`/matters/${matter.id}.json`, { location: 'Shelf 1' });
		expect((await rows(`/matters.json?updated_since=${before}`)).map((row) => row.id)).toEqual([matter.id]);
		expect(await rows(`/matters.json?created_since=${before}`)).toEqual([]);
		for (const value of ['yesterday', '2026-01-01', '2026-01-01T00:00:00']) {
			expect((await clio.get(`/matters.json?updated_since=${value}`)).status).toBe(400);
		}
	});

	it('search the documented columns for every word', async () => {
		const found = await rows('/matters.json?query=bluefern&fields=client{name}');
		expect(found.length).toBeGreaterThan(0);
		for (const row of found) expect(row.client).toEqual({ name: 'Bluefern Logistics Ltd' });
		expect(await rows('/matters.json?query=bluefern%20nonsenseword')).toEqual([]);
		const contacts = await rows('/contacts.json?query=mail.example.com&limit=5');
		expect(contacts).toHaveLength(5);
	});

	it('search an index that lags when it is told to', async () => {
		await clio.post('/contacts.json', { type: 'Company', name: 'Quickstep Dance School' });
		await clio.sandbox.control.settings({ region: 'us', searchLagSeconds: 60 });
		expect(await rows('/contacts.json?query=Quickstep')).toEqual([]);
		await clio.sandbox.control.settings({ region: 'us', searchLagSeconds: 0 });
		expect(await rows('/contacts.json?query=Quickstep')).toHaveLength(1);
	});

	it('want the type of notes, in lower case', async () => {
		expect((await clio.get('/notes.json')).status).toBe(400);
		const refused = await clio.get('/notes.json?type=Matter');
		expect([refused.status, errorOf(refused).message]).toEqual([422, 'type must be one of ["matter","contact"]']);
		const notes = await rows('/notes.json?type=contact&fields=type');
		expect(new Set(notes.map((row) => row.type))).toEqual(new Set(['Contact']));
	});

	it.each([
		['/matters.json?status=Open', 422],
		['/tasks.json?priority=High', 422],
		['/custom_fields.json?parent_type=Matter', 422],
		['/contacts.json?type=person', 422],
		['/activities.json?status=unpaid', 422],
		['/tasks.json?complete=yes', 400],
		['/matters.json?client_id=abc', 400],
		['/matters.json?ids[]=1,2', 400],
		['/tasks.json?assignee_id=1', 400],
		['/calendar_entries.json?owner_entries_across_all_users=true', 400],
		['/matters.json?query=%E0%A4%A', 400],
		['/conversation_messages.json', 400],
	])('%s is refused with %i', async (path, status) => {
		expect((await clio.get(path)).status).toBe(status);
	});

	it('know the assignee with its type', async () => {
		const user = await clio.first('/users.json');
		const tasks = await rows(`/tasks.json?assignee_id=${user.id}&assignee_type=user&fields=assignee{id,type},priority`);
		expect(tasks.length).toBeGreaterThan(0);
		for (const row of tasks) expect(row.assignee).toEqual({ id: user.id, type: 'User' });
		expect(await rows(`/tasks.json?assignee_id=${user.id}&assignee_type=contact`)).toEqual([]);
		expect((await rows('/tasks.json?priority=high&fields=priority&limit=1'))[0]?.priority).toBe('high');
	});

	it('know time ranges of calendar entries and the occurrences of recurring ones', async () => {
		const range = 'from=2025-03-01T00:00:00Z&to=2025-03-31T23:59:59%2B00:00&fields=id,start_at';
		const entries = await rows(`/calendar_entries.json?${range}`);
		expect(entries.length).toBeGreaterThan(0);
		for (const row of entries) expect([typeof row.id, String(row.start_at).slice(0, 7)]).toEqual(['string', '2025-03']);
		const all = await clio.get('/calendar_entries.json');
		const expanded = await clio.get('/calendar_entries.json?expanded=true');
		expect((expanded.body?.meta.records ?? 0) - (all.body?.meta.records ?? 0)).toBe(18);
	});

	it('list a folder: its contents, the root by default, at any depth by scope', async () => {
		const matter = await clio.first('/matters.json', 'id,folder{id}');
		const folder = Number(Object(matter.folder).id);
		const children = await rows(`/folders/list.json?parent_id=${folder}&fields=type,name`);
		expect(children.map((row) => row.type).sort()).toEqual(['Document', 'Folder']);
		const descendants = await rows(`/folders/list.json?parent_id=${folder}&scope=descendants`);
		expect(descendants).toHaveLength(4);
		const root = await clio.first('/folders.json');
		const inRoot = (await clio.get(`/folders.json?parent_id=${root.id}`)).body?.meta.records;
		expect(inRoot).toBeGreaterThanOrEqual(320);
		expect((await clio.get('/folders/list.json')).body?.meta.records).toBe(inRoot);
		expect((await clio.get('/folders/list.json?parent_id=null')).status).toBe(400);
	});

	it('ignore names they do not know, and record them', async () => {
		await clio.recorded();
		const answer = await clio.get('/activities.json?matter=1&matter_ids=2&ids[0]=3');
		expect([answer.status, answer.body?.meta.records]).toEqual([200, 900]);
		expect(await clio.recorded()).toEqual([
			'unknown query name: matter',
			'unknown query name: matter_ids',
			'unknown query name: ids[0]',
		]);
	});
});
