import type { INodeParameters } from 'n8n-workflow';

import { locator } from './choosing';
import { NODE, useClioSandbox, type Account } from './clioSandbox';

const clio = useClioSandbox();

const IDS_ONLY = { returnFields: 'ids' };
const get = (resource: string, record: INodeParameters[string]): INodeParameters => ({
	resource,
	operation: 'get',
	record,
	options: { batchReads: false },
});

/** All records of a list, with these fields. */
async function all(account: Account, path: string, fields: string): Promise<Array<Record<string, never>>> {
	const run = await clio().run(account, {
		resource: 'apiCall',
		operation: 'send',
		path,
		returnAll: true,
		queryParameters: { parameters: [{ name: 'fields', value: fields }] },
	});
	await clio().apiRequests();
	return run.json(NODE) as Array<Record<string, never>>;
}

async function create(account: Account, path: string, body: object): Promise<number> {
	const run = await clio().run(account, {
		resource: 'apiCall',
		operation: 'send',
		method: 'POST',
		path,
		jsonBody: JSON.stringify(body),
	});
	await clio().apiRequests();
	return Number(run.json(NODE)[0]?.id);
}

const paths = async () => (await clio().apiRequests()).map(({ path }) => path.replace('/api/v4', ''));

describe('a matter by its number', () => {
	it('is found with one request, whatever the case, and then read', async () => {
		const account = await clio().connected();
		const [matter] = (await all(account, '/matters.json', 'id,display_number')).slice(41);
		const typed = ` ${String(matter?.display_number).toUpperCase()} `;
		const run = await clio().run(account, { ...get('matter', locator('name', typed)), ...IDS_ONLY });
		expect(run.error?.message).toBeUndefined();
		expect(run.json(NODE)).toMatchObject([{ id: matter?.id }]);
		expect(await paths()).toEqual(['/matters.json', `/matters/${String(matter?.id)}.json`]);
	});

	it('is taken before an ID, and an ID where no number is like it', async () => {
		const account = await clio().connected();
		const [matter] = (await all(account, '/matters.json', 'id,number')).slice(41);
		for (const typed of [String(matter?.number), String(matter?.id)]) {
			const run = await clio().run(account, { ...get('matter', locator('name', typed)), ...IDS_ONLY });
			expect(run.json(NODE)).toMatchObject([{ id: matter?.id }]);
		}
	});

	it('is looked up once an execution', async () => {
		const account = await clio().connected();
		const [matter] = await all(account, '/matters.json', 'id,display_number');
		const input = [1, 2, 3].map(() => ({ json: { number: matter?.display_number } }));
		const parameters = { ...get('matter', locator('name', '={{ $json.number }}')), ...IDS_ONLY };
		const run = await clio().run(account, parameters, { input });
		expect(run.json(NODE)).toHaveLength(3);
		expect((await paths()).filter((path) => path === '/matters.json')).toHaveLength(1);
	});

	it('that there is none of is told with what comes near, after a look at what the index may not know', async () => {
		const account = await clio().connected();
		const run = await clio().run(account, get('matter', locator('name', '00042')));
		expect(run.error?.message).toBe('No matter has the number or name "00042" (item 0)');
		expect(run.error?.description).toMatch(/^Did you mean 00042-\S+: .+ \(ID \d+\)\? Numbers, names/);
		expect(await paths()).toEqual(['/matters.json', '/matters.json']);
	});

	it('is found although the index does not know it yet', async () => {
		const account = await clio().connected();
		const [contact] = await all(account, '/contacts.json', 'id,name');
		await clio().process.control.settings({ searchLagSeconds: 30 });
		const id = await create(account, '/matters.json', { client: { id: contact?.id }, description: 'Quite new' });
		const run = await clio().run(account, { ...get('matter', locator('name', 'quite  NEW')), ...IDS_ONLY });
		expect(run.json(NODE)).toMatchObject([{ id }]);
		expect(await paths()).toEqual(['/matters.json', '/matters.json', `/matters/${id}.json`]);
	});
});

