import { schemaByName, factsOf } from './catalog';
import { fieldsText } from './fieldSelection';
import { operationOfPlace } from './places';
import type { ListedRecord } from './recordLabel';
import { attributesOf, recordLabel } from './recordLabel';
import type { OperationFacts } from './types';

/** How the records of a kind are listed, named and told apart. */
export interface RecordKind {
	/** a value of the node's `resource` */
	kind: string;
	list: OperationFacts;
	/** what a person recognises a record by; see `recordLabel` */
	label: string;
	/**
	 * dotted attributes that hold a number, e-mail address or name by which a record is found, those first that leave the
	 * least doubt; none where such records have no name
	 */
	exact: ReadonlyArray<readonly string[]>;
	/** so few in a firm that all of them are read at once */
	isClosed: boolean;
	/** filters under which the list is asked, one after the other, for all of its records */
	views: ReadonlyArray<Readonly<Record<string, unknown>>>;
	/** the order in which a person looks through them */
	order?: string;
	/** the filter for what somebody types */
	searchFilter?: 'query' | 'name';
	/** attributes that hold the ID of another kind, whose label stands in their place */
	joins: Readonly<Record<string, string>>;
	/** whether an ID is a whole number; Clio has text for some */
	hasNumericIds: boolean;
}

interface Row {
	label: string;
	exact?: string[][];
	closed?: true;
	views?: Array<Record<string, unknown>>;
	order?: string;
	joins?: Record<string, string>;
}

const named = (label = '{name}'): Row => ({ label, exact: [['name']] });
const closed = (row: Row): Row => ({ ...row, closed: true });
const described = (): Row => ({ label: '{description}', exact: [['description']] });

/** Kinds without a row have no list, one that cannot be asked without knowing more, or no IDs in it (notifications). */
const ROWS: Readonly<Record<string, Row>> = {
	activity: {
		label: '{date}[, {quantity_in_hours} h][: {note}][ ({matter.display_number})]',
		order: 'date(desc)',
	},
	activityDescription: closed(named()),
	activityRate: { label: 'Rate {rate}[ of {user.name}][ of {group.name}]' },
	allocation: { label: '{date}: {amount}[ to bill {bill.number}][ ({matter.display_number})]' },
	bankAccount: closed({ label: '{name}[ ({account_number})]', exact: [['account_number'], ['name']] }),
	bankTransaction: { label: '{date}: {amount}[ {description}][ ({matter.display_number})]' },
	bill: {
		label: '{number}[: {client.name}][ ({state|words})][, balance {balance}]',
		exact: [['number']],
		order: 'id(desc)',
	},
	billTheme: closed(named()),
	calendar: closed(named('{name}[ ({creator.name})]')),
	calendarEntry: { label: '{summary}[ ({start_at|time})][ {matter.display_number}]', exact: [['summary']] },
	calendarEntryEventType: closed(named()),
	calendarVisibility: closed(named()),
	clioPaymentsLink: { label: '{amount}[ {description}][ ({email_address})]' },
	clioPaymentsPayment: {
		label: '{confirmation_number}[: {amount}][ {contact.name}][ ({state|words})]',
		exact: [['confirmation_number']],
	},
	comment: { label: '{message}[ ({creator.name})]' },
	communication: {
		label: '{subject}[ ({date})][ {matter.display_number}]',
		exact: [['subject']],
		order: 'date(desc)',
	},
	contact: {
		label: '{name}[ <{primary_email_address}>]',
		exact: [['primary_email_address', 'secondary_email_address', 'email_addresses.address'], ['name']],
	},
	conversation: {
		label: '{subject}[ ({matter.display_number})]',
		exact: [['subject']],
		order: 'last_message_id(desc)',
	},
	creditMemo: { label: '{date}: {amount}[ {description}][ ({contact.name})]' },
	currency: closed({ label: '{code}[ ({sign})]', exact: [['code']] }),
	customAction: closed({ label: '{label}[ ({ui_reference})]', exact: [['label']] }),
	customField: closed(named('{name}[ ({parent_type}, {field_type|words})]')),
	customFieldSet: closed(named('{name}[ ({parent_type})]')),
	damage: { label: '{description}[, {amount}][ ({matter.display_number})]', exact: [['description']] },
	document: { ...named('{name}[ ({parent.name})][ {matter.display_number}]'), order: 'updated_at(desc)' },
	documentAutomation: { label: '{filename}[ ({matter.display_number})]', exact: [['filename']] },
	documentCategory: closed(named()),
	documentTemplate: closed({ label: '{filename}', exact: [['filename']] }),
	expenseCategory: closed(named()),
	folder: named('{name}[ ({parent.name})][ {matter.display_number}]'),
	grant: closed({ label: '{name}[ ({funding_code})]', exact: [['funding_code', 'funding_code_and_name'], ['name']] }),
	grantFundingSource: closed(named()),
	group: closed(named()),
	interestCharge: { label: '{date}: {total}[ {description}][ on bill {bill.number}]' },
	jurisdiction: closed(described()),
	jurisdictionTrigger: closed(described()),
	lineItem: { label: '{date}: {total}[ {description}][ on bill {bill.number}][ ({matter.display_number})]' },
	matter: {
		label: '{display_number}[: {description}][ ({client.name})]',
		exact: [['display_number', 'custom_number'], ['number'], ['description']],
		order: 'id(desc)',
	},
	matterDocket: named('{name}[ ({matter.display_number})]'),
	matterStage: closed({
		label: '{name}[ ({practice_area_id})]',
		exact: [['name']],
		joins: { practice_area_id: 'practiceArea' },
	}),
	medicalRecordsRequest: {
		label: '{medical_provider.name}[: {description}][ ({matter.display_number})]',
		exact: [['description']],
	},
	note: {
		label: '{subject}[: {detail}][ ({matter.display_number})][ ({contact.name})]',
		exact: [['subject']],
		views: [{ type: 'matter' }, { type: 'contact' }],
		order: 'date(desc)',
	},
	practiceArea: closed({ label: '{name}[ ({code})]', exact: [['name'], ['code']] }),
	relationship: { label: '{contact.name}[: {description}][ ({matter.display_number})]' },
	reminder: { label: '{next_delivery_at|time}[ {state|words}]' },
	report: named('{name}[ ({created_at|time})]'),
	reportPreset: closed(named('{name}[ ({kind|words})]')),
	reportSchedule: closed({
		label: '{frequency}[ at {time_of_day}][ ({report_preset_id})]',
		joins: { report_preset_id: 'reportPreset' },
	}),
	serviceType: closed(described()),
	task: named('{name}[ ({matter.display_number})][, due {due_at}]'),
	taskTemplate: named('{name}[ ({task_template_list.name})]'),
	taskTemplateList: closed(named('{name}[ ({practice_area.name})]')),
	taskType: closed(named()),
	taxRateConfiguration: closed(named('{name}[ ({formatted_rate_as_percentage})]')),
	textSnippet: closed({ label: '{phrase}[: {snippet}]', exact: [['phrase'], ['snippet']] }),
	trustLineItem: { label: '{date}: {total}[ on bill {bill.number}][ ({matter.display_number})]' },
	user: closed({ label: '{name}[ <{email}>]', exact: [['email'], ['name']] }),
	utbmsCode: closed({
		label: '{code}[: {name}][ ({utbms_set_id})]',
		exact: [['code'], ['name']],
		joins: { utbms_set_id: 'utbmsSet' },
	}),
	utbmsSet: closed(named()),
	webhook: closed({ label: '{model}[: {url}]', exact: [['url']] }),
};

