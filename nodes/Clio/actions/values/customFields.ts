import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { CustomFieldDefinition, CustomFieldDefinitions } from '../../transport/lookup/customFields';
import { InputProblem } from '../../transport/errors/inputProblem';
import { locatedId } from '../../transport/lookup/locatedId';
import type { ClioSession } from '../../transport/session';
import { customFieldWords, writtenCustomField } from './customFieldInput';
import { customFieldNamed } from './customFieldNames';
import type { CustomFieldWrite } from './customFieldRows';
import { deletedFields, hasId, hiddenValue, holdsOption, valuePlace, writeTo } from './customFieldRows';
import type { CustomFieldWrites, ExistingRow, GivenCustomField } from './existingRows';
import { rawCustomFieldWrites } from './rawCustomFields';
import { Problems } from './problems';

/** A value for a custom field of which is known what it is. */
interface Wanted {
	definition: CustomFieldDefinition;
	value: unknown;
	place: ReturnType<typeof valuePlace>;
}

/**
 * The entries for `custom_field_values`. Everything that is wrong with names and values is told at once, before any contact
 * or matter among the values is looked up by name. What stands there already is not written again.
 */
export const customFieldWrites: CustomFieldWrites = async function (
	session,
	definitions,
	given,
	cleared,
	existing,
	raw = [],
) {
	const problems = new Problems('the record');
	const wanted = wantedValues(problems, definitions, given, existing);
	const fieldIds = new Set([...wanted.map(({ definition }) => definition.id), ...cleared]);
	for (const { definition } of wanted) {
		if (cleared.includes(definition.id)) {
			problems.add(`The ${customFieldWords(definition)} has a value and is to be cleared`, 'Do one or the other.');
		}
	}
	const rawWrites = rawCustomFieldWrites(problems, raw, existing, fieldIds);
	const removals = cleared.flatMap((id) => removal(problems, id, definitions, existing));
	const ready = wanted.map((each) => ({ ...each, write: scalarWrite.call(this, problems, each) }));
	problems.throwIfAny();
	const writes: CustomFieldWrite[] = [...rawWrites, ...removals];
	for (const { definition, value, place, write } of ready) {
		const found = write === 'lookUp' ? await recordWrite.call(this, session, { definition, value, place }) : write;
		if (found !== undefined) writes.push(found);
	}
	return writes.map((write): IDataObject => ({ ...write }));
};

function wantedValues(
	problems: Problems,
	{ definitions, refusal }: CustomFieldDefinitions,
	given: readonly GivenCustomField[],
	existing: readonly ExistingRow[],
): Wanted[] {
	if (given.length > 0 && refusal !== undefined) {
		problems.add('Values of custom fields cannot be written, because their definitions cannot be read', refusal);
		return [];
	}
	const deleted = deletedFields(existing);
	const wanted = new Map<string, Wanted>();
	for (const { field, value } of given) {
		const named = customFieldNamed(definitions, field, deleted);
		if ('problem' in named) {
			problems.add(named.problem, named.remedy);
			continue;
		}
		const { definition } = named;
		if (wanted.has(definition.id)) {
			problems.add(`The ${customFieldWords(definition)} is given twice`, 'Give it once, by its name or by its ID.');
		}
		wanted.set(definition.id, { definition, value, place: valuePlace(existing, definition.id) });
	}
	return [...wanted.values()];
}

/** The entry for a value that needs no look-up; undefined where nothing is to be written. */
function scalarWrite(
	this: IExecuteFunctions,
	problems: Problems,
	{ definition, value, place }: Wanted,
): CustomFieldWrite | 'lookUp' | undefined {
	if (place === 'hidden') return hiddenValue(problems, customFieldWords(definition));
	if (isOfRecord(definition)) return 'lookUp';
	const written = writtenCustomField({ definition, zone: this.getTimezone() }, value);
	if ('value' in written) return writeTo(place, definition.id, written.value);
	// An option that was deleted in Clio stays in the records that have it, and may be written back to them.
	const isThere = definition.fieldType === 'picklist' && place !== 'none' && holdsOption(place.row, value);
	return isThere ? undefined : problems.add(written.problem, written.remedy);
}

function isOfRecord({ fieldType }: CustomFieldDefinition): boolean {
	return fieldType === 'contact' || fieldType === 'matter';
}

/** The entry for a contact or matter, by its ID (Clio: Custom Fields). */
async function recordWrite(
	this: IExecuteFunctions,
	session: ClioSession,
	{ definition, value, place }: Wanted,
): Promise<CustomFieldWrite | undefined> {
	const what = `Custom field "${definition.name}"`;
	const id = await locatedId.call(this, session, value, definition.fieldType, what);
	if (id === undefined || !/^[1-9]\d{0,18}$/.test(id)) {
		throw new InputProblem(
			`${what} is not a ${definition.fieldType}`,
			`Give the ID of a ${definition.fieldType}, or its exact number or name.`,
		);
	}
	return place === 'hidden' ? undefined : writeTo(place, definition.id, Number(id));
}

function removal(
	problems: Problems,
	id: string,
	{ definitions, refusal }: CustomFieldDefinitions,
	existing: readonly ExistingRow[],
): CustomFieldWrite[] {
	const place = valuePlace(existing, id);
	if (place === 'hidden') hiddenValue(problems, `custom field with the ID ${id}`);
	else if (place !== 'none' && hasId(place.row)) return [{ id: place.row.id, _destroy: true }];
	else if (refusal === undefined && definitions.length > 0) {
		const named = customFieldNamed(definitions, { id });
		if ('problem' in named) problems.add(named.problem, named.remedy);
	}
	return [];
}
