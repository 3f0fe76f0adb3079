import { dataOf, errorOf, openSandbox, type Client, type Row } from './support/client';

const fields = 'fields=id,custom_field_values{id,value,field_name,field_type,custom_field,picklist_option}';

describe('custom fields', () => {
	let clio: Client;
	let definitions: Row[];
	let path: string;
	beforeAll(async () => {
		clio = await openSandbox();
		definitions = dataOf(
			await clio.get(
				'/custom_fields.json?parent_type=matter&fields=id,name,field_type,displayed,picklist_options{id,option}',
			),
		);
		const client = await clio.first('/contacts.json');
		const matter = dataOf(await clio.post('/matters.json', { client: { id: client.id }, description: 'Custom' }));
		path = `/matters/${String(matter.id)}.json?${fields}`;
	});
	beforeEach(async () => await clio.sandbox.control.clearRecords());
	afterAll(async () => await clio.sandbox.stop());

	const definition = (type: string): Row => definitions.find((one) => one.field_type === type) ?? {};
	const values = async (): Promise<Row[]> => {
		const list: Row[] = Object(dataOf(await clio.get(path)).custom_field_values);
		return list;
	};
	const valueOf = async (type: string): Promise<Row | undefined> =>
		(await values()).find((one) => one.field_type === type && one.id !== null);
	const write = async (...rows: Row[]) => await clio.patch(path, { custom_field_values: rows });

	it('exist in all twelve types, deleted ones only when asked for', async () => {
		expect(definitions.map((one) => one.field_type)).toEqual([
			'checkbox',
			'contact',
			'currency',
			'date',
			'time',
			'email',
			'matter',
			'numeric',
			'picklist',
			'text_area',
			'text_line',
			'url',
		]);
		expect(dataOf(await clio.get('/custom_fields.json?deleted=true'))).toHaveLength(1);
	});

	it('show displayed but empty fields with an id of null', async () => {
		const shown = definitions.filter((one) => one.displayed === true).map((one) => one.name);
		expect(await values()).toEqual(
			shown.map((name) => expect.objectContaining({ id: null, value: null, field_name: name })),
		);
	});

	it.each([
		['checkbox', true, 'yes'],
		['currency', 1250.5, 'much'],
		['numeric', 3, 'three'],
		['date', '2026-11-05', '05.11.2026'],
		['time', '14:30', '2 pm'],
		['email', 'a@mail.example.com', 'nobody'],
		['text_area', 'Two\nlines', 7],
		['text_line', 'One line', false],
		['url', 'https://case.example.com', 9],
	])('of type %s take %p and refuse %p', async (type, good, bad) => {
		const field = { custom_field: { id: definition(type).id } };
		expect((await write({ ...field, value: bad })).status).toBe(422);
		expect((await write({ ...field, value: good })).status).toBe(200);
		const stored = await valueOf(type);
		expect(stored).toMatchObject({ value: good, field_name: definition(type).name });
		expect(stored?.id).toMatch(new RegExp(`^${type}-\\d+$`));
	});

	it('of type picklist take the id of an option, never its label', async () => {
		const options: Row[] = Object(definition('picklist').picklist_options);
		const field = { custom_field: { id: definition('picklist').id } };
		expect((await write({ ...field, value: options[1]?.option })).status).toBe(422);
		expect((await write({ ...field, value: options[1]?.id })).status).toBe(200);
		expect(await valueOf('picklist')).toMatchObject({
			value: options[1]?.id,
			picklist_option: { id: options[1]?.id, option: 'Won at trial' },
		});
	});

	it('of type contact and matter take ids of records', async () => {
		const contact = await clio.first('/contacts.json');
		const field = { custom_field: { id: definition('contact').id } };
		expect((await write({ ...field, value: 1 })).status).toBe(422);
		expect((await write({ ...field, value: contact.id })).status).toBe(200);
		const matter = dataOf(await clio.get(`${path.replace(/\?.*/, '')}?fields=custom_field_values{field_type,contact}`));
		expect(matter.custom_field_values).toContainEqual({
			field_type: 'contact',
			contact: { id: contact.id, etag: expect.any(String) },
		});
	});

	it('change and go by the id of their value; the others stay', async () => {
		const text = await valueOf('text_line');
		const before = (await values()).filter((one) => one.id !== null).length;
		expect((await write({ id: text?.id, value: 'Another line' })).status).toBe(200);
		expect((await valueOf('text_line'))?.value).toBe('Another line');
		expect((await write({ id: text?.id, _destroy: true })).status).toBe(200);
		expect((await values()).filter((one) => one.id !== null)).toHaveLength(before - 1);
	});

	it('refuse and record the id of a definition in place of a value’s', async () => {
		const id = definition('numeric').id;
		expect((await write({ id, value: 4 })).status).toBe(422);
		const answer = await write({ id: String(id), value: 4 });
		expect([answer.status, errorOf(answer).message]).toEqual([
			422,
			'custom_field_values[0].id is not the id of a custom field value of this record',
		]);
		expect(await clio.recorded()).toEqual([
			`definition id in place of a custom field value id: custom_field_values[0].id: ${String(id)}`,
		]);
		expect((await valueOf('numeric'))?.value).toBe(3);
	});

	it('refuse a second value of a field, and fields of the other parent', async () => {
		expect((await write({ custom_field: { id: definition('numeric').id }, value: 5 })).status).toBe(422);
		const foreign = await clio.first('/custom_fields.json?parent_type=contact');
		expect((await write({ custom_field: { id: foreign.id }, value: true })).status).toBe(422);
	});

	it('filter records by their values', async () => {
		const count = async (type: string, condition: string) =>
			(
				await clio.get(
					`/matters.json?custom_field_values[${String(definition(type).id)}]=${encodeURIComponent(condition)}`,
				)
			).body?.meta.records;
		expect(await count('currency', '=1250.5')).toBe(1);
		expect(await count('currency', '[>=1250.5, <=1250.5]')).toBe(1);
		expect(await count('currency', '>1000000')).toBe(0);
		expect(await count('url', 'https://case.example.com')).toBe(1);
		expect(await count('date', '>=2026-01-01')).toBe(1);
		expect(await count('picklist', '=Won at trial')).toBe(0);
		for (const type of ['checkbox', 'picklist', 'text_line']) {
			expect((await clio.get(`/matters.json?custom_field_values[${String(definition(type).id)}]=%3E5`)).status).toBe(
				400,
			);
		}
	});

	it('narrow the shown values by custom_field_ids[]', async () => {
		const only = dataOf(await clio.get(`${path}&custom_field_ids[]=${String(definition('numeric').id)}`));
		expect(only.custom_field_values).toEqual([expect.objectContaining({ field_type: 'numeric', value: 3 })]);
	});

	it('are made with options and keep removed ones out of sight', async () => {
		const data = {
			name: 'Venue',
			parent_type: 'Matter',
			field_type: 'picklist',
			picklist_options: [{ option: 'North' }, { option: 'South' }],
		};
		const created = dataOf(
			await clio.post('/custom_fields.json?fields=id,displayed,picklist_options{id,option}', data),
		);
		const [north] = Object(created.picklist_options);
		const changed = await clio.patch(`/custom_fields/${String(created.id)}.json?fields=picklist_options{option}`, {
			picklist_options: [{ id: north.id, _deleted: true }, { option: 'East' }],
		});
		expect(dataOf(changed).picklist_options).toEqual([{ option: 'South' }, { option: 'East' }]);
		expect((await clio.post('/custom_fields.json', { ...data, field_type: 'date' })).status).toBe(422);
		expect((await clio.post('/custom_fields.json', { ...data, parent_type: 'matter' })).status).toBe(422);
	});
});
