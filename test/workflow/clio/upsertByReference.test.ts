import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { Account } from './clioSandbox';
import { useClioSandbox } from './clioSandbox';
import { json, place, readAll, write } from './valuesSupport';

const clio = useClioSandbox();

const items = (...values: IDataObject[]) => ({ input: values.map((value) => ({ json: value })) });

const PER_ITEM: INodeParameters = json('={{ JSON.stringify($json) }}');

const upsert = async (account: Account, resource: string, values: IDataObject, more: INodeParameters = {}) =>
	await write(clio(), account, { ...place(resource, 'upsert'), ...json(values), ...more });

const first = async (account: Account, resource: string, wanted: (each: IDataObject) => boolean = () => true) =>
	(await readAll(clio(), account, resource)).find(wanted) ?? {};

/** Values of a record that is not there yet, and what changes it. */
async function samples(account: Account, resource: string): Promise<{ values: IDataObject; change: IDataObject }> {
	const matter = (await first(account, 'matter')).id;
	const user = await first(account, 'user', ({ enabled }) => enabled === true);
	const calendar = await first(account, 'calendar', ({ permission }) => permission === 'owner');
	const all: Record<string, { values: IDataObject; change: IDataObject }> = {
		activity: {
			values: { type: 'TimeEntry', date: '2026-10-05', duration: '1:30', note: 'Draft complaint', matter },
			change: { note: 'Draft and file complaint' },
		},
		calendarEntry: {
			values: {
				...{ summary: 'Hearing', start_at: '2026-10-10T09:00:00', end_at: '2026-10-10T10:00:00', matter },
				calendar_owner: calendar.id,
			},
			change: { summary: 'Hearing, room 2' },
		},
		note: { values: { subject: 'Intake', detail: 'Called', matter }, change: { detail: 'Called twice' } },
		task: {
			values: {
				...{ name: 'File', description: 'At the court', due_at: '2026-10-08', priority: 'High', matter },
				assignee: { id: user.id, type: 'User' },
			},
			change: { due_at: '2026-10-09' },
		},
	};
	return all[resource] ?? { values: {}, change: {} };
}

const RESOURCES = ['activity', 'calendarEntry', 'note', 'task'];

const LISTS: Record<string, string> = {
	activity: '/activities',
	calendarEntry: '/calendar_entries',
	note: '/notes',
	task: '/tasks',
};

