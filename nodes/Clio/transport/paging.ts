import type { OperationFacts } from '../catalog/types';
import { openEnvelope } from './envelope';
import { clioApiError } from './errors/apiError';
import { CURSOR_ORDER, offsetPaging, refuseBeyondCap } from './offsetCap';
import type { AnswerHeaders } from './rateLimit/headers';
import type { Ask } from './request';
import { buildRequest } from './request';
import type { ClioRequest } from './send';
import { send } from './send';
import type { ClioContext, ClioSession } from './session';

/**
 * Asks a list for its records, page by page: as few requests as Clio's page size allows.
 *
 * @param limit the most records to give; all of them when absent
 * @yields each page's records
 * @throws InputProblem before anything is sent, NodeApiError after
 */
export async function* clioPages(
	this: ClioContext,
	session: ClioSession,
	operation: OperationFacts,
	ask: Ask = {},
	limit = Infinity,
): AsyncGenerator<unknown[]> {
	yield* followPages.call(this, session, listRequest(operation, ask, limit), limit);
}

/**
 * The request for the first page of a list: in the order that has no end, unless another is asked for, and of the size that
 * needs the fewest requests.
 *
 * @throws InputProblem as {@link buildRequest}
 */
export function listRequest(operation: OperationFacts, ask: Ask = {}, limit = Infinity): ClioRequest {
	return buildRequest(operation, {
		...ask,
		query: { ...cursorOrder(operation), ...ask.query, limit: pageSize(operation, limit) },
	});
}

/** The records of {@link eachPage}, page by page. */
export async function* followPages(
	this: ClioContext,
	session: ClioSession,
	first: ClioRequest,
	limit = Infinity,
): AsyncGenerator<unknown[]> {
	for await (const { records } of eachPage.call(this, session, first, limit)) yield records;
}

/**
 * Sends a list request as it is and follows its `next` links.
 *
 * @throws InputProblem when Clio pages this list by position and that cannot reach what is asked for
 */
export async function* eachPage(
	this: ClioContext,
	session: ClioSession,
	first: ClioRequest,
	limit = Infinity,
): AsyncGenerator<ClioPage> {
	const byOffset = offsetPaging(first);
	if (limit !== Infinity) refuseBeyondCap(byOffset, limit);
	const asked = new Set<string>();
	let { path } = first;
	let seen = 0;
	for (let query: string | undefined = first.query ?? ''; query !== undefined && seen < limit; ) {
		// A link without a query leads to the whole list: round the filters, and back to its beginning.
		if (asked.has(query) || (query === '' && asked.size > 0)) {
			throw clioApiError(this.getNode(), {
				message: `Clio's pages at ${first.path} lead in a circle`,
				description: 'Nothing more can be read this way. Use filters to ask for fewer records.',
			});
		}
		asked.add(query);
		const page: ClioPage = await onePage.call(this, session, { ...first, path, query });
		const isLast = page.nextQuery === undefined || seen + page.records.length >= limit;
		if (!isLast) refuseBeyondCap(byOffset, limit === Infinity ? mostKnown(page, seen) : limit);
		yield { ...page, records: page.records.slice(0, limit - seen) };
		seen += page.records.length;
		({ path, nextQuery: query } = page);
	}
}

/** How many records there are at least when Clio has another page: what it says, or one more than were seen. */
function mostKnown({ records, total = 0 }: ClioPage, seen: number): number {
	return Math.max(total, seen + records.length + 1);
}

export interface ClioPage {
	records: unknown[];
	/** the query that asks for the page after this one; absent on the last */
	nextQuery?: string;
	/** how many records the whole list has, if Clio says it */
	total?: number;
	/** where the page came from */
	path: string;
	headers: AnswerHeaders;
}

/** Sends a list request once. */
export async function onePage(this: ClioContext, session: ClioSession, request: ClioRequest): Promise<ClioPage> {
	const answer = await send.call(this, session, request);
	const { data, next, total } = openEnvelope.call(this, session, request, answer);
	session.traffic.pages++;
	return {
		records: Array.isArray(data) ? (data as unknown[]) : [data],
		path: answer.path,
		headers: answer.headers,
		...(next === undefined ? {} : { nextQuery: queryOf(next) }),
		...(total === undefined ? {} : { total }),
	};
}

/** A list whose document gives no orders is asked without one. */
function cursorOrder({ order }: OperationFacts): { order?: string } {
	return order?.values.includes(CURSOR_ORDER) === true ? { order: CURSOR_ORDER } : {};
}

/** The smallest page that still needs no more requests than the largest would. */
function pageSize({ page }: OperationFacts, limit: number): number | undefined {
	if (page === undefined) return undefined;
	return limit === Infinity ? page.max : Math.ceil(limit / Math.ceil(limit / page.max));
}

/**
 * Only the query of a `next` link is taken, unaltered: Clio refuses a page token that was written anew, and an address
 * out of an answer must not decide where the access token goes.
 */
function queryOf(next: string): string {
	const start = next.indexOf('?');
	const end = next.indexOf('#');
	return start < 0 ? '' : next.slice(start + 1, end < 0 ? undefined : end);
}
