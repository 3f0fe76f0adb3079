import { factsOf } from './catalog';
import type { OperationFacts, ValueEntry, ValueFacts } from './types';

/** A place in an operation's values where one other record is named. */
export interface ReferenceFacts {
	/** name in the body, such as `client` or `contact_id` */
	attribute: string;
	/** name of the node's locator for it, such as `client` or `responsibleAttorney` */
	parameter: string;
	/** whether the body wants `{ id }` (with `type` where there are several kinds) or the bare ID */
	holds: 'record' | 'id';
	/**
	 * the kind of record by the word that Clio wants as its `type`; a single entry under `''` where Clio wants no type. A kind
	 * is a value of the node's `resource`; undefined where Clio has no list of them.
	 */
	kinds: ReadonlyMap<string, string | undefined>;
	required: boolean;
	/** whether null means none (Clio: nested associations); undefined where Clio does not say */
	nullable?: boolean;
	/** stands in the node's panel by itself rather than under Related Records */
	prominent: boolean;
}

/** Which kind of record a name stands for, wherever it stands in a body or a query, without `_id`. */
const KINDS: Readonly<Record<string, string>> = {
	activity: 'activity',
	activity_description: 'activityDescription',
	assignee: 'user',
	assigner: 'user',
	bank_account: 'bankAccount',
	bill: 'bill',
	bill_theme: 'billTheme',
	calendar: 'calendar',
	calendar_entry: 'calendarEntry',
	calendar_entry_event_type: 'calendarEntryEventType',
	calendar_owner: 'calendar',
	client: 'contact',
	co_counsel_contact: 'contact',
	communication: 'communication',
	company: 'contact',
	contact: 'contact',
	contact_note: 'note',
	conversation: 'conversation',
	currency: 'currency',
	custom_field: 'customField',
	custom_field_set: 'customFieldSet',
	destination_account: 'bankAccount',
	destination_contact: 'contact',
	document: 'document',
	document_category: 'documentCategory',
	document_template: 'documentTemplate',
	expense_category: 'expenseCategory',
	grant: 'grant',
	group: 'group',
	holder: 'contact',
	item: 'document',
	jurisdiction: 'jurisdiction',
	matter: 'matter',
	matter_note: 'note',
	matter_stage: 'matterStage',
	medical_provider: 'contact',
	notification_event_subscriber_user: 'user',
	originating_attorney: 'user',
	practice_area: 'practiceArea',
	report_preset: 'reportPreset',
	responsible_attorney: 'user',
	responsible_staff: 'user',
	service_type: 'serviceType',
	subscriber_user: 'user',
	task: 'task',
	task_template_list: 'taskTemplateList',
	task_type: 'taskType',
	tax_rate_configuration: 'taxRateConfiguration',
	text_message_conversation: 'conversation',
	trigger: 'jurisdictionTrigger',
	user: 'user',
	utbms_activity: 'utbmsCode',
	utbms_code: 'utbmsCode',
	utbms_expense: 'utbmsCode',
	utbms_set: 'utbmsSet',
	utbms_task: 'utbmsCode',
	vendor: 'contact',
};

/** The words that Clio takes as a `type` beside an ID, and the kinds of record they stand for. */
const TYPES: Readonly<Record<string, string>> = {
	BankAccount: 'bankAccount',
	Bill: 'bill',
	Calendar: 'calendar',
	CalendarEntry: 'calendarEntry',
	Contact: 'contact',
	Document: 'document',
	Folder: 'folder',
	Matter: 'matter',
	Task: 'task',
	User: 'user',
};

/** A task follows another task, a template another template. */
const KINDS_BY_OPERATION: Readonly<Record<string, string>> = {
	'Task cascading_source': 'task',
	'TaskTemplate cascading_source': 'taskTemplate',
};

/** What nearly everybody fills in, though Clio does not require it or requires it in some cases only. */
const PROMINENT = new Set(['matter', 'matter_id']);
const PROMINENT_BY_OPERATION = new Set([
	'Note#create contact',
	'Relationship#create contact',
	'Task#create assignee',
	'TaskTemplate#create task_template_list',
]);

/**
 * The kind of record that a name such as `client_id` or `matter` stands for.
 *
 * @returns a value of the node's `resource`; undefined where the name stands for no record, or for one that Clio does not list
 */
export function kindOf(attribute: string, operationId = ''): string | undefined {
	const name = attribute.replace(/\[id\]$/, '').replace(/_id$/, '');
	const own = KINDS_BY_OPERATION[`${operationId.split('#')[0] ?? ''} ${name}`];
	return own ?? (Object.hasOwn(KINDS, name) ? KINDS[name] : undefined);
}

/** The kind of record behind a word that Clio takes as `type`, in any case; undefined for other words. */
export function kindOfType(type: string): string | undefined {
	const word = Object.keys(TYPES).find((name) => name.toLowerCase() === type.replace(/_/g, '').toLowerCase());
	return word === undefined ? undefined : TYPES[word];
}

/** The references among an operation's values, in the order of the catalogue. Lists of records are not among them. */
export function referencesOf(operation: OperationFacts): ReferenceFacts[] {
	return Object.entries(operation.body ?? {}).flatMap(([attribute, entry]) => {
		const kinds = kindsOf(operation.id, attribute, entry);
		if (kinds === undefined) return [];
		const facts = factsOf(entry);
		const required = facts.required === true;
		const isCreate = operation.method === 'POST';
		const isOwn = operation.own?.prominent.includes(attribute) === true;
		return [
			{
				attribute,
				parameter: camelCase(attribute.replace(/_id$/, '')),
				holds: facts.type === 'object' ? ('record' as const) : ('id' as const),
				kinds,
				required,
				prominent:
					isOwn ||
					(isCreate &&
						(required || PROMINENT.has(attribute) || PROMINENT_BY_OPERATION.has(`${operation.id} ${attribute}`))),
				...(facts.nullable === undefined ? {} : { nullable: facts.nullable }),
			},
		];
	});
}

function kindsOf(
	operationId: string,
	attribute: string,
	entry: ValueEntry,
): ReadonlyMap<string, string | undefined> | undefined {
	const facts = factsOf(entry);
	const kind = kindOf(attribute, operationId);
	if (facts.type === 'object') return kindsOfObject(facts, kind);
	const isId = /_id$/.test(attribute) || attribute === 'cascading_source';
	return facts.type === 'integer' && isId ? new Map([['', kind]]) : undefined;
}

/** An object names a record when it has an ID, or when Clio's document leaves it open and its name stands for one. */
function kindsOfObject(
	{ attributes }: ValueFacts,
	kind: string | undefined,
): ReadonlyMap<string, string | undefined> | undefined {
	if (attributes === undefined) return kind === undefined ? undefined : new Map([['', kind]]);
	if (attributes.id === undefined) return undefined;
	const words = attributes.type === undefined ? [] : (factsOf(attributes.type).enum ?? []);
	return words.length === 0
		? new Map([['', kind]])
		: new Map(words.map((word) => [String(word), kindOfType(String(word))]));
}

function camelCase(name: string): string {
	return name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}
