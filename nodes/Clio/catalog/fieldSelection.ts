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
	const association = associationOf(schema, known(schema, name));
	if (association === undefined) throw new Error(`The field "${name}" of ${schema} holds no record to choose from`);
	return `${name}{${inner.map((field) => known(association.schema, field, association)).join(',')}}`;
}

function known(schema: string, name: string, within?: AssociationFacts): string {
	if (isField(schema, name, within)) return name;
	const nearest = nearestName(name, fieldsOf(schema, within));
	throw new Error(`${schema} has no field "${name}"${nearest === undefined ? '' : `; did you mean "${nearest}"?`}`);
}

/** Whether a name may be asked for: of the record itself, or inside the braces of the association `within`. */
export function isField(schema: string, name: string, within?: AssociationFacts): boolean {
	const { attributes = {}, associations = {} } = schemaByName(schema) ?? {};
	return Object.hasOwn(attributes, name) || (allowsAssociations(within) && Object.hasOwn(associations, name));
}

/** The names that may be asked for, those that only writes have a use for left out (Clio marks them with `_`). */
export function fieldsOf(schema: string, within?: AssociationFacts): string[] {
	const { attributes = {}, associations = {} } = schemaByName(schema) ?? {};
	const names = [...Object.keys(attributes), ...(allowsAssociations(within) ? Object.keys(associations) : [])];
	return names.filter((name) => !name.startsWith('_'));
}

/** The association of a schema with a name; undefined for an attribute, or a name that is not there. */
export function associationOf(schema: string, name: string): AssociationFacts | undefined {
	const { associations = {} } = schemaByName(schema) ?? {};
	return Object.hasOwn(associations, name) ? associations[name] : undefined;
}

function allowsAssociations(within?: AssociationFacts): boolean {
	return within === undefined || within.inner === true;
}

/** What Clio answers for a bare association, and of a record when nothing is asked for (Clio: Fields). */
export function defaultNames(schema: string): string[] {
	const { attributes = {} } = schemaByName(schema) ?? {};
	return ['id', 'etag'].filter((name) => Object.hasOwn(attributes, name));
}

/**
 * Several selections as one that names nothing twice. A bare association beside the same one with braces becomes the braces
 * with its default names in front.
 */
export function mergeSelections(schema: string, ...selections: readonly FieldSelection[]): FieldSelection {
	const merged = new Map<string, Set<string>>();
	const add = (name: string, inner: readonly string[]) => {
		const names = merged.get(name) ?? new Set<string>();
		merged.set(name, names);
		for (const each of inner) names.add(each);
	};
	const bare = new Set<string>();
	for (const entry of selections.flat()) {
		if (typeof entry === 'string') {
			bare.add(entry);
			add(entry, []);
		} else for (const [name, inner] of Object.entries(entry)) add(name, inner);
	}
	return [...merged].map(([name, inner]) => {
		if (inner.size === 0) return name;
		const target = associationOf(schema, name)?.schema ?? '';
		return { [name]: bare.has(name) ? [...new Set([...defaultNames(target), ...inner])] : [...inner] };
	});
}

/** What a selection asks for of an association: the names inside its braces, or what Clio gives without them. */
export function namesInside(schema: string, selection: FieldSelection, name: string): readonly string[] | undefined {
	const [entry] = mergeSelections(schema, selection).filter((each) =>
		typeof each === 'string' ? each === name : Object.hasOwn(each, name),
	);
	if (typeof entry !== 'string') return entry?.[name];
	return defaultNames(associationOf(schema, name)?.schema ?? '');
}
