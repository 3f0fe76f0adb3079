import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { Account } from './clioSandbox';
import { useClioSandbox } from './clioSandbox';
import { fields, json, mapped, place, readAll, record, write } from './valuesSupport';

const clio = useClioSandbox();

const go = async (account: Account, parameters: INodeParameters, input?: IDataObject[]) =>
	await write(clio(), account, parameters, input === undefined ? {} : { input: input.map((each) => ({ json: each })) });

const change = async (account: Account, id: unknown, values: IDataObject, more: INodeParameters = {}) =>
	await go(account, { ...place('matter', 'update'), ...record(id), ...json(values), ...more });

const named = (customFields: IDataObject): IDataObject => ({ custom_fields: customFields });

/** A matter without values of custom fields, whatever the firm shows as empty. */
async function bareMatter(account: Account): Promise<unknown> {
	const [contact] = await readAll(clio(), account, 'contact');
	const { output } = await go(account, {
		...place('matter', 'create'),
		...json({ client: contact?.id, description: 'Lease review' }),
	});
	return output[0]?.id;
}

interface FieldValue {
	id: string | null;
	name: string;
	value: unknown;
}

/** The values that a matter has, empty places left out. */
async function valuesOf(account: Account, id: unknown): Promise<FieldValue[]> {
	const { output } = await go(account, {
		...place('matter', 'get'),
		...record(id),
		returnFields: 'choose',
		chosenFields: ['id', 'custom_field_values{id,field_name,value}'].join(','),
	});
	const rows = (output[0]?.custom_field_values ?? []) as IDataObject[];
	return rows
		.filter((row) => row.id !== null)
		.map((row) => ({ id: row.id as string, name: row.field_name as string, value: row.value }));
}

const byName = (values: FieldValue[]) => Object.fromEntries(values.map(({ name, value }) => [name, value]));

async function definitionId(account: Account, name: string): Promise<unknown> {
	const definitions = await readAll(clio(), account, 'customField');
	return definitions.find((each) => each.name === name)?.id;
}

describe('custom fields by name', () => {
	it('of every type are written with the first record; definitions take one request', async () => {
		const account = await clio().connected();
		const [contact, other] = await readAll(clio(), account, 'contact');
		const { requests, problem, output } = await go(account, {
			...place('matter', 'create'),
			...json({
				client: contact?.id,
				description: 'Lease review',
				...named({
					'Conflict checked': 'yes',
					'Referred by': other?.id,
					'Claim value': '12500.50',
					'Trial date': '2026-10-15T23:30:00Z',
					'hearing time': '2:30 pm',
					'Court e-mail': 'clerk@court.example',
					'Number of parties': 3,
					'Case outcome': 'won at TRIAL',
					'Strategy notes': 'one\ntwo',
					'Court file number': 4711,
					'Case website': 'https://case.example.com',
				}),
			}),
		});
		expect(problem).toBe('');
		expect(requests).toEqual(['GET /custom_fields', 'POST /matters']);
		const values = await valuesOf(account, output[0]?.id);
		expect(byName(values)).toEqual({
			'Conflict checked': true,
			'Referred by': other?.id,
			'Claim value': 12500.5,
			'Trial date': '2026-10-15',
			'Hearing time': '14:30',
			'Court e-mail': 'clerk@court.example',
			'Number of parties': 3,
			'Case outcome': expect.any(Number),
			'Strategy notes': 'one\ntwo',
			'Court file number': '4711',
			'Case website': 'https://case.example.com',
		});
	});

	it('are made, changed and cleared with the IDs of values; others stay; one read of the record', async () => {
		const account = await clio().connected();
		const id = await bareMatter(account);
		const fieldId = await definitionId(account, 'Court file number');
		await change(account, id, named({ 'Court file number': 'A-1', 'Claim value': 10 }));
		const [made] = (await valuesOf(account, id)).filter(({ name }) => name === 'Court file number');
		const { bodies, requests } = await change(account, id, named({ 'court file number': 'A-2' }));
		expect(requests).toEqual([`GET /matters/${String(id)}`, 'GET /custom_fields', `PATCH /matters/${String(id)}`]);
		expect(bodies).toEqual([{ custom_field_values: [{ id: made?.id, value: 'A-2' }] }]);
		expect(made?.id).toMatch(/^text_line-\d+$/);
		expect(made?.id).not.toBe(`text_line-${String(fieldId)}`);
		await expect(valuesOf(account, id)).resolves.toContainEqual({ ...made, value: 'A-2' });
		const cleared = await change(account, id, {}, { fieldsToClear: [`custom_field_${String(fieldId)}`] });
		expect(cleared.bodies).toEqual([{ custom_field_values: [{ id: made?.id, _destroy: true }] }]);
		expect(byName(await valuesOf(account, id))).toEqual({ 'Claim value': 10 });
	});

	it('are fields of the mapper by the ID of their definition, which is never taken for that of a value', async () => {
		const account = await clio().connected();
		const id = await bareMatter(account);
		const fieldId = String(await definitionId(account, 'Number of parties'));
		const values = fields({ [`custom_field_${fieldId}`]: 2 });
		await go(account, { ...place('matter', 'update'), ...record(id), ...values });
		const again = fields({ [`custom_field_${fieldId}`]: 4 });
		const { problem } = await go(account, { ...place('matter', 'update'), ...record(id), ...again });
		expect(problem).toBe('');
		const kept = await valuesOf(account, id);
		expect(byName(kept)).toEqual({ 'Number of parties': 4 });
		expect(kept[0]?.id).not.toBe(`numeric-${fieldId}`);
	});

	it('have labels going in and coming out', async () => {
		const account = await clio().connected();
		const id = await bareMatter(account);
		const { output } = await change(account, id, named({ 'Case outcome': 'Settled' }), {
			options: { customFieldsByName: true },
		});
		expect(output[0]?.custom_fields).toMatchObject({ 'Case outcome': 'Settled' });
		const written = await go(
			account,
			{ ...place('matter', 'update'), ...record(id), ...mapped, options: { customFieldsByName: true } },
			[{ custom_fields: output[0]?.custom_fields, location: 'Cabinet 9' }],
		);
		expect(written.problem).toBe('');
		expect(written.bodies).toEqual([{ location: 'Cabinet 9' }]);
	});

	it('find a contact by its exact name', async () => {
		const account = await clio().connected();
		const id = await bareMatter(account);
		const contacts = await readAll(clio(), account, 'contact');
		const contact = contacts.find(({ name }, _, all) => all.filter((each) => each.name === name).length === 1);
		const { problem } = await change(account, id, named({ 'Referred by': contact?.name }));
		expect(problem).toBe('');
		expect(byName(await valuesOf(account, id))).toEqual({ 'Referred by': contact?.id });
	});

	it('that are wrong are told all at once, and nothing is written', async () => {
		const account = await clio().connected();
		const id = await bareMatter(account);
		const { problem, bodies } = await change(
			account,
			id,
			named({ 'Claim valu': 1, 'Case outcome': 'Draw', 'Trial date': 'soon' }),
		);
		expect(problem).toMatch(/no custom field "Claim valu".*"Case outcome" is not one of its options.*"Trial date"/);
		expect(problem).toMatch(/Did you mean "Claim value"\?.*"Settled"/);
		expect(bodies).toEqual([]);
	});

	it('read definitions once for many items, and the records together', async () => {
		const account = await clio().connected();
		const matters = (await readAll(clio(), account, 'matter')).slice(0, 5);
		const { requests, problem } = await go(
			account,
			{
				...place('matter', 'update'),
				record: { __rl: true, mode: 'id', value: '={{ $json.id }}' },
				...json('={{ { custom_fields: { "Court file number": "N-" + $json.id } } }}'),
			},
			matters.map(({ id }) => ({ id })),
		);
		expect(problem).toBe('');
		expect(requests.filter((request) => request.startsWith('GET'))).toEqual(['GET /matters', 'GET /custom_fields']);
		expect(requests).toHaveLength(7);
		for (const { id } of matters) {
			expect(byName(await valuesOf(account, id))).toMatchObject({ 'Court file number': `N-${String(id)}` });
		}
	});
});

