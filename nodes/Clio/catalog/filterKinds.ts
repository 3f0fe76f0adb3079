import type { OperationFacts, ValueFacts, ValueType } from './types';

/** How a filter is given. */
export type FilterKind =
	| 'boolean'
	/** one of a few words */
	| 'choice'
	/** several of a few words */
	| 'choices'
	| 'text'
	| 'number'
	/** a date without a time */
	| 'day'
	/** a date with its time */
	| 'moment'
	/** IDs of the records themselves */
	| 'ids'
	/** another record that they belong to */
	| 'record'
	/** conditions on the account's custom fields */
	| 'customFields';

const BY_TYPE: Readonly<Record<ValueType, FilterKind>> = {
	array: 'text',
	boolean: 'boolean',
	customFieldCondition: 'customFields',
	date: 'day',
	dateCondition: 'day',
	dateTime: 'moment',
	integer: 'number',
	number: 'number',
	object: 'text',
	scalar: 'text',
	string: 'text',
};

/** Clio's document types these as times and describes them as dates; a time would shift the day between zones. */
const DAYS = new Set(['created_before', 'end_date', 'received_before', 'received_since', 'start_date']);

/** Statuses in one value with commas between them (Clio: Matters). */
const COMMA_LISTS = new Set(['Matter#index status']);

/** How a filter of a list is given. */
export function filterKindOf(operation: OperationFacts, name: string, { type, enum: choices }: ValueFacts): FilterKind {
	if (choices !== undefined) {
		return name.endsWith('[]') || isCommaList(operation, name) ? 'choices' : 'choice';
	}
	if (DAYS.has(name)) return 'day';
	if (type !== 'integer') return BY_TYPE[type];
	if (name.endsWith('ids[]')) return 'ids';
	return /(_id|\[id\]|\[\w+_id\])$/.test(name) ? 'record' : 'number';
}

/** Whether several choices go into one value with commas between them. */
export function isCommaList({ id }: OperationFacts, name: string): boolean {
	return COMMA_LISTS.has(`${id} ${name}`);
}
