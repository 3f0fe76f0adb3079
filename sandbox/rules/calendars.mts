import { forbidden, invalid } from '../api/answer.mjs';
import { linkTo } from '../firm/firm.mjs';
import type { FirmRecord } from '../firm/record.mjs';
import type { Json } from '../json/shape.mjs';
import { isMoment } from '../lists/checkQuery.mjs';
import { idIn, referred, type WriteContext, type WriteRules } from '../writes/context.mjs';

const earliest = '1900';
const mostProperties = 5;

/** Times need an offset; what lies before 1900 is moved there (Clio: Calendar Entries). */
const writeMoment =
	(name: string) =>
	(_context: WriteContext, entry: FirmRecord, value: Json): void => {
		if (typeof value !== 'string' || !isMoment(value)) throw invalid(`${name} must be a time with offset`);
		const utc = new Date(value).toISOString().replace(/\.\d{3}Z$/, 'Z');
		entry.values[name] = utc < earliest ? `${earliest}${utc.slice(4)}` : utc;
	};

/** Entries belong to a calendar (not to a user) that can be written to. */
export const calendarEntryRules: WriteRules = {
	before: ({ request, data, creating }, entry) => {
		const owner = idIn(data, 'calendar_owner');
		if (owner !== undefined && !['owner', 'editor'].includes(referred(request, 'Calendar', owner).text('permission'))) {
			throw forbidden('The calendar is not writeable');
		}
		if (creating)
			Object.assign(entry.values, {
				all_day: false,
				court_rule: false,
				permission: 'owner',
				redacted: false,
				attendees: [],
				external_properties: [],
				start_at_time_zone: request.user.text('time_zone'),
				recurrence_rule: null,
			});
	},
	attributes: {
		start_at: writeMoment('start_at'),
		end_at: writeMoment('end_at'),
		recurrence_rule: (_context, entry, value) => {
			if (typeof value === 'string' && value !== '' && !/^(RRULE:)?FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)\b/.test(value))
				throw invalid('recurrence_rule is not valid');
			entry.values.recurrence_rule = value === '' ? null : value;
		},
		send_email_notification: () => undefined,
		_deleted: () => undefined,
	},
	check: (_context, entry) => {
		if (entry.text('end_at') < entry.text('start_at')) throw invalid('end_at must not be before start_at');
		if (entry.embedded('external_properties').length > mostProperties) throw invalid('at most 5 external_properties');
	},
	after: ({ request, data }, entry) => {
		if (data._deleted !== undefined) request.firm.remove(entry);
	},
};

/** Calendars that are made by hand; a user's own cannot be deleted. */
export const calendarRules: WriteRules = {
	before: ({ request, creating }, calendar) => {
		if (creating)
			Object.assign(calendar.values, {
				type: 'AdhocCalendar',
				permission: 'owner',
				visible: true,
				source: 'web',
				color: '#367B9C',
				light_color: '#5DA5C7',
				court_rules_default_calendar: false,
				creator: linkTo(request.user),
			});
	},
	destroy: (_request, calendar) => {
		if (calendar.text('type') !== 'AdhocCalendar') throw forbidden('Only calendars made by hand can be deleted');
		return false;
	},
};

const minutes: Readonly<Record<string, number>> = { minutes: 1, hours: 60, days: 1440, weeks: 10_080 };

/** Reminders count in minutes. */
export const reminderRules: WriteRules = {
	before: ({ creating, now }, reminder) => {
		if (creating)
			Object.assign(reminder.values, {
				state: 'scheduled',
				duration: 30,
				next_delivery_at: new Date(now + 86_400_000).toISOString(),
			});
	},
	attributes: { duration_value: () => undefined, duration_unit: () => undefined },
	after: ({ data }, reminder) => {
		const factor = minutes[typeof data.duration_unit === 'string' ? data.duration_unit : 'minutes'] ?? 1;
		if (typeof data.duration_value === 'number') reminder.values.duration = data.duration_value * factor;
	},
};
