import { nearestName } from '../../catalog/suggestion';
import type { ValueFacts, ValueType } from '../../catalog/types';
import { toDay, toMoment, toTimeOfDay } from './moments';

/** A value as Clio wants it, or why it cannot be written. */
export type Scalar = { value: string | number | boolean } | { problem: string; remedy: string };

interface ScalarPlace {
	/** the name under which the user gave it */
	name: string;
	type: ValueType;
	facts: ValueFacts;
	/** the workflow's time zone */
	zone: string;
}

/** Longer numbers lose digits in JavaScript. */
const NUMBER = /^-?(?:\d{1,15}|\d{0,12}\.\d{1,6})$/;

/** So many choices are listed in an error. */
const MOST_CHOICES = 25;

/**
 * A text, number, yes or no, date or choice, as Clio wants it in a body. Numbers and yes/no may come as text, as
 * expressions and forms give them, where nothing about them is left open: 1,250 is refused.
 *
 * @param value neither null nor empty text
 */
export function writtenScalar(place: ScalarPlace, value: unknown): Scalar {
	const { enum: choices } = place.facts;
	if (choices !== undefined) return choice(place, choices.map(String), value);
	const convert = CONVERSIONS[place.type] ?? text;
	return convert(place, value);
}

type Conversion = (place: ScalarPlace, value: unknown) => Scalar;

const CONVERSIONS: Partial<Record<ValueType, Conversion>> = {
	boolean: yesOrNo,
	date: ({ name, zone }, value) => dateOf(name, toDay(value, zone), value),
	dateTime: ({ name, zone }, value) =>
		dateOf(name, (name === 'time_of_day' ? toTimeOfDay : toMoment)(value, zone), value),
	integer: (place, value) => numberOf(place, value, true),
	number: (place, value) => numberOf(place, value, false),
	scalar: ({ name }, value) =>
		isPlain(value) ? { value } : refused(name, value, 'a text, number or yes/no', 'Give a single value.'),
};

function numberOf({ name }: ScalarPlace, value: unknown, isWhole: boolean): Scalar {
	const given = typeof value === 'string' ? value.trim() : value;
	const number = typeof given === 'string' && NUMBER.test(given) ? Number(given) : given;
	if (typeof number === 'number' && Number.isFinite(number) && (!isWhole || Number.isSafeInteger(number))) {
		return { value: number };
	}
	return isWhole
		? refused(name, value, 'a whole number', 'Give digits only, such as 1250.')
		: refused(
				name,
				value,
				'a number',
				'Give digits with a point for decimals, such as 1250.50: no comma, no currency.',
			);
}

const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
	['true', true],
	['1', true],
	['false', false],
	['0', false],
]);

function yesOrNo({ name }: ScalarPlace, value: unknown): Scalar {
	const found = isPlain(value) ? BOOLEANS.get(String(value).trim().toLowerCase()) : undefined;
	return found === undefined ? refused(name, value, 'true or false', 'Give true or false.') : { value: found };
}

function dateOf(name: string, date: string | undefined, value: unknown): Scalar {
	if (date !== undefined) return { value: date };
	return refused(
		name,
		value,
		'a date that can be read without doubt',
		'Give it as 2026-10-15, or with a time as 2026-10-15T09:30:00.',
	);
}

function text({ name }: ScalarPlace, value: unknown): Scalar {
	if (typeof value === 'string') return { value };
	if (typeof value === 'number') return { value: String(value) };
	return refused(name, value, 'text', 'Give a text.');
}

/** Choices match without regard to case, spaces and underscores: Clio reads "Open" where it wants "open" written. */
function choice({ name }: ScalarPlace, choices: readonly string[], value: unknown): Scalar {
	const given = isPlain(value) ? String(value).trim() : '';
	const exact =
		choices.find((each) => each === given) ?? choices.find((each) => each.toLowerCase() === given.toLowerCase());
	const alike = choices.filter((each) => bare(each) === bare(given));
	const found = exact ?? (alike.length === 1 ? alike[0] : undefined);
	if (found !== undefined) return { value: found };
	const nearest = nearestName(given, choices);
	return refused(
		name,
		value,
		'among its choices',
		choices.length > MOST_CHOICES
			? `${nearest === undefined ? '' : `Did you mean "${nearest}"? `}The ${choices.length} choices are listed by the resource Connection under Describe.`
			: `Give one of: ${choices.join(', ')}.`,
	);
}

function bare(choice: string): string {
	return choice.toLowerCase().replace(/[\s_-]/g, '');
}

function isPlain(value: unknown): value is string | number | boolean {
	return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function refused(name: string, value: unknown, wanted: string, remedy: string): Scalar {
	return { problem: `"${name}" is not ${wanted}: ${shown(value)}`, remedy };
}

/** What the user gave, so that they recognise it; long texts and objects are not repeated. */
export function shown(value: unknown): string {
	if (Array.isArray(value)) return 'a list is given';
	if (typeof value === 'object') return 'an object is given';
	const text = String(value);
	return text.length > 60 ? `a text of ${text.length} characters is given` : `"${text}" is given`;
}
