import type { IExecuteFunctions } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';

import type { ClioPage } from '../../../transport/paging';
import { onePage } from '../../../transport/paging';
import type { QueryValues } from '../../../transport/query';
import { isRecord } from '../../../transport/record';
import { buildRequest } from '../../../transport/request';
import type { ClioRequest } from '../../../transport/send';
import type { ClioSession } from '../../../transport/session';
import type { Source, SourceName } from './sources';

/** A record as Clio gave it. */
export type Listed = Readonly<Record<string, unknown>>;

/** What a list gave of what was asked for. */
export interface Looked {
	records: readonly Listed[];
	/** why there may be more that was not looked at */
	gap?: string;
}

/** How many more requests an item may make. */
export interface Budget {
	left: number;
}

/** What is known of one list: its beginning, all of it, or what was searched for. */
interface ListState {
	records: Listed[];
	/** how many records it has, if Clio says it */
	total?: number;
	/** the request for the next page; undefined when all is read */
	next?: ClioRequest | undefined;
	refusal?: string;
	searches: Map<string, Looked>;
}

const BUDGET_SPENT = 'The request budget was reached';

/** Statuses by which Clio says that this user or app may not read. */
const REFUSALS = new Set(['403', '404']);

/** Clio's search index lags behind writes by seconds (Clio: query). */
const INDEX_LAG_MILLISECONDS = 15 * 60_000;

/** More hits than these are too many to be about one person. */
const MOST_PAGES_OF_SEARCH = 2;

/** What one execution has read of the firm for its conflict checks, shared by all items. */
export class FirmReading {
	private readonly states = new Map<SourceName, ListState>();

	/** The lists that are read as a whole. */
	isWhole(name: SourceName): boolean {
		const state = this.states.get(name);
		return state !== undefined && state.next === undefined && state.refusal === undefined;
	}

	/** How many requests the rest of a list takes; Infinity where that is not known. */
	restOf({ name, list }: Source): number {
		const state = this.states.get(name);
		if (state?.next === undefined) return 0;
		if (state.total === undefined) return Infinity;
		return Math.ceil(state.total / (list.page?.max ?? 1)) - Math.ceil(state.records.length / (list.page?.max ?? 1));
	}

	/** Reads the beginning of a list, which tells how long it is. Asked once an execution. */
	async begin(context: IExecuteFunctions, session: ClioSession, source: Source, budget: Budget): Promise<Looked> {
		const known = this.states.get(source.name);
		if (known !== undefined) return known.refusal === undefined ? known : { records: [], gap: known.refusal };
		const state: ListState = {
			records: [],
			next: buildRequest(source.list, { query: source.query }),
			searches: new Map(),
		};
		const looked = await this.readOn(context, session, state, budget, 1);
		// Where nothing could be asked, the next item tries again.
		if (looked.gap !== BUDGET_SPENT || state.next === undefined) this.states.set(source.name, state);
		return looked;
	}

	/** Reads the rest of a list. */
	async finish(context: IExecuteFunctions, session: ClioSession, { name }: Source, budget: Budget): Promise<Looked> {
		const state = this.states.get(name);
		return state === undefined ? { records: [] } : await this.readOn(context, session, state, budget, Infinity);
	}

	/** What a list has under a search text or a filter; the same is asked once an execution. */
	async search(
		context: IExecuteFunctions,
		session: ClioSession,
		{ name, list, query }: Source,
		filter: QueryValues,
		budget: Budget,
	): Promise<Looked> {
		const state = this.states.get(name);
		if (state?.refusal !== undefined) return { records: [], gap: state.refusal };
		const key = JSON.stringify(filter);
		const known = state?.searches.get(key);
		if (known !== undefined) return known;
		const found: ListState = {
			records: [],
			next: buildRequest(list, { query: { ...query, ...filter } }),
			searches: new Map(),
		};
		const { gap } = await this.readOn(context, session, found, budget, MOST_PAGES_OF_SEARCH);
		const tooMany = found.next === undefined ? undefined : `More than ${found.records.length} records fit a search`;
		const told = gap ?? tooMany;
		const looked = { records: found.records, ...(told === undefined ? {} : { gap: told }) };
		if (gap === undefined) state?.searches.set(key, looked);
		return looked;
	}

	/** What is too new for the search to know. */
	async recent(context: IExecuteFunctions, session: ClioSession, source: Source, budget: Budget): Promise<Looked> {
		const state = this.states.get(source.name);
		const known = state?.searches.get('recent');
		if (known !== undefined) return known;
		const since = new Date(Date.now() - INDEX_LAG_MILLISECONDS).toISOString();
		const looked = await this.search(context, session, source, { updated_since: since }, budget);
		if (looked.gap !== BUDGET_SPENT) state?.searches.set('recent', looked);
		return looked;
	}

	private async readOn(
		context: IExecuteFunctions,
		session: ClioSession,
		state: ListState,
		budget: Budget,
		mostPages: number,
	): Promise<Looked> {
		for (let pages = 0; pages < mostPages && state.next !== undefined; pages++) {
			if (budget.left <= 0) return { records: state.records, gap: BUDGET_SPENT };
			budget.left--;
			const request = state.next;
			const page = await onePage.call(context, session, request).catch((error: unknown) => ({ error }));
			if ('error' in page) {
				const { error } = page;
				if (!(error instanceof NodeApiError) || !REFUSALS.has(String(error.httpCode))) throw error;
				state.next = undefined;
				state.refusal = error.message;
				return { records: state.records, gap: error.message };
			}
			state.records.push(...page.records.filter(isRecord));
			state.next = followed(request, page);
			if (page.total !== undefined) state.total = page.total;
		}
		return { records: state.records };
	}
}

function followed(request: ClioRequest, { nextQuery, path }: ClioPage): ClioRequest | undefined {
	// A link that leads back would never end.
	if (nextQuery === undefined || nextQuery === '' || nextQuery === request.query) return undefined;
	return { ...request, path, query: nextQuery };
}
