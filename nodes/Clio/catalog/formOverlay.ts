import { factsOf } from './catalog';
import type { ValueEntry, ValueType } from './types';

/** Attributes that are written otherwise than their type in Clio's document says, by its text; by name, or operation and name. */
const TYPES: Readonly<Record<string, ValueType>> = {
	'Communication date': 'date',
	'Communication received_at': 'dateTime',
	'Task due_at': 'date',
};

/** Clio's document types these as times and describes them as dates (Clio: Medical Records Details). */
const IS_DATE = /_date$/;

/**
 * What an attribute of a body is, in the words of the catalogue: Clio's document types some dates as times or text.
 *
 * @param operationId Clio's name of the operation, such as `Task#create`
 */
export function writtenType(operationId: string, name: string, entry: ValueEntry): ValueType {
	const { type } = factsOf(entry);
	const own = ofRecord(TYPES, operationId, name);
	return own ?? (type === 'dateTime' && IS_DATE.test(name) ? 'date' : type);
}

/** Attributes that Clio's document lists where Clio takes none (Clio: Contacts, `co_counsel_rate`; Calendar Entries, `_deleted`). */
const REFUSED = new Set(['Contact#create co_counsel_rate', 'CalendarEntry#create _deleted']);

/** Whether an attribute of a body can be written, whatever the document lists. */
export function isWritable(operationId: string, attribute: string): boolean {
	return !REFUSED.has(`${operationId} ${attribute}`);
}

/** Required by Clio, but told by something else that was given: a note's type by the matter or contact it belongs to. */
const INFERRED = new Set(['Note#create type']);

/** Whether a person has to fill in an attribute that Clio requires. */
export function isInferred(operationId: string, attribute: string): boolean {
	return INFERRED.has(`${operationId} ${attribute}`);
}

/** Better words than the name gives, by flat name, or kind of record and flat name. */
const LABELS: Readonly<Record<string, string>> = {
	_deleted: 'Delete Occurrences',
	all_day: 'All Day',
	avatar_image: 'Picture (Base64)',
	cascading_offset_polarity: 'Due Before or After',
	cascading_offset_type: 'Due Date Offset Unit',
	cascading_offset: 'Due Date Offset',
	cascading: 'Due Date Depends on Another Task',
	client_reference: 'Client Reference Number',
	copy_version: 'New Version if Extension Changes',
	co_counsel_rate_rate: 'Co-Counsel Rate',
	custom_rate_rates: 'Custom Rates (JSON)',
	custom_rate_type: 'Billing Method',
	date_of_birth: 'Date of Birth',
	day_of_month: 'Day of Month',
	days_of_week: 'Days of Week',
	detail_text_type: 'Detail Format',
	description_text_type: 'Description Format',
	due_at: 'Due Date',
	if_exists: 'If the Name Exists',
	'ClioPaymentsLink duration': 'Duration (Seconds)',
	end_at: 'End',
	every_no_of_months: 'Every Number of Months',
	expires_at: 'Expires',
	if_several: 'If Several Match',
	issued_at: 'Issue Date',
	matter_budget_budget: 'Budget',
	matter_budget_include_expenses: 'Budget Includes Expenses',
	matter_budget_notification_threshold: 'Budget Notification Threshold (%)',
	matter_budget_notify_users: 'Budget Notifies Users',
	evergreen_retainer_minimum_threshold: 'Trust Balance Threshold',
	evergreen_retainer_recipients: 'Trust Balance Notification Recipients',
	'Activity quantity': 'Quantity (Seconds for Time)',
	received_at: 'Received',
	start_at: 'Start',
	statute_of_limitations: 'Statute of Limitations',
	statute_of_limitations_due_at: 'Statute of Limitations Date',
	statute_of_limitations_reminders: 'Statute of Limitations Reminders',
	statute_of_limitations_status: 'Statute of Limitations Status',
	time_of_day: 'Time of Day',
};

/** The label of a value where its name alone would read badly; undefined for the others. */
export function overlaidLabel(operationId: string, name: string): string | undefined {
	return ofRecord(LABELS, operationId, name) ?? (Object.hasOwn(LABELS, name) ? LABELS[name] : undefined);
}

function ofRecord<Value>(table: Readonly<Record<string, Value>>, operationId: string, name: string): Value | undefined {
	const key = `${operationId.split('#')[0] ?? ''} ${name}`;
	return Object.hasOwn(table, key) ? table[key] : undefined;
}
