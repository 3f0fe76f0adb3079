import type { INodeParameters } from 'n8n-workflow';

import { readReferences } from '../../../nodes/Clio/actions/locators';
import { operationOfPlace } from '../../../nodes/Clio/catalog/places';
import { locator } from './choosing';
import { NODE, useClioSandbox, type Account } from './clioSandbox';
import { probing } from './probeNode';

const clio = useClioSandbox();

/** What the references of an item come to in the body. */
async function references(account: Account, parameters: INodeParameters, input = [{ json: {} }]) {
	const operation = operationOfPlace({
		resource: String(parameters.resource),
		operation: String(parameters.operation),
	});
	if (operation === undefined) throw new Error('Clio has no such operation');
	const probe = probing(async function (session, itemIndex) {
		return await readReferences.call(this, session, operation, itemIndex);
	});
	const run = await clio().run(account, parameters, { ...probe, input });
	if (run.error !== undefined) throw run.error;
	return run.json(NODE);
}

async function list(account: Account, path: string, fields: string): Promise<Array<Record<string, string>>> {
	const queryParameters = { parameters: [{ name: 'fields', value: fields }] };
	const send = { resource: 'apiCall', operation: 'send', path, returnAll: true, queryParameters };
	const run = await clio().run(account, send);
	await clio().apiRequests();
	return run.json(NODE) as Array<Record<string, string>>;
}

const paths = async () => (await clio().apiRequests()).map(({ path }) => path.replace('/api/v4', ''));

describe('what a record belongs to', () => {
	it('comes from the panel and from Related Records, as Clio wants each', async () => {
		const account = await clio().connected();
		const [contact] = await list(account, '/contacts.json', 'id,primary_email_address');
		const [user] = await list(account, '/users.json', 'id,name');
		const [result] = await references(account, {
			resource: 'matter',
			operation: 'create',
			client: locator('name', String(contact?.primary_email_address)),
			relatedRecords: {
				responsibleAttorney: locator('name', String(user?.name)),
				practiceArea: locator('id', '77'),
				group: locator('list', ''),
			},
		});
		expect(result).toEqual({
			result: { client: { id: contact?.id }, responsible_attorney: { id: user?.id }, practice_area: { id: 77 } },
		});
		expect(await paths()).toEqual(['/contacts.json', '/users.json']);
	});

	it('has a type where Clio takes several kinds, and the bare ID where Clio wants that', async () => {
		const account = await clio().connected();
		const folder = { resource: 'folder', operation: 'create' };
		const [matter] = await list(account, '/matters.json', 'id,display_number');
		const byNumber = locator('name', String(matter?.display_number));
		expect(await references(account, { ...folder, parent: byNumber })).toEqual([
			{ result: { parent: { id: matter?.id, type: 'Matter' } } },
		]);
		expect(await references(account, { ...folder, parentType: 'Folder', parent: locator('id', '5') })).toEqual([
			{ result: { parent: { id: 5, type: 'Folder' } } },
		]);
		const damage = { resource: 'damage', operation: 'create', matter: locator('id', '5') };
		expect(await references(account, damage)).toEqual([{ result: { matter_id: 5 } }]);
		const assignee = { assignee: locator('id', '5') };
		const task = { resource: 'task', operation: 'update', record: locator('id', '9'), relatedRecords: assignee };
		expect(await references(account, task)).toEqual([{ result: { assignee: { id: 5, type: 'User' } } }]);
	});

	it('is left out where nothing is given', async () => {
		const account = await clio().connected();
		expect(await references(account, { resource: 'activity', operation: 'create' })).toEqual([{ result: {} }]);
		const update = { resource: 'matter', operation: 'update', record: locator('id', '5') };
		expect(await references(account, update)).toEqual([{ result: {} }]);
		expect(await clio().apiRequests()).toEqual([]);
	});

	it('must be given where Clio requires it', async () => {
		const account = await clio().connected();
		const client = locator('id', '={{ $json.client }}');
		const create = { resource: 'matter', operation: 'create', client };
		expect(await references(account, create)).toEqual([{ failed: 'Client is not given' }]);
	});

	it('is not what an ID cannot be', async () => {
		const account = await clio().connected();
		for (const value of ['00123-Smith', '-5', '1.5', '5; DROP']) {
			const create = { resource: 'matter', operation: 'create', client: locator('id', value) };
			expect(await references(account, create)).toEqual([{ failed: `Client: "${value}" is not an ID of Clio` }]);
		}
		expect(await clio().apiRequests()).toEqual([]);
	});

	it('is refused in a kind that Clio does not take there', async () => {
		const account = await clio().connected();
		const folder = { resource: 'folder', operation: 'create', parentType: '={{ "Bill" }}', parent: locator('id', '5') };
		expect(await references(account, folder)).toEqual([{ failed: 'Parent cannot be a "bill"' }]);
	});

	it('is a calendar, not a user, for the owner of an entry: only those that may be written to', async () => {
		const account = await clio().connected();
		const calendars = await list(account, '/calendars.json', 'id,name,permission');
		const writeable = calendars.find(({ permission }) => permission === 'owner' || permission === 'editor');
		const entry = { resource: 'calendarEntry', operation: 'create' };
		const own = { ...entry, calendarOwner: locator('name', String(writeable?.name)) };
		expect(await references(account, own)).toEqual([{ result: { calendar_owner: { id: writeable?.id } } }]);
		const [request] = await clio().apiRequests();
		expect(new URLSearchParams(request?.query).get('writeable')).toBe('true');
	});
});