describe('many matters by their numbers', () => {
	const GET = { ...get('matter', locator('name', '={{ $json.number }}')), ...IDS_ONLY };

	/** As many items as are wanted, each with the number of another matter. */
	async function items(account: Account, count: number) {
		const matters = (await all(account, '/matters.json', 'id,display_number')).slice(0, count);
		return {
			ids: matters.map(({ id }) => id),
			input: matters.map(({ display_number: number }) => ({ json: { number } })),
		};
	}

	it('are found in the whole list, when that takes far fewer requests', async () => {
		await clio().process.control.settings({ rateLimitPerMinute: 1000 });
		const account = await clio().connected();
		const { ids, input } = await items(account, 60);
		const run = await clio().run(account, GET, { input: [...input, { json: { number: 'none like this' } }] });
		expect(run.error?.message).toBe('No matter has the number or name "none like this" (item 60)');
		// Five searches, the question how many there are, and two pages; what a whole list does not have needs no search.
		expect((await paths()).filter((path) => path === '/matters.json')).toHaveLength(5 + 1 + 2);
		const goes = await clio().run(account, GET, { input });
		expect(goes.json(NODE).map(({ id }) => id)).toEqual(ids);
	});

	it('are read together once their IDs are known', async () => {
		const account = await clio().connected();
		const { ids, input } = await items(account, 60);
		const run = await clio().run(account, { ...GET, options: {} }, { input: [...input, ...input] });
		expect(run.json(NODE).map(({ id }) => id)).toEqual([...ids, ...ids]);
		expect(await paths()).toEqual(Array.from({ length: 5 + 1 + 2 + 1 }, () => '/matters.json'));
	});

	it('that are missing are the failure of their own items only', async () => {
		const account = await clio().connected();
		const { ids, input } = await items(account, 3);
		const [first, ...others] = input;
		const mixed = [first ?? { json: {} }, { json: { number: 'none' } }, { json: { number: '' } }, ...others];
		const run = await clio().run(account, { ...GET, options: {} }, { input: mixed, onError: 'continueRegularOutput' });
		expect(run.json(NODE)).toMatchObject([
			{ id: ids[0] },
			{ error: 'No matter has the number or name "none" (item 1)' },
			{ error: 'No ID is given (item 2)' },
			{ id: ids[1] },
			{ id: ids[2] },
		]);
		// Three searches that find, one that does not with its look at what is new, and one request for the three matters.
		expect(await paths()).toHaveLength(3 + 2 + 1);
	});

	it('are searched for one by one, when the list is long for so few', async () => {
		await clio().process.control.settings({ rateLimitPerMinute: 1000, extraMatters: 2000 });
		const account = await clio().connected();
		const { ids, input } = await items(account, 16);
		const run = await clio().run(account, GET, { input });
		expect(run.json(NODE).map(({ id }) => id)).toEqual(ids);
		expect((await paths()).filter((path) => path === '/matters.json')).toHaveLength(16 + 1);
	});
});

describe('a contact', () => {
	it('is found by any of its e-mail addresses', async () => {
		const account = await clio().connected();
		const contacts = await all(account, '/contacts.json', 'id,email_addresses{address}');
		const wanted = contacts.find(({ email_addresses: rows }) => Object.keys(rows ?? {}).length > 1);
		const rows: Array<{ address: string }> = wanted?.email_addresses ?? [];
		for (const { address } of rows) {
			const run = await clio().run(account, { ...get('contact', locator('name', address)), ...IDS_ONLY });
			expect(run.json(NODE)).toMatchObject([{ id: wanted?.id }]);
		}
	});

	it('of a name that several have is refused with each of them', async () => {
		const account = await clio().connected();
		const person = { type: 'Person', first_name: 'Ann', last_name: 'Twofold' };
		const ids = [await create(account, '/contacts.json', person), await create(account, '/contacts.json', person)];
		const run = await clio().run(account, get('contact', locator('name', 'Ann Twofold')));
		expect(run.error?.message).toBe('"Ann Twofold" fits 2 contacts (item 0)');
		for (const id of ids) expect(run.error?.description).toContain(`Ann Twofold (ID ${id})`);
	});

	it('whose name only contains what was given is not meant', async () => {
		const account = await clio().connected();
		const id = await create(account, '/contacts.json', { type: 'Company', name: 'Twofold Holdings Ltd' });
		const run = await clio().run(account, get('contact', locator('name', 'Twofold Holdings')));
		expect(run.error?.message).toBe('No contact has the number or name "Twofold Holdings" (item 0)');
		expect(run.error?.description).toContain(`Did you mean Twofold Holdings Ltd (ID ${id})?`);
	});

	it('is found whichever way its accents are written', async () => {
		const account = await clio().connected();
		const id = await create(account, '/contacts.json', { type: 'Company', name: 'Müller & Söhne' });
		const typed = 'MÜLLER & söhne'.normalize('NFD');
		const run = await clio().run(account, { ...get('contact', locator('name', typed)), ...IDS_ONLY });
		expect(run.json(NODE)).toMatchObject([{ id }]);
	});
});

