import type { Goldens } from './golden';
import { IDS, PAGE, UNORDERED_PAGE, at, byId, fields, json } from './golden';

/** Clio: Bills, Line Items, Trust, Clio Payments, Reports. Jobs 5, 13, 15 to 19 and 24. */
export const money: Goldens = ({ bankAccount, bill, client, lineItem, matter, preset }) => [
	{
		what: 'bills that are overdue',
		parameters: at('bill', 'getAll', { filters: { status: 'overdue' } }),
		requests: [{ line: 'GET /bills', query: `status=overdue&${PAGE}` }],
	},
	{
		what: 'bills of a client by state and due date',
		parameters: at('bill', 'getAll', {
			filters: { client: byId(client), state: 'awaiting_payment', dueBefore: '2026-02-01' },
		}),
		requests: [
			{ line: 'GET /bills', query: `client_id=${client}&state=awaiting_payment&due_before=2026-02-01&${PAGE}` },
		],
	},
	{
		what: 'a memo on a bill',
		parameters: at('bill', 'update', { record: byId(bill), ...fields({ memo: 'Second notice' }) }),
		requests: [{ line: `PATCH /bills/${bill}`, query: IDS, body: { memo: 'Second notice' } }],
	},
	{
		what: 'a bill as Clio lays it out',
		parameters: { resource: 'bill', operation: 'preview', record: byId(bill) },
		requests: [{ line: `GET /bills/${bill}/preview` }],
	},
	{
		what: 'the lines of a bill',
		parameters: at('lineItem', 'getAll', { filters: { bill: byId(bill) } }),
		requests: [{ line: 'GET /line_items', query: `bill_id=${bill}&${UNORDERED_PAGE}` }],
	},
	{
		what: 'the text of a line',
		parameters: at('lineItem', 'update', { record: byId(lineItem), ...fields({ note: 'As agreed' }) }),
		requests: [{ line: `PATCH /line_items/${lineItem}`, query: IDS, body: { note: 'As agreed' } }],
	},
	{
		what: 'matters with work to bill',
		parameters: at('billableMatter', 'getAll', { filters: { endDate: '2026-01-31' } }),
		requests: [{ line: 'GET /billable_matters', query: 'end_date=2026-01-31&fields=id&limit=50' }],
	},
	{
		what: 'clients with work to bill, 25 a request',
		parameters: at('billableClient', 'getAll', { limit: 25 }),
		requests: [{ line: 'GET /billable_clients', query: 'fields=id&limit=25' }],
	},
	{
		what: 'a link by which a bill is paid',
		parameters: at('clioPaymentsLink', 'create', {
			destinationAccount: byId(bankAccount),
			subjectType: 'Bill',
			subject: byId(bill),
			...fields({ currency: 'USD', description: 'Invoice', duration: 604800 }),
		}),
		requests: [
			{
				line: 'POST /clio_payments/links',
				query: IDS,
				body: {
					currency: 'USD',
					description: 'Invoice',
					duration: 604800,
					destination_account: { id: bankAccount },
					subject: { id: bill, type: 'Bill' },
				},
			},
		],
	},
	{
		what: 'a request for trust money',
		parameters: at('trustRequest', 'create', {
			client: byId(client),
			...json({
				trust_amount: 2500,
				trust_type: 'matter',
				issue_date: '2026-02-03',
				due_date: '2026-02-17',
				approved: true,
				matter: [{ id: matter, trust_amount: 2500 }],
			}),
		}),
		requests: [
			{
				line: 'POST /trust_requests',
				query: IDS,
				body: {
					client_id: client,
					trust_amount: 2500,
					trust_type: 'matter',
					issue_date: '2026-02-03',
					due_date: '2026-02-17',
					approved: true,
					matter: [{ id: matter, trust_amount: 2500 }],
				},
			},
		],
	},
	{
		what: 'trust lines of a matter',
		parameters: at('trustLineItem', 'getAll', { filters: { matter: byId(matter) } }),
		requests: [{ line: 'GET /trust_line_items', query: `matter_id=${matter}&${PAGE}` }],
	},
	{
		what: 'transactions of an account',
		parameters: at('bankTransaction', 'getAll', { filters: { bankAccount: byId(bankAccount) } }),
		requests: [{ line: 'GET /bank_transactions', query: `bank_account_id=${bankAccount}&${UNORDERED_PAGE}` }],
	},
	{
		what: 'what clients owe',
		parameters: at('outstandingClientBalance', 'getAll'),
		requests: [{ line: 'GET /outstanding_client_balances', query: UNORDERED_PAGE }],
	},
	{
		what: 'a trust ledger as a spreadsheet',
		parameters: at('report', 'create', {
			matter: byId(matter),
			...fields({ kind: 'trust_ledger', format: 'csv', start_date: '2026-01-01', end_date: '2026-01-31' }),
		}),
		requests: [
			{
				line: 'POST /reports',
				query: IDS,
				body: {
					kind: 'trust_ledger',
					format: 'csv',
					start_date: '2026-01-01',
					end_date: '2026-01-31',
					matter: { id: matter },
				},
			},
		],
	},
	{
		what: 'a report of a preset',
		parameters: { resource: 'reportPreset', operation: 'generateReport', record: byId(preset) },
		requests: [{ line: `POST /report_presets/${preset}/generate_report` }],
	},
	{
		what: "an attorney's rate for a client",
		parameters: at('activityRate', 'create', {
			relatedRecords: { contact: byId(client) },
			...fields({ rate: 300 }),
		}),
		requests: [{ line: 'POST /activity_rates', query: IDS, body: { rate: 300, contact_id: client } }],
	},
];
