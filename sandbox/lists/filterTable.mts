import { badRequest } from '../api/answer.mjs';
import { lastValue } from '../api/queryString.mjs';
import type { FirmRecord } from '../firm/record.mjs';
import { byValue, type Filter } from './filterKinds.mjs';
import { billingFilters } from './filters/billing.mjs';
import { calendarFilters } from './filters/calendar.mjs';
import { documentFilters } from './filters/documents.mjs';
import { matterFilters } from './filters/matters.mjs';
import { peopleFilters } from './filters/people.mjs';
import { taskFilters } from './filters/tasks.mjs';
import { settingFilters } from './filters/settings.mjs';

const since = (time: (record: FirmRecord) => number): Filter =>
	byValue((record, value) => time(record) > Date.parse(value));

function idSet(values: string[]): Set<string> {
	if (values.length > 1000) throw badRequest('Too many ids');
	return new Set(values);
}

/** Filters with a rule of their own, by name or by operation and name. `(default)` applies when the name is absent. */
export const specialFilters: Readonly<Record<string, Filter>> = {
	created_since: since((record) => record.createdAt),
	updated_since: since((record) => record.updatedAt),
	'ids[]': (values) => {
		const ids = idSet(values);
		return (record) => ids.has(String(record.id));
	},
	'exclude_ids[]': (values) => {
		const ids = idSet(values);
		return (record) => !ids.has(String(record.id));
	},
	external_property_name: byValue((record, value) =>
		record.embedded('external_properties').some((property) => property.text('name') === value),
	),
	external_property_value: byValue((record, value, { query }) => {
		const name = lastValue(query, 'external_property_name');
		if (name === undefined) throw badRequest('external_property_value requires external_property_name');
		return record
			.embedded('external_properties')
			.some((property) => property.text('name') === name && property.text('value') === value);
	}),
	...billingFilters,
	...calendarFilters,
	...documentFilters,
	...matterFilters,
	...peopleFilters,
	...settingFilters,
	...taskFilters,
};
