import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { locator } from './choosing';
import type { Account } from './clioSandbox';
import { useClioSandbox } from './clioSandbox';
import { json, place, readAll, write } from './valuesSupport';

const clio = useClioSandbox();

const OPEN = place('matter', 'open');

const open = async (account: Account, values: IDataObject, more: INodeParameters = {}) =>
	await write(clio(), account, { ...OPEN, ...json(values), ...more });

const steps = (output: IDataObject[]) =>
	((output[0]?.steps ?? []) as IDataObject[]).map(({ step, outcome }) => `${String(step)} ${String(outcome)}`);

/** Everything that Open can do. */
async function everything(account: Account): Promise<IDataObject> {
	const [user = {}] = (await readAll(clio(), account, 'user')).filter(
		({ enabled, subscription_type: type }) => enabled === true && type === 'Attorney',
	);
	const [list = {}] = (await readAll(clio(), account, 'taskTemplateList')).filter(({ name }) => name !== 'Blank list');
	const [contact = {}] = await readAll(clio(), account, 'contact');
	return {
		...{ client_name: 'Orla Vance', client_email: 'orla.vance@example.com', client_phone: '+1 555 0100' },
		...{ description: 'Injury at work', practice_area: 'Family', matter_stage: 'Intake' },
		responsible_attorney: user.name,
		originating_attorney: user.email,
		flat_fee: 2500,
		statute_of_limitations_due_at: '2028-03-01',
		custom_fields: { 'Court file number': 'CV-77' },
		task_template_list_instances: [{ task_template_list: list.name, assignee_id: user.name, due_at: '2026-12-01' }],
		parties: [
			{ role: 'Opposing party', name: 'Mill & Sons', type: 'Company', email: 'office@mill.example.com' },
			{ role: 'Witness', contact: String(contact.id) },
		],
		folders: ['Pleadings/2026', 'Correspondence'],
		note: 'Came through the web form.',
		external_reference: 'WEB-4711',
	};
}

