import { comparable } from '../../transport/lookup/matching';
import { isRecord } from '../../transport/record';
import type { ExistingRow } from './existingRows';
import type { Problems } from './problems';

/** One entry of Clio's `custom_field_values`. */
export type CustomFieldWrite =
	| { id: string | number; value: string | number | boolean }
	| { id: string | number; _destroy: true }
	| { custom_field: { id: number }; value: string | number | boolean };

/** Where a custom field's value stands in a record: in a row of its own, nowhere, or where Clio does not tell. */
export type ValuePlace = { row: ExistingRow } | 'none' | 'hidden';

/**
 * The row that holds a custom field's value. Clio gives a row with a null ID for a field that is shown but empty, and rows
 * that do not tell their field where the app lacks the permission: one of these may be the value that is looked for.
 */
export function valuePlace(existing: readonly ExistingRow[], definitionId: string): ValuePlace {
	const rows = existing.filter((row) => hasId(row) && row.soft_deleted !== true);
	const row = rows.find((each) => fieldIdOf(each) === definitionId);
	if (row !== undefined) return { row };
	return rows.some((each) => fieldIdOf(each) === undefined) ? 'hidden' : 'none';
}

/** What is said where a value may exist that Clio does not show: writing it anew would double it. */
export function hiddenValue(problems: Problems, words: string): undefined {
	return problems.add(
		`Clio does not tell whether the record has a value for the ${words}`,
		'A value that exists could be written twice, so it is not written. Give the app the permission Custom Fields in the developer portal and connect the credential again.',
	);
}

/** The ID of the definition that a row belongs to. */
export function fieldIdOf({ custom_field: field }: Readonly<Record<string, unknown>>): string | undefined {
	const id = isRecord(field) ? field.id : field;
	return typeof id === 'number' || (typeof id === 'string' && id !== '') ? String(id) : undefined;
}

/** Whether a row stands in Clio, and is no empty place for a value. */
export function hasId(row: ExistingRow): row is ExistingRow & { id: string | number } {
	return typeof row.id === 'number' || (typeof row.id === 'string' && row.id !== '');
}

/** The entry that writes a value; undefined where it stands there already. The place must not be hidden. */
export function writeTo(
	place: Exclude<ValuePlace, 'hidden'>,
	definitionId: string,
	value: string | number | boolean,
): CustomFieldWrite | undefined {
	if (place === 'none') return { custom_field: { id: Number(definitionId) }, value };
	const { row } = place;
	if (!hasId(row) || String(row.value ?? '') === String(value)) return undefined;
	return { id: row.id, value };
}

/** Whether a pick-list's row holds an option that is given by its label or ID, though it may have been deleted since. */
export function holdsOption({ value, picklist_option: option }: ExistingRow, given: unknown): boolean {
	const label = isRecord(option) && typeof option.option === 'string' ? comparable(option.option) : undefined;
	const wanted = typeof given === 'string' || typeof given === 'number' ? comparable(String(given)) : '';
	return wanted !== '' && (wanted === label || wanted === String(value ?? ''));
}

/** Names and IDs of fields that were deleted in Clio but whose values a record still has. */
export function deletedFields(existing: readonly ExistingRow[]): ReadonlySet<string> {
	const rows = existing.filter(({ soft_deleted: isDeleted }) => isDeleted === true);
	return new Set(
		rows.flatMap((row) => {
			const id = fieldIdOf(row);
			return [
				...(typeof row.field_name === 'string' ? [comparable(row.field_name)] : []),
				...(id === undefined ? [] : [id]),
			];
		}),
	);
}
