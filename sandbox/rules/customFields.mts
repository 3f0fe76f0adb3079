import { invalid } from '../api/answer.mjs';
import { timestamp } from '../fields/timestamp.mjs';
import { isJsonObject, scalarText } from '../json/shape.mjs';
import { mergeRows } from '../writes/apply.mjs';
import type { WriteRules } from '../writes/context.mjs';

/** Definitions: options only for picklists; a deleted definition stays, marked as deleted. */
export const customFieldRules: WriteRules = {
	before: ({ data, creating, request }, field) => {
		if (!creating) return;
		field.values.displayed = true;
		field.values.required = false;
		field.values.deleted = false;
		field.values.picklist_options = [];
		field.values.display_order = request.firm.all('CustomField').length + 1;
		if (typeof data.name === 'string' && data.name.trim() === '') throw invalid('name is required');
	},
	attributes: {
		/* Removed options are kept for the values that still show them. */
		picklist_options: (context, field, value) => {
			const rows = Array.isArray(value) ? value : [];
			const removed = new Set(
				rows.flatMap((row) => (isJsonObject(row) && row._deleted === true ? [scalarText(row.id)] : [])),
			);
			mergeRows(
				context,
				field,
				'picklist_options',
				'PicklistOption',
				rows.filter((row) => !isJsonObject(row) || row._deleted !== true),
			);
			for (const option of field.embedded('picklist_options')) {
				if (removed.has(String(option.id))) option.values.deleted_at = timestamp(context.now);
			}
		},
	},
	check: (_context, field) => {
		if (field.text('field_type') !== 'picklist' && field.embedded('picklist_options').length > 0) {
			throw invalid('picklist_options are for fields of type picklist');
		}
	},
	destroy: (_request, field, now) => {
		field.values.deleted = true;
		field.touch(now);
		return true;
	},
};
