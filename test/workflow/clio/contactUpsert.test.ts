import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { Account } from './clioSandbox';
import { useClioSandbox } from './clioSandbox';
import { fields, json, mapped, place, readAll, write } from './valuesSupport';

const clio = useClioSandbox();

const UPSERT: INodeParameters = place('contact', 'upsert');
const PER_ITEM: INodeParameters = json('={{ JSON.stringify($json) }}');
const SEARCH = 'GET /contacts';
const CREATE = 'POST /contacts';

const items = (...values: IDataObject[]) => ({ input: values.map((value) => ({ json: value })) });

async function create(account: Account, values: IDataObject, resource = 'contact'): Promise<IDataObject> {
	const { output, problem } = await write(clio(), account, { ...place(resource, 'create'), ...json(values) });
	expect(problem).toBe('');
	return output[0] ?? {};
}

const PERSON = {
	...{ type: 'Person', first_name: 'Roberta', last_name: 'Quantrell', date_of_birth: '1980-02-03' },
	...{ work_email: 'roberta@quantrell.example', mobile_phone: '(206) 555-7788' },
};

async function contact(account: Account, id: unknown): Promise<IDataObject> {
	const parameters = { ...place('contact', 'get'), record: { __rl: true, mode: 'id', value: String(id) } };
	const run = await clio().run(account, parameters as INodeParameters);
	await clio().apiRequests();
	return run.json('Clio')[0] ?? {};
}

const addresses = (record: IDataObject) =>
	(record.email_addresses as IDataObject[]).map(({ name, address, primary }) => [name, address, primary]);
const numbers = (record: IDataObject) => (record.phone_numbers as IDataObject[]).map(({ number }) => number);

