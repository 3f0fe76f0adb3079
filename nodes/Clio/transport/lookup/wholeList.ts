import type { RecordKind } from '../../catalog/recordKinds';
import { onePage } from '../paging';
import { buildRequest } from '../request';
import type { ClioContext, ClioSession } from '../session';
import { keptList, listRecords, split, type Within } from './listing';
import type { KeptList } from './lookups';

/** Executions that look up a few names only are not worth the question how long the list is. */
const SEARCHES_BEFORE = 5;

/** The whole list must be cheaper by far: the items to come may name the same records, or none. */
const SAVING = 2;

/** As many records as fit comfortably into memory. */
const MOST_PAGES = 100;

/**
 * All records of a long list, where reading it takes far fewer requests than the searches that are to come would: a
 * thousand matters by their numbers out of ten thousand take 56 requests instead of a thousand. Asked once an execution.
 *
 * @returns undefined where searching is the better way
 */
export async function wholeListIfCheaper(
	this: ClioContext,
	session: ClioSession,
	facts: RecordKind,
	within: Within,
): Promise<KeptList | undefined> {
	const key = JSON.stringify(['whole', facts.kind, within]);
	const kept = session.lookups.list(key);
	if (kept !== undefined) return kept;
	if (session.lookups.countSearch(key) !== SEARCHES_BEFORE || facts.views.length > 1) return undefined;
	const toCome = 'getInputData' in this ? this.getInputData().length - SEARCHES_BEFORE : 0;
	const pageSize = facts.list.page?.max ?? 1;
	if (toCome < SEARCHES_BEFORE) return undefined;
	const { ids, query } = split(facts, within);
	const first = buildRequest(facts.list, { ids, query: { ...query, fields: 'id', limit: 1 } });
	const { total = Infinity } = await onePage.call(this, session, first);
	const pages = Math.ceil(total / pageSize);
	if (pages > MOST_PAGES || pages * SAVING > toCome) return undefined;
	const read = async () => await listRecords.call(this, session, facts, within, {}, pages + 1);
	return await keptList(session, key, facts, within, read);
}
