import { recordsOf, valueOf, type Viewer } from '../fields/render.mjs';
import type { FirmRecord } from '../firm/record.mjs';
import type { FilterContext } from './filterKinds.mjs';

/** What `query` searches, by operation (Clio: the description of each query parameter). */
export const searchColumns: Readonly<Record<string, readonly string[]>> = {
	'Activity#index': ['note'],
	'BillableClient#index': [
		'billable_matters.display_number',
		'billable_matters.number',
		'billable_matters.description',
	],
	'BillableMatter#ids': ['display_number', 'number', 'description'],
	'BillableMatter#index': ['display_number', 'number', 'description'],
	'Bill#index': ['number'],
	'CalendarEntry#index': ['summary', 'description', 'location'],
	'Communication#index': ['body', 'subject'],
	'Contact#index': [
		'name',
		'title',
		'email_addresses.address',
		'addresses.street',
		'addresses.city',
		'phone_numbers.number',
		'web_sites.address',
		'instant_messengers.address',
		'custom_field_values.value',
		'company.name',
		'related_matters.display_number',
	],
	'ConversationMessage#index': ['body'],
	'CustomField#index': ['name'],
	'CustomFieldSet#index': ['name'],
	'Document#index': ['name'],
	'DocumentCategory#index': ['name'],
	'ExpenseCategory#index': ['name'],
	'Folder#index': ['name'],
	'Folder#list': ['name'],
	'Group#index': ['name'],
	'Jurisdiction#index': ['description'],
	'JurisdictionsToTrigger#index': ['description'],
	'LineItem#index': ['description', 'note'],
	'Matter#index': ['display_number', 'number', 'description', 'client.first_name', 'client.last_name', 'client.name'],
	'MatterDocket#index': ['name'],
	'Note#index': ['subject', 'detail'],
	'ReportPreset#index': ['name'],
	'Report#index': ['name'],
	'Task#index': ['name', 'description'],
	'TaskTemplate#index': ['name'],
	'TaskTemplateList#index': ['name'],
	'TaskType#index': ['name'],
	'TextSnippet#index': ['snippet', 'phrase'],
};

/** All texts at a dotted path; a list contributes each of its records. */
function textsAt(view: string, record: FirmRecord, path: string, viewer: Viewer): string[] {
	const dot = path.indexOf('.');
	if (dot >= 0) {
		return recordsOf(valueOf(view, record, path.slice(0, dot), viewer), viewer.firm).flatMap((target) =>
			textsAt(target.resource, target, path.slice(dot + 1), viewer),
		);
	}
	const value = valueOf(view, record, path, viewer);
	return typeof value === 'string' || typeof value === 'number' ? [String(value).toLowerCase()] : [];
}

/** Every word of the query must occur in a searched column. A lagging index does not know the newest changes yet. */
export function matchesSearch(
	context: FilterContext,
	text: string,
	lagSeconds: number,
): (record: FirmRecord) => boolean {
	const words = text
		.toLowerCase()
		.split(/[\s*]+/)
		.filter((word) => word !== '');
	const columns = searchColumns[context.operationId] ?? [];
	const indexedUntil = context.firm.now() - lagSeconds * 1000;
	return (record) => {
		if (lagSeconds > 0 && record.updatedAt > indexedUntil) return false;
		const texts = columns.flatMap((path) => textsAt(context.view, record, path, context.viewer));
		return words.every((word) => texts.some((one) => one.includes(word)));
	};
}
