import type { CustomFieldDefinition, CustomFieldType } from '../../transport/lookup/customFields';
import { comparable } from '../../transport/lookup/matching';
import { isRecord } from '../../transport/record';
import { toDay, toMoment } from './moments';
import { listed } from './problems';
import type { Scalar } from './scalars';
import { shown, writtenScalar } from './scalars';

/** A custom field and what is needed to read a value for it. */
interface Place {
	definition: Pick<CustomFieldDefinition, 'name' | 'fieldType' | 'options'>;
	/** the workflow's time zone */
	zone: string;
}

type Conversion = (place: Place, value: unknown) => Scalar;

/** So many choices of a pick-list are listed in an error. */
const MOST_CHOICES = 25;

/**
 * A custom field's value as Clio wants it: an option's ID for its label, dates and times as they are written, numbers as
 * such (Clio: Custom Fields). Records are not looked up here: see `customFieldWrites`.
 *
 * @param value neither null nor empty text
 */
export function writtenCustomField(place: Place, value: unknown): Scalar {
	return CONVERSIONS[place.definition.fieldType](place, value);
}

/** What a custom field is called in errors. */
export function customFieldWords({ name }: Pick<CustomFieldDefinition, 'name'>): string {
	return `custom field "${name}"`;
}

const CONVERSIONS: Readonly<Record<CustomFieldType, Conversion>> = {
	checkbox,
	contact: refusedRecord,
	currency: number,
	date,
	email,
	matter: refusedRecord,
	numeric: number,
	picklist: option,
	text_area: text,
	text_line: text,
	time,
	url,
};

const WORDS: ReadonlyMap<string, boolean> = new Map([
	['yes', true],
	['no', false],
]);

function checkbox(place: Place, value: unknown): Scalar {
	const word = typeof value === 'string' ? WORDS.get(value.trim().toLowerCase()) : undefined;
	return word === undefined ? plain(place, 'boolean', value) : { value: word };
}

function number(place: Place, value: unknown): Scalar {
	return plain(place, 'number', value);
}

/** Numbers and yes/no come out of spreadsheets where the field is text. */
function text(place: Place, value: unknown): Scalar {
	return plain(place, 'string', typeof value === 'boolean' ? String(value) : value);
}

function plain({ definition }: Place, type: 'boolean' | 'number' | 'string', value: unknown): Scalar {
	return writtenScalar({ name: definition.name, type, facts: { type }, zone: '' }, value);
}

function date({ definition, zone }: Place, value: unknown): Scalar {
	const day = toDay(value, zone);
	return day === undefined
		? refused(definition, value, 'a date that can be read without doubt', 'Give it as 2026-10-15.')
		: { value: day };
}

/** Clio does not document how a time is written: it is sent as given, without seconds where none are given. */
function time({ definition, zone }: Place, value: unknown): Scalar {
	const clock = clockOf(typeof value === 'string' ? value.trim() : value, zone);
	return clock === undefined
		? refused(definition, value, 'a time of day', 'Give hours and minutes, such as 14:30.')
		: { value: clock };
}

const CLOCK = /^(\d{1,2})(?::([0-5]\d))?(:[0-5]\d)?\s*([ap]\.?m\.?)?$/i;

/** The time in `14:30` and `2:30 pm`, or that of a date with time: as it is written, whatever its zone says. */
function clockOf(value: unknown, zone: string): string | undefined {
	if (typeof value === 'string' && !value.includes('-')) {
		const [, hours = '', minutes, seconds = '', half] = CLOCK.exec(value) ?? [];
		const hour = half === undefined ? hourOf(Number(hours), 0, 23) : afternoonHour(hourOf(Number(hours), 1, 12), half);
		const isClear = hours !== '' && (minutes !== undefined || half !== undefined);
		return isClear && hour !== undefined ? `${String(hour).padStart(2, '0')}:${minutes ?? '00'}${seconds}` : undefined;
	}
	const isDayAlone = typeof value === 'string' && !value.includes(':');
	return isDayAlone ? undefined : toMoment(value, zone)?.slice(11, 19);
}

function hourOf(hour: number, least: number, most: number): number | undefined {
	return hour >= least && hour <= most ? hour : undefined;
}

function afternoonHour(hour: number | undefined, half: string): number | undefined {
	return hour === undefined ? undefined : (hour % 12) + (/^p/i.test(half) ? 12 : 0);
}

function email({ definition }: Place, value: unknown): Scalar {
	const address = typeof value === 'string' ? value.trim() : '';
	return /^[^\s@<>,;]+@[^\s@<>,;]+$/.test(address)
		? { value: address }
		: refused(definition, value, 'an e-mail address', 'Give one address, such as clerk@court.example.');
}

function url({ definition }: Place, value: unknown): Scalar {
	const address = typeof value === 'string' ? value.trim() : '';
	return /^\S+$/.test(address)
		? { value: address }
		: refused(
				definition,
				value,
				'a URL',
				'Give a URL such as https://www.example.com, with %20 in the place of spaces.',
			);
}

/** An option by its label or ID; what could be the label of one and the ID of another is refused. */
function option({ definition }: Place, value: unknown): Scalar {
	const { options } = definition;
	const given = isRecord(value) ? (value.id ?? value.option) : value;
	const wanted = typeof given === 'string' || typeof given === 'number' ? String(given).trim() : '';
	const fitting = optionsFitting(options, wanted);
	const [only] = fitting;
	if (only !== undefined && fitting.length === 1) return { value: Number(only.id) };
	if (only !== undefined) {
		return refused(
			definition,
			value,
			`clear: it fits ${fitting.length} of its options`,
			`Give the ID of the option: ${listed(
				fitting.map((each) => `${each.id} is "${each.label}"`),
				'and',
			)}.`,
		);
	}
	const labels = options.map((each) => `"${each.label}"`);
	const told =
		labels.length > MOST_CHOICES ? [...labels.slice(0, MOST_CHOICES), `${labels.length - MOST_CHOICES} more`] : labels;
	return refused(
		definition,
		value,
		'one of its options',
		told.length === 0 ? 'The field has no options in Clio.' : `Its options are ${listed(told, 'and')}.`,
	);
}

function optionsFitting(options: CustomFieldDefinition['options'], wanted: string): CustomFieldDefinition['options'] {
	const labelled = options.filter(({ label }) => comparable(label) === comparable(wanted));
	const byId = options.filter(({ id }) => id === wanted);
	const exact = labelled.filter(({ label }) => label === wanted);
	return byId.length === 0 && exact.length === 1 ? exact : [...new Set([...byId, ...labelled])];
}

function refusedRecord({ definition }: Place, value: unknown): Scalar {
	return refused(
		definition,
		value,
		'a record',
		`Give the ID of a ${definition.fieldType}, or its exact number or name.`,
	);
}

function refused(definition: Place['definition'], value: unknown, wanted: string, remedy: string): Scalar {
	return { problem: `"${definition.name}" is not ${wanted}: ${shown(value)}`, remedy };
}
