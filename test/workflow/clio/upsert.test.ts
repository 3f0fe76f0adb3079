import type { IDataObject, INodeParameters, ResourceMapperField } from 'n8n-workflow';

import { Clio } from '../../../nodes/Clio/Clio.node';
import { mapperFields } from '../../../scripts/engine';
import type { Account } from './clioSandbox';
import { NODE, useClioSandbox } from './clioSandbox';
import { fields, json, mapped, place, readAll, write } from './valuesSupport';

const clio = useClioSandbox();

const AREA: INodeParameters = place('practiceArea', 'upsert');
const PER_ITEM: INodeParameters = json('={{ JSON.stringify($json) }}');
const LIST = 'GET /practice_areas';

const items = (...values: IDataObject[]) => ({ input: values.map((value) => ({ json: value })) });

async function areaNamed(account: Account, name: string): Promise<IDataObject> {
	const areas = await readAll(clio(), account, 'practiceArea');
	const named = areas.filter((area) => area.name === name);
	expect(named).toHaveLength(1);
	return named[0] ?? {};
}

async function create(account: Account, resource: string, values: IDataObject): Promise<IDataObject> {
	const { output, problem } = await write(clio(), account, { ...place(resource, 'create'), ...json(values) });
	expect(problem).toBe('');
	return output[0] ?? {};
}