describe('Open', () => {
	it('does everything with the fewest requests, and tells each step', async () => {
		const account = await clio().connected();
		const values = await everything(account);
		const { requests, bodies, output, problem } = await open(account, values);
		expect(problem).toBe('');
		expect(requests.filter((each) => !each.startsWith('GET'))).toEqual([
			...['POST /contacts', 'POST /contacts', 'POST /matters', 'POST /relationships', 'POST /relationships'],
			...['POST /folders', 'POST /folders', 'POST /folders', 'POST /notes'],
		]);
		// Practice areas, stages, users, task lists, custom fields; two searches of contacts, with one look at new ones; the matter's folder.
		expect(requests.filter((each) => each.startsWith('GET')).sort()).toEqual([
			...[
				'GET /contacts',
				'GET /contacts',
				'GET /contacts',
				'GET /custom_fields',
				'GET /folders',
				'GET /matter_stages',
			],
			...['GET /practice_areas', 'GET /task_template_lists', 'GET /users'],
		]);
		const matter = bodies.find(({ description }) => description === 'Injury at work');
		expect(matter).toMatchObject({
			client_reference: 'WEB-4711',
			custom_rate: { type: 'FlatRate', rates: [{ rate: 2500, user: { id: expect.any(Number) } }] },
			statute_of_limitations: { due_at: '2028-03-01' },
			task_template_list_instances: [{ due_at: '2026-12-01', assignee_id: expect.any(Number) }],
			custom_field_values: [{ value: 'CV-77' }],
		});
		expect(matter).not.toHaveProperty('relationships');
		expect(matter).not.toHaveProperty('parties');
		expect(output).toMatchObject([{ id: expect.any(Number), status: 'Open', outcome: 'created' }]);
		expect(steps(output)).toEqual([
			...['client created', 'contact of party created', 'matter created', 'party created', 'party created'],
			...['folder created', 'folder created', 'note created'],
		]);
		expect((output[0]?.steps as IDataObject[]).every(({ id }) => id !== undefined)).toBe(true);
	});

	it('run again does nothing twice', async () => {
		const account = await clio().connected();
		const values = await everything(account);
		const first = await open(account, values);
		const again = await open(account, values);
		expect(again.bodies).toEqual([]);
		expect(again.output).toMatchObject([{ id: first.output[0]?.id, outcome: 'exists' }]);
		expect(steps(again.output).every((each) => each.endsWith(' exists'))).toBe(true);
	});

	it.each(['/contacts.json', '/relationships.json', '/folders.json', '/notes.json'])(
		'that fails at %s tells what is done, and goes on there',
		async (path) => {
			const account = await clio().connected();
			const values = await everything(account);
			await clio().process.control.fault({
				...{ method: 'POST', path, times: 1 },
				answer: { kind: 'status', status: 422, headers: {}, body: { error: { type: 'Invalid', message: 'No' } } },
			});
			const failed = await open(account, values);
			const count = failed.bodies.length - 1;
			expect(failed.problem).not.toBe('');
			if (count > 0) {
				expect(failed.problem).toMatch(/^The step "/);
				expect(failed.problem).toMatch(/Done before: client created \(ID \d+\)/);
				expect(failed.problem).toMatch(/Run it again with the same External Reference/);
			}
			const again = await open(account, values);
			expect(again.problem).toBe('');
			expect(count + again.bodies.length).toBe(9);
			const named = (await readAll(clio(), account, 'matter')).filter(
				({ description }) => description === 'Injury at work',
			);
			expect(named).toHaveLength(1);
			const third = await open(account, values);
			expect(third.bodies).toEqual([]);
		},
	);

	it('goes on after an answer that was lost', async () => {
		const account = await clio().connected();
		const values = await everything(account);
		await clio().process.control.fault({ method: 'POST', path: '/matters.json', times: 1, answer: { kind: 'lost' } });
		const failed = await open(account, values);
		expect(failed.problem).toMatch(/The step "matter" failed/);
		const again = await open(account, values);
		expect(again.output).toMatchObject([{ outcome: 'updated' }]);
		const named = (await readAll(clio(), account, 'matter')).filter(
			({ description }) => description === 'Injury at work',
		);
		expect(named).toHaveLength(1);
	});

	it('keeps the reference in a custom field that is named, and finds the matter by it with one request', async () => {
		const account = await clio().connected();
		const values = { client_name: 'Orla Vance', description: 'Lease', external_reference: 'A-1' };
		const named = { ...values, reference_field: 'Court file number' };
		const first = await open(account, named);
		expect(first.problem).toBe('');
		expect(first.bodies.at(-1)).toMatchObject({ custom_field_values: [{ value: 'A-1' }] });
		expect(first.bodies.at(-1)).not.toHaveProperty('client_reference');
		const again = await open(account, { ...named, client_name: 'Orla Vance-Lee' });
		expect(again.bodies).toEqual([]);
		expect(again.output).toMatchObject([{ id: first.output[0]?.id, client: first.output[0]?.client }]);
		const [other = {}] = await readAll(clio(), account, 'contact');
		const foreign = await open(account, { ...named, client: other.id });
		expect(foreign.problem).toMatch(/is one of another client/);
		expect(foreign.bodies).toEqual([]);
	});

	it('writes a custom rate that Clio has not taken with the new matter once more', async () => {
		const account = await clio().connected();
		const [client = {}] = await readAll(clio(), account, 'contact');
		const values = { client: client.id, description: 'Will', custom_rate_type: 'ContingencyFee' };
		const taken = await open(account, values);
		expect(taken.requests).toEqual(['POST /matters']);
		const { id, client: owner } = taken.output[0] ?? {};
		const answer = { data: { id, etag: '"1"', client: owner, custom_rate: null, display_number: '1' } };
		await clio().process.control.fault({
			...{ method: 'POST', path: '/matters.json', times: 1 },
			answer: { kind: 'status', status: 201, headers: {}, body: answer },
		});
		const dropped = await open(account, values);
		expect(dropped.requests).toEqual(['POST /matters', `PATCH /matters/${String(id)}`]);
		expect(dropped.bodies[1]).toEqual({ custom_rate: { type: 'ContingencyFee' } });
		expect(steps(dropped.output)).toEqual(['client exists', 'matter created', 'matter: custom_rate updated']);
	});

	it('takes the practice area from the stage, and refuses a stage of another one with those that there are', async () => {
		const account = await clio().connected();
		const [stage = {}, ...stages] = await readAll(clio(), account, 'matterStage');
		const [client = {}] = await readAll(clio(), account, 'contact');
		const values = { client: client.id, description: 'Will', matter_stage: stage.id };
		const { bodies, problem } = await open(account, values);
		expect(problem).toBe('');
		expect(bodies[0]).toMatchObject({ practice_area: { id: Number(stage.practice_area_id) } });
		const other = stages.find(({ practice_area_id: area }) => area !== stage.practice_area_id);
		const foreign = await open(account, { ...values, practice_area: Number(other?.practice_area_id) });
		expect(foreign.problem).toMatch(/is no stage of the practice area of this matter/);
		expect(foreign.problem).toContain(`"${String(other?.name)}"`);
		expect(foreign.bodies).toEqual([]);
		const unknown = await open(account, { ...values, practice_area: 'Family', matter_stage: 'Discovery' });
		expect(unknown.problem).toMatch(/has no stage with the name "Discovery".*"Intake" \(ID \d+\), "Working"/);
	});

	it('puts out the plan with Preview Only, and sends nothing', async () => {
		const account = await clio().connected({ readOnly: true });
		const values = await everything(account);
		const { bodies, output, problem } = await open(account, values, { options: { previewOnly: true } });
		expect(problem).toBe('');
		expect(bodies).toEqual([]);
		expect(output).toMatchObject([{ preview: true, outcome: 'wouldCreate' }]);
		expect(steps(output)).toEqual([
			...['client', 'contact of party', 'matter', 'party', 'party', 'folder', 'folder', 'note'].map(
				(step) => `${step} wouldCreate`,
			),
		]);
	});

	it.each<[string, IDataObject, string]>([
		['no client', { description: 'x' }, 'The client is not given'],
		['no description', { client_name: 'Orla Vance' }, 'Description ("description") is not given'],
		['a new client without a name', { description: 'x', client_email: 'nobody@example.com' }, 'a new one needs a name'],
		['a party without a role', { description: 'x', client_name: 'O V', parties: [{ name: 'Ann' }] }, 'parties[0].role'],
		[
			'a party without a contact',
			{ description: 'x', client_name: 'O V', parties: [{ role: 'Witness' }] },
			'names no contact',
		],
		['a folder path that leads out', { description: 'x', client_name: 'O V', folders: ['../x'] }, 'leads to'],
		[
			'two references',
			{ description: 'x', client_name: 'O V', client_reference: 'a', external_reference: 'b' },
			'different',
		],
		[
			'two rates',
			{ description: 'x', client_name: 'O V', flat_fee: 1, custom_rate_type: 'HourlyRate' },
			'Both "flat_fee"',
		],
		['an unknown value', { description: 'x', client_name: 'O V', partys: [] }, 'Did you mean "parties"'],
		[
			'an unknown custom field',
			{ description: 'x', client_name: 'O V', custom_fields: { 'Court file numbr': 1 } },
			'Did you mean',
		],
	])('writes nothing with %s', async (_, values, expected) => {
		const account = await clio().connected();
		const { bodies, problem } = await open(account, values);
		expect(problem).toContain(expected);
		expect(bodies).toEqual([]);
	});

	it('refuses a client whose name several contacts have, with all of them', async () => {
		const account = await clio().connected();
		for (const email of ['a@twin.example.com', 'b@twin.example.com']) {
			const values = { type: 'Person', name: 'Twin Person', primary_email: email };
			const made = await write(clio(), account, { ...place('contact', 'create'), ...json(values) });
			expect(made.problem).toBe('');
		}
		const { bodies, problem } = await open(account, { client_name: 'Twin Person', description: 'x' });
		expect(problem).toMatch(/"Twin Person" fits 2 contacts/);
		expect(bodies).toEqual([]);
		const byEmail = await open(account, { client_email: 'b@twin.example.com', description: 'x' });
		expect(byEmail.problem).toBe('');
		expect(byEmail.bodies).toHaveLength(1);
	});

	it('reads an address behind a display name, and refuses what is none', async () => {
		const account = await clio().connected();
		const values = { client_name: 'Orla Vance', description: 'x' };
		const first = await open(account, { ...values, client_email: 'Orla Vance <Orla.Vance@Example.com>' });
		expect(first.bodies[0]).toMatchObject({ email_addresses: [{ address: 'orla.vance@example.com' }] });
		const second = await open(account, { ...values, client_email: 'orla.vance@example.com' });
		expect(second.output[0]?.client).toEqual(first.output[0]?.client);
		const bad = await open(account, { ...values, client_email: 'orla at example' });
		expect(bad.problem).toMatch(/"orla at example" is not an e-mail address/);
		expect(bad.bodies).toEqual([]);
	});

	it('takes a client that is chosen in the panel', async () => {
		const account = await clio().connected();
		const [client = {}] = await readAll(clio(), account, 'contact');
		const chosen = { client: locator('id', String(client.id)) } as INodeParameters;
		const { requests, bodies } = await open(account, { description: 'Will' }, chosen);
		expect(requests).toEqual(['POST /matters']);
		expect(bodies).toEqual([{ description: 'Will', client: { id: client.id } }]);
	});
});
