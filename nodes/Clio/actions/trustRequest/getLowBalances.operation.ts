import type { IDataObject } from 'n8n-workflow';

import { operationById } from '../../catalog/catalog';
import { fieldsText } from '../../catalog/fieldSelection';
import { knownFactsAt } from '../../catalog/places';
import { clioPages } from '../../transport/paging';
import { isRecord } from '../../transport/record';
import type { Action } from '../action';
import { readFilters } from '../filters';
import { apartInputs } from '../values/ownInputs';
import { readBody } from '../values/readBody';

const FIELDS = [
	'id',
	'display_number',
	'description',
	'status',
	{
		client: ['id', 'name', 'primary_email_address'],
		responsible_attorney: ['id', 'name'],
		account_balances: ['balance', 'type', 'currency_id'],
		evergreen_retainer: ['minimum_threshold'],
	},
];

/**
 * Matters whose trust money is below a threshold: the one of the item, or that of the matter's evergreen retainer where none is
 * given. Open matters unless the filter says otherwise; one request for 200 matters.
 */
export const getLowBalances: Action = async function (session, itemIndex) {
	const facts = knownFactsAt({ resource: 'trustRequest', operation: 'getLowBalances' });
	const list = operationById('Matter#index');
	const { inputs } = apartInputs(facts, await readBody.call(this, session, facts, {}, itemIndex, true));
	const given = typeof inputs.threshold === 'number' ? inputs.threshold : undefined;
	const filters = await readFilters.call(this, session, facts, itemIndex);
	const query = { status: 'open', ...filters, fields: fieldsText(list.schema ?? '', FIELDS) };
	const records: IDataObject[] = [];
	for await (const page of clioPages.call(this, session, list, { query })) {
		records.push(...page.filter(isRecord).flatMap((matter) => lowBalance(matter as IDataObject, given)));
	}
	return { records: records.sort((left, right) => Number(right.shortfall) - Number(left.shortfall)) };
};

/** The matter with what its trust accounts lack, in currency units; nothing where they hold enough, or nothing is expected. */
function lowBalance(matter: IDataObject, given: number | undefined): IDataObject[] {
	const { account_balances: balances, evergreen_retainer: retainer, ...rest } = matter;
	const own =
		isRecord(retainer) && typeof retainer.minimum_threshold === 'number' ? retainer.minimum_threshold : undefined;
	const threshold = given ?? own;
	if (threshold === undefined) return [];
	const trust = (Array.isArray(balances) ? (balances as unknown[]) : [])
		.filter(isRecord)
		.filter(({ type }) => String(type).toLowerCase().startsWith('trust'))
		.reduce((sum, { balance }) => sum + Math.round(Number(balance ?? 0) * 100), 0);
	const shortfall = Math.round(threshold * 100) - trust;
	if (shortfall <= 0) return [];
	return [
		{
			...rest,
			trust_balance: trust / 100,
			threshold,
			threshold_of: given === undefined ? 'evergreen_retainer' : 'given',
			shortfall: shortfall / 100,
		},
	];
}