describe('Create or Update', () => {
	it('creates a record whose name there is not', async () => {
		const account = await clio().connected();
		const values = { name: 'Aviation', category: 'other', code: 'AVI' };
		const { output, requests, bodies, run } = await write(clio(), account, { ...AREA, ...json(values) });
		expect(requests).toEqual([LIST, 'POST /practice_areas']);
		expect(bodies).toEqual([values]);
		expect(output).toMatchObject([{ id: expect.any(Number), etag: expect.any(String), ...values }]);
		expect(run.items(NODE)[0]?.pairedItem).toEqual({ item: 0 });
		await areaNamed(account, 'Aviation');
	});

	it('changes the record of that name, whatever its case and spacing, and leaves the name as it is', async () => {
		const account = await clio().connected();
		const family = await areaNamed(account, 'Family');
		const given = json({ name: ' FAMILY ', code: 'FAM-2' });
		const { output, requests, bodies } = await write(clio(), account, { ...AREA, ...given });
		expect(requests).toEqual([LIST, `PATCH /practice_areas/${String(family.id)}`]);
		expect(bodies).toEqual([{ code: 'FAM-2' }]);
		expect(output).toMatchObject([{ id: family.id, name: 'Family', category: 'family', code: 'FAM-2' }]);
	});

	it('writes nothing when the record has all values already', async () => {
		const account = await clio().connected();
		const family = await areaNamed(account, 'Family');
		const same = { name: 'Family', category: 'family', code: 'FAM' };
		const { output, requests } = await write(
			clio(),
			account,
			{ ...AREA, ...PER_ITEM },
			items(same, same, { name: 'Family' }),
		);
		expect(requests).toEqual([LIST]);
		expect(output).toMatchObject([family, family, family].map(({ id, etag }) => ({ id, etag, ...same })));
	});

	it('takes the fields of the mapper, and the data of the item', async () => {
		const account = await clio().connected();
		const byFields = await write(clio(), account, {
			...AREA,
			...fields({ name: 'Aviation', code: 'AV', category: null }),
		});
		expect(byFields.bodies).toEqual([{ name: 'Aviation', code: 'AV' }]);
		const [made] = byFields.output;
		const back = { ...made, code: 'AVI' } as IDataObject;
		const byInput = await write(clio(), account, { ...AREA, ...mapped }, items(back));
		expect(byInput.problem).toBe('');
		expect(byInput.bodies).toEqual([{ code: 'AVI' }]);
		expect(byInput.output).toMatchObject([{ id: made?.id, code: 'AVI' }]);
	});

	it('of two items with one new name creates one record, and changes it the second time', async () => {
		const account = await clio().connected();
		const { output, requests, bodies } = await write(
			clio(),
			account,
			{ ...AREA, ...PER_ITEM },
			items({ name: 'Aviation', code: 'A1' }, { name: 'aviation', code: 'A2' }, { name: 'Aviation', code: 'A2' }),
		);
		const id = String(output[0]?.id);
		expect(requests).toEqual([LIST, 'POST /practice_areas', `PATCH /practice_areas/${id}`]);
		expect(bodies).toEqual([{ name: 'Aviation', code: 'A1' }, { code: 'A2' }]);
		expect(output.map((area) => [String(area.id), area.code])).toEqual([
			[id, 'A1'],
			[id, 'A2'],
			[id, 'A2'],
		]);
		expect(await areaNamed(account, 'Aviation')).toMatchObject({ code: 'A2' });
	});

	it('makes one request for the list and one for each of 40 items', async () => {
		const account = await clio().connected();
		const input = Array.from({ length: 40 }, (_, index) => ({ name: `Area ${index}`, code: `C${index}` }));
		const first = await write(clio(), account, { ...AREA, ...PER_ITEM }, items(...input));
		expect(first.requests).toHaveLength(41);
		const second = await write(clio(), account, { ...AREA, ...PER_ITEM }, items(...input));
		expect(second.requests).toEqual([LIST]);
		expect(second.output.map(({ id }) => id)).toEqual(first.output.map(({ id }) => id));
	});

	it('refuses a name that several records have, with all of them', async () => {
		const account = await clio().connected();
		const ids = [];
		for (const code of ['AV1', 'AV2']) ids.push((await create(account, 'practiceArea', { name: 'Aviation', code })).id);
		const { requests, problem } = await write(clio(), account, { ...AREA, ...json({ name: 'aviation', code: 'X' }) });
		expect(requests).toEqual([LIST]);
		expect(problem).toBe(
			`"aviation" fits 2 practice areas (item 0) | Nothing was written, because it is not known which one is meant: ${ids
				.map((id, index) => `Aviation (AV${index + 1}) (ID ${String(id)})`)
				.join('; ')}. Use Update with its ID.`,
		);
	});

	it.each([
		['no name', { code: 'X' }, 'Name ("name") is not given'],
		['an empty name', { name: '   ', code: 'X' }, 'Name ("name") is not given'],
		[
			'a value that Clio does not know',
			{ name: 'Aviation', kode: 'X' },
			'Clio does not know the field "kode" on a practice area',
		],
		['a choice that Clio does not have', { name: 'Aviation', category: 'flying' }, 'flying'],
	])('asks Clio nothing with %s', async (_, values, expected) => {
		const { requests, problem } = await write(clio(), await clio().connected(), { ...AREA, ...json(values) });
		expect(problem).toContain(expected);
		expect(requests).toEqual([]);
	});

	it('leaves the good items alone with Continue On Fail, and reads the list once all the same', async () => {
		const account = await clio().connected();
		await clio().process.control.fault({
			method: 'POST',
			path: '/practice_areas.json',
			times: 1,
			answer: { kind: 'status', status: 422, headers: {}, body: { error: { type: 'InvalidFields', message: 'No' } } },
		});
		const { requests, output } = await write(
			clio(),
			account,
			{ ...AREA, ...PER_ITEM },
			{
				...items({ name: 'One' }, { code: 'nameless' }, { name: 'Two' }, { name: 'Family', code: 'F' }),
				onError: 'continueRegularOutput',
			},
		);
		expect(requests).toEqual([
			LIST,
			'POST /practice_areas',
			'POST /practice_areas',
			expect.stringMatching(/^PATCH \/practice_areas\/\d+$/),
		]);
		expect(output).toMatchObject([
			{ error: expect.stringMatching(/\(item 0\)$/) },
			{ error: expect.stringMatching(/\(item 1\)$/) },
			{ name: 'Two' },
			{ name: 'Family', code: 'F' },
		]);
	});

	it('reads the list again after a write whose answer was lost, and makes no second record', async () => {
		const account = await clio().connected();
		await clio().process.control.fault({
			method: 'POST',
			path: '/practice_areas.json',
			times: 1,
			answer: { kind: 'lost' },
		});
		const aviation = { name: 'Aviation', code: 'AV' };
		const { requests, output } = await write(
			clio(),
			account,
			{ ...AREA, ...PER_ITEM },
			{ ...items(aviation, aviation), onError: 'continueRegularOutput' },
		);
		expect(requests.slice(0, 3)).toEqual([LIST, 'POST /practice_areas', LIST]);
		expect(output[1]).toMatchObject(aviation);
		await areaNamed(account, 'Aviation');
	});

	it('tells what was written before an item failed', async () => {
		const account = await clio().connected();
		const { problem } = await write(
			clio(),
			account,
			{ ...AREA, ...PER_ITEM },
			items({ name: 'Aviation' }, { name: 'Family' }, { code: 'nameless' }),
		);
		const { id } = await areaNamed(account, 'Aviation');
		expect(problem).toMatch(new RegExp(`Already written in this run: ${String(id)} \\(item 0\\)\\.$`));
	});

	it('writes nothing with a credential that is Read Only', async () => {
		const account = await clio().connected({ readOnly: true });
		const { problem, bodies } = await write(clio(), account, { ...AREA, ...json({ name: 'Aviation' }) });
		expect(problem).toMatch(/Read Only/);
		expect(bodies).toEqual([]);
	});
});

