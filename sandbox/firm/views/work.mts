import type { Viewer } from '../../fields/render.mjs';
import { linkTo } from '../firm.mjs';
import type { FirmRecord, Value } from '../record.mjs';
import type { Compute, Views } from './compute.mjs';

const isTime = (activity: FirmRecord): boolean => activity.text('type') === 'TimeEntry';

/** Hours of a time entry; its quantity is in seconds. */
export const hoursOf = (activity: FirmRecord): number => activity.number('quantity') / 3600;

/** Tenths of an hour, rounded up: the firm bills in steps of six minutes. */
const roundedHours = (activity: FirmRecord): number => Math.ceil(hoursOf(activity) * 10 - 1e-9) / 10;

const cents = (amount: number): number => Math.round(amount * 100) / 100;

/** Time: rounded hours x rate, or the flat price. Expenses: quantity x price. */
export function totalOf(activity: FirmRecord): number {
	if (!isTime(activity)) return cents(activity.number('quantity') * activity.number('price'));
	return cents(
		activity.flag('flat_rate') ? activity.number('price') : roundedHours(activity) * activity.number('price'),
	);
}

const timeEntries =
	(association: string): Compute =>
	(record, { firm }) =>
		firm.referring('Activity', association, record).map(linkTo);
const timeEntriesCount =
	(association: string): Compute =>
	(record, { firm }) =>
		firm.referring('Activity', association, record).length;

const messagesOf = (conversation: FirmRecord, { firm }: Viewer): FirmRecord[] =>
	firm.referring('ConversationMessage', 'conversation', conversation);

/** Live: priority is written with a capital and read back in lower case. */
const priority = (task: FirmRecord): string => task.text('priority').toLowerCase();

const subjectOf = (activity: FirmRecord): Value =>
	['task', 'calendar_entry', 'communication', 'matter_note', 'contact_note']
		.map((name) => activity.link(name))
		.find(Boolean) ?? null;

/** Activities, tasks, notes, communications, conversations, timers. */
export const workViews: Views = {
	Activity: {
		quantity_in_hours: (activity) => (isTime(activity) ? hoursOf(activity) : 0),
		rounded_quantity_in_hours: (activity) => (isTime(activity) ? roundedHours(activity) : 0),
		rounded_quantity: (activity) =>
			isTime(activity) ? Math.round(roundedHours(activity) * 3600) : activity.number('quantity'),
		quantity_redacted: () => false,
		total: (activity) => (activity.flag('non_billable') ? 0 : totalOf(activity)),
		non_billable_total: (activity) => (activity.flag('non_billable') ? totalOf(activity) : 0),
		currency: (_activity, { firm }) => linkTo(firm.first('Currency')),
		subject: subjectOf,
		timer: (activity, { firm }) => firm.referring('Timer', 'activity', activity)[0] ?? null,
	},
	Activity_CalendarEntry: { calendar_owner_id: (entry) => entry.link('calendar_owner')?.id ?? null },
	Task: {
		priority,
		assignee: (task) => task.link('assignee') ?? task.links('assignees')[0] ?? null,
		assignees: (task) => task.link('assignee') ?? task.links('assignees'),
		time_entries: timeEntries('task'),
		time_entries_count: timeEntriesCount('task'),
		reminders: (task, { firm }) => firm.referring('Reminder', 'subject', task).map(linkTo),
	},
	Note: {
		time_entries: (note, { firm }) =>
			['matter_note', 'contact_note'].flatMap((association) =>
				firm.referring('Activity', association, note).map(linkTo),
			),
		time_entries_count: (note, { firm }) =>
			firm.referring('Activity', 'matter_note', note).length + firm.referring('Activity', 'contact_note', note).length,
	},
	Communication: { time_entries: timeEntries('communication'), time_entries_count: timeEntriesCount('communication') },
	CalendarEntry: {
		calendar_owner_id: (entry) => entry.link('calendar_owner')?.id ?? null,
		time_entries: timeEntries('calendar_entry'),
		time_entries_count: timeEntriesCount('calendar_entry'),
		reminders: (entry, { firm }) => firm.referring('Reminder', 'subject', entry).map(linkTo),
		calendars: (entry) =>
			[
				...(entry.link('calendar_owner') === undefined ? [] : [entry.link('calendar_owner')]),
				...entry.links('attendees'),
			]
				.filter((link) => link?.resource === 'Calendar')
				.flatMap((link) => link ?? []),
	},
	Conversation: {
		message_count: (conversation, viewer) => messagesOf(conversation, viewer).length,
		time_entries_count: () => 0,
		current_user_is_member: (conversation, { user }) =>
			conversation.embedded('memberships').some((membership) => membership.link('member')?.id === user.id),
		messages: (conversation, viewer) => messagesOf(conversation, viewer).map(linkTo),
		first_message: (conversation, viewer) => messagesOf(conversation, viewer)[0] ?? null,
		last_message: (conversation, viewer) => messagesOf(conversation, viewer).at(-1) ?? null,
	},
	/* Hours, as a decimal. */
	Timer: { elapsed_time: (timer, { firm }) => Math.round((firm.now() - timer.createdAt) / 36) / 100_000 },
	TaskTemplateList: {
		templates_count: (list, { firm }) => firm.referring('TaskTemplate', 'task_template_list', list).length,
	},
	ReportPreset: {
		report_schedule: (preset, { firm }) =>
			firm.all('ReportSchedule').find((schedule) => schedule.values.report_preset_id === preset.id) ?? null,
	},
	GrantFundingSource: {
		grants: (source, { firm }) => firm.referring('Grant', 'grant_funding_source', source).map(linkTo),
	},
	UtbmsSet: {},
};