const ORDERS = ['name(asc)', 'description(asc)', 'id(desc)'];

/** How records of a kind are listed; undefined where they cannot be. */
export function recordKind(kind: string): RecordKind | undefined {
	const row = Object.hasOwn(ROWS, kind) ? ROWS[kind] : undefined;
	const list = operationOfPlace({ resource: kind, operation: 'getAll' });
	if (row === undefined || list === undefined) return undefined;
	const order = row.order ?? ORDERS.find((each) => list.order?.values.includes(each));
	const searchFilter = (['query', 'name'] as const).find((name) => list.query?.[name] !== undefined);
	return {
		kind,
		list,
		label: row.label,
		exact: row.exact ?? [],
		isClosed: row.closed === true,
		views: row.views ?? [{}],
		joins: row.joins ?? {},
		hasNumericIds: factsOf(schemaByName(list.schema ?? '')?.attributes.id ?? 'integer').type === 'integer',
		...(order === undefined ? {} : { order }),
		...(searchFilter === undefined ? {} : { searchFilter }),
	};
}

/** The values of the node's `resource` whose records can be listed. */
export function recordKindNames(): string[] {
	return Object.keys(ROWS);
}

/** Clio's `fields` for the label of a kind and for finding records by number or name. */
export function listFields({ kind, list, label, exact }: RecordKind): string {
	const paths = ['id', ...attributesOf(label), ...exact.flat(), ...(kind === 'user' ? ['enabled'] : [])];
	const inner = new Map<string, string[]>();
	for (const path of new Set(paths)) {
		const [name = '', attribute] = path.split('.');
		inner.set(name, [...(inner.get(name) ?? []), ...(attribute === undefined ? [] : [attribute])]);
	}
	return fieldsText(
		list.schema ?? '',
		[...inner].map(([name, attributes]) => (attributes.length === 0 ? name : { [name]: attributes })),
	);
}

/** What a person recognises a record by. */
export function labelOf({ label }: RecordKind, record: ListedRecord): string {
	return `${recordLabel(label, record)}${record.enabled === false ? ' (disabled)' : ''}`;
}

/** The name of the node's list search for a kind, or for a role that has a list of its own. */
export function searchMethodOf(name: string): string {
	return `search${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}
