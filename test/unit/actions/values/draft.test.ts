import type { Conversion } from '../../../../nodes/Clio/actions/values/conversion';
import type { Draft } from '../../../../nodes/Clio/actions/values/draft';
import { draftOf } from '../../../../nodes/Clio/actions/values/draft';
import type { GivenBy } from '../../../../nodes/Clio/actions/values/given';
import { Problems } from '../../../../nodes/Clio/actions/values/problems';
import { completeBody } from '../../../../nodes/Clio/actions/values/required';
import { operationById } from '../../../../nodes/Clio/catalog/catalog';
import { thrownProblem } from '../../thrownProblem';

function draft(
	id: string,
	values: Record<string, unknown>,
	{ by = 'json' as GivenBy, ignored = [] as string[] } = {},
): { draft: Draft; conversion: Conversion } {
	const operation = operationById(id);
	const problems = new Problems('a record');
	const conversion: Conversion = { operation, by, zone: 'America/New_York', problems, named: [] };
	return { draft: draftOf(conversion, { by, values, ignored: new Set(ignored) }), conversion };
}

/** The body, with the IDs that need no look-up. */
function body(...given: Parameters<typeof draft>) {
	const made = draft(...given);
	made.conversion.problems.throwIfAny();
	for (const { place, value } of made.conversion.named) place(typeof value === 'number' ? value : String(value));
	return made.draft.data;
}

const problem = (...given: Parameters<typeof draft>) => thrownProblem(() => body(...given));

describe('types', () => {
	it('are converted where nothing is left open', () => {
		expect(
			body('Matter#create', {
				description: 12,
				billable: 'TRUE',
				open_date: '2026-10-15T23:00:00-07:00',
				matter_budget_budget: '1250.50',
				matter_budget_notification_threshold: '80',
				status: 'Open',
			}),
		).toEqual({
			description: '12',
			billable: true,
			open_date: '2026-10-15',
			matter_budget: { budget: 1250.5, notification_threshold: 80 },
			status: 'open',
		});
	});

	it.each([
		[{ matter_budget_budget: '1,250.50' }, '"matter_budget_budget" is not a number: "1,250.50" is given'],
		[{ matter_budget_budget: '$100' }, 'is not a number'],
		[{ matter_budget_budget: '1e3' }, 'is not a number'],
		[{ matter_budget_budget: '12345678901234567890' }, 'is not a number'],
		[{ matter_budget_budget: true }, 'is not a number'],
		[{ matter_budget_notification_threshold: 1.5 }, 'is not a whole number'],
		[{ billable: 'perhaps' }, '"billable" is not true or false'],
		[{ open_date: '10/15/2026' }, 'is not a date that can be read without doubt'],
		[{ open_date: 'x'.repeat(5_000_000) }, 'a text of 5000000 characters is given'],
		[{ status: 'Opened' }, '"status" is not among its choices: "Opened" is given'],
		[{ description: { a: 1 } }, '"description" is not text: an object is given'],
		[{ description: ['a'] }, 'a list is given'],
		[{ relationships: 'x' }, '"relationships" is not a list'],
		[{ relationships: [] }, '"relationships" is an empty list'],
		[{ relationships: ['x'] }, '"relationships[0]" is not an object'],
		[{ matter_budget: 5 }, '"matter_budget" is not an object'],
		[{ client: true }, '"client" names no record'],
		[{ client: { id: null } }, '"client" names no record'],
		[{ client: [1] }, '"client" names no record: a list is given'],
	])('%j is refused', (values, message) => {
		expect(problem('Matter#create', values).message).toContain(message);
	});

	it('tells the choices', () => {
		expect(problem('Matter#create', { status: 'Opened' }).remedy).toBe('Give one of: open, closed, pending.');
		expect(problem('ReportSchedule#create', { time_zone: 'America/New York City' }).remedy).toContain(
			'Did you mean "America/New_York"?',
		);
	});

	it('of choices match without regard to case, spaces and underscores', () => {
		expect(body('Task#create', { status: 'In Progress', priority: 'high' })).toEqual({
			status: 'in_progress',
			priority: 'High',
		});
		expect(body('Activity#create', { type: 'time entry' })).toEqual({ type: 'TimeEntry' });
		expect(body('ReportSchedule#create', { time_zone: 'Etc/GMT+1' })).toEqual({ time_zone: 'Etc/GMT+1' });
	});

	it('of lists of plain values take text with commas', () => {
		expect(body('DocumentAutomation#create', { formats: 'PDF, original' })).toEqual({ formats: ['pdf', 'original'] });
		expect(body('ReportSchedule#create', { days_of_week: [1, '3'] })).toEqual({ days_of_week: [1, 3] });
	});

	it('of lists and objects take JSON text, as the mapper gives it', () => {
		expect(
			body('Matter#create', { relationships: '[{"contact": {"id": 5}, "description": "Witness"}]' }, { by: 'fields' }),
		).toEqual({ relationships: [{ contact: { id: 5 }, description: 'Witness' }] });
	});

	it('of times take the zone of the workflow where they have none', () => {
		expect(body('CalendarEntry#create', { start_at: '2026-07-01 09:30', end_at: '2026-07-01T10:30:00Z' })).toEqual({
			start_at: '2026-07-01T09:30:00-04:00',
			end_at: '2026-07-01T10:30:00Z',
		});
	});
});

