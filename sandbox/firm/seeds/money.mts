import { linkTo, type Firm } from '../firm.mjs';
import type { FirmRecord } from '../record.mjs';
import { seedBill } from './bills.mjs';
import { cycle, dayIn, daysIn, momentIn } from './calendarOfSeed.mjs';

/** Bank accounts, bills with their lines, trust, payments, credit memos, interest, Clio Payments. */
export function seedMoney(firm: Firm): void {
	const owner = firm.first('User');
	const account = (name: string, type: string, number: string): FirmRecord =>
		firm.add(
			'BankAccount',
			{
				name,
				type,
				account_number: number,
				balance: type === 'Trust' ? 84000 : 61000,
				clio_payments_enabled: true,
				controlled_account: false,
				currency: 'USD',
				currency_symbol: '$',
				currency_id: firm.first('Currency').id,
				default_account: true,
				domicile_branch: 'Main',
				general_ledger_number: '1000',
				holder: 'The firm',
				institution: 'Bank of Wexley',
				swift: null,
				transit_number: '00042',
				user: linkTo(owner),
			},
			{ createdAt: daysIn(2) },
		);
	const operating = account('Operating', 'Operating', '000111222');
	const trust = account('Trust', 'Trust', '000111333');
	const matters = firm
		.all('Matter')
		.filter((matter) => matter.text('status') !== 'Closed')
		.slice(0, 60);
	for (const [index, matter] of matters.entries()) seedBill(firm, matter, index, operating);
	for (const [index, matter] of matters.slice(0, 30).entries()) seedTrust(firm, matter, index, trust, operating);
	seedClientBalances(firm);
	seedLinks(firm, operating);
}

function seedTrust(firm: Firm, matter: FirmRecord, index: number, trust: FirmRecord, operating: FirmRecord): void {
	const client = matter.values.client ?? null;
	const createdAt = daysIn(300 + index * 4);
	matter.values.account_balances = [
		firm.embed(
			'AccountBalance',
			{ balance: 1500 + index * 100, type: 'Trust', name: 'Trust', currency_id: firm.first('Currency').id },
			{ createdAt },
		),
	];
	firm.add(
		'BankTransaction',
		{
			type: 'liability',
			bank_account_id: trust.id,
			source: 'Client',
			confirmation: null,
			date: dayIn(300 + index * 4),
			amount: 1500 + index * 100,
			currency: 'USD',
			currency_id: firm.first('Currency').id,
			description: 'Retainer',
			exchange_rate: 1,
			transaction_type: 'Deposit',
			funds_in: 1500 + index * 100,
			funds_out: 0,
			clio_payments_transaction: false,
			current_account_balance: 84000,
			read_only_confirmation: false,
			client,
			matter: linkTo(matter),
			bank_account: linkTo(trust),
		},
		{ createdAt },
	);
	firm.add(
		'BankTransfer',
		{
			amount: 500,
			date: momentIn(310 + index * 4),
			description: 'Transfer of earned fees',
			primary_authorizer: 'Managing partner',
			secondary_authorizer: null,
			client,
			matter: linkTo(matter),
			source_account: linkTo(trust),
			destination_account: linkTo(operating),
		},
		{ createdAt },
	);
	const bill = firm.referring('Bill', 'matters', matter)[0];
	if (bill === undefined) return;
	firm.add(
		'TrustLineItem',
		{
			date: dayIn(320 + index * 4),
			total: 250,
			note: 'Replenish trust',
			bill: linkTo(bill),
			matter: linkTo(matter),
			client,
		},
		{ createdAt },
	);
	if (index % 6 === 0)
		firm.add(
			'InterestCharge',
			{
				date: dayIn(500 + index),
				description: 'Interest on overdue balance',
				total: 12.5,
				bill: linkTo(bill),
				matters: [linkTo(matter)],
				balances: [firm.embed('Balance', { amount: 12.5, type: 'Matter', interest_amount: 12.5, due: 12.5 })],
			},
			{ createdAt },
		);
	if (index % 6 === 1)
		firm.add(
			'CreditMemo',
			{
				date: dayIn(510 + index),
				amount: 75,
				description: 'Courtesy credit',
				discount: false,
				voided_at: null,
				user: linkTo(firm.first('User')),
				contact: client,
				allocations: [],
			},
			{ createdAt },
		);
}

function seedClientBalances(firm: Firm): void {
	const open = firm.all('Bill').filter((bill) => bill.text('state') === 'awaiting_payment');
	const clients = new Map(
		open.flatMap((bill) => {
			const client = firm.follow(bill.link('client'));
			return client === undefined ? [] : [[client.id, client] as const];
		}),
	);
	for (const client of clients.values()) {
		firm.add(
			'OutstandingClientBalance',
			{
				contact: linkTo(client),
				currency: linkTo(firm.first('Currency')),
				last_payment_date: dayIn(600),
				last_shared_date: dayIn(610),
				reminders_enabled: true,
				pending_payments_total: 0,
			},
			{ createdAt: daysIn(620) },
		);
	}
}

function seedLinks(firm: Firm, operating: FirmRecord): void {
	for (const [index, bill] of firm
		.all('Bill')
		.filter((one) => one.text('state') === 'awaiting_payment')
		.slice(0, 4)
		.entries()) {
		const given = { createdAt: daysIn(650 + index) };
		const link = firm.add(
			'ClioPaymentsLink',
			{
				active: index % 2 === 0,
				amount: bill.number('total'),
				currency: 'USD',
				description: 'Invoice payment',
				email_address: 'payer@mail.example.com',
				expires_at: momentIn(900),
				is_allocated_as_revenue: false,
				redirect_url: null,
				url: `https://pay.example.com/l/${index}`,
				bank_account: null,
				bill: linkTo(bill),
				contact: bill.values.client ?? null,
				destination_account: linkTo(operating),
			},
			given,
		);
		const payment = firm.add(
			'ClioPaymentsPayment',
			{
				amount: bill.number('total'),
				confirmation_number: `C${1000 + index}`,
				currency: 'USD',
				deposit_as_revenue: false,
				description: 'Invoice payment',
				email_address: 'payer@mail.example.com',
				state: cycle(['completed', 'pending', 'authorized', 'failed'], index),
				clio_payments_link: linkTo(link),
				contact: bill.values.client ?? null,
				destination_account: linkTo(operating),
				user: linkTo(firm.first('User')),
				bills: [linkTo(bill)],
				matters: bill.links('matters'),
				allocations: [],
			},
			given,
		);
		link.values.clio_payments_payment = linkTo(payment);
	}
}
