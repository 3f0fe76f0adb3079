import type { OwnOperations } from './index';

const OF_ALL_ENTRIES = ['activity_description', 'date', 'matter', 'no_charge', 'note', 'price', 'reference', 'user'];

/** Time, expenses and the timer (Clio: Activities). */
export const timeOperations: OwnOperations = {
	activity: {
		getTimeSummary: {
			of: 'Activity#index',
			filters: 'all',
			adds: {
				group_by: {
					type: 'string',
					enum: ['user', 'matter', 'day', 'user_and_day', 'user_and_matter'],
					required: true,
				},
			},
			gives: 'facts',
			isHandMade: true,
		},
		logExpense: {
			of: 'Activity#create',
			takes: [...OF_ALL_ENTRIES, 'expense_category', 'tax_setting', 'utbms_expense', 'vendor'],
			requires: ['matter', 'price'],
			fills: ['date'],
			shown: ['note'],
			prominent: ['matter', 'expense_category'],
			adds: {
				units: 'number',
				kind_of_expense: { type: 'string', enum: ['ExpenseEntry', 'HardCostEntry', 'SoftCostEntry'] },
			},
			isHandMade: true,
		},
		logTime: {
			of: 'Activity#create',
			takes: [
				...OF_ALL_ENTRIES,
				'calendar_entry',
				'communication',
				'contact_note',
				'matter_note',
				'non_billable',
				'task',
				'tax_setting',
			],
			requires: ['matter'],
			fills: ['date'],
			prominent: ['matter', 'activity_description', 'user'],
			adds: { duration: { type: 'string', required: true }, round_up_to_minutes: 'integer' },
			shown: ['note'],
			isHandMade: true,
		},
		startTimer: {
			of: 'Activity#create',
			takes: [...OF_ALL_ENTRIES, 'non_billable', 'task'],
			requires: ['matter'],
			fills: ['date'],
			prominent: ['matter', 'activity_description'],
			isHandMade: true,
		},
	},
};