describe('names', () => {
	it('that Clio does not know are refused together, with what was perhaps meant', () => {
		const { message, remedy } = problem('Matter#create', { stage: 'Intake', billing_method: 'flat', descripton: 'x' });
		expect(message).toBe('Clio does not know the fields "stage", "billing_method" and "descripton" on a record');
		expect(remedy).toContain('Did you mean "matter_stage" instead of "stage"?');
		expect(remedy).toContain('custom_rate_type');
		expect(remedy).toContain('Did you mean "description" instead of "descripton"?');
		expect(remedy).toContain('Ignore Input Fields');
	});

	it('of objects and rows are checked as well', () => {
		expect(problem('Matter#create', { matter_budget: { amount: 5 } }).message).toContain('"matter_budget.amount"');
		expect(
			problem('Matter#create', { relationships: [{ contact: 1, description: 'x', role: 'y' }] }).message,
		).toContain('"relationships[0].role"');
	});

	it('that are listed as ignored are passed over', () => {
		expect(body('Matter#create', { description: 'x', stage: 1 }, { ignored: ['stage'] })).toEqual({ description: 'x' });
	});

	it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('%s is a name like any other', (name) => {
		const values = JSON.parse(`{"description": "x", "${name}": {"isAdmin": true}}`) as Record<string, unknown>;
		expect(problem('Matter#create', values).message).toContain(`"${name}"`);
		const inner = JSON.parse(`{"matter_budget": {"${name}": {"isAdmin": true}}}`) as Record<string, unknown>;
		expect(problem('Matter#create', inner).message).toContain(`"matter_budget.${name}"`);
		expect(({} as Record<string, unknown>).isAdmin).toBeUndefined();
	});

	it('of what Clio alone writes are refused where they were typed, and ignored where a record is mapped', () => {
		expect(problem('Activity#update', { total: 5 }).remedy).toContain('price');
		expect(problem('Matter#update', { maildrop_address: 'x' }).remedy).toContain('Only Clio itself writes it');
		expect(body('Matter#update', { maildrop_address: 'x', location: 'y' }, { by: 'input' })).toEqual({ location: 'y' });
		expect(body('Matter#update', { id: 5, etag: '"x"', created_at: 'z', location: 'y' })).toEqual({ location: 'y' });
	});

	it('of an e-mail address under the name that Clio only reads are not lost in silence', () => {
		const typed = { first_name: 'Jane', primary_email_address: 'jane@example.com' };
		const read = { ...typed, id: 5, etag: '"x"' };
		const rows = [{ id: 1, name: 'Work', address: 'jane@example.com' }];
		for (const lost of [typed, read]) {
			expect(problem('Contact#create', lost, { by: 'input' }).remedy).toContain('"primary_email"');
		}
		expect(problem('Contact#update', typed, { by: 'input' }).remedy).toContain('"primary_email"');
		expect(body('Contact#update', read, { by: 'input' })).toEqual({ first_name: 'Jane' });
		const whole = { ...read, email_addresses: rows };
		expect(body('Contact#create', whole, { by: 'input' })).toEqual({ first_name: 'Jane' });
		expect(body('Contact#create', { ...read, primary_email_address: null }, { by: 'input' })).toEqual({
			first_name: 'Jane',
		});
	});

	it('of all values count as not given when they are empty', () => {
		expect(body('Matter#update', { description: '', location: null, client: '', relationships: null })).toEqual({});
	});

	it('of records that cannot be emptied say so instead of keeping silent', () => {
		expect(problem('Matter#update', { responsible_attorney: null }).message).toBe(
			'"responsible_attorney" cannot be emptied: Clio ignores null there',
		);
		expect(body('Matter#update', { responsible_attorney: null }, { by: 'fields' })).toEqual({});
		expect(body('Matter#update', { practice_area: null })).toEqual({});
	});
});

