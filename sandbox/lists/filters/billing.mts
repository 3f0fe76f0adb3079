import { unbilledOf } from '../../firm/views/money.mjs';
import type { FirmRecord } from '../../firm/record.mjs';
import { today } from '../../writes/context.mjs';
import { byFlag, byValue, withoutEffect, type Filter, type FilterContext } from '../filterKinds.mjs';

const activityStatuses: Readonly<Record<string, (activity: FirmRecord) => boolean>> = {
	billed: (activity) => activity.flag('billed'),
	draft: (activity) => activity.flag('on_bill') && !activity.flag('billed'),
	unbilled: (activity) => !activity.flag('on_bill') && !activity.flag('billed'),
	non_billable: (activity) => activity.flag('non_billable'),
	billable: (activity) => !activity.flag('non_billable'),
	written_off: (activity) => activity.flag('written_off'),
};

type Attorney = 'responsible_attorney' | 'originating_attorney';

/** Bills, clients and balances are judged by the attorneys of their matters. */
const byMattersAttorney = (
	matters: (record: FirmRecord, context: FilterContext) => FirmRecord[],
	attorney: Attorney,
): Filter =>
	byValue((record, value, context) =>
		matters(record, context).some((matter) => {
			const link = matter.link(attorney);
			return value === 'null' ? link === undefined : String(link?.id) === value;
		}),
	);

const mattersOfBill = (bill: FirmRecord, { firm }: FilterContext): FirmRecord[] =>
	bill.links('matters').flatMap((link) => firm.follow(link) ?? []);
const mattersOfClient = (client: FirmRecord, { firm }: FilterContext): FirmRecord[] =>
	firm.referring('Matter', 'client', client);
const mattersOfBalance = (balance: FirmRecord, { firm }: FilterContext): FirmRecord[] => {
	const contact = firm.follow(balance.link('contact'));
	return contact === undefined ? [] : firm.referring('Matter', 'client', contact);
};
const itself = (matter: FirmRecord): FirmRecord[] => [matter];

const date = (name: string, test: (own: string, asked: string) => boolean): Filter =>
	byValue((record, value) => {
		const own = record.text(name).slice(0, 10);
		return own !== '' && test(own, value.slice(0, 10));
	});
const onOrAfter = (own: string, asked: string): boolean => own >= asked;
const onOrBefore = (own: string, asked: string): boolean => own <= asked;
const after = (own: string, asked: string): boolean => own > asked;
const before = (own: string, asked: string): boolean => own < asked;

const unbilled = (
	matters: (record: FirmRecord, context: FilterContext) => FirmRecord[],
	test: typeof onOrAfter,
): Filter =>
	byValue((record, value, context) =>
		matters(record, context)
			.flatMap((matter) => unbilledOf(context.firm, matter))
			.some((activity) => test(activity.text('date'), value)),
	);

const inList = (name: string): Filter =>
	byValue(
		(record, value) =>
			record.links(name).some((link) => String(link.id) === value) ||
			(value === 'null' && record.links(name).length === 0),
	);

const billable = (
	list: string,
	matters: (record: FirmRecord, context: FilterContext) => FirmRecord[],
): Record<string, Filter> => ({
	[`${list} client_id`]: byValue((record, value, context) =>
		matters(record, context).some((matter) => String(matter.link('client')?.id) === value),
	),
	[`${list} matter_id`]: byValue((record, value, context) =>
		matters(record, context).some((matter) => String(matter.id) === value),
	),
	[`${list} originating_attorney_id`]: byMattersAttorney(matters, 'originating_attorney'),
	[`${list} responsible_attorney_id`]: byMattersAttorney(matters, 'responsible_attorney'),
	[`${list} start_date`]: unbilled(matters, onOrAfter),
	[`${list} end_date`]: unbilled(matters, onOrBefore),
});

const isOverdue = (bill: FirmRecord, { firm }: FilterContext): boolean =>
	bill.text('state') === 'awaiting_payment' && bill.text('due_at') < today(firm.now());

