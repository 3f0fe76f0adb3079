import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { Account } from './clioSandbox';
import { NODE, useClioSandbox } from './clioSandbox';

const clio = useClioSandbox();

const byId = (id: unknown) => ({ __rl: true, mode: 'id', value: String(id) });
const byName = (value: unknown) => ({ __rl: true, mode: 'name', value: String(value) });
const json = (values: IDataObject) => ({ specifyValues: 'json', valuesJson: JSON.stringify(values) });

async function records(account: Account, resource: string, more: INodeParameters = {}): Promise<IDataObject[]> {
	const parameters = { resource, operation: 'getAll', returnAll: true, returnFields: 'all', ...more };
	const found = (await clio().run(account, parameters)).json(NODE);
	await clio().apiRequests();
	return found;
}

const sent = async () =>
	(await clio().apiRequests()).map(({ method, path, body }) => [`${method} ${path.replace('/api/v4', '')}`, body]);

const writes = async () => (await sent()).filter(([request]) => !String(request).startsWith('GET'));

describe('a task', () => {
	it('is completed with one request', async () => {
		const account = await clio().connected();
		const [task = {}] = await records(account, 'task', { filters: { statuses: ['pending'] } });
		const run = await clio().run(account, { resource: 'task', operation: 'complete', record: byId(task.id) });
		expect(run.json(NODE)).toMatchObject([{ id: task.id, status: 'complete' }]);
		expect(await sent()).toEqual([[`PATCH /tasks/${String(task.id)}.json`, { data: { status: 'complete' } }]]);
	});

	it('is assigned to a user by name', async () => {
		const account = await clio().connected();
		const [task = {}] = await records(account, 'task', { filters: { statuses: ['pending'] } });
		const users = (await records(account, 'user')).filter(({ enabled }) => enabled === true);
		const run = await clio().run(account, {
			...{ resource: 'task', operation: 'assign', record: byId(task.id), assignee: byName(users[1]?.name) },
			...json({ notify_assignee: true }),
		});
		expect(run.error?.message).toBeUndefined();
		expect(await writes()).toEqual([
			[
				`PATCH /tasks/${String(task.id)}.json`,
				{ data: { assignee: { id: users[1]?.id, type: 'User' }, notify_assignee: true } },
			],
		]);
	});

	it('comes with the others of its list into a matter, with one request', async () => {
		const account = await clio().connected();
		const [matter = {}] = await records(account, 'matter', { filters: { status: 'open' } });
		const [list = {}] = await records(account, 'taskTemplateList');
		const before = (await records(account, 'task', { filters: { matter: byId(matter.id) } })).length;
		const run = await clio().run(account, {
			...{
				resource: 'task',
				operation: 'createFromTemplateList',
				matter: byId(matter.id),
				taskTemplateList: byId(list.id),
			},
			...json({ due_at: '2026-12-01' }),
		});
		expect(run.json(NODE)).toEqual([{ matter: { id: matter.id }, task_template_list: { id: list.id }, applied: true }]);
		expect(await sent()).toHaveLength(1);
		const after = (await records(account, 'task', { filters: { matter: byId(matter.id) } })).length;
		expect(after).toBeGreaterThan(before);
	});
});

