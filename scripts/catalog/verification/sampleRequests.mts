import { factsOf } from '../../../nodes/Clio/catalog/catalog.js';
import type { AttributeFacts, OperationFacts, ValueEntry, ValueFacts } from '../../../nodes/Clio/catalog/types.js';
import type { Ask } from '../../../nodes/Clio/transport/request.js';

type Sample = string | number | boolean | null | Sample[] | { [name: string]: Sample };

/** A request to try, and what it is there for. */
export interface SampleAsk {
	about: string;
	ask: Ask;
}

const PLAIN: Readonly<Record<Exclude<ValueFacts['type'], 'object' | 'array'>, Sample>> = {
	integer: 1,
	number: 1.5,
	boolean: true,
	string: 'text',
	date: '2026-01-31',
	dateTime: '2026-01-31T10:00:00Z',
	scalar: 'text',
	dateCondition: '>=2026-01-31',
	customFieldCondition: '>=5',
};

/** Requests that together use every path place, query name, order, body attribute and listed value of an operation. */
export function sampleAsks(operation: OperationFacts): SampleAsk[] {
	const ids = Object.fromEntries(Object.keys(operation.pathParameters ?? {}).map((name) => [name, 12]));
	const query = sampleQuery(operation);
	const requiredQuery = Object.fromEntries(
		Object.entries(query).filter(([name]) => factsOf(operation.query?.[name] ?? 'string').required === true),
	);
	const { body } = operation;
	const least = { ids, query: requiredQuery, ...(body === undefined ? {} : { body: sampleObject(body, true) }) };
	const all = { ids, query, ...(body === undefined ? {} : { body: sampleObject(body, false) }) };
	return [
		{ about: 'the least', ask: least },
		{ about: 'everything', ask: all },
		...queryValues(operation).map(([name, value]) => ({
			about: `${name}=${value}`,
			ask: { ...least, query: { ...requiredQuery, [name]: value } },
		})),
		...listedValues(body ?? {}).map((value) => ({
			about: JSON.stringify(value),
			ask: { ...least, body: mergeSamples(least.body ?? {}, value) },
		})),
	];
}

function sampleQuery({ query = {}, fields, page, order }: OperationFacts): Record<string, Sample> {
	const values = Object.entries(query).map(([name, entry]): [string, Sample] => [
		factsOf(entry).type === 'customFieldCondition' ? `${name}[1]` : name,
		sampleValue(entry, false),
	]);
	return {
		...Object.fromEntries(values),
		...(fields === true ? { fields: 'id,etag' } : {}),
		...(page === undefined ? {} : { limit: page.max, page_token: 'text', offset: 0 }),
		...(order === undefined ? {} : { order: order.values[0] ?? '' }),
	};
}

function queryValues({ query = {}, order }: OperationFacts): Array<[string, string]> {
	const listed = Object.entries(query).flatMap(([name, entry]) =>
		(factsOf(entry).enum ?? []).map((value): [string, string] => [name, String(value)]),
	);
	return [...listed, ...(order?.values ?? []).map((value): [string, string] => ['order', value])];
}

function sampleObject(attributes: AttributeFacts, leastOnly: boolean): Record<string, Sample> {
	return Object.fromEntries(
		Object.entries(attributes)
			.filter(([, entry]) => !leastOnly || factsOf(entry).required === true)
			.map(([name, entry]) => [name, sampleValue(entry, leastOnly)]),
	);
}

function sampleValue(entry: ValueEntry, leastOnly: boolean): Sample {
	const { type, enum: listed, attributes = {}, items = 'string' } = factsOf(entry);
	if (listed !== undefined) return listed[0] ?? null;
	if (type === 'array') return [sampleValue(items, leastOnly)];
	return type === 'object' ? sampleObject(attributes, leastOnly) : PLAIN[type];
}

/** One small body for each listed value at any depth. */
function listedValues(attributes: AttributeFacts): Array<Record<string, Sample>> {
	return Object.entries(attributes).flatMap(([name, entry]) => valuesOf(entry).map((value) => ({ [name]: value })));
}

function valuesOf(entry: ValueEntry): Sample[] {
	const { type, enum: listed = [], attributes = {}, items } = factsOf(entry);
	if (type === 'array' && items !== undefined) return valuesOf(items).map((value) => [value]);
	if (type === 'object') {
		return listedValues(attributes).map((value) => ({ ...sampleObject(attributes, true), ...value }));
	}
	return listed;
}

function mergeSamples(base: Ask['body'] & object, value: Record<string, Sample>): NonNullable<Ask['body']> {
	return { ...base, ...value };
}
