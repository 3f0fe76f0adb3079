import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { Account } from './clioSandbox';
import { useClioSandbox } from './clioSandbox';
import { fields, json, mapped, place, readAll, record, write } from './valuesSupport';

const clio = useClioSandbox();

const ROWS = ['email_addresses', 'phone_numbers', 'addresses', 'web_sites', 'instant_messengers'];

const go = async (account: Account, parameters: INodeParameters, input?: IDataObject[]) =>
	await write(clio(), account, parameters, input === undefined ? {} : { input: input.map((each) => ({ json: each })) });

const change = async (account: Account, id: unknown, values: IDataObject, more: INodeParameters = {}) =>
	await go(account, { ...place('contact', 'update'), ...record(id), ...fields(values), ...more });

async function rowsOf(account: Account, id: unknown): Promise<Record<string, IDataObject[]>> {
	const { output } = await go(account, { ...place('contact', 'get'), ...record(id), returnFields: 'all' });
	return Object.fromEntries(ROWS.map((list) => [list, (output[0]?.[list] as IDataObject[] | undefined) ?? []]));
}

const made = async (account: Account, values: IDataObject) => {
	const { output } = await go(account, {
		...place('contact', 'create'),
		...fields({ type: 'Person', first_name: 'Ada', last_name: 'Byron', ...values }),
	});
	return output[0]?.id;
};

const shown = (rows: IDataObject[] = [], ...names: string[]) =>
	rows.map((row) => names.map((name) => row[name]).join(' '));

