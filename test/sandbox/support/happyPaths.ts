import { dataOf, type Client, type Row } from './client';

/** Ids of seeded records that bodies and queries refer to. */
export interface Known {
	readonly user: number;
	readonly calendar: number;
	readonly client: number;
	readonly company: number;
	readonly matter: number;
	readonly [name: string]: number;
}

const lists: Readonly<Record<string, string>> = {
	user: '/users.json',
	client: '/contacts.json?type=Person',
	company: '/contacts.json?type=Company',
	matter: '/matters.json?status=open',
	practiceArea: '/practice_areas.json',
	activity: '/activities.json?status=unbilled',
	document: '/documents.json',
	template: '/document_templates.json',
	task: '/tasks.json',
	jurisdiction: '/court_rules/jurisdictions.json',
	service: '/court_rules/service_types.json',
	conversation: '/conversations.json',
	bankAccount: '/bank_accounts.json',
	bill: '/bills.json?state=awaiting_payment',
	list: '/task_template_lists.json',
	report: '/reports.json',
	preset: '/report_presets.json',
	liability: '/bank_transactions.json?type=liability',
	archivedDocument: '/documents.json?order=id(asc)',
};

/** Looks up what the happy paths need. */
export async function lookUp(clio: Client): Promise<Known> {
	const known: Record<string, number> = {};
	for (const [name, path] of Object.entries(lists)) known[name] = (await clio.first(path)).id;
	const user = await clio.first('/users.json', 'id,default_calendar_id,notification_methods{id}');
	const trigger = await clio.first(`/court_rules/jurisdictions/${String(known.jurisdiction)}/triggers.json`);
	const methods: Row[] = Object(user.notification_methods);
	const { user: owner = 0, client = 0, company = 0, matter = 0 } = known;
	return {
		...known,
		user: owner,
		client,
		company,
		matter,
		calendar: Number(user.default_calendar_id),
		trigger: trigger.id,
		method: Number(methods[0]?.id),
	};
}

