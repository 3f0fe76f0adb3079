import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { operationById } from '../../catalog/catalog';
import { InputProblem } from '../../transport/errors/inputProblem';
import { isRecord } from '../../transport/record';
import { clioRequest } from '../../transport/request';
import type { ClioSession } from '../../transport/session';
import { readIsConfirmed } from './moneyLimits';

/** Cents in the place of units: the slip that this is for. */
const SUSPICIOUS = 100;

/** So many expenses tell what is usual. */
const LATEST = 50;

/**
 * Refuses a price that is a hundred times what the user usually charges or spends: the user's own rate, or the middle of the
 * latest expenses. Asks Clio once an execution for each user, and only where a price is given.
 *
 * @param body of an activity that is to be created
 * @throws InputProblem unless the option Confirm Unusual Amounts is on
 */
export async function refuseUnusualPrice(
	this: IExecuteFunctions,
	session: ClioSession,
	body: IDataObject,
	itemIndex: number,
): Promise<void> {
	const { price, type, user } = body;
	if (typeof price !== 'number' || readIsConfirmed.call(this, itemIndex)) return;
	const userId = isRecord(user) ? user.id : undefined;
	const isTime = type === 'TimeEntry';
	const key = `${isTime ? 'rate' : 'expense'} ${String(userId ?? 'me')}`;
	if (!session.usualAmounts.has(key)) {
		const usual = await (isTime ? rateOf : middleExpense).call(this, session, userId);
		session.usualAmounts.set(key, usual);
	}
	const usual = session.usualAmounts.get(key);
	if (usual === undefined || price < usual * SUSPICIOUS) return;
	throw new InputProblem(
		`A price of ${price} is ${Math.floor(price / usual)} times what is usual (${usual})`,
		'Amounts are in currency units, not in cents. If it is right, switch on the option Confirm Unusual Amounts.',
	);
}

/** The user's own hourly rate; undefined where there is none, or where it cannot be seen. */
async function rateOf(this: IExecuteFunctions, session: ClioSession, userId: unknown): Promise<number | undefined> {
	const [operation, ids] =
		userId === undefined ? [operationById('User#who_am_i'), {}] : [operationById('User#show'), { id: userId }];
	const { data } = await clioRequest.call(this, session, operation, { ids, query: { fields: 'id,rate' } });
	return positive(isRecord(data) ? data.rate : undefined);
}

/** What stands in the middle of the user's latest expenses; undefined where there are none. */
async function middleExpense(
	this: IExecuteFunctions,
	session: ClioSession,
	userId: unknown,
): Promise<number | undefined> {
	const query = {
		type: 'ExpenseEntry',
		fields: 'id,price',
		order: 'id(desc)',
		limit: LATEST,
		...(userId === undefined ? {} : { user_id: userId }),
	};
	const { data } = await clioRequest.call(this, session, operationById('Activity#index'), { query });
	const prices = (Array.isArray(data) ? data.filter(isRecord) : [])
		.flatMap(({ price }) => positive(price) ?? [])
		.sort((left, right) => left - right);
	return prices[Math.floor(prices.length / 2)];
}

function positive(value: unknown): number | undefined {
	return typeof value === 'number' && value > 0 ? value : undefined;
}
