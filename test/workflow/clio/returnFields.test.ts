import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { Clio } from '../../../nodes/Clio/Clio.node';
import { loadOptions } from '../../../scripts/engine';
import { NODE, useClioSandbox, type Account } from './clioSandbox';

const clio = useClioSandbox();
const MATTERS = { resource: 'matter', operation: 'getAll', returnAll: false };
const FIRST_MATTER = { ...MATTERS, limit: 1 };

async function read(parameters: INodeParameters, account?: Account): Promise<IDataObject[]> {
	const run = await clio().run(account ?? (await clio().connected()), parameters);
	expect(run.error).toBeUndefined();
	return run.json(NODE);
}

/** The message and description with which a run fails, before anything is sent. */
async function refused(parameters: INodeParameters): Promise<string> {
	const run = await clio().run(await clio().connected(), { ...FIRST_MATTER, returnFields: 'choose', ...parameters });
	expect(run.error?.name).toBe('NodeOperationError');
	expect(await clio().apiRequests()).toEqual([]);
	return `${run.error?.message ?? ''} | ${run.error?.description ?? ''}`;
}

async function send(account: Account, method: string, path: string, body: IDataObject): Promise<IDataObject> {
	const call = { resource: 'apiCall', operation: 'send', method, path, jsonBody: JSON.stringify(body) };
	const [answer = {}] = await read(call, account);
	await clio().apiRequests();
	return answer;
}

describe('Return Fields', () => {
	it('is Standard unless something else is chosen', async () => {
		const [matter] = await read(FIRST_MATTER);
		expect(matter).toMatchObject({
			display_number: expect.stringMatching(/^\d+-/),
			status: 'Open',
			client: { id: expect.any(Number), name: expect.any(String), type: expect.any(String) },
			practice_area: { id: expect.any(Number), name: expect.any(String) },
			responsible_attorney: { name: expect.any(String) },
		});
		expect(JSON.stringify(matter).length).toBeLessThan(2500);
	});

	it('All gives every field, with the records referred to', async () => {
		const [matter = {}] = await read({ ...FIRST_MATTER, returnFields: 'all' });
		expect(Object.keys(matter).length).toBeGreaterThan(40);
		expect(matter).toMatchObject({
			client: { is_client: true, name: expect.any(String) },
			account_balances: expect.any(Array),
		});
	});

	it('IDs Only gives ID and etag', async () => {
		const [matter = {}] = await read({ ...FIRST_MATTER, returnFields: 'ids' });
		expect(Object.keys(matter)).toEqual(['id', 'etag']);
	});

	it.each<[string, INodeParameters[string], string[]]>([
		['a choice in the editor', ['status', 'client.name', 'client'], ['id', 'status', 'client']],
		['a list by expression', '={{ ["status", "client.name"] }}', ['id', 'status', 'client']],
		['a text by expression', '={{ "status, client.name" }}', ['id', 'status', 'client']],
		["Clio's own text by expression", '={{ "status,client{id,name}" }}', ['id', 'status', 'client']],
	])('Choose takes %s, and always gives the ID', async (_, chosenFields, names) => {
		const [matter = {}] = await read({ ...FIRST_MATTER, returnFields: 'choose', chosenFields });
		expect(Object.keys(matter)).toEqual(names);
		expect(matter.client).toMatchObject({ name: expect.any(String) });
	});

	it('says which field Clio does not know, and which was meant', async () => {
		expect(await refused({ chosenFields: ['id', 'stage'] })).toBe(
			'Clio does not know the field "stage" on a matter (item 0) | Did you mean "matter_stage"?',
		);
	});

	it('says that Clio goes one level deep only', async () => {
		expect(await refused({ chosenFields: '={{ "custom_field_values{id,custom_field{id,name}" + "}" }}' })).toContain(
			'goes deeper than the one level that Clio allows',
		);
	});

	it.each<[string, INodeParameters]>([
		['nothing chosen', { chosenFields: [] }],
		['an empty text', { chosenFields: '={{ "" }}' }],
		['a number', { chosenFields: '={{ 5 }}' }],
		['a list of objects', { chosenFields: '={{ [{ name: "id" }] }}' }],
		['a choice that is not there', { returnFields: '={{ "everything" }}' }],
		['a name of every object', { returnFields: '={{ "constructor" }}' }],
	])('refuses %s before anything is sent', async (_, parameters) => {
		expect(await refused(parameters)).toMatch(/return field|Return Fields/i);
	});

	it('is read for each item', async () => {
		const run = await clio().run(
			await clio().connected(),
			{ ...FIRST_MATTER, returnFields: 'choose', chosenFields: '={{ $json.fields }}' },
			{ input: [{ json: { fields: 'status' } }, { json: { fields: ['description', 'user.name'] } }] },
		);
		expect(run.json(NODE).map((matter) => Object.keys(matter))).toEqual([
			['id', 'status'],
			['id', 'description', 'user'],
		]);
	});
});

