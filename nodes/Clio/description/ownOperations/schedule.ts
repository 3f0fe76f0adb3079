import type { OwnWords } from './index';

export const scheduleWords: OwnWords = {
	'calendarEntry:findFreeSlot': {
		name: 'Find Free Slot',
		action: 'Find a free slot for several users',
		description: 'When all of them are free, in working hours',
	},
	'calendarEntry:schedule': {
		name: 'Schedule',
		action: 'Schedule a calendar entry',
		description: "In a user's calendar, with attendees by name and reminders",
	},
	'task:assign': { name: 'Assign', action: 'Assign a task' },
	'task:complete': { name: 'Complete', action: 'Complete a task' },
	'task:createFromTemplateList': {
		name: 'Create From Template List',
		action: 'Create tasks from a task list',
		description: 'All tasks of the list, in a matter',
	},
};
