import { locator } from './choosing';
import { NODE, useClioSandbox } from './clioSandbox';
import { json, place, readAll, record, write } from './valuesSupport';

const clio = useClioSandbox();

describe('bad values', () => {
	it('fail their own item before anything is sent, and leave the others unharmed', async () => {
		const account = await clio().connected();
		const [user] = await readAll(clio(), account, 'user');
		const good = { name: 'Call', description: 'Call them', assignee: user?.id };
		const bad: Array<[unknown, string]> = [
			['{"name": "Call",}', 'Values (JSON) cannot be read: line 1, character 17 is not JSON'],
			['[1]', 'Values (JSON) is a list, not one object'],
			['5', 'Values (JSON) is not an object'],
			['{}', 'No value is given'],
			[{ ...good, colour: 'red' }, 'Clio does not know the field "colour" on a task'],
			['{"name": "x", "__proto__": {"a": 1}}', 'Clio does not know the field "__proto__" on a task'],
			[{ ...good, status: 'done' }, '"status" is not among its choices: "done" is given'],
			[{ ...good, due_at: '10/15/2026' }, '"due_at" is not a date that can be read without doubt'],
			[{ ...good, notify_assignee: 'maybe' }, '"notify_assignee" is not true or false'],
			[{ ...good, time_estimated: '1.5' }, '"time_estimated" is not a whole number'],
			[{ ...good, assignees: [] }, '"assignees" is an empty list'],
			[{ ...good, assignee: true }, '"assignee" names no record'],
			[{ ...good, assignee: -5 }, '"assignee": "-5" is not an ID of Clio'],
			[{ ...good, assignee: { id: 5, type: 'Matter' } }, '"assignee" does not say what kind of record it is'],
			[{ assignee: user?.id }, 'Description ("description") and Name ("name") are not given'],
			[{ name: 'x'.repeat(10), description: { big: 'y'.repeat(5_000_000) } }, '"description" is not text'],
		];
		const all = [good, ...bad.map(([values]) => values), good];
		const { run, bodies, requests } = await write(
			clio(),
			account,
			{ ...place('task', 'create'), specifyValues: 'json', valuesJson: '={{ $json.values }}' },
			{
				input: all.map((values) => ({
					json: { values: typeof values === 'string' ? values : JSON.stringify(values) },
				})),
				onError: 'continueRegularOutput',
			},
		);
		const output = run.json(NODE);
		expect(output).toHaveLength(all.length);
		expect(output[0]).toMatchObject({ name: 'Call' });
		expect(output.at(-1)).toMatchObject({ name: 'Call' });
		for (const [index, [, message]] of bad.entries()) {
			const told = String(output[index + 1]?.error);
			expect(told).toContain(message);
			expect(told).toContain(`(item ${index + 1})`);
		}
		expect(requests).toEqual(['POST /tasks', 'POST /tasks']);
		expect(bodies).toHaveLength(2);
	});

	it('of an update are told as well: nothing to change, and null where Clio ignores it', async () => {
		const account = await clio().connected();
		const [matter] = await readAll(clio(), account, 'matter');
		const at = { ...place('matter', 'update'), ...record(matter?.id) };
		const nothing = await write(clio(), account, { ...at, ...json({ location: null, description: '' }) });
		expect(nothing.problem).toContain('There is nothing to change: no value is given');
		const ignored = await write(clio(), account, { ...at, ...json({ location: 'x', responsible_attorney: null }) });
		expect(ignored.problem).toContain('"responsible_attorney" cannot be emptied: Clio ignores null there');
		expect([...nothing.requests, ...ignored.requests]).toEqual([]);
	});

	it('that only Clio can know come in its own words', async () => {
		const account = await clio().connected();
		const [contact] = await readAll(clio(), account, 'contact');
		const { problem, requests } = await write(clio(), account, {
			...place('matter', 'create'),
			client: locator('id', String(contact?.id)),
			...json({ description: 'x', matter_stage: 999_999_999 }),
		});
		expect(requests).toEqual(['POST /matters']);
		expect(problem).not.toBe('');
	});

	it('of 5 MB are sent where they are what Clio takes', async () => {
		const account = await clio().connected();
		const detail = 'y'.repeat(5_000_000);
		const [matter] = await readAll(clio(), account, 'matter');
		const { output, problem } = await write(clio(), account, {
			...place('note', 'create'),
			...json({ matter: matter?.id, subject: 'Long', detail }),
			returnFields: 'all',
		});
		expect(problem).toBe('');
		expect(output[0]?.detail).toHaveLength(detail.length);
	});

	it('of names that fit several records list the candidates', async () => {
		const account = await clio().connected();
		const matters = await readAll(clio(), account, 'matterStage');
		const names = matters.map(({ name }) => String(name));
		const twice = names.find((name, index) => names.indexOf(name) !== index);
		expect(twice).toBeDefined();
		const [contact] = await readAll(clio(), account, 'contact');
		const { problem, bodies } = await write(clio(), account, {
			...place('matter', 'create'),
			client: locator('id', String(contact?.id)),
			...json({ description: 'x', matter_stage: twice }),
		});
		expect(problem).toContain(String(twice));
		expect(bodies).toEqual([]);
		const { practice_area_id: area, id } = matters.find(({ name }) => name === twice) ?? {};
		const within = await write(clio(), account, {
			...place('matter', 'create'),
			client: locator('id', String(contact?.id)),
			...json({ description: 'x', matter_stage: twice, practice_area: Number(area) }),
		});
		expect(within.bodies).toMatchObject([{ matter_stage: { id }, practice_area: { id: Number(area) } }]);
	});
});
