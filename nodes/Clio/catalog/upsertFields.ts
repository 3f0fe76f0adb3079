import { factsOf, schemaByName } from './catalog';
import type { FieldSelection } from './fieldSelection';
import { associationOf, fieldsOf } from './fieldSelection';
import type { RecordKind } from './recordKinds';
import { attributesOf } from './recordLabel';
import type { OperationFacts, ValueEntry } from './types';
import type { UpsertFacts } from './upserts';

/** What tells of a row in a list that it was deleted. */
export const ROW_DELETED = 'deleted_at';

/**
 * What must be known of records to find one by its name, to name it to a person, and to tell whether values would change it:
 * what a new record can be given, as far as Clio shows it.
 */
export function upsertSelection(
	{ list, label }: RecordKind,
	{ name, within, gone }: UpsertFacts,
	{ body = {} }: OperationFacts,
): FieldSelection {
	const schema = list.schema ?? '';
	const { attributes = {} } = schemaByName(schema) ?? {};
	const told = attributesOf(label).filter((path) => Object.hasOwn(attributes, path));
	const names = ['id', name, ...within, ...(gone === undefined ? [] : [gone.attribute]), ...told];
	const given = Object.entries(body).flatMap(([attribute, entry]) => shownOf(schema, attribute, entry));
	return [...new Set([...names, ...given.filter((each) => typeof each === 'string')]), ...given.filter(isAssociation)];
}

/** Attributes that a record is given when it is created and keeps for good. */
export function fixedAttributes(
	{ body: ofNew = {} }: OperationFacts,
	{ body: ofChange = {} }: OperationFacts,
): string[] {
	return Object.keys(ofNew).filter((name) => !Object.hasOwn(ofChange, name));
}

function isAssociation(entry: FieldSelection[number]): entry is Readonly<Record<string, readonly string[]>> {
	return typeof entry !== 'string';
}

/** What Clio shows of a value that can be written; nothing where it shows none. */
function shownOf(schema: string, attribute: string, entry: ValueEntry): FieldSelection {
	if (Object.hasOwn(schemaByName(schema)?.attributes ?? {}, attribute)) return [attribute];
	const association = associationOf(schema, attribute);
	if (association === undefined) return [];
	const { attributes, items } = factsOf(entry);
	const written = Object.keys(attributes ?? (items === undefined ? {} : (factsOf(items).attributes ?? {})));
	const shown = fieldsOf(association.schema, association);
	const inner = [...new Set(['id', ...written, ROW_DELETED])].filter((each) => shown.includes(each));
	return inner.length === 0 ? [] : [{ [attribute]: inner }];
}