describe('a record as it was read', () => {
	it('is written back without touching the values of its custom fields', async () => {
		const account = await clio().connected();
		const [matter] = await readAll(clio(), account, 'matter');
		const values = matter?.custom_field_values as IDataObject[];
		expect(values.filter(({ id }) => id !== null).length).toBeGreaterThan(3);
		const before = await valuesOf(account, matter?.id);
		const { problem, bodies } = await go(account, { ...place('matter', 'update'), ...record(matter?.id), ...mapped }, [
			matter ?? {},
		]);
		expect(problem).toBe('');
		expect(bodies[0]?.custom_field_values).toBeUndefined();
		await expect(valuesOf(account, matter?.id)).resolves.toEqual(before);
	});

	it('gives its values to another record under the IDs that this one has', async () => {
		const account = await clio().connected();
		const [matter] = await readAll(clio(), account, 'matter');
		const id = await bareMatter(account);
		const { problem } = await change(account, id, { custom_field_values: matter?.custom_field_values });
		expect(problem).toBe('');
		const copied = await valuesOf(account, id);
		const original = await valuesOf(account, matter?.id);
		expect(byName(copied)).toEqual(byName(original));
		const ids = original.map((value) => value.id);
		expect(copied.filter((value) => ids.includes(value.id))).toEqual([]);
	});

	it("refuses the ID of a definition in the place of a value's", async () => {
		const account = await clio().connected();
		const id = await bareMatter(account);
		const fieldId = await definitionId(account, 'Court file number');
		const { problem, bodies } = await change(account, id, { custom_field_values: [{ id: fieldId, value: 'x' }] });
		expect(problem).toMatch(/custom_field_values\[0\].*is not the ID of a value of this record/);
		expect(bodies).toEqual([]);
	});
});

describe('without the permission Custom Fields', () => {
	const deny = async () =>
		await clio().process.control.settings({ region: 'us', deniedPermissions: ['Custom Fields'] });
	afterEach(async () => await clio().process.control.settings({ deniedPermissions: [] }));

	it('values by name are refused with what to do; everything else works', async () => {
		const account = await clio().connected();
		const [matter] = await readAll(clio(), account, 'matter');
		await deny();
		const refused = await change(account, matter?.id, named({ 'Court file number': 'x' }));
		expect(refused.problem).toMatch(/definitions cannot be read.*permission Custom Fields/);
		expect(refused.bodies).toEqual([]);
		const other = await change(account, matter?.id, { location: 'Cabinet 9' });
		expect(other.problem).toBe('');
		expect(other.requests).toEqual([`PATCH /matters/${String(matter?.id)}`]);
	});

	it('a record that was read then is written back without its hidden values', async () => {
		const account = await clio().connected();
		const [seen] = await readAll(clio(), account, 'matter');
		const before = await valuesOf(account, seen?.id);
		await deny();
		const [hidden] = await readAll(clio(), account, 'matter');
		const written = await go(account, { ...place('matter', 'update'), ...record(hidden?.id), ...mapped }, [
			{ ...hidden, location: 'Cabinet 9' },
		]);
		expect(written.problem).toBe('');
		expect(written.bodies[0]?.custom_field_values).toBeUndefined();
		await clio().process.control.settings({ deniedPermissions: [] });
		await expect(valuesOf(account, seen?.id)).resolves.toEqual(before);
	});
});
