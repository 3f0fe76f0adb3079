import { schemaByName } from './catalog';
import { attributeLabel } from './attributeLabel';
import type { FieldSelection } from './fieldSelection';
import { associationOf, defaultNames, fieldsOf } from './fieldSelection';
import { standardFields } from './standardFields';
import type { OperationFacts } from './types';

/** The values of the node's `returnFields`, without the one for which a person chooses. */
export type FieldPreset = 'all' | 'ids' | 'standard';

const PRESETS: Readonly<Record<FieldPreset, (schema: string) => FieldSelection>> = {
	all: (schema) => allFields(schema),
	ids: idFields,
	standard: standardFields,
};

/** Longer addresses are refused by some proxies; other query parameters and the path need the rest of 6,000. */
const LONGEST_TEXT = 5_500;

/**
 * Whether a person chooses what an operation answers with. What a deletion answers is gone, and a record that comes in pages
 * is a list of IDs.
 */
export function takesReturnFields({ method, fields, schema, answer, page }: OperationFacts): boolean {
	const isIdList = answer === 'record' && page !== undefined;
	return fields === true && method !== 'DELETE' && !isIdList && schemaByName(schema ?? '') !== undefined;
}

/** What a kind of record is asked for by one of the node's ready-made choices. */
export function presetFields(schema: string, preset: FieldPreset): FieldSelection {
	return PRESETS[preset](schema);
}

/** Whether a text is a ready-made choice. */
export function isFieldPreset(text: string): text is FieldPreset {
	return Object.hasOwn(PRESETS, text);
}

/**
 * Every attribute, and every record referred to with its own attributes; where that makes too long an address, the longest of
 * them bare.
 *
 * @param longest characters in an address
 */
export function allFields(schema: string, longest = LONGEST_TEXT): FieldSelection {
	const { associations = {} } = schemaByName(schema) ?? {};
	const own = fieldsOf(schema).filter((name) => !Object.hasOwn(associations, name));
	const full = Object.keys(associations).map((name) => ({ name, inner: allOf(schema, name) }));
	const bare = new Set(full.filter(({ inner }) => inner.length === 0).map(({ name }) => name));
	let length = full.reduce((sum, { name, inner }) => sum + writtenLength([name, ...inner]), writtenLength(own));
	const longestFirst = () => [...full].sort((one, other) => writtenLength(other.inner) - writtenLength(one.inner));
	for (const { name, inner } of length > longest ? longestFirst() : []) {
		if (length <= longest) break;
		bare.add(name);
		length -= writtenLength(inner);
	}
	return [...own, ...full.map(({ name, inner }) => (bare.has(name) ? name : { [name]: inner }))];
}

/** How long names are at most in an address, with the commas and braces around them, of which Clio gets the codes. */
function writtenLength(names: readonly string[]): number {
	return names.reduce((sum, name) => sum + name.length + '%2C'.length, 0) + '%7B%7D'.length;
}

/** Everything that may stand inside the braces of an association. */
function allOf(schema: string, name: string): string[] {
	const association = associationOf(schema, name);
	return association === undefined ? [] : fieldsOf(association.schema, association);
}

/** ID and etag; of a kind that has none, those of the records it refers to; of one that refers to none, all it has. */
function idFields(schema: string): FieldSelection {
	const own = defaultNames(schema);
	if (own.length > 0) return own;
	const associations = Object.entries(schemaByName(schema)?.associations ?? {});
	return associations.length === 0
		? fieldsOf(schema)
		: associations.map(([name, { schema: target }]) => ({ [name]: defaultNames(target) }));
}

/** A field that a person can choose. */
export interface FieldChoice {
	/** such as `Client: Name` */
	label: string;
	/** such as `client.name` */
	name: string;
	/** an association without braces: Clio decides what it shows of it */
	isBare?: true;
}

/** All that can be chosen of a kind of record: its own attributes first, then what it refers to, in alphabetical order. */
export function fieldChoices(schema: string): FieldChoice[] {
	const { associations = {} } = schemaByName(schema) ?? {};
	const own = fieldsOf(schema).filter((name) => !Object.hasOwn(associations, name));
	return [
		...byLabel(own.map((name) => ({ label: attributeLabel(name), name }))),
		...byLabel(Object.keys(associations).map((name) => ({ label: attributeLabel(name), name }))).flatMap(
			({ label, name }) => [
				{ label: `${label}: Default Fields`, name, isBare: true as const },
				...byLabel(
					allOf(schema, name).map((inner) => ({
						label: `${label}: ${attributeLabel(inner)}`,
						name: `${name}.${inner}`,
					})),
				),
			],
		),
	];
}

function byLabel(choices: FieldChoice[]): FieldChoice[] {
	return choices.sort((one, other) => one.label.localeCompare(other.label));
}
