import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { locator } from './choosing';
import type { Account } from './clioSandbox';
import { useClioSandbox } from './clioSandbox';
import { fields, json, place, readAll, record, write } from './valuesSupport';

const clio = useClioSandbox();

const firstOf = async (account: Account, resource: string, count: number): Promise<IDataObject[]> =>
	(await readAll(clio(), account, resource, { returnFields: 'standard', returnAll: false, limit: count })).slice(
		0,
		count,
	);

describe('Add Party', () => {
	const party = (matter: IDataObject, contact: IDataObject, role: string): INodeParameters =>
		({
			...place('matter', 'addParty'),
			...fields({ role }),
			...record(matter.id),
			contact: locator('id', String(contact.id)),
		}) as unknown as INodeParameters;

	it('relates a contact to a matter in a role, once', async () => {
		const account = await clio().connected();
		const [matter = {}] = await firstOf(account, 'matter', 1);
		const [contact = {}] = await firstOf(account, 'contact', 1);
		const first = await write(clio(), account, party(matter, contact, ' Guardian ad litem '));
		expect(first.requests).toEqual(['GET /relationships', 'POST /relationships']);
		expect(first.bodies).toEqual([
			{ matter: { id: matter.id }, contact: { id: contact.id }, description: 'Guardian ad litem' },
		]);
		const facts = { role: 'Guardian ad litem', matter: { id: matter.id }, contact: { id: contact.id } };
		const [{ id } = {}] = first.output;
		expect(first.output).toEqual([{ id: expect.any(Number), outcome: 'created', ...facts }]);
		const second = await write(clio(), account, party(matter, contact, 'guardian ad litem'));
		expect(second.requests).toEqual(['GET /relationships']);
		expect(second.output).toEqual([{ ...facts, id, outcome: 'exists', role: 'guardian ad litem' }]);
		const other = await write(clio(), account, party(matter, contact, 'Witness'));
		expect(other.bodies).toHaveLength(1);
	});

	it('needs a role, and sends nothing without it', async () => {
		const account = await clio().connected();
		const [matter = {}] = await firstOf(account, 'matter', 1);
		const { problem, requests } = await write(clio(), account, {
			...{ ...place('matter', 'addParty'), ...json({}), ...record(matter.id) },
			...({ contact: locator('id', '1') } as INodeParameters),
		});
		expect(problem).toMatch(/Role \("role"\) is not given/);
		expect(requests).toEqual([]);
	});

	it('says with Preview Only what it would do', async () => {
		const account = await clio().connected({ readOnly: true });
		const [known = {}] = await firstOf(account, 'relationship', 1);
		const options = { options: { previewOnly: true } };
		const [matter, contact] = [known.matter as IDataObject, known.contact as IDataObject];
		const same = await write(clio(), account, { ...party(matter, contact, String(known.description)), ...options });
		expect(same.output).toMatchObject([{ id: known.id, outcome: 'exists' }]);
		const more = await write(clio(), account, { ...party(matter, contact, 'Guardian'), ...options });
		expect(more.output).toMatchObject([
			{ preview: true, method: 'POST', body: { data: { description: 'Guardian', matter: { id: matter.id } } } },
		]);
	});
});

describe('Apply Task List', () => {
	it('makes the tasks of a list by its name, for a user by name', async () => {
		const account = await clio().connected();
		const [list = {}] = (await readAll(clio(), account, 'taskTemplateList')).filter(
			({ name }) => name !== 'Blank list',
		);
		const [matter = {}] = await firstOf(account, 'matter', 1);
		const [user = {}] = (await readAll(clio(), account, 'user')).filter(({ enabled }) => enabled === true);
		const tasks = async () =>
			(await readAll(clio(), account, 'task')).filter((each) => (each.matter as IDataObject)?.id === matter.id);
		const before = await tasks();
		const { requests, bodies, output, problem } = await write(clio(), account, {
			...{
				...place('matter', 'applyTaskList'),
				...record(matter.id),
				...fields({ due_at: '2026-12-01', assignee: user.name }),
			},
			taskTemplateList: locator('name', String(list.name)),
		} as INodeParameters);
		expect(problem).toBe('');
		expect(requests).toEqual(['GET /task_template_lists', 'GET /users', `PATCH /matters/${String(matter.id)}`]);
		expect(bodies).toEqual([
			{
				task_template_list_instances: [
					{ task_template_list: { id: list.id }, assignee_id: user.id, due_at: '2026-12-01' },
				],
			},
		]);
		expect(output).toMatchObject([{ id: matter.id }]);
		expect((await tasks()).length).toBeGreaterThan(before.length);
	});

	it('needs a list', async () => {
		const account = await clio().connected();
		const { problem, requests } = await write(clio(), account, {
			...{ ...place('matter', 'applyTaskList'), ...record(1), ...fields({ due_at: '2026-12-01' }) },
		});
		expect(problem).toMatch(/\("task_template_list"\) is not given/);
		expect(requests).toEqual([]);
	});
});
