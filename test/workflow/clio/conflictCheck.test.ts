import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { locator } from './choosing';
import type { Account } from './clioSandbox';
import { NODE, useClioSandbox } from './clioSandbox';
import { fields, json, place, write } from './valuesSupport';

const clio = useClioSandbox();

const CHECK: INodeParameters = place('contact', 'conflictCheck');
const PER_ITEM: INodeParameters = json('={{ JSON.stringify($json) }}');

interface Finding extends IDataObject {
	outcome: string;
	role: string;
	source: string;
	score: number;
	contact?: IDataObject;
	matters: IDataObject[];
	why: string[];
}

const findingsOf = (output: IDataObject | undefined) => (output?.findings ?? []) as Finding[];
const sourcesOf = (output: IDataObject | undefined) =>
	(output?.searched as IDataObject[]).map(({ source, how }) => `${String(source)}: ${String(how)}`);
const gapsOf = (output: IDataObject | undefined) =>
	(output?.not_searched as IDataObject[]).map(({ source }) => String(source));

const items = (...values: IDataObject[]) => ({ input: values.map((value) => ({ json: value })) });

async function create(account: Account, resource: string, values: IDataObject): Promise<IDataObject> {
	const { output, problem } = await write(clio(), account, { ...place(resource, 'create'), ...json(values) });
	expect(problem).toBe('');
	return output[0] ?? {};
}

/** A client with a matter, and an opposing party in it. */
async function caseOf(account: Account, more: IDataObject = {}) {
	const client = await create(account, 'contact', {
		...{ type: 'Person', first_name: 'Roberta', last_name: 'Quantrell', work_email: 'roberta@quantrell.example' },
		...{ mobile_phone: '(206) 555-7788' },
	});
	const opponent = await create(account, 'contact', { type: 'Company', name: 'Zephyrine Müller GmbH' });
	const matter = await create(account, 'matter', { client: client.id, description: 'Lease dispute', ...more });
	await create(account, 'relationship', {
		...{ matter: matter.id, contact: opponent.id, description: 'Opposing party' },
	});
	return { client, opponent, matter };
}