describe('rows of a contact', () => {
	it('are made by flat names with one request', async () => {
		const account = await clio().connected();
		const { bodies, requests, output } = await go(account, {
			...place('contact', 'create'),
			...fields({
				type: 'Person',
				first_name: 'Ada',
				last_name: 'Byron',
				primary_email: 'Ada Byron <ada@byron.example>',
				home_email: 'ada@home.example',
				mobile_phone: 5550123,
				work_phone: '+1 555 0124',
				billing_address_street: '1 Main St',
				billing_address_city: 'Seattle',
				linkedin_website: 'https://linkedin.example/ada',
			}),
		});
		expect(requests).toEqual(['POST /contacts']);
		expect(bodies[0]).toMatchObject({
			email_addresses: [
				{ name: 'Home', address: 'ada@home.example' },
				{ name: 'Work', address: 'ada@byron.example', default_email: true },
			],
		});
		const rows = await rowsOf(account, output[0]?.id);
		expect(shown(rows.email_addresses, 'name', 'address', 'primary')).toEqual([
			'Home ada@home.example false',
			'Work ada@byron.example true',
		]);
		expect(shown(rows.phone_numbers, 'name', 'number', 'primary')).toEqual([
			'Mobile 5550123 true',
			'Work +1 555 0124 false',
		]);
		expect(shown(rows.addresses, 'name', 'street', 'city')).toEqual(['Billing 1 Main St Seattle']);
		expect(shown(rows.web_sites, 'name', 'address')).toEqual(['LinkedIn https://linkedin.example/ada']);
	});

	it('are changed, however often, and never doubled; the others stay', async () => {
		const account = await clio().connected();
		const id = await made(account, { work_phone: '555-0001', mobile_phone: '555-0002' });
		const first = await change(account, id, { work_phone: '555-1111' });
		expect(first.requests).toEqual([`GET /contacts/${String(id)}`, `PATCH /contacts/${String(id)}`]);
		await change(account, id, { work_phone: '555-2222' });
		const { phone_numbers: phones } = await rowsOf(account, id);
		expect(shown(phones, 'name', 'number')).toEqual(['Work 555-2222', 'Mobile 555-0002']);
	});

	it('take the parts of an address by themselves', async () => {
		const account = await clio().connected();
		const id = await made(account, { work_address_street: '1 Main St', work_address_city: 'Seattle' });
		await change(account, id, { work_address_city: 'Tacoma', work_address_postal_code: 98401 });
		const { addresses } = await rowsOf(account, id);
		expect(shown(addresses, 'name', 'street', 'city', 'postal_code')).toEqual(['Work 1 Main St Tacoma 98401']);
	});

	it('have a primary e-mail that is written where it can be read again', async () => {
		const account = await clio().connected();
		const id = await made(account, { work_email: 'old@x.example', home_email: 'home@x.example' });
		await change(account, id, { primary_email: 'new@x.example' });
		expect(shown((await rowsOf(account, id)).email_addresses, 'name', 'address', 'primary')).toEqual([
			'Work new@x.example true',
			'Home home@x.example false',
		]);
		await change(account, id, { primary_email: 'HOME@x.example' });
		const { output } = await go(account, { ...place('contact', 'get'), ...record(id), returnFields: 'all' });
		expect(output[0]?.primary_email_address).toBe('HOME@x.example');
		expect(output[0]?.email_addresses).toHaveLength(2);
	});

	it('are refused under a name that Clio would drop, with the one that is meant', async () => {
		const account = await clio().connected();
		const { problem, requests } = await go(account, {
			...place('contact', 'create'),
			...json({ type: 'Person', first_name: 'Ada', primary_email_adress: 'ada@x.example' }),
		});
		expect(problem).toMatch(/primary_email_adress.*primary_email/);
		expect(requests).toEqual([]);
	});

	it('go by Fields to Clear', async () => {
		const account = await clio().connected();
		const id = await made(account, { work_phone: '1', mobile_phone: '2', home_address_city: 'Seattle' });
		await change(account, id, {}, { fieldsToClear: ['work_phone', 'home_address_city', 'fax_phone'] });
		const { phone_numbers: phones, addresses } = await rowsOf(account, id);
		expect(shown(phones, 'name', 'number')).toEqual(['Mobile 2']);
		expect(addresses).toEqual([]);
	});

	it('can be written back as they were read, and copied to a new contact', async () => {
		const account = await clio().connected();
		const [contact] = await readAll(clio(), account, 'contact', { limit: 1 });
		const { bodies } = await go(account, { ...place('contact', 'update'), ...record(contact?.id), ...mapped }, [
			contact ?? {},
		]);
		for (const list of ROWS) expect(bodies[0]?.[list]).toBeUndefined();
		const rows = Object.fromEntries(ROWS.map((list) => [list, contact?.[list]]));
		const { output, problem } = await go(account, {
			...place('contact', 'create'),
			...json({ type: 'Company', name: 'Copy Inc', ...rows }),
		});
		expect(problem).toBe('');
		const copied = await rowsOf(account, output[0]?.id);
		const original = await rowsOf(account, contact?.id);
		for (const list of ROWS) {
			expect(shown(copied[list], 'name', 'address', 'number', 'street')).toEqual(
				shown(original[list], 'name', 'address', 'number', 'street'),
			);
		}
		expect(shown(copied.email_addresses, 'primary')).toEqual(shown(original.email_addresses, 'primary'));
	});

	it('are at most 20, which is told before anything is sent', async () => {
		const account = await clio().connected();
		const phones = Array.from({ length: 21 }, (_, index) => ({ name: 'Other', number: String(index) }));
		const { problem, requests } = await go(account, {
			...place('contact', 'create'),
			...json({ type: 'Company', name: 'Many', phone_numbers: phones }),
		});
		expect(problem).toMatch(/would have 21 phone_numbers, and Clio takes 20 at most/);
		expect(requests).toEqual([]);
	});

	it("of many contacts are read with one request; two changes of one contact do not get in each other's way", async () => {
		const account = await clio().connected();
		const contacts = (await readAll(clio(), account, 'contact')).slice(0, 4).map(({ id }) => id);
		const items = [...contacts, contacts[0]].map((id, index) => ({ id, phone: `555-${index}`, name: 'fax_phone' }));
		const { requests, problem } = await go(
			account,
			{
				...place('contact', 'update'),
				record: { __rl: true, mode: 'id', value: '={{ $json.id }}' },
				...json('={{ { [$json.name]: $json.phone } }}'),
				returnFields: 'ids',
			},
			items,
		);
		expect(problem).toBe('');
		expect(requests.filter((request) => request === 'GET /contacts')).toHaveLength(1);
		expect(requests).toHaveLength(1 + 5 + 1);
		const { phone_numbers: rows } = await rowsOf(account, contacts[0]);
		expect(shown(rows, 'name', 'number').filter((row) => row.startsWith('Fax'))).toEqual(['Fax 555-4']);
	});
});
