import type { RecordKind } from '../../catalog/recordKinds';
import { recordKind } from '../../catalog/recordKinds';
import { nounOf, pluralOf, withArticle } from '../../catalog/resourceWords';
import { InputProblem } from '../errors/inputProblem';
import type { ClioContext, ClioSession } from '../session';
import type { Within } from './listing';
import { closedList, keptList, listPathOf, listRecords, withJoinedLabels } from './listing';
import type { Finding, ListedMatch } from './lookups';
import { comparable, exactMatches, nearMatches } from './matching';
import { wholeListIfCheaper } from './wholeList';

export type { Within } from './listing';

/** More candidates than these would hide the sentence that says what to do. */
const MOST_CANDIDATES = 5;

/** Names in Clio are far shorter; a longer text is a mistake that would only make a long request. */
const LONGEST_NAME = 500;

/** Clio's search index lags behind writes by seconds (Clio: query), which a look at what is new makes good. */
const INDEX_LAG_MILLISECONDS = 15 * 60_000;

/**
 * The ID of the one record of a kind whose number, name or e-mail address is `text`; case, spacing and the way accents are
 * written do not matter. Looked up once an execution.
 *
 * @param kind a value of the node's `resource`
 * @param within Clio's filters that narrow the list, such as `practice_area_id` for stages
 * @returns the ID as text
 * @throws InputProblem when none or several fit, with the candidates; NodeApiError when Clio cannot be asked
 */
export async function findRecordId(
	this: ClioContext,
	session: ClioSession,
	kind: string,
	text: string,
	within: Within = {},
): Promise<string> {
	const facts = findableKind(kind);
	return await onlyMatch.call(this, session, facts, text, await findMatches.call(this, session, facts, text, within));
}

/**
 * How records of a kind are found by name.
 *
 * @throws InputProblem when they have no list, or nothing that names them
 */
export function findableKind(kind: string): RecordKind {
	const facts = recordKind(kind);
	if (facts !== undefined && facts.exact.length > 0) return facts;
	throw new InputProblem(`${capital(pluralOf(nounOf(kind)))} cannot be found by number or name`, 'Give the ID.');
}

/** All records that a text names exactly, or those that come near it. */
export async function findMatches(
	this: ClioContext,
	session: ClioSession,
	facts: RecordKind,
	text: string,
	within: Within,
): Promise<Finding> {
	const name = checkedName(facts, text);
	if (facts.isClosed || facts.searchFilter === undefined)
		return await findInList.call(this, session, facts, name, within);
	const key = JSON.stringify(['name', facts.kind, within, comparable(name)]);
	const kept = session.lookups.get(key);
	if (kept !== undefined) return kept;
	const whole = await wholeListIfCheaper.call(this, session, facts, within);
	if (whole !== undefined) {
		const found = findingIn(whole.matches, name, whole.isComplete);
		if (found.matches.length > 0 || !whole.isOutdated) return found;
	}
	const finding = await search.call(this, session, facts, name, within);
	return session.lookups.keep(key, { listPath: listPathOf(facts, within), isList: false, finding });
}

/** What this execution has written to a list counts too. */
async function findInList(
	this: ClioContext,
	session: ClioSession,
	facts: RecordKind,
	name: string,
	within: Within,
): Promise<Finding> {
	const listed = await closedList.call(this, session, facts, within);
	const found = findingIn(listed.matches, name, listed.isComplete);
	if (found.matches.length > 0 || !listed.isOutdated) return found;
	const fresh = await closedList.call(this, session, facts, within, true);
	return findingIn(fresh.matches, name, fresh.isComplete);
}

/**
 * The ID of what a search found.
 *
 * @throws InputProblem unless it is exactly one
 */
export async function onlyMatch(
	this: ClioContext,
	session: ClioSession,
	facts: RecordKind,
	text: string,
	{ matches, near, isComplete }: Finding,
): Promise<string> {
	const noun = nounOf(facts.kind);
	const [only] = matches;
	if (only !== undefined && matches.length === 1 && isComplete) return only.id;
	const candidates = await tellCandidates.call(this, session, facts, matches.length > 0 ? matches : near);
	if (!isComplete) {
		throw new InputProblem(
			`There are too many records to tell which ${noun} is meant by ${quoted(text)}`,
			`Give the ID. ${candidates === '' ? '' : `Found so far: ${candidates}.`}`.trim(),
		);
	}
	if (matches.length > 1) {
		throw new InputProblem(
			`${quoted(text)} fits ${matches.length} ${pluralOf(noun)}`,
			`Give the ID of the one that is meant: ${candidates}.`,
		);
	}
	throw new InputProblem(
		`No ${noun} has the number or name ${quoted(text)}`,
		`${candidates === '' ? '' : `Did you mean ${candidates}? `}Numbers, names and e-mail addresses must fit exactly, apart from upper and lower case. Correct it, or give the ID.`,
	);
}

async function search(
	this: ClioContext,
	session: ClioSession,
	facts: RecordKind,
	name: string,
	within: Within,
): Promise<Finding> {
	const filter = facts.searchFilter ?? 'query';
	const { matches, isComplete } = await listRecords.call(this, session, facts, within, { [filter]: name });
	const found = findingIn(matches, name, isComplete);
	if (found.matches.length > 0 || !isComplete || facts.list.query?.updated_since === undefined) return found;
	const recent = await recentRecords.call(this, session, facts, within);
	return findingIn([...matches, ...recent], name, true);
}

/** What the index may not know yet. Of very many new records only some are seen, as without this look. */
async function recentRecords(
	this: ClioContext,
	session: ClioSession,
	facts: RecordKind,
	within: Within,
): Promise<readonly ListedMatch[]> {
	const key = JSON.stringify(['recent', facts.kind, within]);
	const kept = session.lookups.list(key);
	if (kept?.isOutdated === false) return kept.matches;
	const updatedSince = new Date(Date.now() - INDEX_LAG_MILLISECONDS).toISOString();
	const read = async () => await listRecords.call(this, session, facts, within, { updated_since: updatedSince }, 1);
	return (await keptList(session, key, facts, within, read)).matches;
}

function findingIn(records: readonly ListedMatch[], name: string, isComplete: boolean): Finding {
	const matches = exactMatches(records, name);
	return { matches, near: matches.length > 0 ? [] : nearMatches(records, name, MOST_CANDIDATES), isComplete };
}

function checkedName({ kind }: RecordKind, text: string): string {
	const name = text.normalize('NFC').trim();
	if (name !== '' && name.length <= LONGEST_NAME) return name;
	throw new InputProblem(
		name === '' ? `The name of ${withArticle(nounOf(kind))} is empty` : `${quoted(name)} is too long for a name`,
		`Give the number or name of the ${nounOf(kind)}, or its ID.`,
	);
}

/** The first few of some records for a message, each with its ID. */
export async function tellCandidates(
	this: ClioContext,
	session: ClioSession,
	facts: RecordKind,
	all: readonly ListedMatch[],
): Promise<string> {
	const candidates = await withJoinedLabels.call(this, session, facts, all.slice(0, MOST_CANDIDATES));
	const texts = candidates.map(({ id, label }) => (label === `ID ${id}` ? label : `${label} (ID ${id})`));
	return `${texts.join('; ')}${all.length > candidates.length ? `; and ${all.length - candidates.length} more` : ''}`;
}

function capital(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}

function quoted(text: string): string {
	return `"${text.length > 80 ? `${text.slice(0, 79)}…` : text}"`;
}
