import type { Viewer } from '../../fields/render.mjs';
import { linkTo, type Firm } from '../firm.mjs';
import type { FirmRecord } from '../record.mjs';
import type { Views } from './compute.mjs';
import { hoursOf, totalOf } from './work.mjs';

/** Activities that wait for a bill. */
export function unbilledOf(firm: Firm, matter: FirmRecord): FirmRecord[] {
	return firm
		.referring('Activity', 'matter', matter)
		.filter((activity) => !activity.flag('billed') && !activity.flag('on_bill') && !activity.flag('non_billable'));
}

/** The billable matters with something to bill. */
export function billableMatters(firm: Firm): FirmRecord[] {
	const waiting = new Set<string>();
	for (const activity of firm.all('Activity')) {
		if (!activity.flag('billed') && !activity.flag('on_bill') && !activity.flag('non_billable'))
			waiting.add(String(activity.link('matter')?.id));
	}
	return firm.all('Matter').filter((matter) => matter.flag('billable') && waiting.has(String(matter.id)));
}

const sum = (numbers: number[]): number => Math.round(numbers.reduce((total, one) => total + one, 0) * 100) / 100;
const hours = (firm: Firm, matters: FirmRecord[]): number =>
	sum(
		matters
			.flatMap((matter) => unbilledOf(firm, matter))
			.map((one) => (one.text('type') === 'TimeEntry' ? hoursOf(one) : 0)),
	);
const amount = (firm: Firm, matters: FirmRecord[]): number =>
	sum(matters.flatMap((matter) => unbilledOf(firm, matter)).map(totalOf));
const inTrust = (matters: FirmRecord[]): number =>
	sum(matters.flatMap((matter) => matter.embedded('account_balances')).map((balance) => balance.number('balance')));

const mattersToBill = (client: FirmRecord, { firm }: Viewer): FirmRecord[] =>
	billableMatters(firm).filter((matter) => firm.pointsTo(matter, 'client', client));

const openBills = (balance: FirmRecord, { firm }: Viewer): FirmRecord[] => {
	const contact = firm.follow(balance.link('contact'));
	if (contact === undefined) return [];
	return firm.referring('Bill', 'client', contact).filter((bill) => bill.text('state') === 'awaiting_payment');
};

const transitions: Readonly<Record<string, readonly string[]>> = {
	draft: ['awaiting_approval', 'awaiting_payment', 'deleted'],
	awaiting_approval: ['draft', 'awaiting_payment', 'deleted'],
	awaiting_payment: ['draft', 'void'],
	paid: [],
	void: [],
	deleted: [],
};

/** The states a bill may go to from its own. */
export const billTransitions = (bill: FirmRecord): readonly string[] => transitions[bill.text('state')] ?? [];

/** Bills, what can be billed, balances, tax rates. */
export const moneyViews: Views = {
	Bill: {
		available_state_transitions: (bill) => billTransitions(bill).filter((state) => state !== 'draft'),
		matter_totals: (bill, { firm }) =>
			bill
				.links('matters')
				.map((link) => firm.embed('MatterBalance', { amount: bill.number('total') }, { id: link.id })),
		client_addresses: (bill, { firm }) => firm.follow(bill.link('client'))?.embedded('addresses') ?? [],
		billing_setting: (_bill, { firm }) => linkTo(firm.first('BillingSetting')),
		taxable_sub_total: () => 0,
		secondary_taxable_sub_total: () => 0,
		services_taxable_sub_total: () => 0,
		services_secondary_taxable_sub_total: () => 0,
	},
	BillableMatter: {
		currency_code: (_matter, { firm }) => firm.first('Currency').text('code'),
		currency_id: (_matter, { firm }) => firm.first('Currency').id,
		unbilled_hours: (matter, { firm }) => hours(firm, [matter]),
		unbilled_amount: (matter, { firm }) => amount(firm, [matter]),
		amount_in_trust: (matter) => inTrust([matter]),
	},
	BillableClient: {
		billable_matters: mattersToBill,
		billable_matters_count: (client, viewer) => mattersToBill(client, viewer).length,
		unbilled_hours: (client, viewer) => hours(viewer.firm, mattersToBill(client, viewer)),
		unbilled_amount: (client, viewer) => amount(viewer.firm, mattersToBill(client, viewer)),
		amount_in_trust: (client, viewer) => inTrust(mattersToBill(client, viewer)),
	},
	OutstandingClientBalance: {
		outstanding_bills: (balance, viewer) => openBills(balance, viewer).map(linkTo),
		associated_matter_ids: (balance, viewer) =>
			openBills(balance, viewer).flatMap((bill) => bill.links('matters').map((link) => Number(link.id))),
		total_outstanding_balance: (balance, viewer) =>
			sum(openBills(balance, viewer).map((bill) => bill.number('balance'))),
		total_outstanding_balance_by_currency: (balance, viewer) => ({
			USD: sum(openBills(balance, viewer).map((bill) => bill.number('balance'))),
		}),
		newest_issued_bill_due_date: (balance, viewer) =>
			openBills(balance, viewer)
				.map((bill) => bill.text('due_at'))
				.sort()
				.at(-1) ?? null,
	},
	BankAccount: {
		bank_transactions_count: (account, { firm }) => firm.referring('BankTransaction', 'bank_account', account).length,
	},
	TaxRateConfiguration: {
		rate_as_percentage: (tax) => Math.round(tax.number('rate') * 1e6) / 1e4,
		formatted_rate_as_percentage: (tax) => `${Math.round(tax.number('rate') * 1e6) / 1e4}%`,
	},
};
