import type { IDataObject } from 'n8n-workflow';

import { operationById } from '../../catalog/catalog';
import type { FieldSelection } from '../../catalog/fieldSelection';
import { fieldsText } from '../../catalog/fieldSelection';
import { readRecord } from '../../transport/coalescing/readRecord';
import { isRecord } from '../../transport/record';
import type { Action } from '../action';
import { readPathIds } from '../locators';
import { readsAhead } from '../readsAhead';
import { matterFacts } from './narrowChange';
import { unbilledOf } from './unbilled';

const SELECTION: FieldSelection = [
	...['id', 'display_number', 'description', 'status'],
	{ client: ['id', 'name'] },
	{ account_balances: ['id', 'name', 'type', 'balance', 'currency_id'] },
	{ evergreen_retainer: ['minimum_threshold'] },
];

/**
 * What a matter has in trust and in the operating accounts, how low its trust may fall, and what is not billed yet. Two requests for up
 * to 200 items.
 */
export const getBalances: Action = async function (session, itemIndex) {
	const facts = matterFacts('getBalances');
	const show = operationById('Matter#show');
	const query = { fields: fieldsText('Matter', SELECTION) };
	const ids = await readPathIds.call(this, session, facts, itemIndex);
	const ahead = () => Promise.resolve(readsAhead.call(this, session, facts, itemIndex, query));
	const read = await readRecord.call(this, session, show, { ids, query }, ahead);
	const record = isRecord(read) ? read : {};
	const unbilled = await unbilledOf.call(this, session, String(record.id), this.getInputData().length);
	return { records: [{ ...balancesOf(record), ...unbilledFacts(unbilled) }] };
};

function balancesOf(record: Readonly<Record<string, unknown>>): IDataObject {
	const accounts = (Array.isArray(record.account_balances) ? record.account_balances : []).filter(isRecord);
	const trust = sumOf(accounts, 'trust');
	const retainer = isRecord(record.evergreen_retainer) ? record.evergreen_retainer.minimum_threshold : undefined;
	const threshold = typeof retainer === 'number' ? retainer : null;
	const { id, display_number, description, status, client } = record as IDataObject;
	return {
		...{ id, display_number, description, status, client },
		trust_balance: trust,
		operating_balance: sumOf(accounts, 'operating'),
		trust_threshold: threshold,
		below_threshold: threshold === null || trust === null ? null : trust < threshold,
		accounts: accounts as IDataObject[],
	};
}

/** In currency units; null where the accounts have several currencies, whose amounts are no sum. */
function sumOf(accounts: ReadonlyArray<Record<string, unknown>>, type: string): number | null {
	const own = accounts.filter((account) => String(account.type).toLowerCase() === type);
	if (new Set(own.map(({ currency_id: currency }) => String(currency))).size > 1) return null;
	const cents = own.reduce((sum, { balance }) => sum + Math.round(Number(balance ?? 0) * 100), 0);
	return cents / 100;
}

function unbilledFacts(unbilled: Awaited<ReturnType<typeof unbilledOf>>): IDataObject {
	return {
		unbilled_hours: unbilled?.hours ?? 0,
		unbilled_amount: unbilled?.amount ?? 0,
		unbilled_currency: unbilled?.currency ?? null,
	};
}