describe('Create or Update of a contact', () => {
	it('creates whom nobody is, and says so', async () => {
		const account = await clio().connected();
		const { output, requests, bodies } = await write(clio(), account, { ...UPSERT, ...json(PERSON) });
		expect(requests.filter((line) => line === CREATE)).toHaveLength(1);
		// By address, number in two forms, since a custom region tells no country, and name; and what is too new for the search.
		expect(requests.filter((line) => line === SEARCH)).toHaveLength(5);
		expect(bodies).toMatchObject([{ type: 'Person', first_name: 'Roberta' }]);
		expect(output).toMatchObject([{ outcome: 'created', id: expect.any(Number), name: 'Roberta Quantrell' }]);
		expect(output[0]).not.toHaveProperty('matched_by');
	});

	it.each<[string, string, IDataObject]>([
		['email', 'an e-mail address with a display name', { work_email: 'R. Q. <ROBERTA@Quantrell.example>' }],
		['phone', 'a phone number in another form', { work_phone: '+1 206.555.7788' }],
		[
			'name_and_birth_date',
			'name and date of birth',
			{ first_name: 'ROBERTA', last_name: 'Quantrell', date_of_birth: '1980-02-03' },
		],
	])('finds by %s: %s', async (key, _, values) => {
		const account = await clio().connected();
		const { id } = await create(account, PERSON);
		const { output, requests, bodies, problem } = await write(clio(), account, {
			...UPSERT,
			...json({ ...values, title: 'Director' }),
		});
		expect(problem).toBe('');
		expect(requests).toEqual([SEARCH, `PATCH /contacts/${String(id)}`]);
		expect(bodies).toMatchObject([{ title: 'Director' }]);
		expect(output).toMatchObject([{ id, outcome: 'updated', matched_by: key, title: 'Director' }]);
	});

	it('finds a company by its name, and none of another form', async () => {
		const account = await clio().connected();
		const { id } = await create(account, { type: 'Company', name: 'Zephyrine Müller, Incorporated' });
		const same = await write(clio(), account, {
			...UPSERT,
			...json({ type: 'Company', name: 'ZEPHYRINE MÜLLER INC.', work_email: 'info@zm.example' }),
		});
		expect(same.output).toMatchObject([{ id, outcome: 'updated', matched_by: 'company_name' }]);
		const other = await write(clio(), account, {
			...UPSERT,
			...json({ type: 'Company', name: 'Zephyrine Müller LLC' }),
		});
		expect(other.output).toMatchObject([{ outcome: 'created' }]);
	});

	it('finds by a custom field', async () => {
		const account = await clio().connected();
		const definition = { name: 'CRM key', parent_type: 'Contact', field_type: 'text_line' };
		const field = await create(account, definition, 'customField');
		const { id } = await create(account, { ...PERSON, custom_fields: { 'CRM key': 'X-17' } });
		const given = { match_on: ['CRM key'], type: 'Person', last_name: 'Quantrell-Smith' };
		const byName = await write(clio(), account, {
			...UPSERT,
			...json({ ...given, custom_fields: { 'CRM key': 'X-17' } }),
		});
		expect(byName.problem).toBe('');
		expect(byName.bodies).toEqual([{ type: 'Person', last_name: 'Quantrell-Smith' }]);
		expect(byName.output).toMatchObject([{ id, outcome: 'updated', matched_by: 'CRM key' }]);
		const byId = await write(clio(), account, {
			...UPSERT,
			...fields({
				match_on: `custom_field_${String(field.id)}`,
				[`custom_field_${String(field.id)}`]: 'X-18',
				...{ type: 'Person', last_name: 'Other' },
			}),
		});
		expect(byId.output).toMatchObject([{ outcome: 'created' }]);
	});

	it('adds rows beside those there are, and doubles none', async () => {
		const account = await clio().connected();
		const { id } = await create(account, PERSON);
		const { output, bodies } = await write(clio(), account, {
			...UPSERT,
			...json({
				...{ match_on: 'email', home_email: 'Roberta@quantrell.example', work_email: 'r.q@firm.example' },
				...{ work_phone: '206-555-7788', home_phone: '206-555-0000 x5', home_address_city: 'Seattle' },
			}),
		});
		expect(bodies).toEqual([
			{
				email_addresses: [{ name: 'Work', address: 'r.q@firm.example' }],
				phone_numbers: [{ name: 'Home', number: '206-555-0000 x5' }],
				addresses: [{ name: 'Home', city: 'Seattle' }],
			},
		]);
		expect(output).toMatchObject([{ id, outcome: 'updated' }]);
		const now = await contact(account, id);
		expect(addresses(now)).toEqual([
			['Work', 'roberta@quantrell.example', true],
			['Work', 'r.q@firm.example', false],
		]);
		expect(numbers(now)).toEqual(['(206) 555-7788', '206-555-0000 x5']);
		const more = await write(clio(), account, {
			...UPSERT,
			...json({
				match_on: 'email',
				primary_email: 'r.q@firm.example',
				home_address_street: '1 Main',
				home_address_city: 'seattle',
			}),
		});
		expect(more.output).toMatchObject([{ id, outcome: 'updated' }]);
		const then = await contact(account, id);
		expect(addresses(then).find(([, address]) => address === 'r.q@firm.example')).toEqual([
			'Work',
			'r.q@firm.example',
			true,
		]);
		expect(addresses(then)).toHaveLength(2);
	});

	it('writes nothing when the contact has everything, and says so', async () => {
		const account = await clio().connected();
		const { id } = await create(account, PERSON);
		const { output, requests } = await write(
			clio(),
			account,
			{ ...UPSERT, ...PER_ITEM },
			items(PERSON, { work_email: 'ROBERTA@QUANTRELL.EXAMPLE' }, { mobile_phone: '206 555 7788', type: 'Person' }),
		);
		expect(requests).toEqual([SEARCH, SEARCH, SEARCH]);
		expect(output).toMatchObject([
			{ id, outcome: 'unchanged', matched_by: 'email' },
			{ id, outcome: 'unchanged' },
			{ id, outcome: 'unchanged', matched_by: 'phone' },
		]);
	});

	it('of two items with one new address creates one contact, although the search lags behind', async () => {
		const account = await clio().connected();
		await clio().process.control.settings({ searchLagSeconds: 60 });
		const { output, requests } = await write(
			clio(),
			account,
			{ ...UPSERT, ...PER_ITEM },
			items(PERSON, { ...PERSON, title: 'Director' }, { work_email: 'roberta@quantrell.example', title: 'Director' }),
		);
		expect(output.map(({ outcome }) => outcome)).toEqual(['created', 'updated', 'unchanged']);
		expect(new Set(output.map(({ id }) => id)).size).toBe(1);
		expect(requests.filter((line) => line === CREATE)).toHaveLength(1);
		const again = await write(clio(), account, { ...UPSERT, ...json({ ...PERSON, title: 'Partner' }) });
		expect(again.output).toMatchObject([{ id: output[0]?.id, outcome: 'updated' }]);
	});

	it('reads the whole list where that takes fewer requests than the searches would', async () => {
		const account = await clio().connected();
		const people = (await readAll(clio(), account, 'contact')).slice(0, 60);
		const given = people.flatMap(({ primary_email_address: email }) =>
			typeof email === 'string' ? [{ work_email: email, match_on: 'email' }] : [],
		);
		const { output, requests } = await write(clio(), account, { ...UPSERT, ...PER_ITEM }, items(...given));
		expect(output.map(({ outcome }) => outcome)).toEqual(given.map(() => 'unchanged'));
		expect(requests.length).toBeLessThanOrEqual(8);
	});
});

