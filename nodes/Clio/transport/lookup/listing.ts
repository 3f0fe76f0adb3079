import type { RecordKind } from '../../catalog/recordKinds';
import { labelOf, listFields, recordKind } from '../../catalog/recordKinds';
import { clioPages } from '../paging';
import type { QueryValues } from '../query';
import { isRecord } from '../record';
import type { ClioContext, ClioSession } from '../session';
import type { Finding, KeptList, ListedMatch } from './lookups';
import { namesOf } from './matching';

/** What narrows a list: Clio's filters of it, and the places of its path, such as `practice_area_id` of stages. */
export type Within = Readonly<Record<string, unknown>>;

/** So many pages are read of a list that is looked through for a name. */
const MOST_PAGES = 5;

/**
 * The records of a kind, as far as a few pages hold them.
 *
 * @param query filters beside those in `within`
 */
export async function listRecords(
	this: ClioContext,
	session: ClioSession,
	facts: RecordKind,
	within: Within,
	query: QueryValues = {},
	mostPages = MOST_PAGES,
): Promise<Pick<Finding, 'matches' | 'isComplete'>> {
	const matches: ListedMatch[] = [];
	let isComplete = true;
	for (const view of viewsOf(facts, within)) {
		const { ids, query: filters } = split(facts, { ...view, ...within });
		const ask = { ids, query: { fields: listFields(facts), ...filters, ...query } };
		let pages = 0;
		for await (const page of clioPages.call(this, session, facts.list, ask)) {
			if (pages++ === mostPages) {
				isComplete = false;
				break;
			}
			matches.push(...toMatches(facts, page));
		}
	}
	return { matches, isComplete };
}

/** All records of a closed list; read once an execution, and again when `isFresh` asks for it after a write. */
export async function closedList(
	this: ClioContext,
	session: ClioSession,
	facts: RecordKind,
	within: Within,
	isFresh = false,
): Promise<KeptList> {
	const key = JSON.stringify(['list', facts.kind, within]);
	const kept = session.lookups.list(key);
	if (kept !== undefined && !(isFresh && kept.isOutdated)) return kept;
	return await keptList(session, key, facts, within, async () => await listRecords.call(this, session, facts, within));
}

/** Reads a list and keeps it for the execution. */
export async function keptList(
	session: ClioSession,
	key: string,
	facts: RecordKind,
	within: Within,
	read: () => Promise<Pick<Finding, 'matches' | 'isComplete'>>,
): Promise<KeptList> {
	const finding = { ...(await read()), near: [] };
	return {
		...session.lookups.keep(key, { listPath: listPathOf(facts, within), isList: true, finding }),
		isOutdated: false,
	};
}

/**
 * Puts names into labels where a list gives only the ID of another record, such as that of a stage's practice area. A list
 * that cannot be read leaves the labels without the name.
 */
export async function withJoinedLabels(
	this: ClioContext,
	session: ClioSession,
	facts: RecordKind,
	matches: readonly ListedMatch[],
): Promise<ListedMatch[]> {
	const joined = Object.entries(facts.joins);
	if (matches.length === 0 || joined.length === 0) return [...matches];
	const names = new Map<string, Map<string, string>>();
	for (const [attribute, kind] of joined) {
		const other = recordKind(kind);
		const listed = await (
			other === undefined ? Promise.resolve(undefined) : closedList.call(this, session, other, {})
		).catch(() => undefined);
		names.set(attribute, new Map(listed?.matches.map(({ id, label }) => [id, label])));
	}
	return matches.map((match) => {
		const record = { ...match.record };
		for (const [attribute, labels] of names) record[attribute] = labels.get(String(match.record[attribute]));
		return { ...match, label: labelOf(facts, record) };
	});
}

export function toMatches(facts: RecordKind, page: readonly unknown[]): ListedMatch[] {
	return page
		.filter(isRecord)
		.filter(({ id }) => typeof id === 'number' || typeof id === 'string')
		.map((record) => ({
			id: String(record.id),
			label: labelOf(facts, withoutJoins(facts, record)),
			record,
			names: namesOf(record, facts.exact),
		}));
}

function withoutJoins({ joins }: RecordKind, record: Record<string, unknown>): Record<string, unknown> {
	return Object.fromEntries(Object.entries(record).filter(([name]) => !Object.hasOwn(joins, name)));
}

/** The filters under which a list is asked, unless what narrows it names one of them already. */
export function viewsOf({ views }: RecordKind, within: Within): RecordKind['views'] {
	const isNamed = Object.keys(views[0] ?? {}).some((name) => within[name] !== undefined);
	return isNamed ? [{}] : views;
}

/** What narrows a list, apart for its path and its query. */
export function split({ list }: RecordKind, within: Within): { ids: Within; query: QueryValues } {
	const isPlace = (name: string) => list.pathParameters?.[name] !== undefined;
	const entries = Object.entries(within);
	return {
		ids: Object.fromEntries(entries.filter(([name]) => isPlace(name))),
		query: Object.fromEntries(entries.filter(([name]) => !isPlace(name))),
	};
}

/** The path of a list with its places filled in. */
export function listPathOf({ list }: RecordKind, within: Within): string {
	return list.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(within[name] ?? '')));
}
