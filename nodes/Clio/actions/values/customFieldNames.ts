import { nearestName } from '../../catalog/suggestion';
import type { CustomFieldDefinition } from '../../transport/lookup/customFields';
import { comparable } from '../../transport/lookup/matching';
import type { GivenCustomField } from './existingRows';
import { listed } from './problems';

/** The custom field that was named, or why it cannot be told. */
export type Named = { definition: CustomFieldDefinition } | { problem: string; remedy: string };

/** So many custom fields are listed in an error. */
const MOST_NAMES = 15;

/**
 * The custom field that a name means: its name whatever its case, `Name (ID)`, `custom_field_<ID>`, or its ID. A name that
 * two fields share means neither.
 *
 * @param deleted names and IDs of fields that the record still has values of, but that were deleted in Clio
 */
export function customFieldNamed(
	definitions: readonly CustomFieldDefinition[],
	field: GivenCustomField['field'],
	deleted: ReadonlySet<string> = new Set(),
): Named {
	const fitting =
		'id' in field ? definitions.filter(({ id }) => id === field.id) : fittingName(definitions, field.name);
	const [only] = fitting;
	const given = 'id' in field ? field.id : field.name.trim();
	if (only !== undefined && fitting.length === 1) return { definition: only };
	if (only !== undefined) {
		return {
			problem: `Clio has ${fitting.length} custom fields with the name "${only.name}"`,
			remedy: `Name the one that is meant by its ID, as ${listed(fitting.map(nameWithId), 'or')}.`,
		};
	}
	if (deleted.has(comparable(given))) {
		return {
			problem: `The custom field ${quoted(field)} was deleted in Clio`,
			remedy: 'What the record still has of it cannot be changed. Remove it from the values.',
		};
	}
	return { problem: `Clio has no custom field ${quoted(field)} here`, remedy: suggestion(definitions, given) };
}

function fittingName(definitions: readonly CustomFieldDefinition[], name: string): CustomFieldDefinition[] {
	const wanted = comparable(name);
	const named = definitions.filter((each) => comparable(each.name) === wanted);
	const exact = named.filter((each) => each.name === name.trim());
	if (named.length > 0) return exact.length === 1 ? exact : named;
	return definitions.filter((each) =>
		[comparable(nameWithId(each)), `custom_field_${each.id}`, each.id].includes(wanted),
	);
}

function nameWithId({ name, id }: CustomFieldDefinition): string {
	return `${name} (${id})`;
}

function quoted(field: GivenCustomField['field']): string {
	return 'id' in field ? `with the ID ${field.id.slice(0, 40)}` : `"${field.name.trim().slice(0, 80)}"`;
}

function suggestion(definitions: readonly CustomFieldDefinition[], given: string): string {
	const names = definitions.map(({ name }) => name);
	const nearest = nearestName(given, names);
	if (nearest !== undefined) return `Did you mean "${nearest}"?`;
	if (names.length === 0) return 'The account has no custom fields for this kind of record that the user can see.';
	const quotedNames = names.map((name) => `"${name}"`);
	const told =
		names.length > MOST_NAMES
			? [...quotedNames.slice(0, MOST_NAMES), `${names.length - MOST_NAMES} more`]
			: quotedNames;
	return `The custom fields are ${listed(told, 'and')}.`;
}
