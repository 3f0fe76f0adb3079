import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { locator } from './choosing';
import type { Account } from './clioSandbox';
import { useClioSandbox } from './clioSandbox';
import { fields, json, mapped, place, readAll, record, write } from './valuesSupport';

const clio = useClioSandbox();

const go = async (account: Account, parameters: INodeParameters, input?: IDataObject[]) =>
	await write(clio(), account, parameters, input === undefined ? {} : { input: input.map((each) => ({ json: each })) });

/** The first record that may be changed: the folders of the account and of matters may not. */
const first = async (account: Account, resource: string) => {
	const found = (await readAll(clio(), account, resource)).find(({ root, locked }) => root !== true && locked !== true);
	if (found === undefined) throw new Error(`The sandbox has no ${resource}`);
	return found;
};

async function note(account: Account): Promise<IDataObject> {
	const matter = await first(account, 'matter');
	const { output } = await go(account, {
		...place('note', 'create'),
		...json({ matter: matter.id, subject: 'Call', detail: 'They called' }),
		returnFields: 'all',
	});
	return output[0] ?? {};
}

describe('values as fields', () => {
	it('make a matter: dates stay dates, choices match, money is as typed, nested values stand in their objects', async () => {
		const account = await clio().connected();
		const client = await first(account, 'contact');
		const { bodies, requests, output } = await go(account, {
			...place('matter', 'create'),
			client: locator('id', String(client.id)),
			...fields({
				description: 'Lease review',
				status: 'Pending',
				open_date: '2026-10-15T00:00:00',
				billable: true,
				matter_budget_budget: 1500.5,
				statute_of_limitations_due_at: '2028-01-31',
				location: '',
				client_reference: null,
			}),
		});
		expect(bodies).toEqual([
			{
				client: { id: client.id },
				description: 'Lease review',
				status: 'pending',
				open_date: '2026-10-15',
				billable: true,
				matter_budget: { budget: 1500.5 },
				statute_of_limitations: { due_at: '2028-01-31' },
			},
		]);
		expect(requests).toEqual(['POST /matters']);
		expect(output).toMatchObject([{ description: 'Lease review', status: 'Pending' }]);
	});

	it('given by expression may be labels, text, dates of n8n, or nothing', async () => {
		const account = await clio().connected();
		const matter = await first(account, 'matter');
		const { bodies } = await go(
			account,
			{
				...place('matter', 'update'),
				...record(matter.id),
				values: {
					mappingMode: 'defineBelow',
					matchingColumns: [],
					schema: [
						{ id: 'status', displayName: 'Status', type: 'options', options: [{ name: 'Open', value: 'open' }] },
						{ id: 'open_date', displayName: 'Open Date', type: 'dateTime' },
						{ id: 'close_date', displayName: 'Close Date', type: 'dateTime' },
						{ id: 'matter_budget_budget', displayName: 'Budget', type: 'number', required: true },
						{ id: 'description', displayName: 'Description', type: 'string', required: true },
					],
					value: {
						status: '={{ $json.status }}',
						open_date: "={{ DateTime.fromISO('2026-10-15T23:30:00', { zone: 'Asia/Tokyo' }) }}",
						close_date: "={{ '2026-10-16' }}",
						matter_budget_budget: "={{ '1200' }}",
						description: '={{ $json.nothing }}',
					},
				} as unknown as INodeParameters,
			},
			[{ status: 'OPEN' }],
		);
		expect(bodies).toEqual([
			{ status: 'open', open_date: '2026-10-15', close_date: '2026-10-16', matter_budget: { budget: 1200 } },
		]);
	});

	it('record time: hours become the seconds that Clio counts', async () => {
		const account = await clio().connected();
		const matter = await first(account, 'matter');
		const { bodies, output, requests } = await go(account, {
			...place('activity', 'create'),
			matter: locator('id', String(matter.id)),
			...fields({ type: 'TimeEntry', date: '2026-10-15', duration: '1:30', note: 'Call', price: '250' }),
		});
		expect(bodies).toEqual([
			{ type: 'TimeEntry', date: '2026-10-15', quantity: 5400, note: 'Call', price: 250, matter: { id: matter.id } },
		]);
		expect(output).toMatchObject([{ quantity_in_hours: 1.5 }]);
		expect(requests).toEqual(['POST /activities']);
	});

	it('never count an expense in seconds', async () => {
		const account = await clio().connected();
		const activities = await readAll(clio(), account, 'activity');
		const expense = activities.find(
			({ type, billed, on_bill }) => type === 'ExpenseEntry' && billed === false && on_bill === false,
		);
		const time = activities.find(
			({ type, billed, on_bill }) => type === 'TimeEntry' && billed === false && on_bill === false,
		);
		const refused = await go(account, {
			...place('activity', 'update'),
			...record(expense?.id),
			...fields({ duration: '90m' }),
		});
		expect(refused.problem).toContain('"duration" is for time entries, and this is of the type ExpenseEntry');
		expect(refused.bodies).toEqual([]);
		const written = await go(account, {
			...place('activity', 'update'),
			...record(time?.id),
			...fields({ duration: '90m' }),
		});
		expect(written.bodies).toEqual([{ quantity: 5400 }]);
		expect(written.requests).toEqual([`GET /activities/${String(time?.id)}`, `PATCH /activities/${String(time?.id)}`]);
	});

	it('of many items read what the records hold with one request', async () => {
		const account = await clio().connected();
		const contacts = (await readAll(clio(), account, 'contact')).slice(0, 30);
		const { requests, bodies, problem } = await go(
			account,
			{
				...place('contact', 'update'),
				record: locator('id', '={{ $json.id }}'),
				...fields({ work_email: '={{ $json.mail }}' }),
			},
			contacts.map(({ id }, index) => ({ id, mail: `new${index}@mail.example.com` })),
		);
		expect(problem).toBe('');
		expect(bodies).toHaveLength(30);
		expect(requests.filter((each) => each.startsWith('GET'))).toEqual(['GET /contacts']);
		for (const [index, contact] of contacts.entries()) {
			const rows = Array.isArray(contact.email_addresses) ? (contact.email_addresses as IDataObject[]) : [];
			const work = rows.find(({ name }) => name === 'Work');
			const address = `new${index}@mail.example.com`;
			expect(bodies[index]?.email_addresses).toEqual([
				work === undefined
					? expect.objectContaining({ name: 'Work', address })
					: expect.objectContaining({ id: work.id, address }),
			]);
		}
	});
});