describe('Schedule', () => {
	const when = { summary: 'Hearing', start_at: '2026-12-01T09:00:00Z' };
	const schedule = { resource: 'calendarEntry', operation: 'schedule' };

	it("stands in the credential's own calendar unless told otherwise, as long as it takes", async () => {
		const account = await clio().connected();
		const [me = {}] = (await clio().run(account, { resource: 'user', operation: 'whoAmI', returnFields: 'all' })).json(
			NODE,
		);
		await clio().apiRequests();
		const run = await clio().run(account, { ...schedule, ...json({ ...when, entry_duration: '90m' }) });
		expect(run.error?.message).toBeUndefined();
		expect((await writes())[0]?.[1]).toEqual({
			data: {
				summary: 'Hearing',
				start_at: '2026-12-01T09:00:00Z',
				end_at: '2026-12-01T10:30:00.000Z',
				calendar_owner: { id: me.default_calendar_id },
			},
		});
	});

	it("stands in a user's calendar, with users and contacts as attendees by name, and reminders", async () => {
		const account = await clio().connected();
		const users = (await records(account, 'user')).filter(({ enabled }) => enabled === true);
		const [contact = {}] = await records(account, 'contact', { filters: { type: 'Person' } });
		const run = await clio().run(account, {
			...{ ...schedule, user: byName(users[1]?.name) },
			...json({
				...when,
				end_at: '2026-12-01T11:00:00Z',
				attendees_by_name: [users[2]?.email, contact.name, users[2]?.name],
				remind_before: ['15m', '1 day'],
			}),
		});
		expect(run.error?.message).toBeUndefined();
		const [entry, ...reminders] = await writes();
		expect(entry?.[1]).toMatchObject({
			data: {
				calendar_owner: { id: users[1]?.default_calendar_id },
				attendees: [
					{ id: users[2]?.default_calendar_id, type: 'Calendar' },
					{ id: contact.id, type: 'Contact' },
				],
			},
		});
		expect(reminders.map(([request]) => request)).toEqual(['POST /reminders.json', 'POST /reminders.json']);
		expect(run.json(NODE)).toMatchObject([{ reminders: [{ id: expect.any(Number) }, { id: expect.any(Number) }] }]);
	});

	it.each<[string, IDataObject, RegExp]>([
		[
			'nobody knows an attendee',
			{ end_at: '2026-12-01T10:00:00Z', attendees_by_name: ['Nobody Atall'] },
			/No contact has the number or name/,
		],
		['there is no end', {}, /Neither End .* nor Entry Duration/],
		['there are two ends', { end_at: '2026-12-01T10:00:00Z', entry_duration: '1' }, /Both End and Entry Duration/],
		['a reminder says no time', { entry_duration: '1', remind_before: ['soon'] }, /does not say when to remind/],
		[
			'the way to remind is not there',
			{ entry_duration: '1', remind_before: ['1h'], remind_by: 'SMS' },
			/cannot be reminded by SMS/,
		],
	])('writes nothing when %s', async (_, values, message) => {
		const account = await clio().connected();
		const run = await clio().run(account, { ...schedule, ...json({ ...when, ...values }) });
		expect(run.error?.message).toMatch(message);
		expect(await writes()).toEqual([]);
	});

	it('tells that the entry is there when a reminder fails', async () => {
		const account = await clio().connected();
		await clio().process.control.fault({
			...{ method: 'POST', path: '/reminders.json', times: 1 },
			answer: { kind: 'status', status: 422, body: { error: { type: 'Invalid', message: 'No' } } },
		});
		const run = await clio().run(account, {
			...schedule,
			...json({ ...when, entry_duration: '1', remind_before: ['1h'] }),
		});
		expect(run.error?.message).toMatch(/the entry was created, a reminder of it was not/);
		expect(run.error).toMatchObject({
			description: expect.stringMatching(/Do not run it again.*Already written in this run: /s),
		});
	});
});

describe('Find Free Slot', () => {
	it('finds when all are free, with one request a calendar', async () => {
		const account = await clio().connected();
		const users = (await records(account, 'user')).filter(({ enabled }) => enabled === true).slice(0, 2);
		for (const [index, user] of users.entries()) {
			const start = `2026-12-01T${String(9 + index * 2).padStart(2, '0')}:00:00Z`;
			const entry = { summary: 'Busy', start_at: start, entry_duration: '2h' };
			await clio().run(account, {
				resource: 'calendarEntry',
				operation: 'schedule',
				user: byId(user.id),
				...json(entry),
			});
		}
		await clio().apiRequests();
		const values = {
			users: users.map(({ name }) => name),
			from: '2026-12-01T09:00:00Z',
			to: '2026-12-01T23:00:00Z',
			slot_duration: '1h',
			work_starts: '00:00',
			work_ends: '24:00',
			include_weekends: true,
			most_slots: 2,
		};
		const run = await clio().run(account, {
			...{ resource: 'calendarEntry', operation: 'findFreeSlot' },
			...json(values as IDataObject),
		});
		expect(run.error?.message).toBeUndefined();
		const slots = run.json(NODE);
		expect(slots).toHaveLength(2);
		expect(Date.parse(String(slots[0]?.start_at))).toBeGreaterThanOrEqual(Date.parse('2026-12-01T13:00:00Z'));
		expect((await sent()).map(([request]) => request)).toEqual([
			'GET /users.json',
			'GET /calendar_entries.json',
			'GET /calendar_entries.json',
		]);
	});

	it.each<[IDataObject, RegExp]>([
		[{ users: ['Nobody Atall'] }, /The firm has no user "Nobody Atall"/],
		[{ to: '2026-11-01T00:00:00Z' }, /"to" is not after "from"/],
		[{ to: '2027-11-01T00:00:00Z' }, /More than 92 days/],
		[{ work_starts: '9 am' }, /"work_starts" is not a time of day/],
	])('refuses %j', async (values, message) => {
		const account = await clio().connected();
		const usual = { users: ['x'], from: '2026-12-01T09:00:00Z', to: '2026-12-02T09:00:00Z', slot_duration: '1h' };
		const run = await clio().run(account, {
			...{ resource: 'calendarEntry', operation: 'findFreeSlot' },
			...json({ ...usual, ...values }),
		});
		expect(run.error?.message).toMatch(message);
	});
});
