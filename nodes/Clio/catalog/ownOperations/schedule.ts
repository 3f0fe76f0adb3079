import type { OwnOperations } from './index';

/** Tasks and calendars (Clio: Tasks, Calendar Entries, Reminders). */
export const scheduleOperations: OwnOperations = {
	calendarEntry: {
		findFreeSlot: {
			of: 'CalendarEntry#index',
			adds: {
				users: { type: 'array', required: true, items: 'string' },
				from: { type: 'dateTime', required: true },
				to: { type: 'dateTime', required: true },
				slot_duration: { type: 'string', required: true },
				work_starts: 'string',
				work_ends: 'string',
				include_weekends: 'boolean',
				ignore_all_day_entries: 'boolean',
				most_slots: 'integer',
			},
			gives: 'facts',
			isHandMade: true,
		},
		schedule: {
			of: 'CalendarEntry#create',
			takes: [
				'all_day',
				'calendar_entry_event_type',
				'calendar_owner',
				'conference_meeting',
				'description',
				'end_at',
				'external_properties',
				'location',
				'matter',
				'recurrence_rule',
				'send_email_notification',
				'start_at',
				'summary',
			],
			fills: ['calendar_owner', 'end_at'],
			shown: ['entry_duration'],
			adds: {
				user: { type: 'object', attributes: { id: 'integer' } },
				entry_duration: 'string',
				attendees_by_name: { type: 'array', items: 'string' },
				remind_before: { type: 'array', items: 'string' },
				remind_by: { type: 'string', enum: ['Email', 'Popup', 'SMS'] },
			},
			prominent: ['user', 'calendar_owner', 'matter'],
			isHandMade: true,
		},
	},
	task: {
		assign: {
			of: 'Task#update',
			takes: ['assignee', 'notify_assignee'],
			requires: ['assignee'],
			prominent: ['assignee'],
		},
		complete: { of: 'Task#update', sets: { status: 'complete' } },
		createFromTemplateList: {
			of: 'Matter#update',
			withoutRecord: true,
			adds: {
				matter: { type: 'object', required: true, attributes: { id: 'integer' } },
				task_template_list: { type: 'object', required: true, attributes: { id: 'integer' } },
				assignee: { type: 'object', attributes: { id: 'integer' } },
				due_at: 'date',
				notify_assignees: 'boolean',
			},
			prominent: ['matter', 'task_template_list', 'assignee'],
			gives: 'facts',
			isHandMade: true,
		},
	},
};