describe.each(RESOURCES)('Create or Update of %s by an external reference', (resource) => {
	const list = LISTS[resource] ?? '';

	it('creates, leaves alone, and changes the same record', async () => {
		const account = await clio().connected();
		const { values, change } = await samples(account, resource);
		const reference = { external_reference: 'SYNC-1' };
		const created = await upsert(account, resource, { ...values, ...reference });
		expect(created.problem).toBe('');
		expect(created.output).toMatchObject([{ outcome: 'created' }]);
		expect(created.requests).toEqual([`GET ${list}`, `GET ${list}`, `POST ${list}`]);
		expect(created.bodies[0]).not.toHaveProperty('external_reference');
		const same = await upsert(account, resource, { ...values, ...reference });
		expect(same.problem).toBe('');
		expect(same.bodies).toEqual([]);
		expect(same.requests).toEqual([`GET ${list}`]);
		expect(same.output).toMatchObject([{ id: created.output[0]?.id, outcome: 'unchanged' }]);
		const changed = await upsert(account, resource, { ...values, ...change, ...reference });
		expect(changed.problem).toBe('');
		expect(changed.requests).toEqual([`GET ${list}`, `PATCH ${list}/${String(created.output[0]?.id)}`]);
		expect(changed.output).toMatchObject([
			{ id: created.output[0]?.id, outcome: 'updated', matched_by: 'external_reference' },
		]);
		const again = await upsert(account, resource, { ...values, ...change, ...reference });
		expect(again.output).toMatchObject([{ outcome: 'unchanged' }]);
		const other = await upsert(account, resource, { ...values, external_reference: 'SYNC-10' });
		expect(other.output).toMatchObject([{ outcome: 'created' }]);
	});

	it('finds what the items before have written', async () => {
		const account = await clio().connected();
		const { values, change } = await samples(account, resource);
		const one = { ...values, external_reference: 'SYNC-1' };
		const { output, bodies } = await write(
			clio(),
			account,
			{ ...place(resource, 'upsert'), ...PER_ITEM },
			items(one, one, { ...one, ...change }),
		);
		expect(output.map(({ outcome }) => outcome)).toEqual(['created', 'unchanged', 'updated']);
		expect(new Set(output.map(({ id }) => id)).size).toBe(1);
		expect(bodies).toHaveLength(2);
	});

	it('finds it before Clio knows it in its search', async () => {
		const account = await clio().connected();
		const { values } = await samples(account, resource);
		await clio().process.control.settings({ region: 'us', searchLagSeconds: 600 });
		await upsert(account, resource, { ...values, external_reference: 'SYNC-1' });
		const again = await upsert(account, resource, { ...values, external_reference: 'SYNC-1' });
		expect(again.output).toMatchObject([{ outcome: 'unchanged' }]);
	});

	it('says with Preview Only what it would do', async () => {
		const account = await clio().connected({ readOnly: true });
		const { values } = await samples(account, resource);
		const one = { ...values, external_reference: 'SYNC-1' };
		const { output, bodies } = await write(
			clio(),
			account,
			{ ...place(resource, 'upsert'), ...PER_ITEM, options: { previewOnly: true } },
			items(one, one),
		);
		expect(bodies).toEqual([]);
		expect(output).toMatchObject([{ preview: true, method: 'POST', outcome: 'created' }, { preview: true }]);
	});

	it.each(['a]b', 'a\nb', 'x'.repeat(121)])('refuses a reference that could not be told: %j', async (reference) => {
		const account = await clio().connected();
		const { values } = await samples(account, resource);
		const { problem, bodies } = await upsert(account, resource, { ...values, external_reference: reference });
		expect(problem).toMatch(/"external_reference" cannot be kept/);
		expect(bodies).toEqual([]);
	});
});

describe('without an external reference', () => {
	it('tasks are found by their name within the matter', async () => {
		const account = await clio().connected();
		const { values, change } = await samples(account, 'task');
		const created = await upsert(account, 'task', values);
		expect(created.output).toMatchObject([{ outcome: 'created', description: 'At the court' }]);
		const changed = await upsert(account, 'task', { ...values, ...change, name: 'file' });
		expect(changed.output).toMatchObject([{ id: created.output[0]?.id, outcome: 'updated', matched_by: 'name' }]);
		const [, other = {}] = await readAll(clio(), account, 'matter');
		const elsewhere = await upsert(account, 'task', { ...values, matter: other.id });
		expect(elsewhere.output).toMatchObject([{ outcome: 'created' }]);
		const nowhere = await upsert(account, 'task', { ...values, matter: null });
		expect(nowhere.output).toMatchObject([{ outcome: 'created' }]);
	});

	it('notes by their subject, of a matter or a contact', async () => {
		const account = await clio().connected();
		const contact = (await first(account, 'contact')).id;
		const values = { subject: 'Intake', detail: 'Called', contact };
		const created = await upsert(account, 'note', values);
		expect(created.output).toMatchObject([{ outcome: 'created', type: 'Contact' }]);
		expect((await upsert(account, 'note', values)).output).toMatchObject([{ outcome: 'unchanged' }]);
	});

	it.each(['activity', 'calendarEntry'])('%s is refused', async (resource) => {
		const account = await clio().connected();
		const { values } = await samples(account, resource);
		const { problem, bodies } = await upsert(account, resource, values);
		expect(problem).toMatch(/external_reference/);
		expect(bodies).toEqual([]);
	});

	it('several of one name are refused with their IDs', async () => {
		const account = await clio().connected();
		const { values } = await samples(account, 'task');
		for (let time = 0; time < 2; time++) await write(clio(), account, { ...place('task', 'create'), ...json(values) });
		const { problem, bodies } = await upsert(account, 'task', values);
		expect(problem).toMatch(/^2 tasks have the same name/);
		expect(bodies).toEqual([]);
	});
});

