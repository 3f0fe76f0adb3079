import type { OwnWords } from './index';

export const timeWords: OwnWords = {
	'activity:getTimeSummary': {
		name: 'Get Time Summary',
		action: 'Get a time summary',
		description: 'Hours and amounts by user, matter or day',
	},
	'activity:logExpense': { name: 'Log Expense', action: 'Log an expense' },
	'activity:logTime': { name: 'Log Time', action: 'Log time on a matter', description: 'Takes 1.5, 1:30 or 90m' },
	'activity:startTimer': {
		name: 'Start Timer',
		action: 'Start a timer on a new time entry',
		description: 'Ends the timer that runs',
	},
};
