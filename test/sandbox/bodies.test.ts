import { dataOf, errorOf, openSandbox, type Answer, type Client, type Row } from './support/client';

describe('bodies', () => {
	let clio: Client;
	beforeAll(async () => (clio = await openSandbox()));
	beforeEach(async () => await clio.sandbox.control.clearRecords());
	afterAll(async () => await clio.sandbox.stop());

	const refusal = (answer: Answer): [number, string] => [answer.status, errorOf(answer).message];
	const idOf = (answer: Answer): number => Number(dataOf(answer).id);

	it.each([
		['no body', undefined],
		['text', 'hello'],
		['no wrapper', '{"name":"X"}'],
		['a list in data', '{"data":[]}'],
		['broken JSON', '{"data":{'],
	])('%s is a bad request', async (_case, text) => {
		const call = { method: 'POST', ...(text === undefined ? {} : { data: text }) };
		expect((await clio.call('/contacts.json', call)).status).toBe(400);
	});

	it('drops unknown keys without a word and records them', async () => {
		const answer = await clio.post('/contacts.json?fields=name', {
			type: 'Company',
			name: 'Silentdrop Ltd',
			nickname: 'SD',
			email_addresses: [{ name: 'Work', address: 'sd@mail.example.com', verified: true }],
		});
		expect([answer.status, dataOf(answer)]).toEqual([201, { name: 'Silentdrop Ltd' }]);
		expect(await clio.recorded()).toEqual([
			'dropped body key: nickname',
			'dropped body key: email_addresses[0].verified',
		]);
	});

	it('ignores billing_method, which custom_rate decides', async () => {
		const matter = await clio.first('/matters.json?order=id(desc)');
		const path = `/matters/${matter.id}.json?fields=billing_method`;
		expect(dataOf(await clio.patch(path, { billing_method: 'flat' })).billing_method).toBe('hourly');
		expect(await clio.recorded()).toEqual(['dropped body key: billing_method']);
		const user = await clio.first('/users.json');
		const rate = { type: 'FlatRate', rates: [{ user: { id: user.id }, rate: 900 }] };
		expect(dataOf(await clio.patch(path, { custom_rate: rate })).billing_method).toBe('flat');
	});

	it.each<[string, string, Row, number, string]>([
		['a missing required value', '/matters.json', { description: 'X' }, 422, 'client is required'],
		['a wrong type', '/matters.json', { client: { id: 1 }, description: 7 }, 422, 'description must be of type string'],
		[
			'an id as text',
			'/matters.json',
			{ client: { id: '1' }, description: 'X' },
			422,
			'client.id must be of type integer',
		],
		['an id of null', '/matters.json', { client: { id: null }, description: 'X' }, 422, 'client.id may not be null'],
		['an unknown reference', '/matters.json', { client: { id: 1 }, description: 'X' }, 404, 'Contact 1 was not found'],
		[
			'a value of another case',
			'/contacts.json',
			{ type: 'person', name: 'X Y' },
			422,
			'type must be one of ["Person","Company"]',
		],
		[
			'a label of another case',
			'/contacts.json',
			{ type: 'Company', name: 'X', addresses: [{ name: 'work' }] },
			422,
			'addresses[0].name must be one of ["Work","Home","Billing","Other"]',
		],
		[
			'a person without name',
			'/contacts.json',
			{ type: 'Person' },
			422,
			'at least one of first name or last name must be provided',
		],
		['a company without name', '/contacts.json', { type: 'Company' }, 422, 'name is required'],
		[
			'an impossible day',
			'/activities.json',
			{ type: 'TimeEntry', date: '2026-02-30' },
			422,
			'date is not a valid date',
		],
		[
			'a task without assignee',
			'/tasks.json',
			{ name: 'X', description: 'Y' },
			422,
			'exactly one of assignee and assignees must be given',
		],
		[
			'a note without its matter',
			'/notes.json',
			{ type: 'Matter', subject: 'X' },
			422,
			'matter is required for a note of type Matter',
		],
		[
			'a webhook without https',
			'/webhooks.json',
			{ url: 'http://hooks.example.com', model: 'matter', fields: 'id' },
			422,
			'url must be https',
		],
		[
			'a tax rate above 1',
			'/tax_rate_configurations.json',
			{ name: 'X', rate: 13, country: 'CA' },
			422,
			'rate must be between -1 and 1',
		],
	])('%s is refused', async (_case, path, data, status, message) => {
		expect(refusal(await clio.post(path, data))).toEqual([status, message]);
	});

	it('allows 20 e-mail addresses and not one more', async () => {
		const emails = (count: number) =>
			Array.from({ length: count }, (_, index) => ({ address: `a${index}@mail.example.com` }));
		const created = await clio.post('/contacts.json?fields=id,email_addresses{name,primary}', {
			type: 'Company',
			name: 'Mailbox Ltd',
			email_addresses: emails(20),
		});
		expect(dataOf(created).email_addresses).toHaveLength(20);
		expect(dataOf(created).email_addresses).toContainEqual({ name: 'Other', primary: true });
		const path = `/contacts/${idOf(created)}.json`;
		expect((await clio.patch(path, { email_addresses: emails(1) })).status).toBe(422);
		expect(dataOf(await clio.get(`${path}?fields=email_addresses`)).email_addresses).toHaveLength(20);
	});

	it('merges lists by id: update, add, remove; the rest stays', async () => {
		const fields = 'fields=id,primary_phone_number,phone_numbers{id,name,number,primary}';
		const numbers = [
			{ name: 'Work', number: '555-0101' },
			{ name: 'Mobile', number: '555-0102' },
		];
		const created = dataOf(
			await clio.post(`/contacts.json?${fields}`, { type: 'Person', name: 'Merle Merger', phone_numbers: numbers }),
		);
		const [work, mobile] = Object(created.phone_numbers);
		const path = `/contacts/${String(created.id)}.json?${fields}`;
		const change = [
			{ id: work.id, _destroy: true },
			{ id: mobile.id, name: 'Home' },
			{ number: '555-0103', default_number: true },
		];
		const changed = dataOf(await clio.patch(path, { phone_numbers: change }));
		expect(changed).toMatchObject({
			primary_phone_number: '555-0103',
			phone_numbers: [
				{ id: mobile.id, name: 'Home', number: '555-0102', primary: false },
				{ name: 'Other', number: '555-0103', primary: true },
			],
		});
		expect((await clio.patch(path, { phone_numbers: [{ id: 1, number: '555-0104' }] })).status).toBe(422);
	});

	it('takes a bare name of a person apart', async () => {
		const created = await clio.post('/contacts.json?fields=first_name,last_name,name', {
			type: 'Person',
			name: 'Ada King Lovelace',
		});
		expect(dataOf(created)).toEqual({ first_name: 'Ada King', last_name: 'Lovelace', name: 'Ada King Lovelace' });
	});

	it('leaves a record as it was when a change is refused', async () => {
		const contact = await clio.first('/contacts.json', 'id,etag,title');
		const answer = await clio.patch(`/contacts/${contact.id}.json`, {
			title: 'Changed',
			company: { id: contact.id + 1_000_000 },
		});
		expect(answer.status).toBe(404);
		expect(dataOf(await clio.get(`/contacts/${contact.id}.json?fields=id,etag,title`))).toEqual(contact);
	});
});
