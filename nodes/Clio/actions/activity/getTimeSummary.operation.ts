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
import { TimeSummary } from './timeSummary';

const FIELDS = [
	'type',
	'date',
	'quantity',
	'rounded_quantity',
	'quantity_redacted',
	'total',
	'non_billable',
	'billed',
	{ user: ['id', 'name'], matter: ['id', 'display_number', 'description'] },
];

/**
 * Hours and amounts of the activities that fit the filters, by user, matter or day: one item a group. It takes one request for
 * 200 activities, and keeps the sums only.
 */
export const getTimeSummary: Action = async function (session, itemIndex) {
	const facts = knownFactsAt({ resource: 'activity', operation: 'getTimeSummary' });
	const list = operationById('Activity#index');
	const { inputs } = apartInputs(facts, await readBody.call(this, session, facts, {}, itemIndex, true));
	const filters = await readFilters.call(this, session, facts, itemIndex);
	const summary = new TimeSummary(String(inputs.group_by));
	const query = { ...filters, fields: fieldsText(list.schema ?? '', FIELDS) };
	for await (const page of clioPages.call(this, session, list, { query })) {
		for (const activity of page.filter(isRecord)) summary.add(activity as IDataObject);
	}
	return { records: summary.groups() };
};