describe('a record as it was read', () => {
	it('is written back without what Clio alone writes', () => {
		expect(
			body(
				'Matter#update',
				{
					id: 7,
					etag: '"x"',
					display_number: '00001-Bluefern',
					status: 'Pending',
					client: { id: 5, name: 'Jane', etag: '"y"' },
					responsible_attorney: null,
					statute_of_limitations: { id: 9, due_at: '2027-01-01', status: 'pending', name: 'Limitation' },
					custom_rate: {
						type: 'HourlyRate',
						on_invoice: false,
						rates: [{ id: 3, rate: 200, user: { id: 2, name: 'M' } }],
					},
					relationships: [{ id: 4, description: 'Witness', created_at: 'z' }],
					task_template_list_instances: [{ id: 11, created_at: 'z', due_at: '2026-01-01' }],
					split_invoice_payers: [],
					account_balances: [{ id: 1 }],
				},
				{ by: 'input' },
			),
		).toEqual({
			status: 'pending',
			client: { id: 5 },
			statute_of_limitations: { due_at: '2027-01-01', status: 'pending' },
			custom_rate: { type: 'HourlyRate', rates: [{ id: 3, rate: 200, user: { id: 2 } }] },
			relationships: [{ id: 4, description: 'Witness' }],
		});
	});

	it('is never written back where Clio shows it in part', () => {
		expect(problem('CalendarEntry#update', { redacted: true, summary: 'Busy' }, { by: 'input' }).message).toContain(
			'redacted',
		);
		expect(
			body('Matter#update', {
				location: 'x',
				client: { id: 5, redacted: true },
				relationships: [{ id: 1, redacted: true, description: null }],
			}),
		).toEqual({ location: 'x' });
	});

	it('has parts under names of their own, which have the last word', () => {
		expect(
			body('Matter#update', { matter_budget: { budget: 100, notify_users: true }, matter_budget_budget: 200 }),
		).toEqual({ matter_budget: { budget: 200, notify_users: true } });
	});

	it('has entries that Clio only adds to: those that exist are refused where they were typed', () => {
		const rows = { task_template_list_instances: [{ id: 11, task_template_list: { id: 3 } }] };
		expect(problem('Matter#update', rows).message).toContain('Clio only adds entries there');
	});
});

describe('records that values name', () => {
	it('are given as ID, text, or as they were read', () => {
		const values = [5, '5', { id: 5 }, { id: 5, name: 'Jane', type: 'Person' }];
		for (const client of values)
			expect(body('Matter#create', { client })).toEqual({ client: { id: values[1] === client ? '5' : 5 } });
	});

	it('are given by name, to be looked up among the right kind', () => {
		const { conversion } = draft('Matter#create', {
			client: 'Jane Doe',
			matter_stage: { name: 'Intake' },
			responsible_attorney: { email: 'm@example.com', name: 'M' },
			relationships: [{ contact: 'Bob', description: 'Witness' }],
			task_template_list_instances: [{ task_template_list: 'Opening', assignee_id: 'Morgan' }],
			custom_rate: { type: 'FlatRate', rates: [{ user: 'Morgan', rate: 5 }] },
		});
		expect(conversion.named.map(({ what, kind, value }) => [what, kind, value])).toEqual([
			['client', 'contact', 'Jane Doe'],
			['matter_stage', 'matterStage', 'Intake'],
			['responsible_attorney', 'user', 'm@example.com'],
			['relationships[0].contact', 'contact', 'Bob'],
			['task_template_list_instances[0].task_template_list', 'taskTemplateList', 'Opening'],
			['task_template_list_instances[0].assignee_id', 'user', 'Morgan'],
			['custom_rate.rates[0].user', 'user', 'Morgan'],
		]);
	});

	it('say what kind they are where Clio takes several', () => {
		expect(body('Task#create', { assignee: 5 })).toEqual({ assignee: { id: 5, type: 'User' } });
		expect(body('Task#create', { assignee: { id: 5, type: 'contact' } })).toEqual({
			assignee: { id: 5, type: 'Contact' },
		});
		expect(body('Folder#create', { parent: { id: 5, type: 'matter', name: 'x' } })).toEqual({
			parent: { id: 5, type: 'Matter' },
		});
		expect(problem('Folder#create', { parent: 5 }).remedy).toContain('"type"');
		expect(problem('Folder#create', { parent: { id: 5, type: 'Bill' } }).remedy).toContain('Folder, Contact or Matter');
	});

	it('stand in lists of nothing else', () => {
		expect(
			body(
				'CalendarEntry#update',
				{
					attendees: [
						{ id: 5, type: 'Contact', name: 'Jane', email: 'x' },
						{ id: 6, type: 'Calendar', _destroy: true },
					],
				},
				{ by: 'input' },
			),
		).toEqual({
			attendees: [
				{ id: 5, type: 'Contact' },
				{ id: 6, type: 'Calendar', _destroy: true },
			],
		});
		expect(body('ActivityDescription#create', { groups: [3, { id: 4 }] })).toEqual({ groups: [{ id: 3 }, { id: 4 }] });
		const { conversion } = draft('Communication#create', { receivers: [{ name: 'Jane', type: 'Contact' }] });
		expect(conversion.named).toMatchObject([{ kind: 'contact', value: 'Jane' }]);
	});

	it('hold more than an ID where Clio takes more', () => {
		expect(body('Activity#create', { activity_description: { id: 5, utbms_task_id: 7, name: 'x' } })).toEqual({
			activity_description: { id: 5, utbms_task_id: 7 },
		});
		expect(body('Activity#create', { activity_description: 5, activity_description_utbms_task_id: 8 })).toEqual({
			activity_description: { id: 5, utbms_task_id: 8 },
		});
	});
});