describe('Conflict Check', () => {
	it('is clear when nobody is known, with one request for each source', async () => {
		const account = await clio().connected();
		const { output, requests, problem } = await write(clio(), account, {
			...CHECK,
			...json({ names: ['Bartholomeus Wrzesniewski'], emails: ['bw@nowhere.example'] }),
		});
		expect(problem).toBe('');
		expect(output).toMatchObject([
			{ outcome: 'clear', is_clear: true, needs_review: false, is_conflict: false, findings: [], not_searched: [] },
		]);
		expect(new Set(requests)).toEqual(new Set(['GET /contacts', 'GET /matters', 'GET /notes', 'GET /communications']));
		expect(output[0]?.requests).toBe(requests.length);
	});

	it('finds an opposing party who wants to become a client, whatever the spelling, with the matter', async () => {
		const account = await clio().connected();
		const { opponent, matter } = await caseOf(account);
		const { output } = await write(clio(), account, { ...CHECK, ...json({ companies: ['Zephyrin Mueller'] }) });
		expect(output[0]).toMatchObject({ outcome: 'conflict', is_conflict: true });
		const [finding] = findingsOf(output[0]);
		expect(finding).toMatchObject({
			...{ outcome: 'conflict', role: 'opposing_party', source: 'contact', side: 'prospect' },
			contact: { id: opponent.id, type: 'Company' },
			matters: [{ id: matter.id, display_number: matter.display_number, role: 'Opposing party' }],
		});
	});

	it.each<[string, IDataObject]>([
		['a nickname', { opposing_names: ['Quantrell, Bobbie'] }],
		['an e-mail address with a display name', { opposing_emails: ['"R. Q." <Roberta+x@Quantrell.example>'] }],
		['a phone number in another form', { opposing_phones: ['+1 206.555.7788'] }],
	])('finds a client on the other side by %s', async (_, values) => {
		const account = await clio().connected();
		const { client, matter } = await caseOf(account);
		const { output } = await write(clio(), account, { ...CHECK, ...json(values) });
		const finding = findingsOf(output[0]).find(({ contact }) => contact?.id === client.id);
		expect(finding).toMatchObject({ role: 'client', matters: [{ id: matter.id, role: 'client' }] });
		expect(['conflict', 'review']).toContain(output[0]?.outcome);
	});

	it('tells a former client by the closed matter', async () => {
		const account = await clio().connected();
		const { client } = await caseOf(account, { status: 'closed' });
		const { output } = await write(clio(), account, { ...CHECK, ...json({ opposing_names: ['Roberta Quantrell'] }) });
		expect(findingsOf(output[0])).toMatchObject([
			{ role: 'former_client', outcome: 'conflict', contact: { id: client.id } },
		]);
	});

	it('has an existing client looked at, and leaves the one out that the check is for', async () => {
		const account = await clio().connected();
		const { client } = await caseOf(account);
		const values = json({ names: ['Roberta Quantrell'] });
		const seen = await write(clio(), account, { ...CHECK, ...values });
		expect(seen.output).toMatchObject([{ outcome: 'review', findings: [{ role: 'client' }] }]);
		const own = await write(clio(), account, {
			...CHECK,
			...values,
			relatedRecords: { contact: locator('id', String(client.id)) },
		});
		expect(own.output).toMatchObject([{ outcome: 'clear', findings: [] }]);
	});

	it.each([
		['Jones v. Quantrell', 'Abigail Jones', 'opposing_party'],
		['Quantrell v. Jones', 'Abigail Jones', 'opposing_party'],
		['Estate of Jones', 'Abigail Jones', 'mentioned'],
	])('reads %j by whom the firm acts for', async (title, name, role) => {
		const account = await clio().connected();
		const description = title.replace('Jones', name).replace('Quantrell', 'Roberta Quantrell');
		const { matter } = await caseOf(account, { description });
		const { output } = await write(clio(), account, {
			...CHECK,
			...json({ names: [name, 'Roberta Quantrell'] }),
		});
		const findings = findingsOf(output[0]);
		expect(findings.filter(({ source }) => source === 'matter')).toMatchObject([
			{ role, matters: [{ id: matter.id }] },
		]);
		expect(findings.filter(({ source }) => source === 'contact')).toMatchObject([{ role: 'client' }]);
	});

	it('tells when the company of a contact is a client', async () => {
		const account = await clio().connected();
		const company = await create(account, 'contact', { type: 'Company', name: 'Zephyrine Holdings' });
		await create(account, 'matter', { client: company.id, description: 'Lease' });
		const employee = await create(account, 'contact', {
			...{ type: 'Person', first_name: 'Ottoline', last_name: 'Featherstone', company: company.id },
		});
		const { output } = await write(clio(), account, {
			...CHECK,
			...json({ opposing_names: ['Ottoline Featherstone'] }),
		});
		expect(output[0]?.outcome).toBe('review');
		expect(findingsOf(output[0])).toMatchObject([
			{
				...{ role: 'related_party', contact: { id: employee.id }, company: { id: company.id } },
				matters: [{ role: 'company is client' }],
			},
		]);
	});

	it('finds names in descriptions, notes and communications', async () => {
		const account = await clio().connected();
		const { matter, client } = await caseOf(account, { description: 'Quantrell v. Ignatius Featherstonehaugh' });
		await create(account, 'note', {
			...{ matter: matter.id, subject: 'Call', detail: '<p>Spoke with <b>Ignatius P. Featherstonehaugh</b></p>' },
			detail_text_type: 'rich_text',
		});
		const other = await create(account, 'matter', { client: client.id, description: 'Will' });
		await create(account, 'communication', {
			...{ type: 'EmailCommunication', subject: 'Offer', body: 'From Ignatius Featherstonehaugh', matter: other.id },
		});
		const { output } = await write(clio(), account, {
			...CHECK,
			...json({ names: ['Featherstonehaugh, Ignatius'] }),
		});
		expect(output[0]?.outcome).toBe('conflict');
		expect(findingsOf(output[0]).map(({ source, role, outcome }) => [source, role, outcome])).toEqual([
			['matter', 'opposing_party', 'conflict'],
			['communication', 'mentioned', 'review'],
		]);
		expect(findingsOf(output[0])[0]).toMatchObject({
			found: 'Ignatius Featherstonehaugh',
			matters: [{ id: matter.id }],
		});
	});

	it('reads the lists once for all items', async () => {
		const account = await clio().connected();
		await caseOf(account);
		const people = Array.from({ length: 20 }, (_, index) => ({ names: [`Nobody Number${index}x`] }));
		const { output, requests } = await write(
			clio(),
			account,
			{ ...CHECK, ...PER_ITEM },
			items({ names: ['Somebody Else'] }, { companies: ['Zephyrine Müller'] }, ...people),
		);
		expect(output.map(({ outcome }) => outcome).slice(0, 3)).toEqual(['clear', 'conflict', 'clear']);
		expect(output).toHaveLength(22);
		expect(requests.length).toBeLessThanOrEqual(10);
		expect(output.slice(1).every((each) => each.requests === 0)).toBe(true);
	});

	it('searches where the lists are too long for the budget, and finds the misspelt all the same', async () => {
		const account = await clio().connected();
		await clio().process.control.settings({ extraMatters: 3000 });
		const { client, opponent, matter } = await caseOf(account);
		const { output, requests } = await write(clio(), account, {
			...CHECK,
			...json({ names: ['Zephyrine Muller'], opposing_names: ['Roberta Quantrel'], request_budget: 20 }),
		});
		expect(requests.length).toBeLessThanOrEqual(20);
		const found = findingsOf(output[0]).map(({ contact, role }) => [contact?.id, role]);
		expect(found).toContainEqual([client.id, 'client']);
		expect(found).toContainEqual([opponent.id, 'opposing_party']);
		expect(sourcesOf(output[0])).toContain('matters: search');
		expect(findingsOf(output[0]).flatMap(({ matters }) => matters.map(({ id }) => id))).toContain(matter.id);
	});

	it('is never clear when the budget was reached, and says what was not looked at', async () => {
		const account = await clio().connected();
		await clio().process.control.settings({ extraMatters: 3000 });
		const { output, requests } = await write(clio(), account, {
			...CHECK,
			...json({ names: ['Bartholomeus Wrzesniewski'], request_budget: 6 }),
		});
		expect(requests).toHaveLength(6);
		expect(output[0]?.outcome).toBe('review');
		expect(gapsOf(output[0])).not.toEqual([]);
		expect(JSON.stringify(output[0]?.not_searched)).toContain('The request budget was reached');
	});

	it('is never clear when a source may not be read', async () => {
		const account = await clio().connected();
		await clio().process.control.settings({ deniedPermissions: ['Communications'] });
		const { output, problem } = await write(clio(), account, {
			...CHECK,
			...json({ names: ['Bartholomeus Wrzesniewski'] }),
		});
		expect(problem).toBe('');
		expect(output[0]?.outcome).toBe('review');
		expect(gapsOf(output[0])).toEqual(['communications']);
	});

	it.each([
		['contacts', { id: 1, type: 'Person', name: null, redacted: true }],
		['matters', { id: 1, display_number: '1', description: 'Lease', client: { id: 2, name: null, type: 'Person' } }],
	])('is never clear when Clio shows %s in part only', async (source, record) => {
		const account = await clio().connected();
		await clio().process.control.fault({
			...{ method: 'GET', path: `/${source}.json`, times: 1 },
			answer: { kind: 'status', status: 200, body: { data: [record], meta: { paging: {}, records: 1 } } },
		});
		const { output } = await write(clio(), account, { ...CHECK, ...json({ names: ['Bartholomeus Wrzesniewski'] }) });
		expect(output[0]?.outcome).toBe('review');
		expect(gapsOf(output[0])).toEqual([source]);
	});

	it('writes the report as a note where it is told to', async () => {
		const account = await clio().connected();
		const { matter } = await caseOf(account);
		const parameters = {
			...CHECK,
			...fields({ opposing_names: 'Smith, John; Quantrell, Roberta', write_note: true }),
			relatedRecords: { matter: locator('id', String(matter.id)) },
		};
		const preview = await write(clio(), account, { ...parameters, options: { previewOnly: true } });
		expect(preview.bodies).toEqual([]);
		expect(preview.output[0]?.note).toMatchObject({ preview: true, method: 'POST' });
		const { output, bodies, problem } = await write(clio(), account, parameters);
		expect(problem).toBe('');
		expect(bodies).toMatchObject([
			{ type: 'Matter', matter: { id: matter.id }, subject: expect.stringMatching(/^Conflict check: /) },
		]);
		expect(String(bodies[0]?.detail)).toContain('Smith, John (opposing)');
		const id = String((output[0]?.note as IDataObject).id);
		const read = await clio().run(account, { ...place('note', 'get'), record: locator('id', id) });
		expect(read.json(NODE)).toMatchObject([
			{ id: Number(id), subject: `Conflict check: ${String(output[0]?.outcome)}` },
		]);
	});

	it.each<[string, IDataObject, string]>([
		['nobody', {}, 'Nobody is given to check'],
		['no e-mail address', { emails: ['jane at example'] }, 'Entry 1 of "emails" is not an e-mail address'],
		['no phone number', { phones: ['206-555-0123', 'ask Mary'] }, 'Entry 2 of "phones" is not a phone number'],
		['punctuation for a name', { names: ['---'] }, 'Entry 1 of "names" is not the name of a person'],
		['a budget that is too small', { names: ['A B'], request_budget: 2 }, '"request_budget" is too small'],
		['a threshold out of range', { names: ['A B'], threshold: 2 }, '"threshold" is not between'],
		['a note without a place', { names: ['A B'], write_note: true }, 'There is nothing to write the note to'],
		['an unknown input', { name: 'A B' }, 'Clio does not know the field "name"'],
	])('asks Clio nothing with %s', async (_, values, expected) => {
		const { problem, requests } = await write(clio(), await clio().connected(), { ...CHECK, ...json(values) });
		expect(problem).toContain(expected);
		expect(requests).toEqual([]);
	});

	it('refuses a note with a credential that is Read Only before anything is read, and checks without one', async () => {
		const account = await clio().connected({ readOnly: true });
		const { problem, requests } = await write(clio(), account, {
			...CHECK,
			...json({ names: ['Ada Abernethy'], write_note: true, contact: 1 }),
		});
		expect(problem).toMatch(/Read Only/);
		expect(requests).toEqual([]);
		const checked = await write(clio(), account, { ...CHECK, ...json({ names: ['Ada Abernethy'] }) });
		expect(checked.output[0]?.outcome).not.toBe('clear');
	});

	it('names nobody in an error', async () => {
		const account = await clio().connected();
		await clio().process.control.fault({
			...{ method: 'GET', path: '/notes.json', times: 10 },
			answer: { kind: 'status', status: 422, body: { error: { type: 'X', message: 'no' } } },
		});
		const { problem } = await write(clio(), account, { ...CHECK, ...json({ names: ['Bartholomeus Wrzesniewski'] }) });
		expect(problem).not.toBe('');
		expect(problem).not.toMatch(/Wrzesniewski/i);
	});

	it('takes names in other scripts', async () => {
		const account = await clio().connected();
		await create(account, 'contact', { type: 'Person', first_name: 'Sergei', last_name: 'Vorontsov' });
		await create(account, 'contact', { type: 'Person', first_name: '明', last_name: '李' });
		const { output } = await write(clio(), account, {
			...CHECK,
			...json({ names: ['Сергей Воронцов'], opposing_names: ['李 明'] }),
		});
		expect(findingsOf(output[0]).map(({ role }) => role)).toEqual(['contact', 'contact']);
		expect(output[0]?.outcome).toBe('review');
	});

	it('runs as one node with paired items', async () => {
		const account = await clio().connected();
		const run = await clio().run(account, { ...CHECK, ...json({ names: ['Nobody Nowhere'] }) });
		expect(run.items(NODE)[0]?.pairedItem).toEqual({ item: 0 });
	});
});
