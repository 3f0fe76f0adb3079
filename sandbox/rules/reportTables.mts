import type { Cell } from '../files/formats/office.mjs';
import type { Firm } from '../firm/firm.mjs';
import type { FirmRecord } from '../firm/record.mjs';
import { hoursOf, totalOf } from '../firm/views/work.mjs';
import { isJsonObject, scalarText, type JsonObject } from '../json/shape.mjs';

type Column = (record: FirmRecord, firm: Firm) => Cell;

/** Records that reports are about, and what is shown of each. */
interface Source {
	readonly resource: string;
	/** The attribute that a report's dates are compared with. */
	readonly date: string;
	readonly columns: Readonly<Record<string, Column>>;
}

const text =
	(name: string): Column =>
	(record) =>
		record.text(name);
const amount =
	(name: string): Column =>
	(record) =>
		record.number(name);
const through =
	(association: string, name: string): Column =>
	(record, firm) =>
		firm.follow(record.link(association))?.text(name) ?? '';

const sources = {
	matters: {
		resource: 'Matter',
		date: 'open_date',
		columns: {
			Matter: text('display_number'),
			Description: text('description'),
			Client: through('client', 'name'),
			'Responsible Attorney': through('responsible_attorney', 'name'),
			'Practice Area': through('practice_area', 'name'),
			Status: text('status'),
			Opened: text('open_date'),
		},
	},
	contacts: {
		resource: 'Contact',
		date: '',
		columns: {
			Name: text('name'),
			Type: text('type'),
			Email: (contact) => contact.embedded('email_addresses')[0]?.text('address') ?? '',
			Phone: (contact) => contact.embedded('phone_numbers')[0]?.text('number') ?? '',
		},
	},
	activities: {
		resource: 'Activity',
		date: 'date',
		columns: {
			Date: text('date'),
			User: through('user', 'name'),
			Matter: through('matter', 'display_number'),
			Type: text('type'),
			Hours: (activity) => (activity.text('type') === 'TimeEntry' ? Math.round(hoursOf(activity) * 100) / 100 : 0),
			Total: totalOf,
			Note: text('note'),
		},
	},
	bills: {
		resource: 'Bill',
		date: 'issued_at',
		columns: {
			Bill: text('number'),
			Client: through('client', 'name'),
			Issued: text('issued_at'),
			Due: text('due_at'),
			State: text('state'),
			Total: amount('total'),
			Balance: amount('balance'),
		},
	},
	transactions: {
		resource: 'BankTransaction',
		date: 'date',
		columns: {
			Date: text('date'),
			Account: through('bank_account', 'name'),
			Client: through('client', 'name'),
			Matter: through('matter', 'display_number'),
			Description: text('description'),
			'Funds In': amount('funds_in'),
			'Funds Out': amount('funds_out'),
		},
	},
	tasks: {
		resource: 'Task',
		date: 'due_at',
		columns: {
			Task: text('name'),
			Assignee: through('assignee', 'name'),
			Matter: through('matter', 'display_number'),
			Status: text('status'),
			Due: text('due_at'),
		},
	},
} satisfies Record<string, Source>;

const sourcesByKind: readonly [RegExp, Source][] = [
	[/task/, sources.tasks],
	[/contact_information/, sources.contacts],
	[/productivity|work_in_progress|billing_rate|client_activity|fee_allocation/, sources.activities],
	[/trust|ledger|bank|law_society|clio_payments|disbursement/, sources.transactions],
	[/matter/, sources.matters],
];

const sourceOf = (kind: string): Source => sourcesByKind.find(([pattern]) => pattern.test(kind))?.[1] ?? sources.bills;

/** The matters a record belongs to: itself, its matter, a bill's matters. */
function mattersOf(record: FirmRecord, firm: Firm): FirmRecord[] {
	if (record.resource === 'Matter') return [record];
	const link = record.link('matter');
	const links = link === undefined ? record.links('matters') : [link];
	return links.flatMap((one) => firm.follow(one) ?? []);
}

type Belongs = (record: FirmRecord, id: string, firm: Firm) => boolean;

const hasLink = (record: FirmRecord, name: string, id: string): boolean => String(record.link(name)?.id) === id;
const byMatter =
	(name: string): Belongs =>
	(record, id, firm) =>
		mattersOf(record, firm).some((matter) => hasLink(matter, name, id));

/** What a report may be limited to, by the name in its body. */
const limits: Readonly<Record<string, Belongs>> = {
	client: (record, id, firm) =>
		(record.resource === 'Contact' && String(record.id) === id) ||
		hasLink(record, 'client', id) ||
		byMatter('client')(record, id, firm),
	matter: (record, id, firm) => mattersOf(record, firm).some((matter) => String(matter.id) === id),
	user: (record, id) => hasLink(record, 'user', id) || hasLink(record, 'assignee', id),
	originating_attorney: byMatter('originating_attorney'),
	responsible_attorney: byMatter('responsible_attorney'),
	practice_area: byMatter('practice_area'),
};

const textIn = (options: JsonObject, name: string): string => {
	const value = options[name];
	return typeof value === 'string' ? value : '';
};

/** The first and last day of a report; empty texts stand for no limit. A year sets both. */
function daysOf(options: JsonObject): { from: string; until: string } {
	const year = textIn(options, 'year');
	if (year !== '') return { from: `${year}-01-01`, until: `${year}-12-31` };
	return { from: textIn(options, 'start_date'), until: textIn(options, 'end_date') };
}

function isWithin(record: FirmRecord, source: Source, options: JsonObject): boolean {
	const { from, until } = daysOf(options);
	if (source.date === '' || (from === '' && until === '')) return true;
	const day = record.text(source.date).slice(0, 10);
	return day !== '' && (from === '' || day >= from) && (until === '' || day <= until);
}

function isWanted(record: FirmRecord, source: Source, options: JsonObject, firm: Firm): boolean {
	const belongs = Object.entries(limits).every(([name, limit]) => {
		const subject = options[name];
		const id = isJsonObject(subject) ? scalarText(subject.id) : '';
		return id === '' || limit(record, id, firm);
	});
	return belongs && isWithin(record, source, options);
}

/** A report as a table: its columns, and a row for each record it is about. */
export interface Table {
	readonly columns: readonly string[];
	readonly rows: readonly (readonly Cell[])[];
}

/** The table of a kind of report with its options (client, matter, dates ...). */
export function reportTable(firm: Firm, kind: string, options: JsonObject): Table {
	const source = sourceOf(kind);
	const records = firm.all(source.resource).filter((record) => isWanted(record, source, options, firm));
	const columns = Object.entries(source.columns);
	return {
		columns: columns.map(([name]) => name),
		rows: records.map((record) => columns.map(([, show]) => show(record, firm))),
	};
}
