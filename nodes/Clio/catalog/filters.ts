import { factsOf } from './catalog';
import { filterKindOf } from './filterKinds';
import type { FilterKind } from './filterKinds';
import { filterLabel } from './filterNames';
import { kindOf } from './references';
import type { OperationFacts, ValueFacts } from './types';

/** What a list can be narrowed by, or must be told. */
export interface FilterFacts {
	/** Clio's name in the query, such as `matter_id` or `ids[]` */
	name: string;
	/** name of the node's parameter, such as `matter` or `ids` */
	parameter: string;
	/** what it is called on the screen, such as `Matter` or `Opened From` */
	label: string;
	kind: FilterKind;
	/** of a choice: what Clio takes */
	choices: readonly string[];
	/** of a record: its kinds by Clio's word for them, in another filter; a single entry under `''` where there is one */
	kinds: ReadonlyMap<string, string | undefined>;
	/** of a record of several kinds: the filter that says which */
	typeFilter?: string;
	/** the kind where that filter is not given; without one it must be */
	usualType?: string;
	/** whether `none` asks for what has no such record (Clio: the keyword `null`) */
	nullable: boolean;
	/** Clio does not answer without it */
	required: boolean;
	/** stands in the node's panel by itself rather than under Filters */
	inPanel: boolean;
	/** of a date in a range: on which side of it the records are */
	operator?: '>=' | '<=';
	/** a day alone means its end here */
	isEnd: boolean;
}

/** Names in the query of a list that choose what is shown of a record, not which records there are. */
const SWITCHES = new Set(['custom_field_ids[]']);

/** Typed references, and the filter that must come with them (Clio: Tasks, Reminders). */
const SEVERAL_KINDS: Readonly<
	Record<string, { typeFilter: string; usualType?: string; kinds: ReadonlyMap<string, string> }>
> = {
	'Reminder#index subject_id': {
		typeFilter: 'subject_type',
		kinds: new Map([
			['task', 'task'],
			['calendar_entry', 'calendarEntry'],
		]),
	},
	'Task#index assignee_id': {
		typeFilter: 'assignee_type',
		usualType: 'user',
		kinds: new Map([
			['user', 'user'],
			['contact', 'contact'],
		]),
	},
};

/** Kinds that a name has at some lists only. */
const KINDS: Readonly<Record<string, string>> = {
	'Document#index parent_id': 'folder',
	'Folder#index parent_id': 'folder',
	'Folder#list parent_id': 'folder',
};

/** Clio's document has the word null for two lists at once (Clio: Folders). */
const NEVER_NULL = new Set(['Folder#list parent_id']);

/** A day as the end of a period includes that day. */
const ENDS = new Set(['to']);

/** The two filters that a date with operators becomes. */
const RANGE = [
	{ end: 'From', operator: '>=' },
	{ end: 'To', operator: '<=' },
] as const;

/** Whether an operation takes filters: it lists records, or must be told what to work out. */
function takesFilters({ method, answer, page, query }: OperationFacts): boolean {
	if (method !== 'GET') return false;
	return answer === 'list' || page !== undefined || Object.values(query ?? {}).some((entry) => isRequired(entry));
}

/** The filters of an operation in the order of the catalogue; none for operations that take switches only. */
export function filtersOf(operation: OperationFacts): FilterFacts[] {
	if (!takesFilters(operation)) return [];
	return Object.entries(operation.query ?? {})
		.filter(([name]) => !SWITCHES.has(name))
		.flatMap(([name, entry]) => factsFor(operation, name, factsOf(entry)));
}

function factsFor(operation: OperationFacts, name: string, facts: ValueFacts): FilterFacts[] {
	const at = `${operation.id} ${name}`;
	const kind = filterKindOf(operation, name, facts);
	const required = facts.required === true;
	const several = Object.hasOwn(SEVERAL_KINDS, at) ? SEVERAL_KINDS[at] : undefined;
	const parameter = parameterOf(name, kind);
	const filter: FilterFacts = {
		name,
		parameter,
		label: filterLabel(operation.id, parameter, name),
		kind,
		choices: (facts.enum ?? []).map(String),
		kinds:
			several?.kinds ?? (kind === 'record' ? new Map([['', KINDS[at] ?? kindFor(name, operation.id)]]) : new Map()),
		...(several === undefined ? {} : { typeFilter: several.typeFilter }),
		...(several?.usualType === undefined ? {} : { usualType: several.usualType }),
		nullable: kind === 'record' && facts.nullable === true && !required && !NEVER_NULL.has(at),
		required,
		inPanel: required || operation.answer === 'redirect',
		isEnd: ENDS.has(name),
	};
	if (facts.type !== 'dateCondition') return [filter];
	return RANGE.map(({ end, operator }) => ({
		...filter,
		parameter: `${parameter}${end}`,
		label: filterLabel(operation.id, `${parameter}${end}`, name),
		operator,
	}));
}

/** Of `rate_for[matter_id]` the record stands in the brackets. */
function kindFor(name: string, operationId: string): string | undefined {
	const inner = /\[(\w+_id)\]$/.exec(name)?.[1];
	return kindOf(inner ?? name, operationId);
}

function parameterOf(name: string, kind: FilterKind): string {
	if (kind === 'customFields') return 'customFieldConditions';
	const plain = name
		.replace(/\[\]$/, '')
		.replace(/\[id\]$/, '')
		.replace(/\[(\w+)\]$/, '_$1');
	const bare = kind === 'record' ? plain.replace(/_id$/, '') : plain;
	return bare.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

function isRequired(entry: NonNullable<OperationFacts['query']>[string]): boolean {
	return factsOf(entry).required === true;
}
