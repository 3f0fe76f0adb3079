import { linkTo, type Firm } from '../firm.mjs';
import type { FirmRecord, Link } from '../record.mjs';
import { cycle, dayIn, daysIn, momentIn } from './calendarOfSeed.mjs';

const stateOf = (index: number): string =>
	cycle(['draft', 'awaiting_approval', 'awaiting_payment', 'paid', 'awaiting_payment'], index);

/** A bill of a matter, with a line for each activity; a paid one with its payment. */
export function seedBill(firm: Firm, matter: FirmRecord, index: number, operating: FirmRecord): void {
	const client = matter.link('client');
	const state = stateOf(index);
	const activities = firm
		.referring('Activity', 'matter', matter)
		.filter((activity) => activity.flag('on_bill') && !(activity.values.bill ?? false))
		.slice(0, 4);
	const subTotal =
		activities.reduce(
			(sum, activity) =>
				sum +
				(activity.text('type') === 'TimeEntry' ? activity.number('quantity') / 3600 : activity.number('quantity')) *
					activity.number('price'),
			0,
		) || 400;
	const paid = state === 'paid' ? subTotal : 0;
	const bill = firm.add(
		'Bill',
		{
			number: String(2000 + index),
			issued_at: dayIn(400 + index * 5),
			due_at: dayIn(430 + index * 5),
			start_at: dayIn(370 + index * 5),
			end_at: dayIn(399 + index * 5),
			tax_rate: 0,
			secondary_tax_rate: 0,
			subject: `Services for ${matter.text('display_number')}`,
			purchase_order: null,
			type: 'MatterBill',
			memo: null,
			balance: subTotal - paid,
			state,
			kind: index % 15 === 14 ? 'trust_kind' : 'revenue_kind',
			total: subTotal,
			paid,
			paid_at: state === 'paid' ? momentIn(440 + index * 5) : null,
			pending: 0,
			due: state === 'awaiting_payment' ? subTotal : 0,
			discount_services_only: null,
			can_update: true,
			credits_issued: 0,
			shared: state === 'awaiting_payment',
			last_sent_at: state === 'awaiting_payment' ? momentIn(401 + index * 5) : null,
			sub_total: subTotal,
			services_sub_total: subTotal,
			services_tax: 0,
			services_secondary_tax: 0,
			tax_sum: 0,
			secondary_tax_sum: 0,
			total_tax: 0,
			user: matter.values.responsible_attorney ?? null,
			client: client ?? null,
			matters: [linkTo(matter)],
			bill_theme: linkTo(firm.first('BillTheme')),
			destination_account: linkTo(operating),
			currency: linkTo(firm.first('Currency')),
			discount: firm.embed('Discount', { rate: 0, type: 'percentage', note: null }),
			interest: firm.embed('Interest', { balance: 0, period: 30, rate: 0, total: 0, type: 'simple' }),
			balances: [
				firm.embed('Balance', { amount: subTotal - paid, type: 'Matter', interest_amount: 0, due: subTotal - paid }),
			],
		},
		{ createdAt: daysIn(400 + index * 5, 2), updatedAt: daysIn(405 + index * 5, 2) },
	);
	for (const activity of activities) {
		activity.values.bill = linkTo(bill);
		const quantity =
			activity.text('type') === 'TimeEntry' ? activity.number('quantity') / 3600 : activity.number('quantity');
		firm.add(
			'LineItem',
			{
				type: 'ActivityLineItem',
				description: activity.text('note'),
				date: activity.text('date'),
				price: activity.number('price'),
				taxable: false,
				kind: activity.text('type') === 'TimeEntry' ? 'Service' : 'Expense',
				note: activity.text('note'),
				secondary_taxable: false,
				total: quantity * activity.number('price'),
				tax: 0,
				secondary_tax: 0,
				sub_total: quantity * activity.number('price'),
				quantity,
				group_ordering: 1,
				bill: linkTo(bill),
				activity: linkTo(activity),
				matter: linkTo(matter),
				user: activity.values.user ?? null,
			},
			{ createdAt: bill.createdAt },
		);
	}
	if (state === 'paid' && client !== undefined) seedPayment(firm, { bill, client, matter, index, subTotal, operating });
}

interface Paid {
	readonly bill: FirmRecord;
	readonly client: Link;
	readonly matter: FirmRecord;
	readonly index: number;
	readonly subTotal: number;
	readonly operating: FirmRecord;
}

function seedPayment(firm: Firm, { bill, client, matter, index, subTotal, operating }: Paid): void {
	const payment = firm.add(
		'Payment',
		{
			description: 'Wire transfer',
			reference: `W-${index}`,
			amount: subTotal,
			date: dayIn(440 + index * 5),
			source_fund_type: 'Client',
			voided_at: null,
			contact: client,
			user: bill.values.user ?? null,
			destination_bank_account: linkTo(operating),
		},
		{ createdAt: daysIn(440 + index * 5) },
	);
	const allocation = firm.add(
		'Allocation',
		{
			date: dayIn(440 + index * 5),
			amount: subTotal,
			interest: false,
			voided_at: null,
			description: 'Payment of bill',
			has_online_payment: false,
			destroyable: true,
			payment_type: 'Payment',
			bill: linkTo(bill),
			destination_bank_account: linkTo(operating),
			matter: linkTo(matter),
			contact: client,
			parent: linkTo(payment),
		},
		{ createdAt: daysIn(440 + index * 5) },
	);
	firm.add(
		'BankTransaction',
		{
			type: 'asset',
			bank_account_id: operating.id,
			source: 'Client',
			confirmation: null,
			date: dayIn(440 + index * 5),
			amount: subTotal,
			currency: 'USD',
			currency_id: firm.first('Currency').id,
			description: 'Payment of bill',
			exchange_rate: 1,
			transaction_type: 'Deposit',
			funds_in: subTotal,
			funds_out: 0,
			clio_payments_transaction: false,
			current_account_balance: 61000,
			read_only_confirmation: false,
			client,
			matter: linkTo(matter),
			bank_account: linkTo(operating),
			bill: linkTo(bill),
			allocation: linkTo(allocation),
		},
		{ createdAt: daysIn(440 + index * 5) },
	);
}