describe('several items for one record', () => {
	it('see what the items before them wrote: a row is added once and changed then', async () => {
		const account = await clio().connected();
		const contacts = await readAll(clio(), account, 'contact');
		const isHome = ({ name }: IDataObject) => name === 'Home';
		const contact = contacts.find(({ email_addresses: rows }) => !(rows as IDataObject[]).some(isHome));
		const { bodies, problem } = await go(
			account,
			{ ...place('contact', 'update'), ...record(contact?.id), ...fields({ home_email: '={{ $json.mail }}' }) },
			[{ mail: 'one@mail.example.com' }, { mail: 'two@mail.example.com' }, { mail: 'two@mail.example.com' }],
		);
		expect(problem).toBe('');
		expect(bodies).toEqual([
			{ email_addresses: [{ name: 'Home', address: 'one@mail.example.com' }] },
			{ email_addresses: [{ id: expect.any(Number), name: 'Home', address: 'two@mail.example.com' }] },
		]);
	});
});

describe('values as JSON', () => {
	it('name records by ID, name or number, and look up each name once', async () => {
		const account = await clio().connected();
		const [client, user, area] = [
			await first(account, 'contact'),
			await first(account, 'user'),
			await first(account, 'practiceArea'),
		];
		const values = {
			client: client.name,
			description: 'Estate',
			responsible_attorney: user.name,
			practice_area: area.name,
			relationships: [{ contact: client.id, description: 'Witness' }],
		};
		const { bodies, requests } = await go(account, { ...place('matter', 'create'), ...json(values) }, [{}, {}]);
		const body = {
			client: { id: client.id },
			description: 'Estate',
			responsible_attorney: { id: user.id },
			practice_area: { id: area.id },
			relationships: [{ contact: { id: client.id }, description: 'Witness' }],
		};
		expect(bodies).toEqual([body, body]);
		expect(requests).toEqual(['GET /contacts', 'GET /users', 'GET /practice_areas', 'POST /matters', 'POST /matters']);
	});

	it.each([
		[
			'task',
			{ name: 'Call', description: 'Call them', assignee: 'USER', due_at: '2026-10-15T09:00:00Z' },
			{ due_at: '2026-10-15' },
		],
		['note', { matter: 'MATTER', subject: 'Call', detail: 'They called' }, { type: 'Matter' }],
		[
			'communication',
			{
				type: 'phone communication',
				subject: 'Call',
				body: 'They called',
				date: '2026-10-15T09:00:00',
				received_at: '2026-10-15T09:00:00Z',
				senders: [{ id: 'CONTACT', type: 'contact' }],
				receivers: [{ name: 'USER', type: 'User' }],
				matter: 'MATTER',
			},
			{ type: 'PhoneCommunication', date: '2026-10-15', received_at: '2026-10-15T09:00:00Z' },
		],
		[
			'calendarEntry',
			{
				summary: 'Hearing',
				start_at: '2026-10-15T09:00:00-04:00',
				end_at: '2026-10-15T10:00:00-04:00',
				calendar_owner: 'CALENDAR',
				matter: 'MATTER',
				attendees: [{ id: 'CONTACT', type: 'Contact' }],
			},
			{ start_at: '2026-10-15T09:00:00-04:00' },
		],
		[
			'contact',
			{
				type: 'person',
				first_name: 'Jo',
				last_name: 'Marsh',
				work_email: 'jo@mail.example.com',
				mobile_phone: '555-0199',
			},
			{
				type: 'Person',
				email_addresses: [expect.objectContaining({ name: 'Work', address: 'jo@mail.example.com' })],
				phone_numbers: [expect.objectContaining({ name: 'Mobile', number: '555-0199' })],
			},
		],
		['relationship', { contact: 'CONTACT', matter: 'MATTER', description: 'Witness' }, { description: 'Witness' }],
		['practiceArea', { name: 'Space Law', category: 'Other' }, { category: 'other' }],
		[
			'customField',
			{ name: 'Colour', parent_type: 'matter', field_type: 'Picklist', picklist_options: [{ option: 'Red' }] },
			{
				parent_type: 'Matter',
				field_type: 'picklist',
			},
		],
		[
			'folder',
			{ name: 'Pleadings', parent: { id: 'MATTER', type: 'Matter' } },
			{ parent: { id: expect.any(Number), type: 'Matter' } },
		],
		['taskTemplateList', { name: 'Opening', description: 'Opening a matter' }, { name: 'Opening' }],
	])('makes a %s', async (resource, values, expected) => {
		const account = await clio().connected();
		const calendars = await readAll(clio(), account, 'calendar');
		const known: Record<string, unknown> = {
			USER: (await first(account, 'user')).name,
			MATTER: (await first(account, 'matter')).display_number,
			CONTACT: (await first(account, 'contact')).id,
			CALENDAR: calendars.find(({ permission }) => permission === 'owner')?.id,
		};
		const text = JSON.stringify(values).replace(/"(USER|MATTER|CONTACT|CALENDAR)"/g, (_, name: string) =>
			JSON.stringify(known[name]),
		);
		const { bodies, problem, output } = await go(account, { ...place(resource, 'create'), ...json(text) });
		expect(problem).toBe('');
		expect(bodies).toMatchObject([expected]);
		expect(output).toHaveLength(1);
	});

	it('may come as an object from an expression', async () => {
		const account = await clio().connected();
		const { bodies } = await go(
			account,
			{ ...place('practiceArea', 'create'), specifyValues: 'json', valuesJson: '={{ $json }}' },
			[{ name: 'Space Law' }],
		);
		expect(bodies).toEqual([{ name: 'Space Law' }]);
	});

	it('is not given beside the locator of the same record', async () => {
		const account = await clio().connected();
		const client = await first(account, 'contact');
		const { problem, requests } = await go(account, {
			...place('matter', 'create'),
			client: locator('id', String(client.id)),
			...json({ client: client.id, description: 'x' }),
		});
		expect(problem).toContain('"client" is given twice');
		expect(requests).toEqual([]);
	});
});

