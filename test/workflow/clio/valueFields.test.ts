import type { INodeParameters, ResourceMapperField } from 'n8n-workflow';

import { Clio } from '../../../nodes/Clio/Clio.node';
import { loadOptions, mapperFields } from '../../../scripts/engine';
import type { Account } from './clioSandbox';
import { NODE, useClioSandbox } from './clioSandbox';
import { fields, place, readAll, record, write } from './valuesSupport';

const clio = useClioSandbox();

function panel({ details, type }: Account, parameters: INodeParameters) {
	const node = {
		id: '1',
		name: NODE,
		type: 'n8n-nodes-clio.clio',
		typeVersion: 1,
		position: [0, 0] satisfies [number, number],
		parameters: { authentication: 'oAuth2', ...parameters },
		credentials: { [type]: details },
	};
	return [node, { nodeTypes: { 'n8n-nodes-clio.clio': new Clio() }, credentials: clio().credentials }] as const;
}

async function fieldsOf(account: Account, resource: string, operation: string): Promise<ResourceMapperField[]> {
	const [node, engine] = panel(account, place(resource, operation));
	return (await mapperFields({ node, parameter: 'values', method: 'getValueFields' }, engine)).fields;
}

const named = (all: ResourceMapperField[]) => new Map(all.map((field) => [field.displayName, field]));

describe('the fields of the mapper', () => {
	it('take lists of plain values as texts, because n8n would take JSON only', async () => {
		const account = await clio().connected();
		const check = await fieldsOf(account, 'contact', 'conflictCheck');
		expect(named(check).get('Names')).toMatchObject({ id: 'names', type: 'string' });
		const upsert = named(await fieldsOf(account, 'contact', 'upsert'));
		expect(upsert.get('Match On')).toMatchObject({ type: 'string' });
		expect(upsert.get('If Several Match')).toMatchObject({ type: 'options' });
		expect(upsert.get('Type')).not.toHaveProperty('canBeUsedToMatch');
	});

	it('lay out what nearly everybody gives to an operation of the node itself, though none of it must be given', async () => {
		const account = await clio().connected();
		const laidOut = async (resource: string, operation: string) =>
			(await fieldsOf(account, resource, operation)).filter(({ removed }) => removed !== true).map(({ id }) => id);
		expect((await laidOut('contact', 'conflictCheck')).sort()).toEqual(['companies', 'emails', 'names', 'phones']);
		expect(await laidOut('activity', 'logTime')).toEqual(['duration', 'note']);
		expect(await laidOut('document', 'upload')).toEqual(['folder_path']);
	});

	it('show what Clio requires of a new matter, and offer the rest with types, choices and custom fields by name', async () => {
		const account = await clio().connected();
		const all = await fieldsOf(account, 'matter', 'create');
		expect((await clio().apiRequests()).map(({ path }) => path)).toEqual(['/api/v4/custom_fields.json']);
		expect(all.filter(({ removed }) => removed !== true).map(({ id }) => id)).toEqual(['description']);
		const byName = named(all);
		expect(byName.get('Status')).toMatchObject({
			id: 'status',
			type: 'options',
			options: [
				{ name: 'Open', value: 'open' },
				{ name: 'Closed', value: 'closed' },
				{ name: 'Pending', value: 'pending' },
			],
		});
		expect(byName.get('Open Date')).toMatchObject({ type: 'dateTime', required: false });
		expect(byName.get('Billable')).toMatchObject({ type: 'boolean' });
		expect(byName.get('Budget')).toMatchObject({ id: 'matter_budget_budget', type: 'number' });
		expect(byName.get('Relationships')).toMatchObject({ type: 'array' });
		expect(byName.get('Case outcome')).toMatchObject({
			id: expect.stringMatching(/^custom_field_\d+$/),
			type: 'options',
			options: [
				{ name: 'Settled', value: expect.stringMatching(/^\d+$/) },
				{ name: 'Won at trial', value: expect.anything() },
				{ name: 'Dismissed', value: expect.anything() },
				{ name: 'Withdrawn', value: expect.anything() },
			],
		});
		expect(byName.get('Trial date')).toMatchObject({ type: 'dateTime' });
		expect(byName.get('Claim value')).toMatchObject({ type: 'number' });
		expect(byName.get('Conflict checked')).toMatchObject({ type: 'boolean' });
		expect([...byName.keys()]).not.toContain('Old reference');
	});

	it('require nothing of an update, and ask Clio nothing where there are no custom fields', async () => {
		const account = await clio().connected();
		const all = await fieldsOf(account, 'task', 'update');
		expect(all.filter(({ required, removed }) => required || removed !== true)).toEqual([]);
		expect(await clio().apiRequests()).toEqual([]);
		expect(named(all).get('Due Date')).toMatchObject({ id: 'due_at', type: 'dateTime' });
	});

	it('do not hold hundreds of choices, which n8n would keep in every workflow', async () => {
		const all = await fieldsOf(await clio().connected(), 'reportSchedule', 'create');
		expect(named(all).get('Time Zone')).toMatchObject({ type: 'string', required: true });
	});

	it('come without custom fields where the credential may not read them', async () => {
		const account = await clio().connected();
		await clio().process.control.settings({ deniedPermissions: ['Custom Fields'] });
		const all = await fieldsOf(account, 'contact', 'create');
		expect(all.filter(({ id }) => /^custom_field_\d/.test(id))).toEqual([]);
		expect(named(all).get('Mobile Phone')).toMatchObject({ id: 'mobile_phone', type: 'string' });
		const [contact] = await readAll(clio(), account, 'contact', { returnFields: 'standard' });
		const at = { ...place('contact', 'update'), ...record(contact?.id) };
		const other = await write(clio(), account, { ...at, ...fields({ title: 'Dr' }) });
		expect(other.problem).toBe('');
		const own = await write(clio(), account, { ...at, ...fields({ custom_field_12: 'x' }) });
		expect(own.problem).toContain('Custom Fields');
		expect(own.bodies).toEqual([]);
	});

	it('write what the mapper holds of them: an option by ID, a day without its time', async () => {
		const account = await clio().connected();
		const all = named(await fieldsOf(account, 'matter', 'update'));
		const outcome = all.get('Case outcome');
		const [matter] = await readAll(clio(), account, 'matter');
		const { bodies, problem } = await write(clio(), account, {
			...place('matter', 'update'),
			...record(matter?.id),
			...fields({
				[outcome?.id ?? '']: outcome?.options?.[1]?.value ?? '',
				[all.get('Trial date')?.id ?? '']: '2027-03-01T00:00:00',
			}),
		});
		expect(problem).toBe('');
		const written = bodies[0]?.custom_field_values as Array<{ value: unknown }>;
		expect(written.map(({ value }) => value).sort()).toEqual(
			[Number(outcome?.options?.[1]?.value), '2027-03-01'].sort(),
		);
	});
});

