import { valueOf, recordsOf, type Viewer } from '../fields/render.mjs';
import { timestamp } from '../fields/timestamp.mjs';
import type { FirmRecord } from '../firm/record.mjs';

/** Order keys that are not the path of a value. */
const orderPaths: Readonly<Record<string, string>> = {
	'Activity#index display_number': 'matter.display_number',
	'Bill#index client_name': 'client.name',
	'Bill#index matter_display_number': 'matters.display_number',
	'Communication#index matter': 'matter.display_number',
	'Conversation#index last_message_id': 'last_message.id',
	'Conversation#index matter_id': 'matter.id',
	'MatterDocket#index date': 'start_date',
	'Note#index author': 'author.name',
	'Task#index due_at_strict': 'due_at',
	'TaskTemplate#index permission': 'private',
	'TaskTemplate#index days_from_assignment': 'id',
	'DocumentTemplate#index category.name': 'document_category.name',
	'DocumentTemplate#index last_modified': 'updated_at',
	'Document#index document_number': 'id',
	'Folder#list document_number': 'id',
	'ReportPreset#index last_modified_at': 'updated_at',
	'ReportPreset#index next_scheduled_date': 'report_schedule.next_scheduled_date',
	'UtbmsCode#index set': 'utbms_set_id',
	'Matter#index grants': 'id',
	'Contact#index shared_at': 'id',
	'RelatedContacts#index id': 'relationship.id',
	'MatterContacts#index id': 'relationship.id',
};

/** The value at a dotted path, following associations; the first record of a list stands for it. */
export function valueAt(
	view: string,
	record: FirmRecord,
	path: string,
	viewer: Viewer,
): string | number | boolean | null {
	const dot = path.indexOf('.');
	if (dot >= 0) {
		const target = recordsOf(valueOf(view, record, path.slice(0, dot), viewer), viewer.firm)[0];
		return target === undefined ? null : valueAt(target.resource, target, path.slice(dot + 1), viewer);
	}
	if (path === 'created_at' && record.values.created_at === undefined) return timestamp(record.createdAt);
	if (path === 'updated_at') return record.updatedAt;
	const value = valueOf(view, record, path, viewer);
	return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

function compare(one: string | number | boolean | null, other: string | number | boolean | null): number {
	if (one === other) return 0;
	if (one === null) return 1;
	if (other === null) return -1;
	if (typeof one === 'string' && typeof other === 'string') {
		const [a, b] = [one.toLowerCase(), other.toLowerCase()];
		return a < b ? -1 : a > b ? 1 : 0;
	}
	return Number(one) - Number(other);
}

/** Sorts by `field(asc|desc)`; records without a value come last, ties by id. */
export function sortRecords(
	operationId: string,
	view: string,
	records: FirmRecord[],
	order: string,
	viewer: Viewer,
): FirmRecord[] {
	const [, key = 'id', direction = 'asc'] = /^(.+)\((asc|desc)\)$/.exec(order) ?? [];
	const path = orderPaths[`${operationId} ${key}`] ?? key;
	const sign = direction === 'desc' ? -1 : 1;
	const keyed = records.map((record) => ({
		record,
		key: path === 'id' ? Number(record.id) : valueAt(view, record, path, viewer),
	}));
	keyed.sort((one, other) => {
		if (one.key === null || other.key === null) return compare(one.key, other.key);
		return sign * compare(one.key, other.key) || Number(one.record.id) - Number(other.record.id);
	});
	return keyed.map((entry) => entry.record);
}