describe('several contacts that fit', () => {
	async function twins(account: Account) {
		const ids = [];
		for (const title of ['One', 'Two'])
			ids.push((await create(account, { ...PERSON, title, other_email: `${title}@x.example` })).id);
		return ids;
	}

	it('are refused with their IDs, and nobody is named', async () => {
		const account = await clio().connected();
		const ids = await twins(account);
		const { problem, bodies } = await write(clio(), account, { ...UPSERT, ...json({ ...PERSON, title: 'Three' }) });
		expect(bodies).toEqual([]);
		expect(problem).toContain('2 contacts have the same email');
		for (const id of ids) expect(problem).toContain(String(id));
		expect(problem).not.toMatch(/quantrell/i);
	});

	it('are put out as candidates, or the oldest is taken, where that was chosen', async () => {
		const account = await clio().connected();
		const ids = await twins(account);
		const values = { work_email: PERSON.work_email, title: 'Three' };
		const told = await write(clio(), account, { ...UPSERT, ...json({ ...values, if_several: 'ambiguous' }) });
		expect(told.bodies).toEqual([]);
		expect(told.output).toMatchObject([
			{ outcome: 'ambiguous', matched_by: 'email', candidates: ids.map((id) => ({ id, name: 'Roberta Quantrell' })) },
		]);
		const first = await write(clio(), account, { ...UPSERT, ...json({ ...values, if_several: 'first' }) });
		expect(first.output).toMatchObject([{ id: ids[0], outcome: 'updated', title: 'Three' }]);
	});

	it('are narrowed down by the keys that come after', async () => {
		const account = await clio().connected();
		const { id } = await create(account, PERSON);
		await create(account, { ...PERSON, first_name: 'Robin', date_of_birth: '1999-01-01' });
		const { output } = await write(clio(), account, { ...UPSERT, ...json({ ...PERSON, title: 'Director' }) });
		expect(output).toMatchObject([
			{ id, outcome: 'updated', matched_by: expect.stringContaining('name_and_birth_date') },
		]);
	});
});

describe('bad input of Create or Update of a contact', () => {
	it.each<[string, IDataObject, string]>([
		['nothing to match on', { type: 'Person', last_name: 'Quantrell' }, 'none of the values to match on'],
		['a key without a value', { ...PERSON, match_on: 'company_name' }, 'none of the values to match on'],
		['an unknown value', { ...PERSON, email: 'x@y.example' }, 'Clio does not know the field "email"'],
		['an outcome that there is not', { ...PERSON, if_several: 'guess' }, 'guess'],
		['no e-mail address', { ...PERSON, work_email: 'ask her' }, 'none'],
	])('asks Clio nothing with %s', async (_, values, expected) => {
		const { problem, bodies } = await write(clio(), await clio().connected(), { ...UPSERT, ...json(values) });
		if (expected === 'none') expect(problem).toMatch(/is not an e-mail address/);
		else expect(problem).toContain(expected);
		expect(bodies).toEqual([]);
	});

	it('tells a key that there is not', async () => {
		const { problem } = await write(clio(), await clio().connected(), {
			...UPSERT,
			...json({ ...PERSON, match_on: ['e-mail'] }),
		});
		expect(problem).toMatch(/"e-mail" is nothing to match on.*Give email, phone/);
	});

	it('does not make a company of a person', async () => {
		const account = await clio().connected();
		await create(account, PERSON);
		const values = { type: 'Company', name: 'Quantrell Ltd', work_email: PERSON.work_email };
		const { problem, bodies } = await write(clio(), account, { ...UPSERT, ...json(values) });
		expect(problem).toMatch(/is a Person, and the item is of a Company/);
		expect(bodies).toEqual([]);
	});

	it('previews which of the three it would do, as if the items before were written', async () => {
		const account = await clio().connected({ readOnly: true });
		const { output, bodies } = await write(
			clio(),
			account,
			{ ...UPSERT, ...PER_ITEM, options: { previewOnly: true } },
			items(PERSON, { ...PERSON, title: 'Director' }, { work_email: PERSON.work_email }),
		);
		expect(bodies).toEqual([]);
		expect(output.map(({ preview, outcome, method }) => [preview, outcome, method])).toEqual([
			[true, 'created', 'POST'],
			[true, 'updated', 'PATCH'],
			[true, 'unchanged', undefined],
		]);
	});

	it('writes back what was read, and changes nothing', async () => {
		const account = await clio().connected();
		const { id } = await create(account, PERSON);
		const read = await contact(account, id);
		const { output, problem } = await write(clio(), account, { ...UPSERT, ...mapped }, items(read));
		expect(problem).toBe('');
		expect(output).toMatchObject([{ id, outcome: 'unchanged' }]);
	});

	it('looks again after a write whose answer was lost', async () => {
		const account = await clio().connected();
		await clio().process.control.fault({ method: 'POST', path: '/contacts.json', times: 1, answer: { kind: 'lost' } });
		const { output } = await write(
			clio(),
			account,
			{ ...UPSERT, ...PER_ITEM },
			{ ...items(PERSON, PERSON), onError: 'continueRegularOutput' },
		);
		expect(output[1]).toMatchObject({ outcome: 'unchanged' });
	});
});
