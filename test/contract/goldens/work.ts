import type { Goldens } from './golden';
import { IDS, PAGE, UNORDERED_PAGE, at, byId, byName, fields, json } from './golden';

/** Clio: Activities, Tasks, Calendar Entries, Reminders, Communications, Court Rules. Jobs 3, 4, 8, 9, 11 to 14. */
export const work: Goldens = ({
	activity,
	calendar,
	calendarEntry,
	client,
	conversation,
	expenseCategory,
	jurisdiction,
	matter,
	matterNumber,
	method,
	task,
	taskType,
	trigger,
	user,
	userEmail,
}) => [
	{
		what: 'an hour and a half of work is 5400 seconds',
		parameters: at('activity', 'create', {
			matter: byName(matterNumber),
			...fields({ type: 'TimeEntry', date: '2026-02-03', duration: '1:30', note: 'Call', price: '250' }),
		}),
		requests: [
			{ line: 'GET /matters' },
			{
				line: 'POST /activities',
				query: IDS,
				body: {
					type: 'TimeEntry',
					date: '2026-02-03',
					quantity: 5400,
					note: 'Call',
					price: 250,
					matter: { id: matter },
				},
			},
		],
	},
	{
		what: 'a raw quantity stays the seconds that it is',
		parameters: at('activity', 'create', {
			matter: byId(matter),
			...json({ type: 'TimeEntry', date: '2026-02-03', quantity: 900, note: 'E-mail' }),
		}),
		requests: [
			{
				line: 'POST /activities',
				query: IDS,
				body: { type: 'TimeEntry', date: '2026-02-03', quantity: 900, note: 'E-mail', matter: { id: matter } },
			},
		],
	},
	{
		what: 'an expense from a receipt: a price, a quantity of pieces and a category by name',
		parameters: at('activity', 'create', {
			matter: byId(matter),
			relatedRecords: { expenseCategory: byName(expenseCategory.name) },
			...fields({ type: 'ExpenseEntry', date: '2026-02-03', price: 12.75, quantity: 2, note: 'Parking' }),
		}),
		requests: [
			{ line: 'GET /expense_categories' },
			{
				line: 'POST /activities',
				query: IDS,
				body: {
					type: 'ExpenseEntry',
					date: '2026-02-03',
					price: 12.75,
					quantity: 2,
					note: 'Parking',
					matter: { id: matter },
					expense_category: { id: expenseCategory.id },
				},
			},
		],
	},
	{
		what: "a user's time in a period, for a missing-time nudge",
		parameters: at('activity', 'getAll', {
			filters: { user: byName(userEmail), startDate: '2026-02-01', endDate: '2026-02-28', type: 'TimeEntry' },
		}),
		requests: [
			{ line: 'GET /users' },
			{
				line: 'GET /activities',
				query: `user_id=${user}&start_date=2026-02-01&end_date=2026-02-28&type=TimeEntry&${PAGE}`,
			},
		],
	},
	{
		what: 'unbilled work of a matter',
		parameters: at('activity', 'getAll', { filters: { matter: byId(matter), status: 'unbilled' } }),
		requests: [{ line: 'GET /activities', query: `matter_id=${matter}&status=unbilled&${PAGE}` }],
	},
	{
		what: 'a timer is started on an entry',
		parameters: at('timer', 'start', { activity: byId(activity) }),
		requests: [{ line: 'POST /timer', query: IDS, body: { activity: { id: activity } } }],
	},
	{
		what: 'a task for a colleague: the assignee goes with a type',
		parameters: at('task', 'create', {
			assigneeType: 'User',
			assignee: byName(userEmail),
			matter: byId(matter),
			relatedRecords: { taskType: byName(taskType.name) },
			...fields({ name: 'File', description: 'File the claim', due_at: '2026-02-10', priority: 'high' }),
		}),
		requests: [
			{ line: 'GET /users' },
			{ line: 'GET /task_types' },
			{
				line: 'POST /tasks',
				query: IDS,
				body: {
					name: 'File',
					description: 'File the claim',
					due_at: '2026-02-10',
					priority: 'High',
					assignee: { id: user, type: 'User' },
					matter: { id: matter },
					task_type: { id: taskType.id },
				},
			},
		],
	},
	{
		what: 'a task for a client',
		parameters: at('task', 'create', {
			assigneeType: 'Contact',
			assignee: byId(client),
			...fields({ name: 'Sign', description: 'Sign the letter' }),
		}),
		requests: [
			{
				line: 'POST /tasks',
				query: IDS,
				body: { name: 'Sign', description: 'Sign the letter', assignee: { id: client, type: 'Contact' } },
			},
		],
	},
	{
		what: 'a task is done',
		parameters: at('task', 'update', { record: byId(task), ...fields({ status: 'Complete' }) }),
		requests: [{ line: `PATCH /tasks/${task}`, query: IDS, body: { status: 'complete' } }],
	},
	{
		what: 'open tasks that are due soon',
		parameters: at('task', 'getAll', {
			filters: { dueAtFrom: '2026-02-01', dueAtTo: '2026-02-08', statuses: ['pending', 'in_progress'] },
		}),
		requests: [
			{
				line: 'GET /tasks',
				query: `due_at_from=2026-02-01&due_at_to=2026-02-08&statuses[]=pending&statuses[]=in_progress&${PAGE}`,
			},
		],
	},
	{
		what: 'the tasks of a user need the kind of assignee',
		parameters: at('task', 'getAll', { filters: { assignee: byId(user) } }),
		requests: [{ line: 'GET /tasks', query: `assignee_id=${user}&assignee_type=user&${PAGE}` }],
	},
	{
		what: 'limitation dates among the tasks',
		parameters: at('task', 'getAll', { filters: { statuteOfLimitations: true } }),
		requests: [{ line: 'GET /tasks', query: `statute_of_limitations=true&${PAGE}` }],
	},
	{
		what: 'an appointment belongs to a calendar, not to a user',
		parameters: at('calendarEntry', 'create', {
			calendarOwner: byId(calendar),
			matter: byId(matter),
			...json({
				summary: 'Hearing',
				start_at: '2026-02-03T10:00:00-08:00',
				end_at: '2026-02-03T11:00:00-08:00',
				attendees: [{ id: client, type: 'Contact' }],
			}),
		}),
		requests: [
			{
				line: 'POST /calendar_entries',
				query: IDS,
				body: {
					summary: 'Hearing',
					start_at: '2026-02-03T10:00:00-08:00',
					end_at: '2026-02-03T11:00:00-08:00',
					attendees: [{ id: client, type: 'Contact' }],
					calendar_owner: { id: calendar },
					matter: { id: matter },
				},
			},
		],
	},
	{
		what: 'a week of a calendar with every occurrence',
		parameters: at('calendarEntry', 'getAll', {
			filters: {
				calendar: byId(calendar),
				from: '2026-02-02T00:00:00Z',
				to: '2026-02-09T00:00:00Z',
				expanded: true,
			},
		}),
		requests: [
			{
				line: 'GET /calendar_entries',
				query: `calendar_id=${calendar}&from=2026-02-02T00:00:00Z&to=2026-02-09T00:00:00Z&expanded=true&${UNORDERED_PAGE}`,
			},
		],
	},
	{
		what: 'a reminder of an appointment',
		parameters: at('reminder', 'create', {
			notificationMethod: byId(method),
			subjectType: 'CalendarEntry',
			subject: byId(calendarEntry),
			...fields({ duration_value: 2, duration_unit: 'hours' }),
		}),
		requests: [
			{
				line: 'POST /reminders',
				query: IDS,
				body: {
					duration_value: 2,
					duration_unit: 'hours',
					notification_method: { id: method },
					subject: { id: calendarEntry, type: 'CalendarEntry' },
				},
			},
		],
	},
	{
		what: 'a telephone call from a client to a user',
		parameters: at('communication', 'create', {
			matter: byId(matter),
			...json({
				type: 'PhoneCommunication',
				subject: 'Call',
				body: 'They called',
				date: '2026-02-03',
				senders: [{ id: client, type: 'Contact' }],
				receivers: [{ id: user, type: 'User' }],
			}),
		}),
		requests: [
			{
				line: 'POST /communications',
				query: IDS,
				body: {
					type: 'PhoneCommunication',
					subject: 'Call',
					body: 'They called',
					date: '2026-02-03',
					senders: [{ id: client, type: 'Contact' }],
					receivers: [{ id: user, type: 'User' }],
					matter: { id: matter },
				},
			},
		],
	},
	{
		what: 'e-mails of a matter in the order that has no end',
		parameters: at('communication', 'getAll', {
			filters: { matter: byId(matter), type: 'EmailCommunication', receivedSince: '2026-01-01' },
		}),
		requests: [
			{
				line: 'GET /communications',
				query: `matter_id=${matter}&type=EmailCommunication&received_since=2026-01-01&${PAGE}`,
			},
		],
	},
	{
		what: 'a message in the client portal',
		parameters: at('conversationMessage', 'create', {
			...json({ subject: 'Hello', body: 'Please sign', receivers: [{ id: client, type: 'Contact' }] }),
		}),
		requests: [
			{
				line: 'POST /conversation_messages',
				query: IDS,
				body: { subject: 'Hello', body: 'Please sign', receivers: [{ id: client, type: 'Contact' }] },
			},
		],
	},
	{
		what: 'the messages of a conversation',
		parameters: at('conversationMessage', 'getAll', { conversation: byId(conversation) }),
		requests: [{ line: 'GET /conversation_messages', query: `conversation_id=${conversation}&${PAGE}` }],
	},
	{
		what: "a court's triggers",
		parameters: at('jurisdictionTrigger', 'getAll', { jurisdiction: byId(jurisdiction) }),
		requests: [{ line: `GET /court_rules/jurisdictions/${jurisdiction}/triggers`, query: PAGE }],
	},
	{
		what: 'a docket of court dates',
		parameters: at('matterDocket', 'create', {
			jurisdiction: byId(jurisdiction),
			trigger: byId(trigger),
			...fields({ name: 'Trial', start_date: '2026-02-03' }),
		}),
		requests: [
			{
				line: 'POST /court_rules/matter_dockets',
				query: IDS,
				body: {
					name: 'Trial',
					start_date: '2026-02-03',
					jurisdiction: { id: jurisdiction },
					trigger: { id: trigger },
				},
			},
		],
	},
];
