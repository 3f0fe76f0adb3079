import type { TIMELINE_KINDS } from '../../catalog/ownOperations/matters';
import { textsAt } from '../../catalog/recordLabel';

/** What kinds of records a matter's timeline has. */
export type TimelineKind = (typeof TIMELINE_KINDS)[number];

type Listed = Readonly<Record<string, unknown>>;

/** How the records of one kind come into the timeline. */
export interface TimelineSource {
	/** Clio's list */
	list: string;
	fields: string;
	/** Clio's filters beside the matter */
	filters?: Readonly<Record<string, string>>;
	/** names of Clio's filters of the list for the first and the last day */
	days?: { from: string; to: string };
	/** the attribute by which Clio can sort the list as the timeline is; without it the whole list is read */
	order?: string;
	/** when it happened: a day or a time, as Clio gives it */
	at: (record: Listed) => unknown;
	/** when it was made, to tell apart what happened on one day */
	made: (record: Listed) => unknown;
	title: (record: Listed) => string;
	who: (record: Listed) => string;
}

const first = (record: Listed, ...paths: string[]): string =>
	paths.map((path) => textsAt(record, path).join(', ')).find((text) => text !== '') ?? '';

const created = ({ created_at: at }: Listed) => at;

/** Sources by kind (Clio: the lists with `matter_id`). */
export const TIMELINE_SOURCES: Readonly<Record<TimelineKind, TimelineSource>> = {
	activity: {
		list: 'Activity#index',
		fields: 'id,type,date,note,quantity_in_hours,total,created_at,activity_description{name},user{name}',
		days: { from: 'start_date', to: 'end_date' },
		order: 'date',
		at: ({ date }) => date,
		made: created,
		title: (record) => {
			const hours =
				record.type === 'TimeEntry' ? `${String(record.quantity_in_hours ?? 0)} h` : String(record.total ?? '');
			return [first(record, 'note', 'activity_description.name', 'type'), hours]
				.filter((part) => part !== '')
				.join(', ');
		},
		who: (record) => first(record, 'user.name'),
	},
	calendar_entry: {
		list: 'CalendarEntry#index',
		fields: 'id,summary,start_at,end_at,all_day,created_at,calendar_owner{name}',
		days: { from: 'from', to: 'to' },
		at: ({ start_at: at }) => at,
		made: created,
		title: (record) => first(record, 'summary'),
		who: (record) => first(record, 'calendar_owner.name'),
	},
	communication: {
		list: 'Communication#index',
		fields: 'id,type,subject,date,received_at,created_at,user{name},senders{name}',
		order: 'date',
		at: ({ date, received_at: received }) => (isOnDay(received, date) ? received : (date ?? received)),
		made: ({ received_at: received, created_at: at }) => received ?? at,
		title: (record) => first(record, 'subject', 'type'),
		who: (record) => first(record, 'senders.name', 'user.name'),
	},
	document: {
		list: 'Document#index',
		fields: 'id,name,created_at,creator{name}',
		order: 'created_at',
		at: created,
		made: created,
		title: (record) => first(record, 'name'),
		who: (record) => first(record, 'creator.name'),
	},
	note: {
		list: 'Note#index',
		fields: 'id,subject,detail,date,created_at,author{name}',
		filters: { type: 'matter' },
		order: 'date',
		at: ({ date, created_at: at }) => date ?? at,
		made: created,
		title: (record) => first(record, 'subject', 'detail').slice(0, 200),
		who: (record) => first(record, 'author.name'),
	},
	task: {
		list: 'Task#index',
		fields: 'id,name,status,due_at,completed_at,created_at,assignee{name}',
		at: ({ completed_at: completed, due_at: due, created_at: at }) => completed ?? due ?? at,
		made: created,
		title: (record) => `${first(record, 'name')} (${first(record, 'status')})`,
		who: (record) => first(record, 'assignee.name'),
	},
};

/** Whether a time is one of the day that Clio has for the same thing. */
function isOnDay(time: unknown, day: unknown): boolean {
	return typeof time === 'string' && (typeof day !== 'string' || time.startsWith(day));
}