describe('Return Fields of Create or Update', () => {
	it.each<[string, INodeParameters, string[]]>([
		['IDs Only', { returnFields: 'ids' }, ['etag', 'id']],
		['Choose', { returnFields: 'choose', chosenFields: ['code'] }, ['code', 'id']],
	])('%s: what is needed besides is not put out', async (_, chosen, names) => {
		const account = await clio().connected();
		const { output } = await write(
			clio(),
			account,
			{ ...AREA, ...PER_ITEM, ...chosen },
			items({ name: 'Aviation', code: 'A' }, { name: 'Family', code: 'F' }, { name: 'Corporate' }),
		);
		expect(output.map((record) => Object.keys(record).sort())).toEqual([names, names, names]);
	});

	it('gives the same as Get, created, changed or left alone', async () => {
		const account = await clio().connected();
		const list = place('taskTemplateList', 'upsert');
		const { output, requests } = await write(
			clio(),
			account,
			{ ...list, ...PER_ITEM },
			items(
				{ name: 'Appeals', description: 'Steps', practice_area: 'Family' },
				{ name: 'discovery', description: 'Other steps' },
				{ name: 'Blank list' },
			),
		);
		expect(requests.filter((line) => line.includes('task_template_lists'))).toHaveLength(3);
		for (const record of output) {
			const parameters = { ...place('taskTemplateList', 'get'), record: { __rl: true, mode: 'id', value: record.id } };
			const read = await clio().run(account, parameters as INodeParameters);
			expect(record).toEqual(read.json(NODE)[0]);
		}
		expect(output[0]).toMatchObject({ practice_area: { name: 'Family' } });
	});
});

describe('Preview Only of Create or Update', () => {
	it('tells which of the two it would do, as if the items before were written', async () => {
		const account = await clio().connected({ readOnly: true });
		const family = await areaNamed(account, 'Family');
		const { output, requests } = await write(
			clio(),
			account,
			{ ...AREA, ...PER_ITEM, options: { previewOnly: true } },
			items(
				{ name: 'Aviation', code: 'A' },
				{ name: 'aviation', code: 'B' },
				{ name: 'Aviation', code: 'B' },
				{ name: 'Family', code: 'F' },
				{ name: 'Family' },
			),
		);
		expect(requests).toEqual([LIST]);
		const path = '/api/v4/practice_areas';
		const query = { fields: expect.stringMatching(/^id,etag,/) };
		expect(output).toEqual([
			{
				...{ preview: true, method: 'POST', path: `${path}.json`, query, would: 'create' },
				body: { data: { name: 'Aviation', code: 'A' } },
			},
			{
				...{ preview: true, method: 'PATCH', path: `${path}/{id}.json`, query, would: 'update' },
				body: { data: { code: 'B' } },
			},
			{ preview: true, id: '{id}', would: 'leave unchanged' },
			{
				...{ preview: true, method: 'PATCH', path: `${path}/${String(family.id)}.json`, query, would: 'update' },
				body: { data: { code: 'F' } },
			},
			{ preview: true, id: family.id, would: 'leave unchanged' },
		]);
	});
});

