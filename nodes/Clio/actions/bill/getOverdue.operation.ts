import type { IDataObject } from 'n8n-workflow';

import { operationById } from '../../catalog/catalog';
import { knownFactsAt } from '../../catalog/places';
import { clioPages } from '../../transport/paging';
import type { Action } from '../action';
import { readFilters } from '../filters';
import { readLimit } from '../generic/limit';
import { readReturnFields } from '../returnFields';
import { todayIn } from '../values/today';

const DAY = 86_400_000;

/** The bills that are overdue, with the days since they were due as `days_overdue`; one request for 200 of them. */
export const getOverdueBills: Action = async function (session, itemIndex) {
	const facts = knownFactsAt({ resource: 'bill', operation: 'getOverdue' });
	const limit = readLimit.call(this, itemIndex);
	const { query: fields, present } = readReturnFields.call(this, facts, itemIndex, ['due_at']);
	const filters = await readFilters.call(this, session, facts, itemIndex);
	const query = { ...facts.own?.asks, ...filters, ...fields };
	const today = todayIn(this.getTimezone());
	const records: IDataObject[] = [];
	for await (const page of clioPages.call(this, session, operationById('Bill#index'), { query }, limit)) {
		const shown = await present.call(this, session, page);
		for (const [index, bill] of shown.entries()) {
			records.push({ ...bill, days_overdue: daysBetween(Reflect.get(Object(page[index]), 'due_at'), today) });
		}
	}
	return { records };
};

function daysBetween(due: unknown, today: string): number | null {
	const days = (Date.parse(today) - Date.parse(String(due))) / DAY;
	return Number.isFinite(days) ? days : null;
}
