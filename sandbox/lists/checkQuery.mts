import { badRequest, invalid } from '../api/answer.mjs';
import type { QueryPair } from '../api/queryString.mjs';
import type { ApiRequest } from '../api/request.mjs';
import type { OperationFacts, QueryFacts } from '../specification/facts.mjs';

const day = /^\d{4}-\d{2}-\d{2}$/;
const moment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/;

/** Whether the text is a calendar day that exists. */
export function isDay(text: string): boolean {
	return day.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);
}

/** Whether the text is an ISO-8601 time with offset. */
export function isMoment(text: string): boolean {
	return moment.test(text) && !Number.isNaN(Date.parse(text)) && isDay(text.slice(0, 10));
}

/** Filters that the document types as times but describes as dates take either. */
const datesOrTimes = new Set(['start_date', 'end_date', 'received_since', 'received_before', 'created_before']);

/** Names that a filter reads in its own way. */
const selfChecked = /^(custom_field_values\[\d+\](\[\])?|(open|close|pending)_date(\[\])?)$/;

/** Statuses of matters may come as a comma list. */
const commaLists = new Set(['Matter#index status']);

function checkValue(operation: OperationFacts, name: string, facts: QueryFacts, value: string): void {
	if (name === 'order') {
		if (facts.enum !== undefined && !facts.enum.includes(value)) throw badRequest(`${value} is not a valid order`);
		return;
	}
	if (facts.enum !== undefined) {
		const values = commaLists.has(`${operation.id} ${name}`) ? value.split(',') : [value];
		const wrong = values.find((one) => facts.enum?.includes(one) !== true);
		if (wrong !== undefined) throw invalid(`${name} must be one of ${JSON.stringify(facts.enum)}`);
		return;
	}
	if (value === 'null' && facts.nullable) return;
	const valid: Readonly<Record<string, (text: string) => boolean>> = {
		integer: (text) => /^\d{1,18}$/.test(text),
		boolean: (text) => text === 'true' || text === 'false',
		'date-time': (text) => isMoment(text) || (datesOrTimes.has(name) && isDay(text)),
		date: isDay,
	};
	const check = valid[facts.format ?? ''] ?? valid[facts.type];
	if (check?.(value) === false) throw badRequest(`${name} is not valid: ${value}`);
}

/** The facts of a query name. Date filters with operators go with and without brackets. */
export function queryFactsOf(operation: OperationFacts, name: string): QueryFacts | undefined {
	if (/^custom_field_values\[\d+\](\[\])?$/.test(name)) return operation.query.custom_field_values;
	if (name === 'custom_field_values') return undefined;
	return operation.query[name] ?? (/^(open|close|pending)_date$/.test(name) ? operation.query[`${name}[]`] : undefined);
}

/** `offset` is not in the document, but the paging page has it for every list that pages by offset. */
export function takesOffset(operation: OperationFacts): boolean {
	return operation.limit !== undefined && operation.id !== 'Folder#list';
}

function checkPair(request: ApiRequest, pair: QueryPair): void {
	const { operation } = request;
	if (pair.name === 'offset' && takesOffset(operation)) {
		if (!/^\d{1,9}$/.test(pair.value)) throw badRequest(`offset is not valid: ${pair.value}`);
		return;
	}
	const facts = queryFactsOf(operation, pair.name);
	if (facts === undefined) request.record('unknown query name', pair.name);
	else if (pair.name !== 'fields' && pair.name !== 'page_token' && !selfChecked.test(pair.name)) {
		checkValue(operation, pair.name, facts, pair.value);
	}
}

/** Refuses malformed query values; unknown names are ignored, as Clio does, and recorded. */
export function checkQuery(request: ApiRequest): void {
	for (const pair of request.query) checkPair(request, pair);
	for (const [name, facts] of Object.entries(request.operation.query)) {
		if (facts.required && !request.query.some((pair) => pair.name === name)) throw badRequest(`${name} is required`);
	}
}
