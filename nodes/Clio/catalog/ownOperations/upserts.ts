import { operationById } from '../catalog';
import type { AttributeFacts } from '../types';
import type { OwnOperations } from './index';

/**
 * Values of a matter that Clio adds to those that are there, and does not show so that they could be compared: written by every run, they
 * would be there as many times (Clio: Matters).
 */
const ADDED = new Set([
	'custom_field_set_associations',
	'custom_rate',
	'relationships',
	'reset_matter_number',
	'split_invoice_payers',
	'task_template_list_instances',
]);

const REFERENCE: AttributeFacts = { external_reference: 'string' };

const NEEDED_REFERENCE: AttributeFacts = { external_reference: { type: 'string', required: true } };

/** Create or Update of records that no name of their own tells from others of their kind. */
export const upsertOperations: OwnOperations = {
	activity: { upsert: { of: 'Activity#create', takes: 'all', adds: NEEDED_REFERENCE, isHandMade: true } },
	calendarEntry: { upsert: { of: 'CalendarEntry#create', takes: 'all', adds: NEEDED_REFERENCE, isHandMade: true } },
	matter: {
		upsert: {
			of: 'Matter#create',
			takes: Object.keys(operationById('Matter#create').body ?? {}).filter((name) => !ADDED.has(name)),
			adds: { match_on: { type: 'array', items: 'string' } },
			isHandMade: true,
		},
	},
	note: { upsert: { of: 'Note#create', takes: 'all', adds: REFERENCE, isHandMade: true } },
	task: { upsert: { of: 'Task#create', takes: 'all', adds: REFERENCE, isHandMade: true } },
};
