import { dataOf, errorOf, openSandbox, type Answer, type Client } from './support/client';

describe('rules of single resources', () => {
	let clio: Client;
	beforeAll(async () => (clio = await openSandbox()));
	beforeEach(async () => await clio.sandbox.control.clearRecords());
	afterAll(async () => await clio.sandbox.stop());

	const refusal = (answer: Answer): [number, string] => [answer.status, errorOf(answer).message];
	const idOf = (answer: Answer): number => Number(dataOf(answer).id);

	it('writes matter statuses in lower case and reads them with a capital', async () => {
		const matter = await clio.first('/matters.json?status=open&order=id(desc)');
		const path = `/matters/${matter.id}.json?fields=status,close_date`;
		expect((await clio.patch(path, { status: 'Closed' })).status).toBe(422);
		const closed = dataOf(await clio.patch(path, { status: 'closed' }));
		expect(closed).toEqual({ status: 'Closed', close_date: new Date().toISOString().slice(0, 10) });
		const time = await clio.post('/activities.json', {
			type: 'TimeEntry',
			date: '2026-01-05',
			quantity: 360,
			matter: { id: matter.id },
		});
		expect(refusal(time)).toEqual([422, 'Matter is closed']);
	});

	it('wants a stage of the matter’s practice area', async () => {
		const matter = await clio.first('/matters.json', 'id,practice_area{id}');
		const area = String(Object(matter.practice_area).id);
		const stages = dataOf(await clio.get('/matter_stages.json?fields=id,practice_area_id,name'));
		const own = stages.find((stage) => stage.practice_area_id === area);
		const foreign = stages.find((stage) => stage.practice_area_id !== area);
		const path = `/matters/${matter.id}.json?fields=matter_stage{name}`;
		expect((await clio.patch(path, { matter_stage: { id: foreign?.id } })).status).toBe(422);
		expect(dataOf(await clio.patch(path, { matter_stage: { id: own?.id } })).matter_stage).toEqual({ name: own?.name });
		expect(dataOf(await clio.patch(path, { matter_stage: { id: null } })).matter_stage).toBeNull();
	});

	it('cannot clear an attorney: null has no effect, an id of null is refused', async () => {
		const matter = await clio.first('/matters.json', 'id,originating_attorney{id}');
		const path = `/matters/${matter.id}.json?fields=id,originating_attorney{id}`;
		for (const value of [null, {}]) {
			expect(dataOf(await clio.patch(path, { originating_attorney: value }))).toEqual(matter);
		}
		expect(await clio.recorded()).toEqual([
			'value without effect: originating_attorney: null',
			'value without effect: originating_attorney: {}',
		]);
		expect((await clio.patch(path, { originating_attorney: { id: null } })).status).toBe(422);
	});

	it('numbers matters itself unless numbering is manual', async () => {
		const client = await clio.first('/contacts.json');
		const data = { client: { id: client.id }, description: 'Numbering', display_number: 'MY-1' };
		const automatic = dataOf(await clio.post('/matters.json?fields=display_number,folder{name}', data));
		expect(automatic.display_number).toBe('00321-Bluefern');
		expect(automatic.folder).toEqual({ name: '00321-Bluefern' });
		expect(await clio.recorded()).toEqual([
			'value without effect: display_number: matters are numbered by the account',
		]);
		await clio.sandbox.control.settings({ region: 'us', manualMatterNumbering: true });
		expect(dataOf(await clio.post('/matters.json?fields=display_number', data)).display_number).toBe('MY-1');
		await clio.sandbox.control.settings({ region: 'us', manualMatterNumbering: false });
	});

	it('makes tasks of an assigned task list', async () => {
		const list = await clio.first('/task_template_lists.json');
		const client = await clio.first('/contacts.json');
		const created = await clio.post('/matters.json', {
			client: { id: client.id },
			description: 'With tasks',
			task_template_list_instances: [{ task_template_list: { id: list.id }, due_at: '2026-12-24' }],
		});
		const tasks = dataOf(await clio.get(`/tasks.json?matter_id=${idOf(created)}&fields=due_at`));
		expect(tasks).toEqual(Array.from({ length: 3 }, () => ({ due_at: '2026-12-24' })));
	});

	it('counts time in seconds and works out totals', async () => {
		const matter = await clio.first('/matters.json?status=open&order=id(desc)');
		const fields = 'fields=id,quantity,quantity_in_hours,rounded_quantity_in_hours,price,total,user{name},note';
		const data = { type: 'TimeEntry', date: '2026-01-05', quantity: 5000, note: 'Call', matter: { id: matter.id } };
		expect(dataOf(await clio.post(`/activities.json?${fields}`, data))).toMatchObject({
			quantity: 5000,
			quantity_in_hours: 5000 / 3600,
			rounded_quantity_in_hours: 1.4,
			price: 425,
			total: 595,
			user: { name: 'Morgan Vale' },
			note: 'Call',
		});
		const expense = { type: 'ExpenseEntry', date: '2026-01-05', quantity: 3, price: 12.5, matter: { id: matter.id } };
		expect(dataOf(await clio.post(`/activities.json?${fields}`, expense))).toMatchObject({ quantity: 3, total: 37.5 });
	});

	it('keeps tasks to two statuses without advanced tasks', async () => {
		const task = await clio.first('/tasks.json');
		const path = `/tasks/${task.id}.json?fields=status,priority`;
		await clio.sandbox.control.settings({ region: 'us', advancedTasks: false });
		expect(refusal(await clio.patch(path, { status: 'in_review' }))).toEqual([
			422,
			'status must be one of ["complete","pending"]',
		]);
		await clio.sandbox.control.settings({ region: 'us', advancedTasks: true });
		expect(dataOf(await clio.patch(path, { status: 'in_review', priority: 'High' }))).toEqual({
			status: 'in_review',
			priority: 'high',
		});
		expect((await clio.patch(path, { priority: 'high' })).status).toBe(422);
	});

	it('gives a task an assignee of the named type', async () => {
		const user = await clio.first('/users.json');
		const data = { name: 'Call', description: 'Now', due_at: '2026-10-15T10:00:00Z' };
		const path = '/tasks.json?fields=assignee{id,type},due_at';
		expect((await clio.post(path, { ...data, assignee: { id: user.id, type: 'Contact' } })).status).toBe(404);
		const created = await clio.post(path, { ...data, assignee: { id: user.id, type: 'User' } });
		expect(dataOf(created)).toEqual({ assignee: { id: user.id, type: 'User' }, due_at: '2026-10-15' });
	});

	it('puts calendar entries into calendars, not onto users', async () => {
		const user = await clio.first('/users.json', 'id,default_calendar_id');
		const data = { summary: 'Hearing', start_at: '2026-10-15T10:00:00-07:00', end_at: '2026-10-15T11:00:00-07:00' };
		const path = '/calendar_entries.json?fields=id,start_at,calendar_owner{id}';
		expect((await clio.post(path, { ...data, calendar_owner: { id: user.id } })).status).toBe(404);
		const created = dataOf(await clio.post(path, { ...data, calendar_owner: { id: user.default_calendar_id } }));
		expect(created).toEqual({
			id: expect.any(String),
			start_at: '2026-10-15T17:00:00Z',
			calendar_owner: { id: user.default_calendar_id },
		});
		const late = { ...data, end_at: '2026-10-15T09:00:00-07:00', calendar_owner: { id: user.default_calendar_id } };
		expect((await clio.post(path, late)).status).toBe(422);
		const local = { ...data, start_at: '2026-10-15T10:00:00', calendar_owner: { id: user.default_calendar_id } };
		expect((await clio.post(path, local)).status).toBe(422);
	});

	it('moves bills along their states only', async () => {
		const draft = await clio.first('/bills.json?state=draft', 'id,available_state_transitions');
		expect(draft.available_state_transitions).toEqual(['awaiting_approval', 'awaiting_payment', 'deleted']);
		expect((await clio.patch(`/bills/${draft.id}.json`, { state: 'paid' })).status).toBe(422);
		expect(dataOf(await clio.patch(`/bills/${draft.id}.json?fields=state`, { state: 'awaiting_payment' })).state).toBe(
			'awaiting_payment',
		);
		expect((await clio.remove(`/bills/${draft.id}.json`)).status).toBe(204);
		expect(dataOf(await clio.get(`/bills/${draft.id}.json?fields=state`)).state).toBe('void');
		const paid = await clio.first('/bills.json?state=paid');
		expect((await clio.remove(`/bills/${paid.id}.json`)).status).toBe(422);
	});

	it('keeps contacts that work or money depends on', async () => {
		const bill = await clio.first('/bills.json?state=awaiting_payment', 'id,client{id}');
		const billed = await clio.remove(`/contacts/${String(Object(bill.client).id)}.json`);
		expect(refusal(billed)).toEqual([409, 'Client has open bills']);
		const free = await clio.post('/contacts.json', { type: 'Company', name: 'Nobody Ltd' });
		const path = `/contacts/${idOf(free)}.json`;
		expect((await clio.remove(path)).status).toBe(204);
		expect((await clio.get(path)).status).toBe(404);
		expect((await clio.remove(path)).status).toBe(404);
	});

	it('trashes and restores documents and folders, but not the root folder', async () => {
		const document = await clio.first('/documents.json');
		const path = `/documents/${document.id}.json`;
		expect((await clio.remove(path)).status).toBe(204);
		const listed = await clio.get(`/documents.json?ids[]=${document.id}`);
		const trashed = await clio.get(`/documents.json?ids[]=${document.id}&include_deleted=true`);
		expect([dataOf(listed).length, dataOf(trashed).length]).toEqual([0, 1]);
		expect((await clio.patch(path, { restore: true })).status).toBe(200);
		const root = dataOf(await clio.get('/folders.json?fields=id,root&limit=1'))[0];
		const refused = await clio.remove(`/folders/${String(root?.id)}.json`);
		expect([refused.status, errorOf(refused).type]).toEqual([400, 'DeleteFailed']);
	});
});