describe('the list of fields to choose from', () => {
	async function choices(resource: string, operation: string) {
		const place = { id: '1', name: NODE, type: 'n8n-nodes-clio.clio', typeVersion: 1 };
		const parameters = { resource, operation, returnFields: 'choose' };
		return await loadOptions(
			{ node: { ...place, position: [0, 0], parameters }, parameter: 'chosenFields', method: 'getReturnFields' },
			{ nodeTypes: { 'n8n-nodes-clio.clio': new Clio() }, credentials: clio().credentials },
		);
	}

	it('has the fields of what the operation answers with, and asks Clio nothing', async () => {
		const ofMatters = await choices('matter', 'getAll');
		expect(ofMatters).toContainEqual({
			name: 'Display Number',
			value: 'display_number',
			description: 'display_number',
		});
		expect(ofMatters).toContainEqual({ name: 'Client: Name', value: 'client.name', description: 'client.name' });
		expect(ofMatters).toContainEqual(expect.objectContaining({ name: 'Client: Default Fields', value: 'client' }));
		expect((await choices('matter', 'getContacts')).map(({ value }) => value)).toContain('relationship.description');
		expect((await choices('contact', 'upsert')).map(({ value }) => value)).toContain('primary_email_address');
		expect(await clio().apiRequests()).toEqual([]);
	});

	it('is empty where there is nothing to choose', async () => {
		expect(await choices('apiCall', 'send')).toEqual([]);
	});

	it('holds names of which each can be asked for', async () => {
		const account = await clio().connected();
		const chosenFields = (await choices('task', 'getAll')).map(({ value }) => String(value));
		const [task = {}] = await read(
			{ resource: 'task', operation: 'getAll', returnAll: false, limit: 1, returnFields: 'choose', chosenFields },
			account,
		);
		expect(Object.keys(task).sort()).toEqual([...new Set(chosenFields.map((name) => name.split('.')[0]))].sort());
	});
});

