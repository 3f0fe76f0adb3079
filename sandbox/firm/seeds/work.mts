import { linkTo, type Firm } from '../firm.mjs';
import type { FirmRecord } from '../record.mjs';
import { cycle, dayIn, daysIn, momentIn } from './calendarOfSeed.mjs';
import { workNotes } from './names.mjs';

const users = (firm: Firm): FirmRecord[] => firm.all('User').filter((user) => user.flag('enabled'));

/** Time and expenses, tasks, notes, communications, conversations, log entries. */
export function seedWork(firm: Firm): void {
	const matters = firm.all('Matter').slice(0, 320);
	seedActivities(firm, matters);
	seedTasks(firm, matters);
	seedNotes(firm, matters);
	seedCommunications(firm, matters);
	seedConversations(firm, matters);
	for (const [index, matter] of matters.slice(0, 40).entries()) {
		firm.add(
			'LogEntry',
			{
				type: 'MatterLogEntry',
				accessed_at: momentIn(800 + index),
				item: linkTo(matter),
				user: linkTo(cycle(users(firm), index)),
			},
			{ createdAt: daysIn(800 + index) },
		);
	}
}

function seedActivities(firm: Firm, matters: FirmRecord[]): void {
	const open = matters.filter((matter) => matter.text('status') !== 'Closed');
	for (let index = 0; index < 900; index += 1) {
		const user = cycle(users(firm), index);
		const expense = index % 6 === 5;
		firm.add(
			'Activity',
			{
				type: expense ? 'ExpenseEntry' : 'TimeEntry',
				date: dayIn(index % 850),
				quantity: expense ? 1 + (index % 4) : 900 * (1 + (index % 12)),
				price: expense ? 25 : user.number('rate') || 150,
				note: cycle(workNotes, index),
				flat_rate: false,
				contingency_fee: false,
				reference: index % 30 === 0 ? `SC-${index}` : null,
				non_billable: !expense && index % 13 === 12,
				no_charge: false,
				tax_setting: 'no_tax',
				billed: index < 180,
				on_bill: index < 200,
				matter: linkTo(cycle(open, index * 3)),
				user: linkTo(user),
				activity_description: expense ? null : linkTo(cycle(firm.all('ActivityDescription'), index)),
				expense_category: expense ? linkTo(cycle(firm.all('ExpenseCategory'), index)) : null,
				tax_settings: [],
			},
			{ createdAt: daysIn(index % 850, 3), updatedAt: daysIn((index % 850) + 1, 3) },
		);
	}
}

function seedTasks(firm: Firm, matters: FirmRecord[]): void {
	for (let index = 0; index < 240; index += 1) {
		const assignee = index % 8 === 7 ? cycle(firm.all('Contact'), index) : cycle(users(firm), index);
		const status = cycle(['pending', 'in_progress', 'in_review', 'complete'], index);
		const task = firm.add(
			'Task',
			{
				name: `${cycle(['File', 'Draft', 'Review', 'Call about'], index)} ${cycle(['motion', 'disclosure', 'agreement', 'invoice'], index + 1)}`,
				description: cycle(workNotes, index + 4),
				description_text_type: 'plain_text',
				status,
				priority: cycle(['Normal', 'High', 'Low'], index),
				due_at: index % 9 === 8 ? null : dayIn(300 + (index % 600)),
				permission: index % 40 === 39 ? 'private' : 'public',
				completed_at: status === 'complete' ? momentIn(300 + index) : null,
				notify_completion: false,
				statute_of_limitations: false,
				time_estimated: index % 3 === 0 ? 3600 : null,
				task_type: index % 2 === 0 ? linkTo(cycle(firm.all('TaskType'), index)) : null,
				assigner: linkTo(firm.first('User')),
				assignee: linkTo(assignee),
				matter: index % 6 === 5 ? null : linkTo(cycle(matters, index * 2)),
			},
			{ createdAt: daysIn(250 + (index % 500)), updatedAt: daysIn(300 + (index % 500), 4) },
		);
		if (index % 10 === 0) addReminder(firm, task, index);
	}
	for (const [index, matter] of matters.entries()) {
		if (index % 40 !== 2) continue;
		const limitation = firm.add(
			'Task',
			{
				name: 'Statute of limitations',
				description: 'Limitation date',
				description_text_type: 'plain_text',
				status: 'pending',
				priority: 'High',
				due_at: dayIn(1100 + index),
				permission: 'public',
				statute_of_limitations: true,
				notify_completion: false,
				matter: linkTo(matter),
				assigner: linkTo(firm.first('User')),
				assignee: linkTo(firm.first('User')),
			},
			{ createdAt: matter.createdAt },
		);
		matter.values.statute_of_limitations = linkTo(limitation);
	}
}

