import { createHash } from 'node:crypto';
import { badRequest, invalid } from '../api/answer.mjs';
import { lastValue, printQueryString, type QueryPair } from '../api/queryString.mjs';
import type { ApiRequest } from '../api/request.mjs';
import type { FirmRecord } from '../firm/record.mjs';
import { isObject, parseJson, type JsonObject } from '../json/shape.mjs';

/** How far offset paging reaches (Clio: Paging). */
export const offsetCap = 10_000;

/** Where a page begins: after a record, before one, or at a position. */
interface Position {
	readonly after?: string;
	readonly before?: string;
	readonly at?: number;
}

export interface Page {
	readonly records: FirmRecord[];
	readonly meta: JsonObject;
}

/** What a page token is bound to: the same list, asked for in the same way. */
function fingerprint(request: ApiRequest): string {
	const others = request.query
		.filter(({ name }) => name !== 'page_token' && name !== 'offset')
		.map(({ name, value }) => `${name}=${value}`)
		.sort();
	const text = [request.operation.id, JSON.stringify(request.parameters), request.firm.accountId, ...others].join('\n');
	return createHash('sha256').update(text).digest('base64url').slice(0, 16);
}

function printToken(request: ApiRequest, position: Position): string {
	return Buffer.from(JSON.stringify({ ...position, list: fingerprint(request) })).toString('base64url');
}

function readToken(request: ApiRequest, token: string): Position {
	const bytes = Buffer.from(token, 'base64url');
	const content = parseJson(bytes.toString('utf8'));
	if (bytes.toString('base64url') !== token || !isObject(content) || content.list !== fingerprint(request))
		throw badRequest('page_token is invalid');
	const { after, before, at } = content;
	if (typeof after === 'string') return { after };
	if (typeof before === 'string') return { before };
	if (typeof at === 'number') return { at };
	throw badRequest('page_token is invalid');
}

function pageUrl(request: ApiRequest, position: Position): string {
	const others = request.query.filter(({ name }) => name !== 'page_token' && name !== 'offset');
	const byOffset = lastValue(request.query, 'offset') !== undefined && position.at !== undefined;
	const marker: QueryPair = byOffset
		? { name: 'offset', value: String(position.at) }
		: { name: 'page_token', value: printToken(request, position) };
	return `${request.origin}${request.path}?${printQueryString([...others, marker])}`;
}

function readLimit(request: ApiRequest): number {
	const facts = request.operation.limit ?? { maximum: 200, standard: 200 };
	const asked = lastValue(request.query, 'limit');
	if (asked === undefined) return facts.standard;
	const limit = Number(asked);
	if (limit < 1 || limit > facts.maximum) throw badRequest(`limit must be between 1 and ${facts.maximum}`);
	return limit;
}

function links(request: ApiRequest, next: Position | undefined, previous: Position | undefined): JsonObject {
	const paging: JsonObject = {};
	if (next !== undefined) paging.next = pageUrl(request, next);
	if (previous !== undefined) paging.previous = pageUrl(request, previous);
	return paging;
}

function cursorPage(request: ApiRequest, records: FirmRecord[], position: Position, limit: number): Page {
	const ids = records.map((record) => Number(record.id));
	let start = 0;
	if (position.after !== undefined) {
		const after = Number(position.after);
		start = ids.findIndex((id) => id > after);
		if (start < 0) start = records.length;
	} else if (position.before !== undefined) {
		const before = Number(position.before);
		const end = ids.findIndex((id) => id >= before);
		start = Math.max(0, (end < 0 ? records.length : end) - limit);
	}
	const page = records.slice(start, start + limit);
	const last = page.at(-1);
	const first = page[0];
	const next = start + limit < records.length && last !== undefined ? { after: String(last.id) } : undefined;
	const previous = start > 0 && first !== undefined ? { before: String(first.id) } : undefined;
	return { records: page, meta: { paging: links(request, next, previous), records: records.length } };
}

function offsetPage(request: ApiRequest, records: FirmRecord[], at: number, limit: number): Page {
	if (at >= offsetCap) throw invalid(`offset paging ends at ${offsetCap} records`);
	const page = records.slice(at, Math.min(at + limit, offsetCap));
	const next = at + limit < records.length ? { at: at + limit } : undefined;
	const previous = at > 0 ? { at: Math.max(0, at - limit) } : undefined;
	return { records: page, meta: { paging: links(request, next, previous), records: records.length } };
}

/** The asked page of a sorted list: by cursor where the order is id(asc) and no offset is given, by offset otherwise. */
export function takePage(request: ApiRequest, records: FirmRecord[], order: string): Page {
	const limit = readLimit(request);
	const token = lastValue(request.query, 'page_token');
	const offset = lastValue(request.query, 'offset');
	const position = token === undefined ? {} : readToken(request, token);
	/* Occurrences of recurring entries have ids no cursor can follow. */
	const numbered = !records.some((record) => Number.isNaN(Number(record.id)));
	const byCursor = order === 'id(asc)' && offset === undefined && position.at === undefined && numbered;
	if (byCursor) return cursorPage(request, records, position, limit);
	return offsetPage(request, records, position.at ?? Number(offset ?? '0'), limit);
}
