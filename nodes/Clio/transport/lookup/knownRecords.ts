import type { RecordKind } from '../../catalog/recordKinds';
import type { ClioContext, ClioSession } from '../session';
import { keptList, listPathOf, listRecords, toMatches } from './listing';
import type { Finding } from './lookups';

/** So many records as a firm may have of a kind that it names by hand. */
const MOST_PAGES = 25;

/** All records of a kind with certain fields, as an execution knows them. */
export interface KnownRecords {
	facts: RecordKind;
	fields: string;
	finding: Finding;
}

/**
 * All records of a kind. Read once an execution, with one request for 200 records, and again after a write of which it is not
 * known what it did.
 *
 * @param fields Clio's `fields`
 */
export async function knownRecords(
	this: ClioContext,
	session: ClioSession,
	facts: RecordKind,
	fields: string,
): Promise<KnownRecords> {
	const key = keyOf(facts, fields);
	const kept = session.lookups.list(key);
	if (kept !== undefined && !kept.isOutdated) return { facts, fields, finding: kept };
	const read = async () => await listRecords.call(this, session, facts, {}, { fields }, MOST_PAGES);
	return { facts, fields, finding: await keptList(session, key, facts, {}, read) };
}

/**
 * Makes a record as it is after a write one of those that are known, in the place of what it was.
 *
 * @param written as Clio answered, with the same fields; without it nothing was written, and all stay as they were
 */
export function knowWritten(session: ClioSession, { facts, fields, finding }: KnownRecords, written?: unknown): void {
	const now = written === undefined ? [] : toMatches(facts, [written]);
	if (written !== undefined && now.length === 0) return;
	const others = finding.matches.filter(({ id }) => !now.some((each) => each.id === id));
	session.lookups.keep(keyOf(facts, fields), {
		listPath: listPathOf(facts, {}),
		isList: true,
		finding: { ...finding, matches: [...others, ...now] },
	});
}

function keyOf({ kind }: RecordKind, fields: string): string {
	return JSON.stringify(['known', kind, fields]);
}
