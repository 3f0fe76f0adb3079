import type { ReferenceFacts } from './references';

/** Names that a rule would not write as people do. */
const NAMES: Readonly<Record<string, string>> = {
	coCounselContact: 'Co-Counsel Contact',
	utbmsCode: 'UTBMS Code',
	utbmsExpense: 'UTBMS Expense Code',
};

/** What a role narrows the list of its kind to, by Clio's filters of that list. */
const FILTERS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
	calendarOwner: { writeable: true },
	company: { type: 'Company' },
	contactNote: { type: 'contact' },
	matterNote: { type: 'matter' },
	utbmsExpense: { type: 'UtbmsExpense' },
};

/** The types that stand there at first, where Clio takes several kinds of record. */
const USUAL_TYPES = ['Matter', 'Bill', 'User', 'Task'];

/** The name of a locator in the node, such as `Responsible Attorney`. */
export function roleName(parameter: string): string {
	const own = Object.hasOwn(NAMES, parameter) ? NAMES[parameter] : undefined;
	return own ?? `${parameter.charAt(0).toUpperCase()}${parameter.slice(1)}`.replace(/(?<=.)[A-Z]/g, ' $&');
}

/** Clio's filters that always apply to the list from which a role is chosen. */
export function roleFilters(parameter: string): Readonly<Record<string, unknown>> {
	return Object.hasOwn(FILTERS, parameter) ? (FILTERS[parameter] ?? {}) : {};
}

/** The parameter that says of which kind the record of a role is. */
export function typeParameterOf(parameter: string): string {
	return `${parameter}Type`;
}

/** Clio's word for the kind that a role has unless another is chosen; empty where there is only one. */
export function usualType({ kinds }: Pick<ReferenceFacts, 'kinds'>): string {
	return USUAL_TYPES.find((type) => kinds.has(type)) ?? [...kinds.keys()][0] ?? '';
}

/** What must be chosen before a list can be asked: the jurisdiction of a trigger, by the name of the place in its path. */
export const LISTS_WITHIN: Readonly<Record<string, { place: string; parameter: string; kind: string }>> = {
	jurisdictionTrigger: { place: 'jurisdiction_id', parameter: 'jurisdiction', kind: 'jurisdiction' },
};

/** Roles whose list is not simply that of one kind of record: it is narrowed, or the kind depends on what is chosen. */
export const ROLES_WITH_LISTS: readonly string[] = [
	...Object.keys(FILTERS),
	'assignee',
	'cascadingSource',
	'parent',
	'subject',
];
