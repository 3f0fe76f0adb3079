import { dataOf, type Client, type Row } from '../../sandbox/support/client';
import { lookUp } from '../../sandbox/support/happyPaths';

/** A contact's e-mail row, or a record's custom field value, by its own ID. */
export interface Value {
	owner: number;
	id: number | string;
}

/** What the goldens name of the sandbox's firm. */
export interface Firm {
	/** IDs of first records */
	user: number;
	client: number;
	company: number;
	matter: number;
	calendar: number;
	task: number;
	document: number;
	folder: number;
	template: number;
	bankAccount: number;
	bill: number;
	activity: number;
	conversation: number;
	jurisdiction: number;
	trigger: number;
	service: number;
	taskList: number;
	preset: number;
	method: number;
	calendarEntry: number;
	lineItem: number;
	medicalRecord: number;
	/** the same records, by what people call them */
	userName: string;
	userEmail: string;
	clientEmail: string;
	companyName: string;
	matterNumber: string;
	/** a practice area and one of its stages */
	area: { id: number; name: string; stage: number; stageName: string };
	/** a matter of that practice area */
	matterOfArea: number;
	expenseCategory: { id: number; name: string };
	documentCategory: { id: number; name: string };
	taskType: { id: number; name: string };
	/** definitions of custom fields */
	outcome: { id: number; name: string; settled: number; dismissed: number };
	trialDate: number;
	claimValue: number;
	foundUs: { id: number; name: string; walkIn: number };
	/** a matter's value "Settled" of `outcome`, and a matter without such a value */
	outcomeValue: Value;
	withoutOutcome: number;
	/** an e-mail row labelled Work, and a contact without a phone number labelled Fax */
	workEmail: Value;
}

const FIRST: Readonly<Record<string, string>> = {
	folder: '/folders.json',
	calendarEntry: '/calendar_entries.json',
	lineItem: '/line_items.json',
	expenseCategory: '/expense_categories.json',
	documentCategory: '/document_categories.json',
	taskType: '/task_types.json',
};

/** Looks the firm up with requests of its own, past the node. */
export async function lookUpFirm(clio: Client): Promise<Firm> {
	const known = await lookUp(clio);
	const id = (name: string): number => known[name] ?? 0;
	const first = async (name: string, fields: string) => await clio.first(FIRST[name] ?? '', fields);
	const one = async (path: string) => dataOf(await clio.get(path));
	const named = async (name: string) => {
		const row = await first(name, 'id,name');
		return { id: row.id, name: String(row.name) };
	};
	const area = await clio.first('/practice_areas.json', 'id,name');
	const stages = rows(dataOf(await clio.get(`/matter_stages.json?practice_area_id=${area.id}&fields=id,name`)));
	const stage = stages.at(-1) ?? {};
	const ofArea = await clio.first(`/matters.json?practice_area_id=${area.id}&status=open`);
	const definitions = rows(
		dataOf(
			await clio.get('/custom_fields.json?limit=200&fields=id,name,parent_type,field_type,picklist_options{id,option}'),
		),
	);
	const definition = (name: string) => definitions.find((each) => each.name === name) ?? {};
	const option = (name: string, label: string) =>
		Number(rows(definition(name).picklist_options).find((each) => each.option === label)?.id);
	const outcome = Number(definition('Case outcome').id);
	const matters = rows(
		dataOf(await clio.get('/matters.json?limit=200&fields=id,custom_field_values{id,value,custom_field}')),
	);
	const valueIn = (matter: Row) =>
		rows(matter.custom_field_values).find(
			(value) => Object(value.custom_field).id === outcome && value.id !== null && value.value !== null,
		);
	const withOutcome = matters.find((matter) => valueIn(matter)?.value === option('Case outcome', 'Settled'));
	const withoutOutcome = matters.find((matter) => valueIn(matter) === undefined);
	const contacts = rows(
		dataOf(await clio.get('/contacts.json?limit=200&type=Person&fields=id,email_addresses{id,name}')),
	);
	const withWork = contacts.find((contact) => rows(contact.email_addresses).some(({ name }) => name === 'Work'));
	const me = await one(`/users/${known.user}.json?fields=id,name,email`);
	const client = await one(`/contacts/${known.client}.json?fields=id,primary_email_address`);
	const company = await one(`/contacts/${known.company}.json?fields=id,name`);
	const matter = await one(`/matters/${known.matter}.json?fields=id,display_number`);
	const records = await clio.first('/medical_records_details.json', 'id,medical_records{id}');
	return {
		...known,
		folder: (await first('folder', 'id')).id,
		calendarEntry: (await first('calendarEntry', 'id')).id,
		lineItem: (await first('lineItem', 'id')).id,
		task: id('task'),
		document: id('document'),
		template: id('template'),
		bankAccount: id('bankAccount'),
		bill: id('bill'),
		activity: id('activity'),
		conversation: id('conversation'),
		jurisdiction: id('jurisdiction'),
		trigger: id('trigger'),
		service: id('service'),
		taskList: id('list'),
		preset: id('preset'),
		method: id('method'),
		medicalRecord: Number(rows(records.medical_records)[0]?.id),
		userName: String(me.name),
		userEmail: String(me.email),
		clientEmail: String(client.primary_email_address),
		companyName: String(company.name),
		matterNumber: String(matter.display_number),
		area: { id: area.id, name: String(area.name), stage: Number(stage.id), stageName: String(stage.name) },
		matterOfArea: ofArea.id,
		expenseCategory: await named('expenseCategory'),
		documentCategory: await named('documentCategory'),
		taskType: await named('taskType'),
		outcome: {
			id: outcome,
			name: 'Case outcome',
			settled: option('Case outcome', 'Settled'),
			dismissed: option('Case outcome', 'Dismissed'),
		},
		trialDate: Number(definition('Trial date').id),
		claimValue: Number(definition('Claim value').id),
		foundUs: {
			id: Number(definition('How they found us').id),
			name: 'How they found us',
			walkIn: option('How they found us', 'Walk-in'),
		},
		outcomeValue: {
			owner: Number(withOutcome?.id),
			id: String(withOutcome === undefined ? '' : valueIn(withOutcome)?.id),
		},
		withoutOutcome: Number(withoutOutcome?.id),
		workEmail: {
			owner: Number(withWork?.id),
			id: Number(rows(withWork?.email_addresses).find(({ name }) => name === 'Work')?.id),
		},
	};
}

function rows(value: unknown): Row[] {
	const list: unknown[] = Array.isArray(value) ? value : [];
	return list.map((row): Row => Object(row));
}