/** Filters of activities, bills, what can be billed, accounts, payments. */
export const billingFilters: Readonly<Record<string, Filter>> = {
	'Activity#index status': byValue((activity, value) => activityStatuses[value]?.(activity) === true),
	'Activity#index start_date': date('date', onOrAfter),
	'Activity#index end_date': date('date', onOrBefore),
	'Activity#index grant_id': byValue((activity, value, { firm }) => {
		const grants = firm.follow(activity.link('matter'))?.links('grants') ?? [];
		return value === 'null' ? grants.length === 0 : grants.some((grant) => String(grant.id) === value);
	}),
	'Activity#index only_unaccounted_for': byFlag((activity) => !activity.flag('billed') && !activity.flag('on_bill')),
	'ActivityDescription#index flat_rate': byFlag((one) => one.embedded('rate')[0]?.text('type') === 'FlatRate'),
	'ActivityDescription#index type': byValue((one, value) => one.text('category_type') === value),
	'ActivityDescription#index user_id': withoutEffect,
	/* These two ask for the rate that would apply; they do not narrow the list. */
	'ActivityDescription#index rate_for[matter_id]': withoutEffect,
	'ActivityDescription#index rate_for[user_id]': withoutEffect,
	'Allocation#index parent_id': byValue((allocation, value) => String(allocation.link('parent')?.id) === value),
	'Allocation#index parent_type': byValue((allocation, value) => allocation.link('parent')?.resource === value),
	'Allocation#index status': byValue(
		(allocation, value) => ((allocation.values.voided_at ?? null) === null) === (value === 'valid'),
	),
	'BankAccount#index type': byValue((account, value) => `${account.text('type')}Account` === value),
	'BankAccount#index show_empty_accounts': (values) => (account) =>
		values.at(-1) === 'true' || account.number('balance') !== 0,
	...billable('BillableClient#index', mattersOfClient),
	...billable('BillableMatter#index', itself),
	...billable('BillableMatter#ids', itself),
	'Bill#index currency_id': byValue((bill, value) => String(bill.link('currency')?.id) === value),
	'Bill#index matter_id': inList('matters'),
	'Bill#index originating_attorney_id': byMattersAttorney(mattersOfBill, 'originating_attorney'),
	'Bill#index responsible_attorney_id': byMattersAttorney(mattersOfBill, 'responsible_attorney'),
	'Bill#index due_after': date('due_at', after),
	'Bill#index due_before': date('due_at', before),
	'Bill#index issued_after': date('issued_at', after),
	'Bill#index issued_before': date('issued_at', before),
	'Bill#index last_sent_start_date': date('last_sent_at', onOrAfter),
	'Bill#index last_sent_end_date': date('last_sent_at', onOrBefore),
	'Bill#index overdue_only': byValue((bill, value, context) => value !== 'true' || isOverdue(bill, context)),
	'Bill#index status': byValue((bill, value, context) => value === 'all' || isOverdue(bill, context)),
	'Bill#index type': byValue((bill, value) => (bill.text('kind') === 'trust_kind') === (value === 'trust')),
	'ClioPaymentsPayment#index bill_id': inList('bills'),
	'LineItem#index display': withoutEffect,
	'OutstandingClientBalance#index originating_attorney_id': byMattersAttorney(mattersOfBalance, 'originating_attorney'),
	'OutstandingClientBalance#index responsible_attorney_id': byMattersAttorney(mattersOfBalance, 'responsible_attorney'),
	'OutstandingClientBalance#index last_paid_start_date': date('last_payment_date', onOrAfter),
	'OutstandingClientBalance#index last_paid_end_date': date('last_payment_date', onOrBefore),
	'OutstandingClientBalance#index newest_bill_due_start_date': byValue(
		(balance, value, context) => newestDue(balance, context) >= value,
	),
	'OutstandingClientBalance#index newest_bill_due_end_date': byValue(
		(balance, value, context) => newestDue(balance, context) <= value,
	),
};

function newestDue(balance: FirmRecord, { firm }: FilterContext): string {
	const contact = firm.follow(balance.link('contact'));
	const bills = contact === undefined ? [] : firm.referring('Bill', 'client', contact);
	return (
		bills
			.filter((bill) => bill.text('state') === 'awaiting_payment')
			.map((bill) => bill.text('due_at'))
			.sort()
			.at(-1) ?? ''
	);
}
