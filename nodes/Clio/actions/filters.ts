import type { IExecuteFunctions } from 'n8n-workflow';

import type { FilterFacts } from '../catalog/filters';
import { filtersOf } from '../catalog/filters';
import type { OperationFacts } from '../catalog/types';
import { InputProblem } from '../transport/errors/inputProblem';
import type { QueryValues } from '../transport/query';
import { isRecord } from '../transport/record';
import type { ClioContext, ClioSession } from '../transport/session';
import { customFieldConditions } from './filters/customFieldConditions';
import { isNothing } from './filters/emptiness';
import { recordFilterId } from './filters/recordFilter';
import { readOrder } from './filters/sort';
import { writtenFilter } from './filters/writtenFilter';

/** The collection of the filters that a list can do without. */
const FILTERS = 'filters';

/** A filter, as it was given. */
export interface GivenFilter {
	filter: FilterFacts;
	value: unknown;
}

/** Where the values of filters stand in a node's parameters. */
export interface FilterParameters {
	/** those that were added, by parameter */
	added: Readonly<Record<string, unknown>>;
	/** one that stands in the panel by itself */
	inPanel: (parameter: string) => unknown;
}

/**
 * The filters and the sort of an item, as query values with Clio's names.
 *
 * @throws InputProblem naming the filter
 */
export async function readFilters(
	this: IExecuteFunctions,
	session: ClioSession,
	operation: OperationFacts,
	itemIndex: number,
): Promise<QueryValues> {
	const filters = filtersOf(operation);
	const collection: unknown = filters.some(({ inPanel }) => !inPanel)
		? this.getNodeParameter(FILTERS, itemIndex, {})
		: {};
	const given = givenFilters(filters, {
		added: isRecord(collection) ? collection : {},
		inPanel: (parameter) => this.getNodeParameter(parameter, itemIndex, ''),
	});
	return {
		...(await filtersQuery.call(this, session, operation, given)),
		...readOrder.call(this, operation, itemIndex),
	};
}

/**
 * Filters as query values with Clio's names. A filter that was added must hold a value: without it Clio would answer with
 * every record of the firm.
 *
 * @param given as {@link givenFilters} tells
 * @throws InputProblem naming the filter
 */
export async function filtersQuery(
	this: ClioContext,
	session: ClioSession,
	operation: OperationFacts,
	given: readonly GivenFilter[],
): Promise<QueryValues> {
	const query: Record<string, unknown> = {};
	for (const { filter, value } of given) {
		if (isNothing(value)) throw emptyFilter(filter);
		if (filter.kind === 'customFields') {
			Object.assign(query, await customFieldConditions.call(this, session, operation, value));
		} else if (filter.kind === 'record') {
			query[filter.name] = await recordFilterId.call(this, session, filter, value, query);
			if (query[filter.name] !== null) Object.assign(query, typeBeside(filter, query));
		} else {
			const written = writtenFilter(operation, filter, value, this.getTimezone());
			query[filter.name] = filter.operator === undefined ? written : [...listAt(query, filter.name), written];
		}
	}
	return query;
}

/** What was given, those first that others depend on. Nothing is given of filters that n8n does not show. */
export function givenFilters(filters: readonly FilterFacts[], { added, inPanel }: FilterParameters): GivenFilter[] {
	const given = filters.flatMap((filter) => {
		if (!filter.inPanel)
			return Object.hasOwn(added, filter.parameter) ? [{ filter, value: added[filter.parameter] }] : [];
		const value = inPanel(filter.parameter);
		return filter.required || !isNothing(value) ? [{ filter, value }] : [];
	});
	const isLater = ({ filter }: GivenFilter) => Number(filter.kind === 'record');
	return given.sort((left, right) => isLater(left) - isLater(right));
}

/** Clio ignores an ID of several kinds without the word for its kind. */
function typeBeside({ typeFilter, usualType }: FilterFacts, query: QueryValues): QueryValues {
	return typeFilter === undefined || query[typeFilter] !== undefined ? {} : { [typeFilter]: usualType };
}

function listAt(query: QueryValues, name: string): unknown[] {
	const list = query[name];
	return Array.isArray(list) ? list : [];
}

function emptyFilter({ label, required }: FilterFacts): InputProblem {
	return required
		? new InputProblem(`${label} is not given`, 'Give a value. Clio requires it here.')
		: new InputProblem(
				`The filter ${label} is empty`,
				'Give a value, or remove the filter. Without it Clio would list records of the whole firm, so an empty filter is refused.',
			);
}