describe('the list of what can be cleared', () => {
	it('names values, references and custom fields', async () => {
		const account = await clio().connected();
		const [node, engine] = panel(account, place('contact', 'update'));
		const options = await loadOptions({ node, parameter: 'fieldsToClear', method: 'getClearableFields' }, engine);
		const values = options.map(({ value }) => value);
		expect(values).toEqual(expect.arrayContaining(['title', 'date_of_birth', 'mobile_phone', 'avatar']));
		expect(options).toContainEqual({
			name: 'Nickname (Custom Field)',
			value: expect.stringMatching(/^custom_field_\d+$/),
		});
	});
});

describe('Connection: Describe', () => {
	const describeIt = async (account: Account, describedResource: string) =>
		await write(clio(), account, { ...place('connection', 'describe'), describedResource });

	it('tells names, types, choices, references and custom fields of a matter, with one request', async () => {
		const account = await clio().connected();
		const { output, requests } = await describeIt(account, 'Matter');
		expect(requests).toEqual(['GET /custom_fields']);
		expect(output).toMatchObject([
			{ resource: 'matter', operations: expect.arrayContaining(['create', 'update', 'get']) },
		]);
		const [described] = output;
		expect(described?.values).toEqual(
			expect.arrayContaining([
				{ name: 'client', type: 'ID or name', required: true, reference: 'contact' },
				{ name: 'description', type: 'text', required: true },
				{ name: 'status', type: 'text', choices: ['open', 'closed', 'pending'] },
				{ name: 'open_date', type: 'date' },
				{ name: 'matter_budget_budget', type: 'number' },
			]),
		);
		expect(described?.custom_fields).toContainEqual({
			name: 'Case outcome',
			id: expect.any(String),
			type: 'picklist',
			choices: ['Settled', 'Won at trial', 'Dismissed', 'Withdrawn'],
		});
		expect(described?.fields_to_clear).toEqual(expect.arrayContaining(['practice_area', 'matter_budget']));
		expect(JSON.stringify(described).length).toBeLessThan(8_000);
	});

	it('takes the name on the screen, asks nothing where it knows all, and tells which operation takes a value', async () => {
		const account = await clio().connected();
		const { output, requests } = await describeIt(account, 'Calendar Entries');
		expect(requests).toEqual([]);
		expect(output).toMatchObject([{ resource: 'calendarEntry' }]);
		expect(output[0]?.values).toContainEqual({
			name: '_deleted',
			type: 'text',
			choices: ['single', 'future'],
			only: ['update'],
		});
		expect((await describeIt(account, 'activity')).output[0]?.values).toContainEqual({
			name: 'duration',
			type: 'text',
		});
	});

	it('suggests the resource that was perhaps meant', async () => {
		const account = await clio().connected();
		expect((await describeIt(account, 'mattr')).problem).toContain('Did you mean "matter"?');
		expect((await describeIt(account, "={{ '' }}")).problem).toContain('No resource is given');
	});

	it('says why custom fields are missing', async () => {
		const account = await clio().connected();
		await clio().process.control.settings({ deniedPermissions: ['Custom Fields'] });
		const { output } = await describeIt(account, 'contact');
		expect(output).toMatchObject([
			{ custom_fields: [], custom_fields_refused: expect.stringContaining('Custom Fields') },
		]);
	});
});
