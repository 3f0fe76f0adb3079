import type { IExecuteFunctions } from 'n8n-workflow';

import type { QueryValues } from '../../../transport/query';
import { isRecord } from '../../../transport/record';
import type { ClioSession } from '../../../transport/session';
import type { Budget, FirmReading, Listed } from './firmReading';
import type { Source, SourceName } from './sources';
import { SOURCES } from './sources';

/** How a source was looked through, for the report. */
export interface Searched {
	source: SourceName;
	how: 'all records' | 'search' | 'not at all';
	records: number;
}

/** What a check needs to look through the firm's records, and what it notes on the way. */
export interface Search {
	session: ClioSession;
	reading: FirmReading;
	budget: Budget;
	/** how many items are to be checked, this one among them */
	itemsToCome: number;
	searched: Searched[];
	/** what was not looked at, and why, by source */
	gaps: Map<SourceName, Set<string>>;
}

/** From so large a share on, reading all of a list is worth more than it costs: it finds every misspelling. */
const WORTHWHILE_SHARE = 0.5;

/**
 * The records of a source that a check has to compare: all of them where the request budget allows it, otherwise those that
 * Clio's search finds and those that are too new for it.
 *
 * @param texts what to search for, the most telling first
 */
export async function lookThrough(
	this: IExecuteFunctions,
	search: Search,
	name: SourceName,
	texts: readonly string[],
): Promise<readonly Listed[]> {
	const source = sourceNamed(name);
	const { session, reading, budget } = search;
	const begun = await reading.begin(this, session, source, budget);
	noteGap(search, name, begun.gap);
	if (begun.gap !== undefined) return told(search, name, 'not at all', []);
	if (isWorthReading(search, source, texts.length)) {
		const all = await reading.finish(this, session, source, budget);
		noteGap(search, name, all.gap);
	}
	if (reading.isWhole(name)) {
		const { records } = await reading.begin(this, session, source, budget);
		noteGap(search, name, hiddenAmong(records));
		return told(search, name, 'all records', records);
	}
	if (!source.isSearchable) return told(search, name, 'search', []);
	const found = new Map<string, Listed>();
	const looks = [
		() => reading.recent(this, session, source, budget),
		...texts.map((query) => () => reading.search(this, session, source, { query }, budget)),
	];
	for (const look of looks) {
		const { records, gap } = await look();
		noteGap(search, name, gap);
		for (const record of records) found.set(String(record.id), record);
	}
	noteGap(search, name, hiddenAmong([...found.values()]));
	return told(search, name, 'search', [...found.values()]);
}

/** The records that belong to a contact: from the whole list, or asked for by the contact. */
export async function recordsOf(
	this: IExecuteFunctions,
	search: Search,
	name: SourceName,
	filter: QueryValues,
	belongs: (record: Listed) => boolean,
): Promise<readonly Listed[]> {
	const source = sourceNamed(name);
	const { session, reading, budget } = search;
	if (reading.isWhole(name)) {
		const { records } = await reading.begin(this, session, source, budget);
		return records.filter(belongs);
	}
	const { records, gap } = await reading.search(this, session, source, filter, budget);
	noteGap(search, name, gap);
	return records;
}

/** Notes what was not looked at. */
export function noteGap({ gaps }: Pick<Search, 'gaps'>, name: SourceName, gap: string | undefined): void {
	if (gap !== undefined) gaps.set(name, (gaps.get(name) ?? new Set<string>()).add(gap));
}

function sourceNamed(name: SourceName): Source {
	const source = SOURCES.find((each) => each.name === name);
	if (source === undefined) throw new Error(`There is no source ${name}`);
	return source;
}

function isWorthReading({ reading, budget, itemsToCome }: Search, source: Source, searches: number): boolean {
	const rest = reading.restOf(source);
	if (rest === 0 || rest > budget.left * source.share) return false;
	return source.share >= WORTHWHILE_SHARE || rest <= (searches + 1) * itemsToCome;
}

/** Clio shows some records in part only; what is hidden was not compared (Clio: Permissions). */
function hiddenAmong(records: readonly Listed[]): string | undefined {
	const hidden = records.filter(isHidden).length;
	return hidden === 0 ? undefined : `Clio shows ${hidden} of the records in part only (redacted)`;
}

/** Also the client of a matter, or the contact of a relationship, whom the user may not see. */
function isHidden(record: Listed): boolean {
	return [record, record.client, record.contact].filter(isRecord).some(isNameless);
}

function isNameless(record: Listed): boolean {
	return record.redacted === true || (Object.hasOwn(record, 'name') && (record.name ?? null) === null);
}

function told(
	{ searched }: Search,
	source: SourceName,
	how: Searched['how'],
	records: readonly Listed[],
): readonly Listed[] {
	searched.push({ source, how, records: records.length });
	return records;
}