describe('the stage of a matter by name', () => {
	/** Stages whose name two practice areas have. */
	async function twins(account: Account) {
		const stages = await list(account, '/matter_stages.json', 'id,name,practice_area_id');
		const [first] = stages.filter(({ name }) => stages.filter((other) => other.name === name).length > 1);
		return { first, others: stages.filter(({ name, id }) => name === first?.name && id !== first?.id) };
	}
	const create = (stage: string, more: INodeParameters = {}): INodeParameters => ({
		resource: 'matter',
		operation: 'create',
		client: locator('id', '5'),
		relatedRecords: { matterStage: locator('name', stage), ...more },
	});

	it('is that of the practice area which is chosen along', async () => {
		const account = await clio().connected();
		const { first } = await twins(account);
		const practiceArea = locator('id', String(first?.practice_area_id));
		const [result] = await references(account, create(String(first?.name), { practiceArea }));
		expect(result).toMatchObject({ result: { matter_stage: { id: first?.id } } });
		expect(await paths()).toEqual(['/matter_stages.json']);
	});

	it('is that of the practice area which the matter has', async () => {
		const account = await clio().connected();
		const { first } = await twins(account);
		const matters = await list(account, '/matters.json', 'id,practice_area{id}');
		const isThere = ({ practice_area: area }: Record<string, unknown>) =>
			String(Reflect.get(Object(area), 'id')) === first?.practice_area_id;
		const matter = matters.find(isThere);
		const record = locator('id', String(matter?.id));
		const [result] = await references(account, { ...create(String(first?.name)), operation: 'update', record });
		expect(result).toMatchObject({ result: { matter_stage: { id: first?.id } } });
		expect(await paths()).toEqual(['/matter_stages.json', `/matters/${String(matter?.id)}.json`]);
	});

	it('is refused when several practice areas have it and none is known, with each', async () => {
		const account = await clio().connected();
		const { first, others } = await twins(account);
		const [result] = await references(account, create(String(first?.name)));
		expect(result).toEqual({ failed: `"${String(first?.name)}" fits ${others.length + 1} matter stages` });
	});
});

describe('the trigger of a matter docket', () => {
	it('is found in the jurisdiction that is chosen along', async () => {
		const account = await clio().connected();
		const [jurisdiction] = await list(account, '/court_rules/jurisdictions.json', 'id,description');
		const triggersPath = `/court_rules/jurisdictions/${String(jurisdiction?.id)}/triggers.json`;
		const [trigger] = await list(account, triggersPath, 'id,description');
		const [result] = await references(account, {
			resource: 'matterDocket',
			operation: 'create',
			jurisdiction: locator('name', String(jurisdiction?.description)),
			trigger: locator('name', String(trigger?.description)),
		});
		expect(result).toEqual({ result: { jurisdiction: { id: jurisdiction?.id }, trigger: { id: trigger?.id } } });
		expect(await paths()).toEqual(['/court_rules/jurisdictions.json', triggersPath]);
	});
});