describe('Create or Update of custom fields', () => {
	const FIELD = place('customField', 'upsert');

	it('keeps those of matters and of contacts apart', async () => {
		const account = await clio().connected();
		const values = { name: 'Referral', field_type: 'text_line' };
		const matter = await create(account, 'customField', { ...values, parent_type: 'Matter' });
		const { output, requests, bodies } = await write(
			clio(),
			account,
			{ ...FIELD, ...PER_ITEM },
			items(
				{ ...values, parent_type: 'contact', required: true },
				{ ...values, parent_type: 'matter', required: true },
			),
		);
		expect(requests).toEqual([
			'GET /custom_fields',
			'POST /custom_fields',
			`PATCH /custom_fields/${String(matter.id)}`,
		]);
		expect(bodies).toEqual([{ ...values, parent_type: 'Contact', required: true }, { required: true }]);
		expect(output.map((field) => field.parent_type)).toEqual(['Contact', 'Matter']);
		const both = await write(clio(), account, { ...FIELD, ...json({ name: 'Referral', required: false }) });
		expect(both.problem).toMatch(/"Referral" fits 2 custom fields/);
	});

	it('refuses another type, which Clio would keep in silence', async () => {
		const account = await clio().connected();
		const values = { name: 'Court file number', parent_type: 'Matter', field_type: 'numeric' };
		const { problem, requests } = await write(clio(), account, { ...FIELD, ...json(values) });
		expect(problem).toMatch(/^"field_type" of this custom field is "text_line" and cannot become "numeric" \(item 0\)/);
		expect(requests).toEqual(['GET /custom_fields']);
	});

	it('adds the options of a pick-list that are missing, and none twice', async () => {
		const account = await clio().connected();
		const values = { name: 'Case outcome', parent_type: 'Matter', field_type: 'picklist' };
		const options = (...names: string[]) => ({ picklist_options: names.map((option) => ({ option })) });
		const same = await write(clio(), account, { ...FIELD, ...json({ ...values, ...options('settled', 'Dismissed') }) });
		expect(same.requests).toEqual(['GET /custom_fields']);
		const more = await write(clio(), account, { ...FIELD, ...json({ ...values, ...options('Settled', 'Appealed') }) });
		expect(more.bodies).toEqual([options('Appealed')]);
		const named = (more.output[0]?.picklist_options as IDataObject[]).map(({ option }) => option);
		expect(named).toEqual(['Settled', 'Won at trial', 'Dismissed', 'Withdrawn', 'Appealed']);
	});
});

describe('the mapper of Create or Update', () => {
	async function mapperOf(resource: string): Promise<ResourceMapperField[]> {
		const { details, type } = await clio().connected();
		const node = {
			...{ id: '1', name: NODE, type: 'n8n-nodes-clio.clio', typeVersion: 1, position: [0, 0] as [number, number] },
			parameters: { authentication: 'oAuth2', ...place(resource, 'upsert') },
			credentials: { [type]: details },
		};
		const engine = { nodeTypes: { 'n8n-nodes-clio.clio': new Clio() }, credentials: clio().credentials };
		return (await mapperFields({ node, parameter: 'values', method: 'getValueFields' }, engine)).fields;
	}

	it.each([
		['practiceArea', 'name', ['category', 'code', 'name']],
		['textSnippet', 'snippet', ['phrase', 'snippet', 'whole_word']],
		['group', 'name', ['name']],
	])('%s: offers the values of a new record, and finds it by one of them', async (resource, name, ids) => {
		const all = await mapperOf(resource);
		expect(all.map(({ id }) => id).sort()).toEqual(ids);
		expect(all.filter(({ defaultMatch }) => defaultMatch).map(({ id }) => id)).toEqual([name]);
		expect(all.filter(({ canBeUsedToMatch }) => canBeUsedToMatch !== false).map(({ id }) => id)).toEqual([name]);
		expect(all.find(({ id }) => id === name)?.removed).toBe(false);
		expect(await clio().apiRequests()).toEqual([]);
	});
});

