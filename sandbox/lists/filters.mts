import { lastValue, allValues } from '../api/queryString.mjs';
import type { ApiRequest } from '../api/request.mjs';
import type { Viewer } from '../fields/render.mjs';
import type { FirmRecord } from '../firm/record.mjs';
import { resourceFacts } from '../specification/specification.mjs';
import { customFieldConditions } from './customFieldFilter.mjs';
import type { FilterContext } from './filterKinds.mjs';
import { specialFilters } from './filterTable.mjs';
import { valueAt } from './order.mjs';
import { matchesSearch } from './search.mjs';

type Condition = (record: FirmRecord) => boolean;

/** Query names that page, shape or sort rather than filter. */
const notFilters = new Set([
	'fields',
	'limit',
	'page_token',
	'order',
	'offset',
	'custom_field_ids[]',
	'custom_field_values',
]);

const same = (value: string | number | boolean | null, asked: string): boolean =>
	asked === 'null' ? value === null : value !== null && String(value).toLowerCase() === asked.toLowerCase();

/** The path a filter compares when it has no rule of its own: an association's id or a value of the same name. */
export function plainPath(view: string, name: string): string | undefined {
	const facts = resourceFacts(view);
	const association = name.endsWith('_id') ? name.slice(0, -'_id'.length) : undefined;
	if (association !== undefined && association in facts.associations) return `${association}.id`;
	return name in facts.attributes ? name : undefined;
}

function conditionFor(name: string, values: string[], view: string, context: FilterContext): Condition {
	const special = specialFilters[`${context.operationId} ${name}`] ?? specialFilters[name];
	if (special !== undefined) return special(values, context);
	const path = plainPath(view, name);
	const asked = values.at(-1) ?? '';
	if (path === undefined) throw new Error(`${context.operationId} has no filter ${name}`);
	return (record) => same(valueAt(view, record, path, context.viewer), asked);
}

/** The records that meet all filters of the request. */
export function applyFilters(request: ApiRequest, view: string, records: FirmRecord[], viewer: Viewer): FirmRecord[] {
	const { operation, query, region } = request;
	const context: FilterContext = {
		operationId: operation.id,
		view,
		viewer,
		query,
		firm: request.firm,
		user: request.user,
	};
	const conditions: Condition[] = customFieldConditions(request, view);
	const names = new Set(query.map(({ name }) => name.replace(/^((?:open|close|pending)_date)(\[\])?$/, '$1[]')));
	for (const name of Object.keys(operation.query)) {
		if (notFilters.has(name)) continue;
		const values = [
			...allValues(query, name),
			...(name.endsWith('_date[]') ? allValues(query, name.slice(0, -2)) : []),
		];
		if (name === 'query') {
			const text = lastValue(query, 'query');
			if (text) conditions.push(matchesSearch(context, text, region.settings.searchLagSeconds));
		} else if (names.has(name)) conditions.push(conditionFor(name, values, view, context));
		else {
			const standard = specialFilters[`${operation.id} ${name} (default)`];
			if (standard !== undefined) conditions.push(standard([], context));
		}
	}
	return conditions.length === 0
		? records
		: records.filter((record) => conditions.every((condition) => condition(record)));
}