describe('custom fields, rows of contacts and time', () => {
	it('are kept apart for what the record holds already', () => {
		const { draft: made } = draft('Contact#update', {
			mobile_phone: '555',
			email_addresses: [{ id: 1, address: 'a@example.com' }],
			custom_fields: { 'Referral Source': 'Web', Empty: null },
			custom_field_7: 'x',
			custom_field_8: '',
			custom_field_values: [{ id: 'text_line-1', value: 'y' }],
		});
		expect(made.data).toEqual({});
		expect([...made.contactRows.keys()]).toEqual(['email_addresses', 'mobile_phone']);
		expect(made.customFields).toEqual([
			{ field: { name: 'Referral Source' }, value: 'Web' },
			{ field: { id: '7' }, value: 'x' },
		]);
		expect(made.rawCustomFields).toEqual([{ id: 'text_line-1', value: 'y' }]);
	});

	it('are refused where the record has none', () => {
		expect(problem('Task#create', { custom_field_7: 'x' }).message).toContain('"custom_field_7"');
		expect(problem('Task#create', { custom_fields: { a: 1 } }).message).toContain('"custom_fields"');
		expect(problem('Matter#create', { mobile_phone: '1' }).message).toContain('"mobile_phone"');
		expect(problem('Bill#update', { duration: 1 }).message).toContain('"duration"');
	});

	it('take time as a person writes it', () => {
		expect(draft('Activity#create', { duration: '1:30' }).draft.duration).toBe(5400);
		expect(problem('Activity#create', { duration: '1,5' }).message).toBe('"1,5" is not a duration');
	});

	it('leave the duration of a payment link to Clio, which counts it in seconds', () => {
		expect(body('ClioPaymentsLink#create', { duration: '86400' })).toEqual({ duration: 86_400 });
	});
});

describe('what Clio requires', () => {
	function missing(id: string, values: Record<string, unknown>): { message: string; data: unknown } {
		const made = draft(id, values);
		completeBody(made.conversion.operation, made.draft.data, made.conversion.problems);
		const thrown = thrownProblem(() => made.conversion.problems.throwIfAny());
		return { message: thrown.message, data: made.draft.data };
	}
	function complete(id: string, values: Record<string, unknown>) {
		const made = draft(id, values);
		completeBody(made.conversion.operation, made.draft.data, made.conversion.problems);
		made.conversion.problems.throwIfAny();
		return made.draft.data;
	}

	it('is told all at once', () => {
		expect(missing('Matter#create', { custom_rate_rates: [{ rate: 5 }] }).message).toBe(
			'Client ("client"), "custom_rate.type", "custom_rate.rates[0].user" and Description ("description") are not given',
		);
	});

	it('knows what only the text of the document says', () => {
		expect(missing('Contact#create', { type: 'Person', title: 'Dr' }).message).toContain('first or last name');
		expect(missing('Contact#create', { type: 'Company', last_name: 'x' }).message).toContain('A company needs a name');
		expect(missing('Task#create', { name: 'x', description: 'y' }).message).toContain('who is to do the task');
		expect(
			missing('Task#create', { name: 'x', description: 'y', assignee: 1, assignees: [{ id: 1, type: 'User' }] })
				.message,
		).toContain('Both');
		expect(missing('Note#create', { subject: 'x' }).message).toContain('about nothing');
		expect(missing('Note#create', { type: 'Matter', contact: 5 }).message).toContain('about a matter alone');
		expect(missing('Note#create', { matter: 4, contact: 5 }).message).toContain('Type ("type")');
	});

	it('lets the type of a note follow from what it is about', () => {
		expect(complete('Note#create', { contact: 5, detail: 'x' })).toMatchObject({ type: 'Contact' });
		expect(complete('Contact#create', { type: 'Person', name: 'Jane Doe' })).toEqual({
			type: 'Person',
			name: 'Jane Doe',
		});
	});
});
