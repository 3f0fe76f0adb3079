import type { Known } from '../../sandbox/support/happyPaths';

/** What the editor's form is filled in with for an operation that writes. */
export interface Write {
	/** values by their names in the form */
	values?: Readonly<Record<string, unknown>>;
	/** records chosen in locators: an ID, or Clio's word for the kind and an ID */
	records?: Readonly<Record<string, Chosen>>;
	/** the values of a second run, where Clio takes the first ones once only */
	again?: Readonly<Record<string, unknown>>;
}

export type Chosen = number | readonly [type: string, id: number];

/** What each operation that writes is given, by `resource:operation`; IDs are those of records that are there. */
export function writesOf(known: Known): Readonly<Record<string, Write>> {
	const of = (name: string): number => {
		const id = known[name];
		if (id === undefined) throw new Error(`No ${name} is known`);
		return id;
	};
	const { matter, client, user, company } = known;
	return {
		'activity:create': {
			values: { type: 'TimeEntry', date: '2026-02-03', duration: '1:30', note: 'Call with the court' },
			records: { matter },
		},
		'activity:update': { values: { note: 'Call with the clerk', price: 250 } },
		'activityDescription:create': { values: { name: 'Negotiation', rate_type: 'FlatRate', rate_amount: 100 } },
		'activityDescription:update': { values: { name: 'Negotiations' } },
		'activityRate:create': { values: { rate: 300 }, records: { contact: client } },
		'activityRate:update': { values: { rate: 310 } },
		'bankAccount:create': { values: { name: 'Second', type: 'Operating', currency: 'USD' } },
		'bankAccount:update': { values: { name: 'Third' } },
		'bill:update': { values: { memo: 'Thank you', purchase_order: 'PO 7' } },
		'billTheme:update': { values: { name: 'Plain' } },
		'calendar:create': { values: { name: 'Vacations', color: '#FFA5A4' } },
		'calendar:update': { values: { name: 'Holidays', visible: true } },
		'calendarEntry:create': {
			values: {
				summary: 'Hearing',
				start_at: '2026-02-03T10:00:00Z',
				end_at: '2026-02-03T11:00:00Z',
				location: 'Room 4',
			},
			records: { calendarOwner: of('calendar'), matter },
		},
		'calendarEntry:update': { values: { summary: 'Hearing moved', location: 'Room 5' } },
		'calendarEntryEventType:create': { values: { name: 'Trial', color: '#367B9C' } },
		'calendarEntryEventType:update': { values: { name: 'Trials', color: '#367B9C' } },
		'calendarVisibility:update': { values: { visible: true, color: '#367B9C' } },
		'clioPaymentsLink:create': {
			values: { currency: 'USD', description: 'Pay', duration: 3600 },
			records: { destinationAccount: of('bankAccount'), subject: ['Bill', of('bill')] },
		},
		'clioPaymentsLink:update': { values: { expired: true } },
		'comment:create': { values: { message: 'Read this' }, records: { item: of('document') } },
		'comment:update': { values: { message: 'Read that' } },
		'communication:create': {
			values: {
				type: 'PhoneCommunication',
				subject: 'Call',
				body: 'Talked',
				date: '2026-02-03',
				senders: [{ id: user, type: 'User' }],
				receivers: [{ id: client, type: 'Contact' }],
			},
			records: { matter },
		},
		'communication:update': { values: { subject: 'Call again' } },
		'contact:create': {
			values: {
				type: 'Person',
				first_name: 'Ada',
				last_name: 'Every',
				work_email: 'ada@example.com',
				mobile_phone: '+1 604 555 0100',
			},
			records: { company },
		},
		'contact:update': { values: { title: 'Chair', home_address_city: 'Burnaby' } },
		'conversation:update': { values: { read: true } },
		'conversationMessage:create': {
			values: { subject: 'Hello', body: 'There', receivers: [{ id: client, type: 'Contact' }] },
			records: { matter },
		},
		'customAction:create': {
			values: { label: 'Go', target_url: 'https://desk.example.com', ui_reference: 'matters/show' },
		},
		'customAction:update': { values: { label: 'Run' } },
		'customField:create': {
			values: { name: 'Extra', parent_type: 'Matter', field_type: 'text_line' },
			again: { name: 'More', parent_type: 'Contact', field_type: 'date' },
		},
		'customField:update': { values: { name: 'Extra field', displayed: true } },
		'customFieldSet:create': { values: { name: 'Set', parent_type: 'Matter' } },
		'customFieldSet:update': { values: { name: 'Sets' } },
		'damage:create': {
			values: { amount: 10.5, damage_type: 'other', description: 'Car' },
			records: { matter },
		},
		'damage:update': { values: { amount: 12 } },
		'document:copy': { records: { parent: ['Matter', matter] }, values: { name: 'Copy.pdf' } },
		'document:create': { values: { name: 'new.pdf' }, records: { parent: ['Matter', matter] } },
		'document:update': { values: { name: 'renamed.pdf' } },
		'documentArchive:create': { values: { items: [{ id: of('document'), type: 'Document' }] } },
		'documentAutomation:create': {
			values: { filename: 'out', formats: ['pdf'] },
			records: { documentTemplate: of('template'), matter },
		},
		'documentCategory:create': { values: { name: 'Pleadings 2' } },
		'documentCategory:update': { values: { name: 'Pleadings 3' } },
		'documentTemplate:create': { values: { filename: 'letter.docx', file: btoa('letter') } },
		'documentTemplate:update': { values: { filename: 'letter2.docx' } },
		'expenseCategory:create': { values: { name: 'Parking', rate: 12.5 } },
		'expenseCategory:update': { values: { name: 'Parking fees' } },
		'folder:create': { values: { name: 'Folder' }, records: { parent: ['Matter', matter] } },
		'folder:update': { values: { name: 'Folders' } },
		'grant:create': { values: { name: 'Grant 2' } },
		'grant:update': { values: { name: 'Grant 3' } },
		'grantFundingSource:create': { values: { name: 'Source 2' } },
		'grantFundingSource:update': { values: { name: 'Source 3' } },
		'group:create': { values: { name: 'Group 2' } },
		'group:update': { values: { name: 'Group 3' } },
		'lineItem:update': { values: { note: 'As agreed' } },
		'matter:create': {
			values: { description: 'Every operation', open_date: '2026-02-03', status: 'open', billable: true },
			records: { client, practiceArea: of('practiceArea'), responsibleAttorney: user },
		},
		'matter:update': { values: { description: 'Every operation again', location: 'Shelf' } },
		'matterDocket:create': {
			values: { name: 'Docket', start_date: '2026-02-03' },
			records: { jurisdiction: of('jurisdiction'), trigger: of('trigger') },
		},
		'medicalBill:update': { values: { balance: 7.5 } },
		'medicalRecord:update': { values: { start_date: '2026-01-05' } },
		'medicalRecordsRequest:create': {
			values: {
				bills_status: 'requested',
				records_status: 'requested',
				in_treatment: true,
				medical_bills: [{ adjustment: 0, amount: 5, balance: 5, name: 'Bill', mark_balance_as_lien: false }],
				medical_records: [{ document_id: of('document') }],
			},
			records: { matter, medicalProvider: company },
		},
		'medicalRecordsRequest:update': { values: { bills_status: 'received' } },
		'myEvent:update': { values: { marked_as_read: true } },
		'note:create': { values: { subject: 'X', detail: 'They called' }, records: { matter } },
		'note:update': { values: { subject: 'Y' } },
		'practiceArea:create': { values: { name: 'Maritime' } },
		'practiceArea:update': { values: { name: 'Maritime law' } },
		'relationship:create': { values: { description: 'Witness' }, records: { contact: client, matter } },
		'relationship:update': { values: { description: 'Expert' } },
		'reminder:create': {
			values: { duration_value: 2, duration_unit: 'hours' },
			records: { notificationMethod: of('method'), subject: ['Task', of('task')] },
		},
		'reminder:update': { values: { duration_value: 3 } },
		'report:create': { values: { kind: 'matter', format: 'csv' } },
		'reportPreset:create': { values: { kind: 'matter', format: 'csv', name: 'Preset', options: '{}' } },
		'reportPreset:generateReport': {},
		'reportPreset:update': { values: { name: 'Preset 2' } },
		'reportSchedule:create': {
			values: { frequency: 'daily', time_of_day: '2026-02-03T06:00:00Z', time_zone: 'UTC' },
			records: { reportPreset: of('preset') },
		},
		'reportSchedule:update': { values: { frequency: 'daily', time_zone: 'UTC' } },
		'task:create': {
			values: { name: 'Task', description: 'Do', due_at: '2026-02-03', priority: 'High' },
			records: { assignee: ['User', user], matter },
		},
		'task:update': { values: { name: 'Tasks', status: 'in_progress' } },
		'taskTemplate:create': { values: { name: 'Template' }, records: { taskTemplateList: of('list') } },
		'taskTemplate:update': { values: { name: 'Template 2' } },
		'taskTemplateList:copy': { values: { name: 'Copy' } },
		'taskTemplateList:create': { values: { name: 'List', description: 'Steps' } },
		'taskTemplateList:update': { values: { name: 'List 2' } },
		'taskType:create': { values: { name: 'Type' } },
		'taskType:update': { values: { name: 'Type 2' } },
		'taxRateConfiguration:create': { values: { name: 'Tax', rate: 0.05, country: 'CA', region: 'AB' } },
		'taxRateConfiguration:update': { values: { name: 'Taxes' } },
		'textSnippet:create': {
			values: { phrase: 'by the way', snippet: 'btw' },
			again: { phrase: 'for your information', snippet: 'fyi' },
		},
		'textSnippet:update': { values: { phrase: 'by the by' } },
		'timer:start': { records: { activity: of('activity') } },
		'trustLineItem:update': { values: { note: 'Checked' } },
		'trustRequest:create': {
			values: {
				approved: true,
				due_date: '2026-03-01',
				issue_date: '2026-02-01',
				trust_amount: 500,
				trust_type: 'client',
			},
			records: { client },
		},
		'webhook:create': { values: { url: 'https://hooks.example.com/clio', model: 'matter', fields: 'id,etag' } },
		'webhook:update': { values: { fields: 'id,etag,status', expires_at: '2026-12-10T00:00:00Z' } },
	};
}
