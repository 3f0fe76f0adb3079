import { allOperations, factsOf } from '../../catalog/catalog';
import type { OperationFacts } from '../../catalog/types';
import type { QueryValues } from '../query';

/** The filter that asks a list for certain records. */
export const IDS_FILTER = 'ids[]';

/** The place of a record's id in the path of the operation that reads it. */
export const ID_PLACE = 'id';

/**
 * The list that can answer several reads of single records at once: `Matter#index` for `Matter#show`, if it takes `ids[]`,
 * gives the same kind of record, and knows every value of the query.
 *
 * @returns undefined when there is none
 */
export function listOf(operation: OperationFacts, query: QueryValues): OperationFacts | undefined {
	if (operation.method !== 'GET' || operation.answer !== 'record') return undefined;
	const path = operation.path.replace(/\/\{id\}\.json$/, '.json');
	const list = allOperations().find((each) => each.method === 'GET' && each.path === path && each !== operation);
	if (list?.answer !== 'list' || list.schema !== operation.schema || list.page === undefined) return undefined;
	const filter = list.query?.[IDS_FILTER];
	const id = operation.pathParameters?.[ID_PLACE];
	if (filter === undefined || id === undefined || factsOf(filter).type !== factsOf(id).type) return undefined;
	const isKnown = (name: string) => (name === 'fields' ? list.fields === true : list.query?.[name] !== undefined);
	return Object.keys(query).every(isKnown) && !needsMore(list, query) ? list : undefined;
}

/** Whether the list needs a filter that nobody knows from a record's id. */
function needsMore(list: OperationFacts, query: QueryValues): boolean {
	return Object.entries(list.query ?? {}).some(
		([name, entry]) => factsOf(entry).required === true && query[name] === undefined,
	);
}

/** A `fields` text with `id` at its top level, by which the records of a list are told apart. */
export function withId(fields: unknown): { fields: unknown; added: boolean } {
	if (typeof fields !== 'string' || topLevel(fields).includes('id')) return { fields, added: false };
	return { fields: fields === '' ? 'id' : `id,${fields}`, added: true };
}

function topLevel(fields: string): string[] {
	return fields
		.replace(/\{[^}]*\}/g, '')
		.split(',')
		.map((name) => name.trim());
}
