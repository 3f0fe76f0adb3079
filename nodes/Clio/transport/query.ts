import { factsOf } from '../catalog/catalog';
import { nearestName } from '../catalog/suggestion';
import type { OperationFacts } from '../catalog/types';
import { InputProblem } from './errors/inputProblem';

/** Query values by name; a list stands for a repeated name, null for Clio's word `null`, undefined for nothing. */
export type QueryValues = Readonly<Record<string, unknown>>;

/** Never sent by itself: the id of a custom field stands behind it. */
const CUSTOM_FIELD_VALUES = 'custom_field_values';

const CUSTOM_FIELD_CONDITION = /^custom_field_values\[[0-9]+\](\[\])?$/;

/**
 * Writes a query string, each name checked against what the operation takes: Clio ignores a name it does not know and
 * answers with the whole account.
 *
 * @returns the text after `?`, empty when there is nothing to ask
 * @throws InputProblem naming the query parameter, also one that is missing
 */
export function buildQuery(operation: OperationFacts, values: QueryValues): string {
	checkRequired(operation, values);
	return given(values)
		.map(([name, value]) => encodeParameter(writtenName(operation, name, Array.isArray(value)), value))
		.join('&');
}

/** Writes a query string without asking what the endpoint takes; lists get Clio's `[]` behind their name. */
export function encodeQuery(values: QueryValues): string {
	return given(values)
		.map(([name, value]) => encodeParameter(Array.isArray(value) ? listName(name) : name, value))
		.join('&');
}

function given(values: QueryValues): Array<[name: string, value: unknown]> {
	return Object.entries(values).filter(([, value]) => value !== undefined);
}

function encodeParameter(name: string, value: unknown): string {
	const list: unknown[] = Array.isArray(value) ? value : [value];
	if (list.length > 0) {
		return list.map((single) => `${encodeName(name)}=${encodeURIComponent(textOf(name, single))}`).join('&');
	}
	throw new InputProblem(
		`The query parameter "${name}" is an empty list`,
		'Leave it out to ask for everything, or give at least one value.',
	);
}

/** A name as Clio knows it: of a list with `[]`, also around a single value. */
function writtenName(operation: OperationFacts, name: string, isList: boolean): string {
	const names = queryNames(operation);
	if (names.includes(listName(name))) return listName(name);
	if (CUSTOM_FIELD_CONDITION.test(name) && names.includes(CUSTOM_FIELD_VALUES)) return isList ? listName(name) : name;
	if (!names.includes(name) || name === CUSTOM_FIELD_VALUES) throw unknownName(operation, name, names);
	if (!isList) return name;
	throw new InputProblem(
		`Clio takes one value for "${name}" at ${operation.path}`,
		'Give a single value. Clio would ignore several and answer as if the parameter were not there.',
	);
}

function listName(name: string): string {
	return name.endsWith('[]') ? name : `${name}[]`;
}

function unknownName(operation: OperationFacts, name: string, names: string[]): InputProblem {
	const nearest = nearestName(name, names);
	const hint =
		nearest === undefined
			? `It takes ${names.length === 0 ? 'none' : names.join(', ')}.`
			: `Did you mean "${nearest === CUSTOM_FIELD_VALUES ? `${nearest}[ID of the custom field]` : nearest}"?`;
	return new InputProblem(
		`Clio has no query parameter "${name}" at ${operation.path}`,
		`${hint} Clio would ignore the name and answer as if it were not there.`,
	);
}

/** Every query name an operation takes. `offset` is not in Clio's document but on its page about paging. */
function queryNames({ query, fields, page, order }: OperationFacts): string[] {
	return [
		...Object.keys(query ?? {}),
		...(fields === true ? ['fields'] : []),
		...(page === undefined ? [] : ['limit', 'page_token', 'offset']),
		...(order === undefined ? [] : ['order']),
	];
}

/** Filters that Clio's document marks as required. */
function checkRequired({ query = {}, path }: OperationFacts, values: QueryValues): void {
	const missing = Object.entries(query)
		.filter(([name, entry]) => factsOf(entry).required === true && values[name] === undefined)
		.map(([name]) => name);
	if (missing.length > 0)
		throw new InputProblem(`Clio needs ${missing.join(' and ')} at ${path}`, 'Give a value for it.');
}

function encodeName(name: string): string {
	return encodeURIComponent(name).replace(/%5B/g, '[').replace(/%5D/g, ']');
}

function textOf(name: string, value: unknown): string {
	if (value === null) return 'null';
	if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return String(value);
	if (value instanceof Date) return value.toISOString();
	throw new InputProblem(
		`The query parameter "${name}" is not a text, number, yes/no or list of these`,
		'Give a plain value.',
	);
}