/** A body that each create operation accepts. */
export function bodiesOf(known: Known): Readonly<Record<string, Row>> {
	const id = (name: string): { id: number | undefined } => ({ id: known[name] });
	const onMatter = { id: known.matter, type: 'Matter' };
	return {
		Activity: { type: 'TimeEntry', date: '2026-02-03', quantity: 3600, matter: id('matter') },
		ActivityRate: { rate: 300, contact_id: known.client },
		ActivityDescription: { name: 'Negotiation' },
		BankAccount: { name: 'Second', type: 'Operating', currency: 'USD' },
		CalendarEntry: {
			summary: 'X',
			start_at: '2026-02-03T10:00:00Z',
			end_at: '2026-02-03T11:00:00Z',
			calendar_owner: id('calendar'),
		},
		CalendarEntryEventType: { name: 'Trial', color: '#367B9C' },
		Calendar: { name: 'Vacations' },
		ClioPaymentsLink: {
			currency: 'USD',
			description: 'Pay',
			destination_account: id('bankAccount'),
			duration: 3600,
			subject: { id: known.bill, type: 'Bill' },
		},
		Communication: {
			subject: 'Call',
			body: 'Talked',
			type: 'PhoneCommunication',
			senders: [{ id: known.user, type: 'User' }],
		},
		Contact: { type: 'Company', name: 'Everyop Ltd' },
		ConversationMessage: { subject: 'Hello', body: 'There', receivers: [{ id: known.client, type: 'Contact' }] },
		MatterDocket: {
			name: 'Docket',
			start_date: '2026-02-03',
			jurisdiction: id('jurisdiction'),
			trigger: id('trigger'),
		},
		CustomField: { name: 'Extra', parent_type: 'Matter', field_type: 'text_line' },
		CustomFieldSet: { name: 'Set', parent_type: 'Matter' },
		CustomAction: { label: 'Go', target_url: 'https://desk.example.com', ui_reference: 'matters/show' },
		Damage: { amount: 10, damage_type: 'other', description: 'X', matter_id: known.matter },
		ExpenseCategory: { name: 'Parking' },
		Grant: { name: 'Grant' },
		GrantFundingSource: { name: 'Source' },
		Group: { name: 'Group' },
		Matter: { client: id('client'), description: 'Every operation' },
		MedicalRecordsRequest: {
			bills_status: 'requested',
			records_status: 'requested',
			in_treatment: true,
			matter_id: known.matter,
			medical_provider_id: known.company,
			medical_bills: [{ adjustment: 0, amount: 5, balance: 5, name: 'Bill', mark_balance_as_lien: false }],
			medical_records: [{ document_id: known.document }],
		},
		Note: { type: 'Matter', matter: id('matter'), subject: 'X' },
		PracticeArea: { name: 'Maritime' },
		Relationship: { contact: id('client'), matter: id('matter'), description: 'Witness' },
		Reminder: {
			notification_method: id('method'),
			subject: { id: known.task, type: 'Task' },
			duration_value: 2,
			duration_unit: 'hours',
		},
		Report: { kind: 'matter', format: 'csv' },
		ReportPreset: { kind: 'matter', format: 'csv', name: 'Preset', options: '{}' },
		ReportSchedule: {
			frequency: 'daily',
			report_preset_id: known.preset,
			time_of_day: '2026-02-03T06:00:00Z',
			time_zone: 'UTC',
		},
		TextSnippet: { phrase: 'by the way', snippet: 'btw' },
		Task: { name: 'Task', description: 'Do', assignee: { id: known.user, type: 'User' } },
		TaskTemplate: { name: 'Template', task_template_list: id('list') },
		TaskTemplateList: { name: 'List', description: 'Steps' },
		TaskType: { name: 'Type' },
		TaxRateConfiguration: { name: 'Tax', rate: 0.05, country: 'CA', region: 'AB' },
		Timer: { activity: id('activity') },
		TrustRequest: {
			approved: true,
			client_id: known.client,
			due_date: '2026-03-01',
			issue_date: '2026-02-01',
			trust_amount: 500,
			trust_type: 'client',
		},
		Webhook: { url: 'https://hooks.example.com/clio', model: 'matter', fields: 'id,etag' },
		Comment: { item: id('document'), message: 'X' },
		DocumentArchive: { items: [{ id: known.document, type: 'Document' }] },
		Document: { name: 'new.pdf', parent: onMatter },
		DocumentAutomation: { document_template: id('template'), filename: 'out', formats: ['pdf'], matter: id('matter') },
		DocumentCategory: { name: 'Category' },
		DocumentTemplate: { filename: 'letter.docx', file: Buffer.from('letter').toString('base64') },
		Folder: { name: 'Folder', parent: onMatter },
	};
}

/** Required query parameters. */
export const queriesOf = (known: Known): Readonly<Record<string, Record<string, string>>> => ({
	'Note#index': { type: 'matter' },
	'ConversationMessage#index': { conversation_id: String(known.conversation) },
	'LaukExpenseCategory#index': { region: 'london' },
	'MatterDocket#preview': {
		'jurisdiction[id]': String(known.jurisdiction),
		'trigger[id]': String(known.trigger),
		'service_type[id]': String(known.service),
		start_date: '2026-02-03T00:00:00Z',
		start_time: '2026-02-03T09:00:00Z',
	},
});

/** The id in an operation's path where no list or create of the resource gives one. */
export async function otherId(clio: Client, known: Known, operationId: string): Promise<number | undefined> {
	const nested = async (path: string, name: string): Promise<number> => {
		const row = await clio.first(path, `id,${name}{id}`);
		const list: unknown = row[name];
		const first: unknown = Array.isArray(list) ? list[0] : list;
		return Number(Object(first).id);
	};
	switch (operationId.split('#')[0]) {
		case 'BankTransfer':
			/* Seeded right after the trust deposit. */
			return (known.liability ?? 0) + 1;
		case 'MedicalBill':
			return await nested('/medical_records_details.json', 'medical_bills');
		case 'MedicalRecord':
			return await nested('/medical_records_details.json', 'medical_records');
		case 'MyEvent': {
			const [event] = dataOf(await clio.get('/internal_notifications/my_events.json?limit=1&fields=event{id}'));
			return Number(Object(event?.event).id);
		}
		default:
			return undefined;
	}
}
