import type { FilterFacts } from '../../catalog/filters';
import { LISTS_WITHIN, roleFilters } from '../../catalog/referenceRoles';
import { InputProblem } from '../../transport/errors/inputProblem';
import type { Within } from '../../transport/lookup/findRecord';
import { located, locatedId } from '../../transport/lookup/locatedId';
import type { QueryValues } from '../../transport/query';
import type { ClioContext, ClioSession } from '../../transport/session';
import { idValue } from '../references';

/** What a person gives as an ID for records without the other record. */
const NONE = 'none';

/**
 * The ID of the record that a filter names.
 *
 * @param query what other filters gave
 * @returns null for those without such a record
 * @throws InputProblem when it names no record, several, or none where Clio cannot ask for that
 */
export async function recordFilterId(
	this: ClioContext,
	session: ClioSession,
	filter: FilterFacts,
	value: unknown,
	query: QueryValues,
): Promise<number | string | null> {
	const { label, nullable } = filter;
	if (isNone(value)) {
		if (nullable) return null;
		throw new InputProblem(
			`The filter ${label} cannot be "none" here`,
			`Clio cannot list what has no ${label.toLowerCase()} here. Give one, or remove the filter.`,
		);
	}
	const kind = kindOfFilter(filter, query);
	const within = { ...withinOf(kind, query), ...roleFilters(filter.parameter) };
	const id = await locatedId.call(this, session, value, kind, label, within);
	if (id === undefined) throw new InputProblem(`The filter ${label} is empty`, 'Give a value, or remove the filter.');
	return idValue(kind, label, id);
}

function isNone(value: unknown): boolean {
	const given = located(value);
	const text = 'id' in given ? given.id : 'name' in given ? given.name : '';
	return text.toLowerCase() === NONE;
}

function kindOfFilter({ kinds, label, typeFilter, usualType }: FilterFacts, query: QueryValues): string | undefined {
	const chosen = typeFilter === undefined ? undefined : (query[typeFilter] ?? usualType);
	if (typeof chosen === 'string') return kinds.get(chosen);
	if (typeFilter === undefined) return [...kinds.values()][0];
	throw new InputProblem(
		`The filter ${label} does not say of which kind the record is`,
		`Add the filter ${label} Type: the same ID may stand for another record of another kind.`,
	);
}

/** What the list of a kind must be asked within, as far as other filters tell it. */
function withinOf(kind: string | undefined, query: QueryValues): Within {
	const outer = kind === undefined ? undefined : LISTS_WITHIN[kind];
	if (outer === undefined) return {};
	return { [outer.place]: query[`${outer.parameter}[id]`] };
}