describe('values mapped automatically', () => {
	it.each([
		'matter',
		'contact',
		'task',
		'calendarEntry',
		'note',
		'communication',
		'folder',
		'practiceArea',
		'relationship',
	])('a %s as it was read is written back, and is the same then', async (resource) => {
		const account = await clio().connected();
		const before = resource === 'note' ? await note(account) : await first(account, resource);
		const { problem, output } = await go(
			account,
			{ ...place(resource, 'update'), ...record(before.id), ...mapped, returnFields: 'all' },
			[before],
		);
		expect(problem).toBe('');
		const changing = ['etag', 'updated_at', 'matter_stage_updated_at'];
		const same = (value: unknown) =>
			JSON.parse(
				JSON.stringify(value, (key, each: unknown) => (changing.includes(key) ? undefined : each)),
			) as IDataObject;
		expect(same(output[0])).toEqual(same(before));
	});

	it('ignores what only Clio writes, and refuses what it does not know unless it is to be ignored', async () => {
		const account = await clio().connected();
		const matter = await first(account, 'matter');
		const input = [{ location: 'Cabinet 9', last_activity_date: '2026-01-01', row_number: 3, colour: 'red' }];
		const parameters = { ...place('matter', 'update'), ...record(matter.id), ...mapped };
		const refused = await go(account, parameters, input);
		expect(refused.problem).toContain('Clio does not know the fields "row_number" and "colour" on a matter');
		const { bodies } = await go(
			account,
			{ ...parameters, options: { ignoreInputFields: 'row_number, colour' } },
			input,
		);
		expect(bodies).toEqual([{ location: 'Cabinet 9' }]);
	});

	it('gives way to the locators of the node', async () => {
		const account = await clio().connected();
		const [one, other] = await readAll(clio(), account, 'contact');
		const { bodies } = await go(
			account,
			{ ...place('matter', 'create'), client: locator('id', String(one?.id)), ...mapped },
			[{ description: 'x', client: { id: Number(other?.id) } }],
		);
		expect(bodies).toEqual([{ description: 'x', client: { id: one?.id } }]);
	});
});

