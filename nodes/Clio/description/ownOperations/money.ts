import type { OwnWords } from './index';

export const moneyWords: OwnWords = {
	'bill:approve': { name: 'Approve', action: 'Approve a bill', description: 'It awaits payment then' },
	'bill:changeState': {
		name: 'Change State',
		action: 'Change the state of a bill',
		description: 'Only to states that Clio offers for the bill',
	},
	'bill:downloadPreview': {
		name: 'Download Preview',
		action: 'Download the preview of a bill',
		description: 'The bill as an HTML file',
	},
	'bill:getOverdue': {
		name: 'Get Overdue',
		action: 'Get overdue bills',
		description: 'With the days since they were due',
	},
	'bill:void': { name: 'Void', action: 'Void a bill' },
	'clioPaymentsLink:createForBill': {
		name: 'Create for Bill',
		action: 'Create a payment link for a bill',
		description: 'Over its balance unless told otherwise',
	},
	'trustRequest:getLowBalances': {
		name: 'Get Low Balances',
		action: 'Get low trust balances',
		description: 'Matters below a threshold, or below that of their evergreen retainer',
	},
};