/** A reminder of a task or calendar entry, by e-mail to its user. */
export function addReminder(firm: Firm, subject: FirmRecord, index: number): void {
	firm.add(
		'Reminder',
		{
			duration: 1440,
			next_delivery_at: momentIn(1100 + index),
			state: 'scheduled',
			notification_method: linkTo(firm.first('NotificationMethod')),
			subject: linkTo(subject),
		},
		{ createdAt: subject.createdAt },
	);
}

function seedNotes(firm: Firm, matters: FirmRecord[]): void {
	for (let index = 0; index < 220; index += 1) {
		const onMatter = index % 3 !== 2;
		firm.add(
			'Note',
			{
				type: onMatter ? 'Matter' : 'Contact',
				subject: cycle(['Call summary', 'Meeting notes', 'Instructions', 'Conflict check'], index),
				detail: cycle(workNotes, index),
				detail_text_type: 'plain_text',
				date: dayIn(100 + (index % 700)),
				matter: onMatter ? linkTo(cycle(matters, index)) : null,
				contact: onMatter ? null : linkTo(cycle(firm.all('Contact'), index)),
				author: linkTo(cycle(users(firm), index)),
				notification_event_subscribers: [],
			},
			{ createdAt: daysIn(100 + (index % 700)), updatedAt: daysIn(101 + (index % 700)) },
		);
	}
}

function seedCommunications(firm: Firm, matters: FirmRecord[]): void {
	for (let index = 0; index < 230; index += 1) {
		const matter = cycle(matters, index * 2);
		firm.add(
			'Communication',
			{
				type: index % 3 === 0 ? 'PhoneCommunication' : 'EmailCommunication',
				subject: `Re: ${matter.text('description')}`,
				body: cycle(workNotes, index),
				date: dayIn(850 - ((index * 37) % 800)),
				received_at: momentIn(850 - ((index * 37) % 800), 10),
				user: linkTo(cycle(users(firm), index)),
				matter: index % 10 === 9 ? null : linkTo(matter),
				senders: [linkTo(cycle(users(firm), index))],
				receivers: [matter.link('client') ?? linkTo(firm.first('Contact'))],
				external_properties: [],
				documents: [],
				notification_event_subscribers: [],
			},
			{ createdAt: daysIn(100 + index * 3) },
		);
	}
}

function seedConversations(firm: Firm, matters: FirmRecord[]): void {
	for (let index = 0; index < 12; index += 1) {
		const matter = cycle(matters, index * 5);
		const members = [linkTo(firm.first('User')), matter.link('client') ?? linkTo(firm.first('Contact'))];
		const conversation = firm.add(
			'Conversation',
			{
				archived: index % 6 === 5,
				read_only: false,
				subject: `Questions about ${matter.text('display_number')}`,
				read: index % 2 === 0,
				matter: linkTo(matter),
				documents: [],
				memberships: members.map((member) =>
					firm.embed(
						'ConversationMembership',
						{ read: true, archived: false, member },
						{ createdAt: daysIn(500 + index) },
					),
				),
			},
			{ createdAt: daysIn(500 + index) },
		);
		for (let message = 0; message < 3; message += 1) {
			firm.add(
				'ConversationMessage',
				{
					date: momentIn(500 + index, message),
					body: cycle(workNotes, index + message),
					conversation: linkTo(conversation),
					sender: cycle(members, message),
					receivers: [cycle(members, message + 1)],
				},
				{ createdAt: daysIn(500 + index, message) },
			);
		}
	}
}
