import type { OwnOperations } from './index';

/** Bills, trust money and payment links (Clio: Bills, Trust Requests, Clio Payments). */
export const moneyOperations: OwnOperations = {
	bill: {
		approve: { of: 'Bill#update', isHandMade: true },
		changeState: {
			of: 'Bill#update',
			adds: {
				new_state: {
					type: 'string',
					enum: ['draft', 'awaiting_approval', 'awaiting_payment', 'paid', 'void', 'deleted'],
					required: true,
				},
			},
			isHandMade: true,
		},
		downloadPreview: { of: 'Bill#preview', gives: 'file', isHandMade: true },
		getOverdue: {
			of: 'Bill#index',
			filters: [
				'client_id',
				'currency_id',
				'due_after',
				'due_before',
				'matter_id',
				'originating_attorney_id',
				'responsible_attorney_id',
				'type',
			],
			asks: { overdue_only: true },
			isHandMade: true,
		},
		void: { of: 'Bill#update', isHandMade: true },
	},
	clioPaymentsLink: {
		createForBill: {
			of: 'ClioPaymentsLink#create',
			takes: ['amount', 'description', 'destination_account', 'email_address', 'is_allocated_as_revenue'],
			fills: ['description', 'destination_account'],
			adds: {
				bill: { type: 'object', required: true, attributes: { id: { type: 'integer', required: true } } },
				valid_for_days: 'integer',
			},
			prominent: ['bill'],
			isHandMade: true,
		},
	},
	trustRequest: {
		getLowBalances: {
			of: 'Matter#index',
			filters: [
				'client_id',
				'originating_attorney_id',
				'practice_area_id',
				'responsible_attorney_id',
				'responsible_staff_id',
				'status',
			],
			adds: { threshold: 'number' },
			gives: 'facts',
			isHandMade: true,
		},
	},
};