describe('a record of a small list', () => {
	it('is found in the whole list, which is read once for all items', async () => {
		const account = await clio().connected();
		const users = await all(account, '/users.json', 'id,name,email');
		const input = users.flatMap(({ name, email }) => [{ json: { who: name } }, { json: { who: email } }]);
		const parameters = { ...get('user', locator('name', '={{ $json.who }}')), ...IDS_ONLY };
		const run = await clio().run(account, parameters, { input });
		expect(run.json(NODE).map(({ id }) => id)).toEqual(users.flatMap(({ id }) => [id, id]));
		expect((await paths()).filter((path) => path === '/users.json')).toHaveLength(1);
	});

	it('is found by its ID too, in whichever mode', async () => {
		const account = await clio().connected();
		const [user] = await all(account, '/users.json', 'id');
		for (const mode of ['name', 'id', 'list'] as const) {
			const run = await clio().run(account, { ...get('user', locator(mode, String(user?.id))), ...IDS_ONLY });
			expect(run.json(NODE)).toMatchObject([{ id: user?.id }]);
		}
	});
});

describe('a record by its URL', () => {
	it('is read from an address of the browser or the API', async () => {
		const account = await clio().connected();
		const [matter] = await all(account, '/matters.json', 'id');
		const { baseUrl } = clio().app();
		for (const path of [
			`/nc/#/matters/${String(matter?.id)}`,
			`/api/v4/matters/${String(matter?.id)}.json?fields=id`,
		]) {
			const run = await clio().run(account, { ...get('matter', locator('url', `${baseUrl}${path}`)), ...IDS_ONLY });
			expect(run.json(NODE)).toMatchObject([{ id: matter?.id }]);
		}
		expect(await paths()).toHaveLength(2);
	});

	it('is refused when it belongs to another account or kind, before anything is sent', async () => {
		const account = await clio().connected();
		const refuse = async (url: string) =>
			(await clio().run(account, get('matter', locator('url', url)))).error?.message;
		expect(await refuse('https://app.clio.com/nc/#/matters/1')).toContain("Clio's region United States");
		expect(await refuse(`${clio().app().baseUrl}/nc/#/contacts/1`)).toContain('leads to "contacts", not to a matter');
		expect(await clio().apiRequests()).toEqual([]);
	});
});

describe('a locator given as a whole by an expression', () => {
	it.each(['={{ $json.id }}', '={{ String($json.id) }}', '={{ { id: $json.id } }}', '={{ $json.display_number }}'])(
		'%s is an ID or a number',
		async (expression) => {
			const account = await clio().connected();
			const [matter] = await all(account, '/matters.json', 'id,display_number');
			const parameters = { ...get('matter', expression), ...IDS_ONLY };
			const run = await clio().run(account, parameters, { input: [{ json: { ...matter } }] });
			expect(run.json(NODE)).toMatchObject([{ id: matter?.id }]);
		},
	);
});

describe('what has no name', () => {
	it('is asked for by ID', async () => {
		const account = await clio().connected();
		const run = await clio().run(account, get('reminder', locator('name', 'soon')));
		expect(run.error?.message).toBe('Reminders cannot be found by number or name (item 0)');
		expect(await clio().apiRequests()).toEqual([]);
	});

	it('is not looked up with a text that is too long to be a name', async () => {
		const run = await clio().run(await clio().connected(), get('matter', locator('name', 'x'.repeat(5_000_000))));
		expect(run.error?.message).toMatch(/^"x{79}…" is too long for a name/);
		expect(await clio().apiRequests()).toEqual([]);
	});
});
