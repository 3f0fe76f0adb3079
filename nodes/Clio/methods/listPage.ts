import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import type { RecordKind } from '../catalog/recordKinds';
import { listFields } from '../catalog/recordKinds';
import type { Within } from '../transport/lookup/findRecord';
import { listRecords, split, toMatches, viewsOf, withJoinedLabels } from '../transport/lookup/listing';
import type { ListedMatch } from '../transport/lookup/lookups';
import { containsWords } from '../transport/lookup/matching';
import { onePage } from '../transport/paging';
import { buildRequest } from '../transport/request';
import type { ClioSession } from '../transport/session';

/** Small enough for a quick answer, large enough that most firms see all of a short list. */
const ROWS_A_PAGE = 100;

/** So many pages are looked through while a person types, where Clio cannot search. */
const MOST_PAGES = 3;

/**
 * The records of a list that fit what was typed, a page at a time.
 *
 * @param paginationToken where the previous answer ended, as it gave it
 */
export async function searchPage(
	this: ILoadOptionsFunctions,
	session: ClioSession,
	facts: RecordKind,
	within: Within,
	filter = '',
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const typed = filter.trim();
	if (typed !== '' && (facts.isClosed || facts.searchFilter === undefined)) {
		const { matches } = await listRecords.call(this, session, facts, within, {}, MOST_PAGES);
		const labelled = await withJoinedLabels.call(this, session, facts, matches);
		return { results: labelled.filter(({ label }) => containsWords(label, typed)).map(toChoice) };
	}
	const { view, query } = readToken(paginationToken);
	const views = viewsOf(facts, within);
	const { ids, query: filters } = split(facts, { ...views[view], ...within });
	const request = buildRequest(facts.list, {
		ids,
		query: {
			fields: listFields(facts),
			limit: Math.min(ROWS_A_PAGE, facts.list.page?.max ?? ROWS_A_PAGE),
			order: facts.order,
			...filters,
			...(typed === '' || facts.searchFilter === undefined ? {} : { [facts.searchFilter]: typed }),
		},
	});
	const page = await onePage.call(this, session, query === undefined ? request : { ...request, query });
	const next = nextToken(view, views.length, page.nextQuery);
	const labelled = await withJoinedLabels.call(this, session, facts, toMatches(facts, page.records));
	return { results: labelled.map(toChoice), ...(next === undefined ? {} : { paginationToken: next }) };
}

function toChoice({ id, label }: ListedMatch): INodeListSearchResult['results'][number] {
	return { name: label, value: id };
}

/** A list that Clio gives in several views goes from one to the next; the number of the view stands before the query. */
const IN_LATER_VIEW = /^([0-9])~/;

function readToken(token: string | undefined): { view: number; query?: string } {
	const [prefix = '', number] = IN_LATER_VIEW.exec(token ?? '') ?? [];
	const query = token?.slice(prefix.length) ?? '';
	return { view: Number(number ?? 0), ...(query === '' ? {} : { query }) };
}

function nextToken(view: number, views: number, nextQuery: string | undefined): string | undefined {
	if (nextQuery !== undefined) return view === 0 ? nextQuery : `${view}~${nextQuery}`;
	return view + 1 < views ? `${view + 1}~` : undefined;
}
