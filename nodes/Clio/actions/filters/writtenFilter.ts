import { isCommaList } from '../../catalog/filterKinds';
import type { FilterFacts } from '../../catalog/filters';
import type { OperationFacts, ValueType } from '../../catalog/types';
import { InputProblem } from '../../transport/errors/inputProblem';
import { shown, writtenScalar } from '../values/scalars';

/** The address of a request must stay short enough for every server on its way. */
const MOST_IDS = 400;
const LONGEST_TEXT = 2000;

interface Place {
	operation: OperationFacts;
	filter: FilterFacts;
	zone: string;
}

type Plain = string | number | boolean;
type Write = (place: Place, value: unknown) => Plain | Plain[];

/**
 * A filter's value as Clio wants it in the query.
 *
 * @param value not empty
 * @param zone the workflow's time zone
 * @throws InputProblem naming the filter
 */
export function writtenFilter(
	operation: OperationFacts,
	filter: FilterFacts,
	value: unknown,
	zone: string,
): Plain | Plain[] {
	return WRITES[filter.kind]({ operation, filter, zone }, value);
}

const WRITES: Readonly<Record<FilterFacts['kind'], Write>> = {
	boolean: (place, value) => scalar(place, 'boolean', value),
	choice: (place, value) => scalar(place, 'string', value, place.filter.choices),
	choices: severalChoices,
	customFields: (place, value) => scalar(place, 'string', value),
	day: (place, value) => `${place.filter.operator ?? ''}${String(scalar(place, 'date', value))}`,
	ids: severalIds,
	moment: (place, value) => scalar(place, 'dateTime', atEnd(place.filter, value)),
	number: (place, value) => scalar(place, 'integer', value),
	record: (place, value) => scalar(place, 'integer', value),
	text: shortText,
};

function scalar({ filter, zone }: Place, type: ValueType, value: unknown, choices?: readonly string[]): Plain {
	const facts = { type, ...(choices === undefined ? {} : { enum: [...choices] }) };
	const written = writtenScalar({ name: filter.label, type, facts, zone }, value);
	if ('value' in written) return written.value;
	throw new InputProblem(`The filter ${written.problem}`, written.remedy);
}

function severalChoices(place: Place, value: unknown): Plain | Plain[] {
	const choices = partsOf(value).map((part) => scalar(place, 'string', part, place.filter.choices));
	const unique = [...new Set(choices)];
	return isCommaList(place.operation, place.filter.name) ? unique.join(',') : unique;
}

/** Clio answers with the whole account where a list of IDs is empty or none of it is an ID. */
function severalIds({ filter }: Place, value: unknown): Plain[] {
	const parts = partsOf(value).map((part) => (typeof part === 'string' ? part.trim() : part));
	const wrong = parts.find((part) => !/^[1-9][0-9]{0,18}$/.test(String(part)) || typeof part === 'object');
	if (wrong !== undefined) {
		throw new InputProblem(
			`The filter ${filter.label} holds something that is no ID: ${shown(wrong)}`,
			'Give IDs with commas between them, or a list of IDs by expression.',
		);
	}
	const ids = [...new Set(parts.map(String))];
	if (ids.length <= MOST_IDS) return ids;
	throw new InputProblem(
		`The filter ${filter.label} holds ${ids.length} IDs`,
		`Give at most ${MOST_IDS}. The operation Get reads any number of records by ID, 200 with one request.`,
	);
}

function shortText(place: Place, value: unknown): Plain {
	const text = scalar(place, 'string', value);
	if (String(text).length <= LONGEST_TEXT) return text;
	throw new InputProblem(
		`The filter ${place.filter.label} is a text of ${String(text).length} characters`,
		`Give at most ${LONGEST_TEXT}.`,
	);
}

/** A day alone as the end of a period includes that day. */
function atEnd({ isEnd }: FilterFacts, value: unknown): unknown {
	const isDay = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value.trim());
	return isEnd && isDay ? `${value.trim()}T23:59:59` : value;
}

function partsOf(value: unknown): unknown[] {
	if (Array.isArray(value)) return value;
	return typeof value === 'string' ? value.split(',') : [value];
}
