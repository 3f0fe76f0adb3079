import type { IExecuteFunctions } from 'n8n-workflow';

import type { ClearableField } from '../../catalog/clearable';
import { clearableFields } from '../../catalog/clearable';
import { CONTACT_ROW_FIELDS, contactRowField } from '../../catalog/contactRows';
import { takesContactRows, takesCustomFields } from '../../catalog/form';
import { nearestName } from '../../catalog/suggestion';
import type { OperationFacts } from '../../catalog/types';
import { isRecord } from '../../transport/record';
import type { Draft } from './draft';
import { objectAt } from './draft';
import { listOf } from './given';
import type { Problems } from './problems';

/** What an update is to empty. */
export interface Cleared {
	values: ClearableField[];
	/** flat names of a contact's rows */
	contactRows: string[];
	/** as they were given: `custom_field_<ID>`, or the name */
	customFields: string[];
}

/**
 * What an item's Fields to Clear name: values that Clio can empty, rows of contacts, and custom fields by `custom_field_<ID>`
 * or by name.
 */
export function readCleared(
	this: IExecuteFunctions,
	operation: OperationFacts,
	problems: Problems,
	itemIndex: number,
): Cleared {
	const cleared: Cleared = { values: [], contactRows: [], customFields: [] };
	if (operation.method !== 'PATCH' || operation.own !== undefined) return cleared;
	const clearable = new Map(clearableFields(operation).map((field) => [field.name, field]));
	const hasRows = takesContactRows(operation);
	for (const name of new Set(listOf(this.getNodeParameter('fieldsToClear', itemIndex, [])))) {
		const value = clearable.get(name);
		if (value !== undefined) cleared.values.push(value);
		else if (hasRows && contactRowField(name) !== undefined) cleared.contactRows.push(name);
		else if (takesCustomFields(operation) !== undefined) cleared.customFields.push(name);
		else {
			const rows = hasRows ? CONTACT_ROW_FIELDS.map((field) => field.name) : [];
			const nearest = nearestName(name, [...clearable.keys(), ...rows]);
			problems.add(
				`"${name.slice(0, 80)}" cannot be cleared`,
				`${nearest === undefined ? '' : `Did you mean "${nearest}"? `}Choose from the list under Fields to Clear what Clio can empty.`,
			);
		}
	}
	return cleared;
}

/** Empties values in the draft of a body; one that has a value is refused. */
export function clearValues({ data }: Draft, { values }: Cleared, problems: Problems): void {
	for (const { name, path, cleared } of values) {
		if (isGiven(data, path)) {
			problems.add(`"${name}" has a value and is to be cleared`, 'Do one or the other.');
			continue;
		}
		objectAt(data, path.slice(0, -1))[path.at(-1) ?? name] = isRecord(cleared) ? { ...cleared } : cleared;
	}
}

function isGiven(data: Readonly<Record<string, unknown>>, path: readonly string[]): boolean {
	const [name = '', ...rest] = path;
	const inner = data[name];
	if (inner === undefined) return false;
	return rest.length === 0 || !isRecord(inner) || isGiven(inner, rest);
}
