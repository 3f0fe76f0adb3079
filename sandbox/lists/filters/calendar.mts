import { badRequest } from '../../api/answer.mjs';
import { lastValue } from '../../api/queryString.mjs';
import { byFlag, byValue, withoutEffect, type Filter } from '../filterKinds.mjs';

/** Filters of calendars and their entries. */
export const calendarFilters: Readonly<Record<string, Filter>> = {
	'Calendar#index filter_inactive_users': (values) => (calendar) =>
		values.at(-1) !== 'true' || calendar.text('type') !== 'UserCalendar' || calendar.values.owner_enabled !== false,
	'Calendar#index owner': byFlag((calendar) => calendar.text('permission') === 'owner'),
	'Calendar#index writeable': byFlag((calendar) => ['owner', 'editor'].includes(calendar.text('permission'))),
	'CalendarEntry#index calendar_id': byValue((entry, value) =>
		[entry.link('calendar_owner'), ...entry.links('attendees')].some(
			(link) => link?.resource === 'Calendar' && String(link.id) === value,
		),
	),
	'CalendarEntry#index from': byValue((entry, value) => Date.parse(entry.text('end_at')) >= Date.parse(value)),
	'CalendarEntry#index to': byValue((entry, value) => Date.parse(entry.text('start_at')) <= Date.parse(value)),
	'CalendarEntry#index is_all_day': byFlag((entry) => entry.flag('all_day')),
	'CalendarEntry#index has_court_rule': byFlag((entry) => entry.flag('court_rule')),
	/* The list's source multiplies recurring entries. */
	'CalendarEntry#index expanded': withoutEffect,
	'CalendarEntry#index visible': byFlag(
		(entry, { firm }) => firm.follow(entry.link('calendar_owner'))?.flag('visible') === true,
	),
	'CalendarEntry#index source': byValue(
		(entry, value, { firm }) => firm.follow(entry.link('calendar_owner'))?.text('source') === value,
	),
	'CalendarEntry#index owner_entries_across_all_users': (_values, { query }) => {
		if (lastValue(query, 'matter_id') === undefined)
			throw badRequest('owner_entries_across_all_users requires matter_id');
		return () => true;
	},
};
