import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { operationById } from '../../catalog/catalog';
import { knownFactsAt } from '../../catalog/places';
import { InputProblem } from '../../transport/errors/inputProblem';
import { isRecord } from '../../transport/record';
import { clioPages } from '../../transport/paging';
import { clioRequest } from '../../transport/request';
import type { ClioSession } from '../../transport/session';
import type { Action } from '../action';
import { previewOf } from '../generic/preview';
import { sendWrite } from '../generic/write';
import { readIsConfirmed } from '../money/moneyLimits';
import { readReturnFields } from '../returnFields';
import { apartInputs } from '../values/ownInputs';
import { readBody } from '../values/readBody';

const SECONDS_A_DAY = 86_400;
const USUAL_DAYS = 30;

/** Clio: Clio Payments, `duration` of at most 7,776,000 seconds. */
const MOST_DAYS = 90;

/**
 * Creates a payment link for a bill: over its balance, into the account that takes Clio Payments, for 30 days, unless told
 * otherwise. Two requests; three when the account is not given.
 */
export const createLinkForBill: Action = async function (session, itemIndex) {
	const facts = knownFactsAt({ resource: 'clioPaymentsLink', operation: 'createForBill' });
	const create = operationById('ClioPaymentsLink#create');
	const { query, present } = readReturnFields.call(this, facts, itemIndex);
	const { data, inputs } = apartInputs(facts, await readBody.call(this, session, facts, {}, itemIndex));
	const duration = secondsOf(inputs.valid_for_days);
	const id = isRecord(inputs.bill) ? inputs.bill.id : undefined;
	const bill = await readBill.call(this, session, id);
	const amount = typeof data.amount === 'number' ? data.amount : bill.balance;
	if (amount > bill.balance && !readIsConfirmed.call(this, itemIndex)) {
		throw new InputProblem(
			`The amount of ${amount} is more than the bill's balance of ${bill.balance}`,
			'Leave the amount out to ask for the balance, or switch on the option Confirm Unusual Amounts.',
		);
	}
	const body: IDataObject = {
		description: `Bill ${bill.number}`,
		...(data.destination_account === undefined
			? { destination_account: { id: await payableAccount.call(this, session) } }
			: {}),
		...data,
		amount,
		currency: bill.currency,
		duration,
		subject: { id: id as number, type: 'Bill' },
	};
	if (session.previewOnly) return { records: [previewOf(create, { query, body })] };
	const { data: link } = await sendWrite.call(this, session, create, { query, body });
	return { records: await present.call(this, session, [link]) };
};

function secondsOf(days: unknown = USUAL_DAYS): number {
	if (typeof days === 'number' && days >= 1 && days <= MOST_DAYS) return days * SECONDS_A_DAY;
	throw new InputProblem(
		'Clio cannot keep a payment link so long',
		`Give a number of days from 1 to ${MOST_DAYS}, or leave it out for ${USUAL_DAYS}.`,
	);
}

interface PayableBill {
	number: string;
	balance: number;
	currency: string;
}

/** The bill, if there is something to pay. */
async function readBill(this: IExecuteFunctions, session: ClioSession, id: unknown): Promise<PayableBill> {
	const ask = { ids: { id }, query: { fields: 'number,balance,state,currency{code}' } };
	const { data } = await clioRequest.call(this, session, operationById('Bill#show'), ask);
	const { number, balance, state, currency }: Record<string, unknown> = isRecord(data) ? data : {};
	if (state !== 'awaiting_payment' || typeof balance !== 'number' || balance <= 0) {
		throw new InputProblem(
			'There is nothing to pay on this bill',
			`Its state is "${String(state)}" and its balance ${String(balance)}. Approve it first, or choose another bill.`,
		);
	}
	const code = isRecord(currency) ? currency.code : undefined;
	if (typeof code === 'string') return { number: String(number), balance, currency: code };
	throw new InputProblem("The bill's currency cannot be seen", 'Use Create with the currency, or another user.');
}

/** The account that takes Clio Payments, if there is one only, or one of them is the default. */
async function payableAccount(this: IExecuteFunctions, session: ClioSession): Promise<number> {
	const query = { type: 'OperatingAccount', fields: 'id,clio_payments_enabled,default_account' };
	const accounts: Array<Record<string, unknown>> = [];
	for await (const page of clioPages.call(this, session, operationById('BankAccount#index'), { query })) {
		accounts.push(...page.filter(isRecord).filter((account) => account.clio_payments_enabled === true));
	}
	const [only] = accounts.length === 1 ? accounts : accounts.filter((account) => account.default_account === true);
	if (typeof only?.id === 'number') return only.id;
	throw new InputProblem(
		accounts.length === 0
			? 'No operating account of the firm takes Clio Payments'
			: 'Several operating accounts take Clio Payments, and none of them is the default',
		'Choose the Destination Account under Related Records.',
	);
}