describe('Fields to Clear', () => {
	it('empties values, references and objects in the way that Clio takes', async () => {
		const account = await clio().connected();
		const matters = await readAll(clio(), account, 'matter');
		const matter = matters.find(({ matter_budget: budget, practice_area: area }) => budget !== null && area !== null);
		const { bodies, output } = await go(account, {
			...place('matter', 'update'),
			...record(matter?.id),
			...fields({ description: 'Cleared' }),
			fieldsToClear: ['matter_budget', 'matter_stage', 'location'],
			returnFields: 'all',
		});
		expect(bodies).toEqual([
			{ description: 'Cleared', matter_budget: { _destroy: true }, matter_stage: { id: null }, location: '' },
		]);
		expect(output).toMatchObject([{ matter_budget: null, matter_stage: null }]);
	});

	it('empties rows and custom fields by name, and takes text with commas', async () => {
		const account = await clio().connected();
		const contacts = await readAll(clio(), account, 'contact');
		const contact = contacts.find(({ phone_numbers: rows }) => Array.isArray(rows) && rows.length === 2);
		const { output, problem, requests } = await go(account, {
			...place('contact', 'update'),
			...record(contact?.id),
			fieldsToClear: '={{ "mobile_phone, Nickname, title" }}',
			returnFields: 'all',
			options: { customFieldsByName: true },
		});
		expect(problem).toBe('');
		expect(requests.slice(0, 2)).toEqual([`GET /contacts/${String(contact?.id)}`, 'GET /custom_fields']);
		const [row] = output;
		expect(row?.phone_numbers).toMatchObject([{ name: 'Work' }]);
		expect((row?.custom_fields as IDataObject).Nickname ?? null).toBeNull();
	});

	it.each([
		[{ description: 'x' }, ['responsible_attorney'], '"responsible_attorney" cannot be cleared'],
		[{ location: 'x' }, ['location'], '"location" has a value and is to be cleared'],
		[{ matter_budget_budget: 5 }, ['matter_budget'], '"matter_budget" has a value and is to be cleared'],
		[{}, ['Colour of the Sky'], 'Colour of the Sky'],
	])('%j with %j is refused', async (values, fieldsToClear, message) => {
		const account = await clio().connected();
		const matter = await first(account, 'matter');
		const { problem, bodies } = await go(account, {
			...place('matter', 'update'),
			...record(matter.id),
			...fields(values),
			fieldsToClear,
		});
		expect(problem).toContain(message);
		expect(bodies).toEqual([]);
	});
});