describe('Create or Update of a matter', () => {
	it('finds it by its client reference among the matters of its client', async () => {
		const account = await clio().connected();
		const client = (await first(account, 'contact')).id;
		const values = { client, description: 'Lease review', client_reference: 'CRM-9' };
		const created = await upsert(account, 'matter', values);
		expect(created.output).toMatchObject([{ outcome: 'created', client_reference: 'CRM-9' }]);
		const same = await upsert(account, 'matter', { ...values, client_reference: 'crm-9 ' });
		expect(same.problem).toBe('');
		const changed = await upsert(account, 'matter', { ...values, location: 'Shelf 4' });
		expect(changed.requests).toEqual(['GET /matters', `PATCH /matters/${String(created.output[0]?.id)}`]);
		expect(changed.bodies).toMatchObject([{ location: 'Shelf 4' }]);
		expect(changed.output).toMatchObject([{ outcome: 'updated', matched_by: 'client_reference' }]);
		const again = await upsert(account, 'matter', { ...values, location: 'Shelf 4' });
		expect(again.output).toMatchObject([{ id: created.output[0]?.id, outcome: 'unchanged' }]);
		expect(again.requests).toEqual(['GET /matters']);
	});

	it('finds it by a custom field that is named, with one request', async () => {
		const account = await clio().connected();
		const client = (await first(account, 'contact')).id;
		const values = { client, description: 'Lease', custom_fields: { 'Court file number': 'CV-1234' } };
		const on = { match_on: 'Court file number' };
		const created = await upsert(account, 'matter', { ...values, ...on });
		expect(created.output).toMatchObject([{ outcome: 'created' }]);
		const same = await upsert(account, 'matter', { ...values, ...on });
		expect(same.requests).toEqual(['GET /custom_fields', 'GET /matters']);
		expect(same.output).toMatchObject([{ id: created.output[0]?.id, outcome: 'unchanged' }]);
	});

	it('finds it by display number, and makes no matter that would not get it', async () => {
		const account = await clio().connected();
		const matter = await first(account, 'matter');
		const found = await upsert(account, 'matter', { display_number: matter.display_number, location: 'Shelf 9' });
		expect(found.bodies).toEqual([{ location: 'Shelf 9' }]);
		const gone = await upsert(account, 'matter', { display_number: '99999-Nobody', client: 1, description: 'x' });
		expect(gone.problem).toMatch(/No matter has the display number "99999-Nobody"/);
		expect(gone.bodies).toEqual([]);
	});

	it('finds it by client and description when that is chosen', async () => {
		const account = await clio().connected();
		const matter = await first(account, 'matter');
		const values = { client: (matter.client as IDataObject).id, description: matter.description, location: 'Shelf 7' };
		const none = await upsert(account, 'matter', values);
		expect(none.problem).toMatch(/none of the values to match on/);
		const found = await upsert(account, 'matter', { ...values, match_on: 'client_and_description' });
		expect(found.output).toMatchObject([{ id: matter.id, outcome: 'updated' }]);
	});

	it('refuses a stage of another practice area', async () => {
		const account = await clio().connected();
		const matter = await first(account, 'matter', ({ practice_area: area }) => area !== null);
		const area = String((matter.practice_area as IDataObject).id);
		const stage = await first(account, 'matterStage', (each) => String(each.practice_area_id) !== area);
		const { problem, bodies } = await upsert(account, 'matter', {
			...{ display_number: matter.display_number, matter_stage: stage.id },
		});
		expect(problem).toMatch(/is no stage of the practice area of this matter/);
		expect(bodies).toEqual([]);
	});
});
