import type { IExecuteFunctions } from 'n8n-workflow';

import { operationById } from '../../catalog/catalog';
import { clioPages } from '../../transport/paging';
import type { QueryValues } from '../../transport/query';
import { isRecord } from '../../transport/record';
import type { ClioSession } from '../../transport/session';
import { idOf } from '../action';

/** What Clio would bill of a matter now. */
export interface Unbilled {
	hours: number;
	amount: number;
	currency: string | null;
}

/** So many matters are asked for one by one; for more, all billable ones take fewer requests: 1,000 a page. */
const FEW = 3;

const FIELDS = 'id,unbilled_hours,unbilled_amount,currency_code';

const PATH = '/billable_matters.json';

/**
 * What is unbilled of a matter. Clio lists billable matters without a filter for several of them (Clio: Billable Matters), so for many
 * items the whole list is read, once an execution.
 *
 * @param count how many items ask for it
 * @returns undefined for a matter with nothing to bill
 */
export async function unbilledOf(
	this: IExecuteFunctions,
	session: ClioSession,
	matter: string,
	count: number,
): Promise<Unbilled | undefined> {
	const query = count > FEW ? {} : { matter_id: matter };
	const key = JSON.stringify(['unbilled', query]);
	const kept = session.lookups.list(key) ?? (await readAll.call(this, session, key, query));
	const record = kept.matches.find(({ id }) => id === matter)?.record;
	if (record === undefined) return undefined;
	return {
		hours: Number(record.unbilled_hours ?? 0),
		amount: Number(record.unbilled_amount ?? 0),
		currency: typeof record.currency_code === 'string' ? record.currency_code : null,
	};
}

async function readAll(this: IExecuteFunctions, session: ClioSession, key: string, query: QueryValues) {
	const records: unknown[] = [];
	const ask = { query: { ...query, fields: FIELDS } };
	for await (const page of clioPages.call(this, session, operationById('BillableMatter#index'), ask)) {
		records.push(...page);
	}
	const matches = records
		.filter(isRecord)
		.map((record) => ({ id: String(idOf(record)), label: '', record, names: [] }));
	return session.lookups.keep(key, { listPath: PATH, isList: true, finding: { matches, near: [], isComplete: true } });
}
