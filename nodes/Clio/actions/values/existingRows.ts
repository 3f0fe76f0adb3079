import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { CustomFieldDefinitions } from '../../transport/lookup/customFields';
import type { ClioSession } from '../../transport/session';

/** A row as Clio answers it: `id`, `name` and its parts, or a custom field's value with `custom_field: { id }`. */
export type ExistingRow = Readonly<Record<string, unknown>>;

/** The rows that a record has now, by Clio's name of the list; empty for a record that is being created. */
export type ExistingRows = Readonly<Record<string, readonly ExistingRow[]>>;

/** A value for a custom field, which is named by its definition's ID or by its exact name. */
export interface GivenCustomField {
	field: { id: string } | { name: string };
	/** as the user gave it; null and '' never get here: they mean not given */
	value: unknown;
}

/**
 * The entries for `custom_field_values`: with the value's ID where the record has one, with the definition's otherwise.
 *
 * @param definitions as `customFieldDefinitions` gives them, with the refusal if Clio does not let them be read; they may be
 * empty when nothing but `cleared` is given
 * @param cleared IDs of definitions
 * @param existing the record's `custom_field_values` with `id`, `field_name`, `value`, `soft_deleted`, `custom_field` and
 * `picklist_option`
 * @param raw elements of `custom_field_values` as the user gave them, such as those that were read of a record; what is given
 * or cleared by name wins over them
 * @throws InputProblem naming the custom field
 */
export type CustomFieldWrites = (
	this: IExecuteFunctions,
	session: ClioSession,
	definitions: CustomFieldDefinitions,
	given: readonly GivenCustomField[],
	cleared: readonly string[],
	existing: readonly ExistingRow[],
	raw?: readonly unknown[],
) => Promise<IDataObject[]>;

/**
 * What to write below `data` for values of a contact's rows, by Clio's names of the lists: with the row's ID where the
 * contact has one of that label, without where a row is added.
 *
 * @param given flat names (catalog/contactRows.ts) with their values, and whole lists by Clio's names (`email_addresses`) as
 * the user gave them; null and '' never get here
 * @param cleared flat names whose row, or part of an address, is to be emptied or removed
 * @throws InputProblem naming the value
 */
export type ContactRowWrites = (
	given: ReadonlyMap<string, unknown>,
	cleared: readonly string[],
	existing: ExistingRows,
) => IDataObject;
