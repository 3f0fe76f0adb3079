import type { FieldSelection } from './fieldSelection';
import { associationOf, fieldsOf, isField, mergeSelections } from './fieldSelection';
import { fieldChoices } from './returnFields';
import { nearestName } from './suggestion';

/** A name that cannot be asked for. */
export interface FieldProblem {
	/** as the user gave it, shortened when very long */
	name: string;
	/** what is wrong with it, to stand behind the name in a sentence; none for a name that Clio does not know */
	fault?: string;
	/** what to do about the fault, in sentences */
	advice?: string;
	/** the name that was probably meant */
	suggestion?: string;
}

export interface NamedFields {
	selection: FieldSelection;
	problems: FieldProblem[];
}

type Outcome = { selected: FieldSelection[number] } | { problem: FieldProblem };

/** No name of Clio's is longer, with the record in front of it; longer ones are neither compared nor repeated. */
const LONGEST_NAME = 120;

/** So many problems are told; the rest will be like them. */
const MOST_PROBLEMS = 5;

const TWO_LEVELS = 'goes deeper than the one level that Clio allows';

/**
 * Reads the fields a person named: `client.name`, a bare `client`, Clio's own `client{id,name}`, or several of them with
 * commas between (Clio: Fields).
 *
 * @returns the selection, without what cannot be asked for; that is told in `problems`
 */
export function readFieldNames(schema: string, texts: readonly string[]): NamedFields {
	const selected: Array<FieldSelection[number]> = [];
	const problems: FieldProblem[] = [];
	const seen = new Set(['']);
	for (const name of namesIn(texts)) {
		if (seen.has(name)) continue;
		if (problems.length >= MOST_PROBLEMS) break;
		seen.add(name);
		for (const outcome of readName(schema, name)) {
			if ('problem' in outcome) problems.push(outcome.problem);
			else selected.push(outcome.selected);
		}
	}
	return { selection: mergeSelections(schema, selected), problems };
}

/** What stands between the commas outside braces. */
function* namesIn(texts: readonly string[]): Generator<string> {
	for (const text of texts) {
		let depth = 0;
		let start = 0;
		for (let index = 0; index < text.length; index++) {
			const character = text.charAt(index);
			if (character === '{') depth += 1;
			else if (character === '}') depth -= 1;
			else if (character === ',' && depth <= 0) {
				yield text.slice(start, index).trim();
				start = index + 1;
			}
		}
		yield text.slice(start).trim();
	}
}

function readName(schema: string, name: string): Outcome[] {
	const [, outer = '', inside] = /^([^{}]*)\{([^{}]*)\}$/.exec(name) ?? [];
	if (inside !== undefined) return inside.split(',').map((inner) => nested(schema, outer.trim(), inner.trim()));
	if (/\{[^}]*\{/.test(name)) return [tooDeep(name, name.split(/[{,]/))];
	if (/[{}]/.test(name)) return [fault(name, 'has braces that do not match', 'Write it as "client{id,name}".')];
	const parts = name.split('.').map((part) => part.trim());
	const [own = '', inner] = parts;
	if (parts.length > 2) return [tooDeep(name, parts)];
	if (inner !== undefined) return [nested(schema, own, inner)];
	return [isField(schema, own) ? { selected: own } : unknown(schema, own)];
}

/** A field of a record that the record refers to. */
function nested(schema: string, outer: string, inner: string): Outcome {
	const name = `${outer}.${inner}`;
	const association = associationOf(schema, outer);
	if (association === undefined) {
		return isField(schema, outer)
			? fault(name, 'is a part of a plain value', `Ask for "${outer}" by itself.`)
			: unknown(schema, name);
	}
	if (isField(association.schema, inner, association)) return { selected: { [outer]: [inner] } };
	return associationOf(association.schema, inner) === undefined
		? unknown(schema, name)
		: fault(name, 'is a record inside a record', `Of "${outer}" Clio gives plain values only.`);
}

function unknown(schema: string, name: string): Outcome {
	const suggestion = name.length > LONGEST_NAME ? undefined : suggestionFor(schema, name);
	return { problem: { name: shortened(name), ...(suggestion === undefined ? {} : { suggestion }) } };
}

/**
 * The field somebody meant: one that has the given words among its own (`matter_stage` for `stage`), else the one that is
 * spelt most like it.
 */
function suggestionFor(schema: string, name: string): string | undefined {
	const wanted = wordsOf(name);
	const all = [...new Set([...fieldsOf(schema), ...fieldChoices(schema).map((choice) => choice.name)])];
	// A single word, such as `name`, is part of too many names of other records.
	const candidates = wanted.length > 1 ? all : fieldsOf(schema);
	const [withWords] = candidates
		.filter((field) => wanted.length > 0 && wanted.every((word) => wordsOf(field).includes(word)))
		.sort((one, other) => lengthOf(one) - lengthOf(other));
	return withWords ?? nearestName(name, all);
}

/** The more words of its own a name has, the less it is meant; but the primary address is what a person asks for as "email". */
function lengthOf(field: string): number {
	return wordsOf(field).includes('primary') ? 0 : field.length;
}

function wordsOf(name: string): string[] {
	return name
		.toLowerCase()
		.split(/[^a-z0-9]+/)
		.filter((word) => word !== '');
}

function tooDeep(name: string, [outer = '', inner = '']: string[]): Outcome {
	const bare = shortened(`${outer.trim()}.${inner.trim()}`);
	return fault(name, TWO_LEVELS, `Ask for "${bare}" and no further, and read that record by itself for the rest.`);
}

function fault(name: string, what: string, advice: string): Outcome {
	return { problem: { name: shortened(name), fault: what, advice: shortened(advice) } };
}

function shortened(text: string): string {
	return text.length > 2 * LONGEST_NAME ? `${text.slice(0, LONGEST_NAME)}…` : text;
}
