import type { IExecuteFunctions } from 'n8n-workflow';

import type { OperationFacts } from '../../catalog/types';
import { InputProblem } from '../../transport/errors/inputProblem';
import { clioPages, onePage } from '../../transport/paging';
import type { QueryValues } from '../../transport/query';
import { isRecord } from '../../transport/record';
import { buildRequest } from '../../transport/request';
import type { ClioSession } from '../../transport/session';
import type { GivenKey, MatchedRecord } from './matchKeys';

/** Clio's search index lags behind writes by seconds (Clio: query), which a look at what is new makes good. */
const INDEX_LAG_MILLISECONDS = 15 * 60_000;

/** Executions that look for a few records only are not worth the question how long the list is. */
const SEARCHES_BEFORE = 5;

/** Reading the whole list must be cheaper by far: later items may mean the same records. */
const SAVING = 2;

/** As many records as fit comfortably into memory. */
const MOST_PAGES = 100;

/** More hits than these pages hold cannot be looked through for one record. */
const MOST_PAGES_OF_SEARCH = 5;

/**
 * The records of a list, as one execution finds and changes them: searched for key by key, or read as a whole where the items
 * to come are many. What this execution has written is known before Clio's search knows it.
 */
export class Directory {
	private readonly searches = new Map<string, readonly MatchedRecord[]>();

	private readonly written = new Map<string, MatchedRecord>();

	private recent: readonly MatchedRecord[] | undefined;

	private whole: readonly MatchedRecord[] | undefined;

	private readonly indexes = new Map<string, Map<string, MatchedRecord[]>>();

	/**
	 * @param list that takes a `query` and `updated_since`
	 * @param fields Clio's `fields`: all that keys and writes have to know
	 * @param always filters that the list cannot do without
	 */
	constructor(
		private readonly list: OperationFacts,
		private readonly fields: string,
		private readonly always: QueryValues = {},
	) {}

	/**
	 * The records that fit what an item gives for a key.
	 *
	 * @throws InputProblem when so many are found that it cannot be told
	 */
	async find(context: IExecuteFunctions, session: ClioSession, key: GivenKey): Promise<MatchedRecord[]> {
		await this.readWholeIfCheaper(context, session);
		const found = new Map<string, MatchedRecord>();
		for (const record of this.whole === undefined ? await this.search(context, session, key) : this.indexed(key)) {
			found.set(String(record.id), record);
		}
		if (this.whole === undefined && ![...found.values()].some((record) => fits(key, record))) {
			this.recent ??= await this.read(context, session, { updated_since: since() }, MOST_PAGES_OF_SEARCH);
			for (const record of this.recent) found.set(String(record.id), record);
		}
		for (const [id, record] of this.written) found.set(id, record);
		return [...found.values()].filter((record) => fits(key, record));
	}

	/** Makes a record known as it is after a write. */
	know(record: unknown): void {
		if (isRecord(record) && record.id !== undefined) this.written.set(String(record.id), record);
	}

	/** Has what is new read again: of a write it is not known what it did. */
	forgetRecent(): void {
		this.recent = undefined;
		this.whole = undefined;
		this.searches.clear();
		this.indexes.clear();
	}

	private indexed(key: GivenKey): MatchedRecord[] {
		const index = this.indexes.get(key.name) ?? new Map<string, MatchedRecord[]>();
		if (!this.indexes.has(key.name)) {
			for (const record of this.whole ?? []) {
				for (const text of key.textsOf(record)) index.set(text, [...(index.get(text) ?? []), record]);
			}
			this.indexes.set(key.name, index);
		}
		return key.texts.flatMap((text) => index.get(text) ?? []);
	}

	private async search(context: IExecuteFunctions, session: ClioSession, { queries }: GivenKey) {
		const found: MatchedRecord[] = [];
		for (const query of queries) {
			const name = JSON.stringify(query);
			const records = this.searches.get(name) ?? (await this.read(context, session, query, MOST_PAGES_OF_SEARCH));
			this.searches.set(name, records);
			found.push(...records);
		}
		return found;
	}

	private async readWholeIfCheaper(context: IExecuteFunctions, session: ClioSession): Promise<void> {
		if (this.whole !== undefined || this.searches.size < SEARCHES_BEFORE || this.isAsked) return;
		this.isAsked = true;
		const toCome = context.getInputData().length - this.searches.size;
		if (toCome < SEARCHES_BEFORE) return;
		const first = buildRequest(this.list, { query: { ...this.always, fields: 'id', limit: 1 } });
		const { total = Infinity } = await onePage.call(context, session, first);
		const pages = Math.ceil(total / (this.list.page?.max ?? 1));
		if (pages <= MOST_PAGES && pages * SAVING <= toCome) {
			this.whole = await this.read(context, session, {}, MOST_PAGES + 1);
		}
	}

	private isAsked = false;

	private async read(context: IExecuteFunctions, session: ClioSession, query: QueryValues, mostPages: number) {
		const records: MatchedRecord[] = [];
		let pages = 0;
		const ask = { query: { ...this.always, fields: this.fields, ...query } };
		for await (const page of clioPages.call(context, session, this.list, ask)) {
			if (pages++ === mostPages) {
				throw new InputProblem(
					'There are too many records to tell which one is meant',
					'Nothing was written. Match on something that fewer records share, or use Update with the ID.',
				);
			}
			records.push(...page.filter(isRecord));
		}
		return records;
	}
}

function since(): string {
	return new Date(Date.now() - INDEX_LAG_MILLISECONDS).toISOString();
}

function fits({ texts, textsOf }: GivenKey, record: MatchedRecord): boolean {
	const known = textsOf(record);
	return texts.some((text) => known.includes(text));
}