describe('Create or Update of others', () => {
	it.each<[resource: string, values: IDataObject, change: IDataObject]>([
		['activityDescription', { name: 'Site visit', rate: { type: 'FlatRate', amount: 90 } }, { rate_amount: 120 }],
		['calendar', { name: 'Court days', color: '#367B9C' }, { color: '#FFA5A4' }],
		['calendarEntryEventType', { name: 'Mediation', color: '#367B9C' }, { color: '#FFA5A4' }],
		[
			'customAction',
			{ label: 'Open file', target_url: 'https://files.example.com/a', ui_reference: 'matters/show' },
			{ target_url: 'https://files.example.com/b' },
		],
		['customFieldSet', { name: 'Accident', parent_type: 'Matter', displayed: true }, { displayed: false }],
		['documentCategory', { name: 'Affidavits' }, {}],
		['expenseCategory', { name: 'Parking', rate: 12 }, { rate: 14 }],
		['grant', { name: 'Veterans Fund 2027' }, {}],
		['grantFundingSource', { name: 'Veterans Fund' }, {}],
		['group', { name: 'Appeals team' }, {}],
		['reportPreset', { name: 'Month end', kind: 'revenue', format: 'pdf', options: '{}' }, { format: 'csv' }],
		['taskTemplateList', { name: 'Appeals', description: 'Steps' }, { description: 'Other steps' }],
		['taskType', { name: 'Travel' }, {}],
		['taxRateConfiguration', { name: 'Provincial tax', rate: 0.07, country: 'CA', region: 'BC' }, { rate: 0.08 }],
		['textSnippet', { snippet: 'brb', phrase: 'be right back' }, { phrase: 'Be right back' }],
	])('%s: created, changed, then left alone', async (resource, values, change) => {
		const account = await clio().connected();
		const upsert = (given: IDataObject) => write(clio(), account, { ...place(resource, 'upsert'), ...json(given) });
		const created = await upsert(values);
		expect([created.problem, created.requests.map((line) => line.split(' ')[0])]).toEqual(['', ['GET', 'POST']]);
		const changed = await upsert({ ...values, ...change });
		const methods = Object.keys(change).length === 0 ? ['GET'] : ['GET', 'PATCH'];
		expect([changed.problem, changed.requests.map((line) => line.split(' ')[0])]).toEqual(['', methods]);
		expect(changed.output[0]?.id).toBe(created.output[0]?.id);
		const again = await upsert({ ...values, ...change });
		expect([again.problem, again.requests.map((line) => line.split(' ')[0])]).toEqual(['', ['GET']]);
		expect(again.output).toEqual(changed.output);
	});

	it('taxes of one name are told apart by where they hold', async () => {
		const account = await clio().connected();
		const tax = { name: 'Provincial tax', rate: 0.07, country: 'CA' };
		const { requests } = await write(
			clio(),
			account,
			{ ...place('taxRateConfiguration', 'upsert'), ...PER_ITEM },
			items({ ...tax, region: 'BC' }, { ...tax, region: 'SK', rate: 0.06 }, { ...tax, region: 'sk', rate: 0.06 }),
		);
		expect(requests).toEqual([
			'GET /tax_rate_configurations',
			'POST /tax_rate_configurations',
			'POST /tax_rate_configurations',
		]);
	});
});
