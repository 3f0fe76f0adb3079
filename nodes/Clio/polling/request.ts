import type { IDataObject, IPollFunctions } from 'n8n-workflow';

import { filtersQuery, givenFilters } from '../actions/filters';
import { isNothing } from '../actions/filters/emptiness';
import { pathIdsOf } from '../actions/pathIds';
import type { WatchedList } from '../catalog/watchedLists';
import { nearestName } from '../catalog/suggestion';
import { InputProblem } from '../transport/errors/inputProblem';
import { isRecord } from '../transport/record';
import type { StoredRequest } from './staticData';
import type { Watch } from './watch';
import { digestOf } from './watch';

const CONDITIONS = 'customFieldConditions';

/**
 * What the trigger's filters ask the list for. Names are looked up once and then known by their IDs, so that a poll needs no
 * request besides the list.
 *
 * @param known what a former poll found
 * @throws InputProblem naming the filter
 */
export async function readRequest(
	this: IPollFunctions,
	{ list, session }: Watch,
	known: StoredRequest | undefined,
): Promise<StoredRequest> {
	const { operation } = list;
	const locator = (parameter: string): unknown => this.getNodeParameter(parameter, '');
	const given = givenFilters(list.filters, { added: addedFilters.call(this, list), inPanel: locator });
	const places = Object.keys(operation.pathParameters ?? {}).length === 0 ? [] : ['record', 'jurisdiction'];
	const of = digestOf([
		given.map(({ filter, value }) => [filter.parameter, value]),
		places.map(locator),
		this.getTimezone(),
	]);
	if (known?.of === of) return known;
	const ids = await pathIdsOf.call(this, session, operation, locator);
	const query = await filtersQuery.call(this, session, operation, given);
	return { of, ids: { ...ids } as IDataObject, query: { ...query } as IDataObject };
}

/** The filters that were added, by the names of their parameters. */
function addedFilters(this: IPollFunctions, list: WatchedList): Record<string, unknown> {
	const { value, schema } = mapperOf(this.getNodeParameter('filters', {}, { skipValidation: true }));
	const conditions: unknown = this.getNodeParameter(CONDITIONS, {});
	const given = Object.entries(value).filter(([, each]) => (each ?? null) !== null);
	const added = { ...leftEmpty(schema), ...Object.fromEntries(given) };
	const unknown = Object.keys(added).find((name) => !list.filters.some(({ parameter }) => parameter === name));
	if (unknown !== undefined) throw unknownFilter(list, unknown);
	return { ...added, ...(isNothing(conditions) ? {} : { [CONDITIONS]: conditions }) };
}

/** Of a filter that was added and left empty the editor stores no value; that it was added stands in its list of fields. */
function leftEmpty(schema: readonly unknown[]): Record<string, null> {
	const shown = schema.filter(isRecord).filter(({ removed }) => removed === false);
	return Object.fromEntries(shown.map(({ id }) => [String(id), null]));
}

function mapperOf(parameter: unknown): { value: Record<string, unknown>; schema: unknown[] } {
	const { value, schema } = isRecord(parameter) ? parameter : {};
	return { value: isRecord(value) ? value : {}, schema: Array.isArray(schema) ? schema : [] };
}

function unknownFilter({ filters }: WatchedList, name: string): InputProblem {
	const names = filters.filter(({ inPanel }) => !inPanel).map(({ parameter }) => parameter);
	const nearest = nearestName(name, names);
	return new InputProblem(
		`The list has no filter "${name.slice(0, 60)}"`,
		`${nearest === undefined ? '' : `Did you mean "${nearest}"? `}Remove it, or choose another; it may be left over from another resource.`,
	);
}
