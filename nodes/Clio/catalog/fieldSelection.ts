import { schemaByName } from './catalog';
import { nearestName } from './suggestion';
import type { AssociationFacts } from './types';

/** What to ask for: attributes and bare associations by name, or an association with the names inside its braces. */
export type FieldSelection = ReadonlyArray<string | Readonly<Record<string, readonly string[]>>>;

/**
 * Writes a selection as Clio's `fields` text, such as `id,etag,account{id,name}` (Clio: Fields).
 *
 * @throws Error naming the field, when the schema does not have it or it cannot stand there: Clio refuses a whole
 * request for one wrong name
 */
export function fieldsText(schema: string, selection: FieldSelection): string {
	return selection
		.map((entry) => {
			if (typeof entry === 'string') return known(schema, entry);
			return Object.entries(entry)
				.map(([name, inner]) => braces(schema, name, inner))
				.join(',');
		})
		.join(',');
}

function braces(schema: string, name: string, inner: readonly string[]): string {
	const association = schemaByName(schema)?.associations?.[known(schema, name)];
	if (association === undefined) throw new Error(`The field "${name}" of ${schema} holds no record to choose from`);
	return `${name}{${inner.map((field) => known(association.schema, field, association)).join(',')}}`;
}

function known(schema: string, name: string, within?: AssociationFacts): string {
	const facts = schemaByName(schema);
	const attributes = Object.keys(facts?.attributes ?? {});
	const associations = within === undefined || within.inner === true ? Object.keys(facts?.associations ?? {}) : [];
	const names = [...attributes, ...associations];
	if (names.includes(name)) return name;
	const nearest = nearestName(name, names);
	throw new Error(`${schema} has no field "${name}"${nearest === undefined ? '' : `; did you mean "${nearest}"?`}`);
}