describe('custom fields by name', () => {
	const BY_NAME = { ...MATTERS, limit: 200, returnFields: 'ids', options: { customFieldsByName: true } };

	it('are there with labels and types, without an additional request', async () => {
		const matters = await read(BY_NAME);
		const requests = await clio().apiRequests();
		expect(requests).toHaveLength(1);
		const filled = matters.map(({ custom_fields: fields }) => Object(fields));
		expect(filled.length).toBeGreaterThan(10);
		const values = (name: string) => filled.map((fields) => fields[name]).filter((value) => (value ?? null) !== null);
		const OUTCOMES = ['Settled', 'Won at trial', 'Dismissed', 'Withdrawn'];
		expect(values('Case outcome').length).toBeGreaterThan(0);
		expect(values('Case outcome').filter((value) => !OUTCOMES.includes(value))).toEqual([]);
		expect(values('Claim value')).toContainEqual(expect.any(Number));
		expect(values('Conflict checked')).toContainEqual(expect.any(Boolean));
		expect(values('Trial date')).toContainEqual(expect.stringMatching(/^\d{4}-\d\d-\d\d$/));
		expect(values('Referred by')).toContainEqual({ id: expect.any(Number) });
		expect(values('Parent matter')).toContainEqual(expect.objectContaining({ id: expect.any(Number) }));
		expect(values('Court file number')).toContainEqual(expect.any(String));
	});

	it("come in place of Clio's own values unless those are chosen", async () => {
		const account = await clio().connected();
		const [matter = {}] = await read({ ...BY_NAME, limit: 1 }, account);
		expect(Object.keys(matter)).toEqual(['id', 'etag', 'custom_fields']);
		const chosen = { returnFields: 'choose', chosenFields: ['custom_field_values.value'] };
		const [other = {}] = await read({ ...BY_NAME, ...chosen, limit: 1 }, account);
		expect(Object.keys(other)).toEqual(['id', 'custom_field_values', 'custom_fields']);
		expect(Object.keys(Object(other.custom_field_values)[0])).toEqual(['value']);
		const [all = {}] = await read({ ...BY_NAME, returnFields: 'all', limit: 1 }, account);
		expect(Object.keys(Object(all.custom_field_values)[0])).toContain('field_displayed');
	});

	it('of contacts have their texts too, and empty ones are null', async () => {
		const contacts = await read({ ...BY_NAME, resource: 'contact' });
		const found = contacts.map(({ custom_fields: fields }) => Object(fields)['How they found us']);
		expect(found).toContain('Referral');
		expect(contacts.flatMap(({ custom_fields: fields }) => Object.values(Object(fields)))).toContain(null);
	});

	it('have the texts of options where Clio does not give them, with one more request for all items', async () => {
		const account = await clio().connected();
		const matters = await read({ ...MATTERS, limit: 20, returnFields: 'ids' }, account);
		await clio().apiRequests();
		const input = matters.map(({ id }) => ({ json: { id } }));
		const record = { __rl: true, mode: 'id', value: '={{ $json.id }}' };
		const contacts = { resource: 'matter', operation: 'getContacts', record, returnAll: true };
		const named = { ...contacts, returnFields: 'ids', options: { customFieldsByName: true } };
		const run = await clio().run(account, named, { input });
		expect(run.error).toBeUndefined();
		const found = run.json(NODE).map(({ custom_fields: fields }) => Object(fields)['How they found us'] ?? null);
		const texts = found.filter((value) => value !== null);
		expect(texts).toContain('Referral');
		expect(texts.filter((text) => typeof text !== 'string')).toEqual([]);
		const paths = (await clio().apiRequests()).map(({ path }) => path);
		expect(paths.filter((path) => path === '/api/v4/custom_fields.json')).toHaveLength(1);
		expect(paths).toHaveLength(input.length + 1);
	});

	it('of one name are told apart by their IDs', async () => {
		const account = await clio().connected();
		const field = { parent_type: 'Matter', field_type: 'text_line', displayed: true };
		const first = await send(account, 'POST', '/custom_fields.json', { ...field, name: 'Court' });
		const second = await send(account, 'POST', '/custom_fields.json', { ...field, name: 'Court' });
		const [{ id } = { id: 0 }] = await read({ ...FIRST_MATTER, returnFields: 'ids' }, account);
		await send(account, 'PATCH', `/matters/${String(id)}.json`, {
			custom_field_values: [
				{ custom_field: { id: first.id }, value: 'High Court' },
				{ custom_field: { id: second.id }, value: 'County Court' },
			],
		});
		const [matter = {}] = await read({ ...BY_NAME, limit: 1 }, account);
		expect(matter.custom_fields).toMatchObject({
			[`Court (${String(first.id)})`]: 'High Court',
			[`Court (${String(second.id)})`]: 'County Court',
		});
	});

	it('that are deleted in Clio are left out', async () => {
		const account = await clio().connected();
		const [matter = {}] = await read({ ...BY_NAME, limit: 1 }, account);
		expect(Object(matter.custom_fields)).toHaveProperty(['Court file number']);
		const definitions = await read({ resource: 'customField', operation: 'getAll', returnAll: true }, account);
		const definition = definitions.find(({ name }) => name === 'Court file number');
		await send(account, 'DELETE', `/custom_fields/${String(definition?.id)}.json`, {});
		const [after = {}] = await read({ ...BY_NAME, limit: 1 }, account);
		expect(Object(after.custom_fields)).not.toHaveProperty(['Court file number']);
	});

	it('that the app may not see are not put out as empty: a sentence says so', async () => {
		const account = await clio().connected();
		await clio().process.control.settings({ deniedPermissions: ['Custom Fields'] });
		const [matter = {}] = await read({ ...BY_NAME, limit: 1 }, account);
		expect(matter).not.toHaveProperty('custom_fields');
		expect(matter.custom_fields_not_shown).toMatch(/permission Custom Fields\.$/);
	});

	it('are nothing to ask for of records that have none', async () => {
		const options = { customFieldsByName: true };
		await read({ resource: 'task', operation: 'getAll', returnAll: false, limit: 1, returnFields: 'ids', options });
		const [request] = await clio().apiRequests();
		expect(request?.query).toContain('fields=id%2Cetag&');
	});
});
