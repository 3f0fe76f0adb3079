import type { RecordKind } from '../../catalog/recordKinds';
import { recordKind } from '../../catalog/recordKinds';
import { nounOf } from '../../catalog/resourceWords';
import { InputProblem } from '../errors/inputProblem';
import { isRecord } from '../record';
import type { ClioContext, ClioSession } from '../session';
import { findMatches, findableKind, onlyMatch, type Within } from './findRecord';
import { closedList } from './listing';
import { idFromUrl } from './recordUrl';

/** What a resource locator holds, as far as it can be told without asking Clio. */
export type Located = { id: string } | { name: string } | { url: string } | { nothing: true };

/** A number of so many digits that fits no number or name can only be meant as an ID: those of Clio are long. */
const LIKELY_ID = /^[1-9][0-9]{5,18}$/;

const DIGITS = /^[1-9][0-9]{0,18}$/;

/**
 * What a locator holds. A plain value, as an expression in the place of the whole locator gives it, is an ID when it is a
 * number or written like one, and a name otherwise; so is a record with an `id`.
 */
export function located(value: unknown): Located {
	if (typeof value === 'number') return { id: String(value) };
	if (typeof value === 'string') {
		const text = value.trim();
		if (text === '') return { nothing: true };
		if (/^https?:\/\//i.test(text)) return { url: text };
		return DIGITS.test(text) ? { id: text } : { name: text };
	}
	if (!isRecord(value)) return { nothing: true };
	if (!('mode' in value)) return located(value.id);
	const inner = isRecord(value.value) ? value.value.id : value.value;
	const text = typeof inner === 'string' || typeof inner === 'number' ? String(inner).trim() : '';
	if (text === '') return { nothing: true };
	if (value.mode === 'name') return { name: text };
	return value.mode === 'url' ? { url: text } : { id: text };
}

/**
 * The ID of the record that a locator's value names: chosen from a list, given as ID or URL, or looked up by number or
 * name.
 *
 * @param value the locator as n8n gives it, `{ mode, value }`, or a plain ID or name
 * @param kind a value of the node's `resource`; undefined where Clio lists no such records
 * @param what the locator in the words of the node, such as `Responsible Attorney`
 * @returns the ID as text; undefined when nothing is given
 * @throws InputProblem that names the locator
 */
export async function locatedId(
	this: ClioContext,
	session: ClioSession,
	value: unknown,
	kind: string | undefined,
	what: string,
	within: Within = {},
): Promise<string | undefined> {
	const given = located(value);
	if ('nothing' in given) return undefined;
	if ('id' in given) return given.id;
	if ('url' in given) return idOfUrl(session, given.url, kind, what);
	if (kind === undefined || (DIGITS.test(given.name) && (recordKind(kind)?.exact.length ?? 0) === 0)) return given.name;
	const facts = findableKind(kind);
	const finding = await findMatches.call(this, session, facts, given.name, within);
	if (finding.matches.length === 0 && (await isId.call(this, session, facts, given.name, within))) return given.name;
	return await onlyMatch.call(this, session, facts, given.name, finding);
}

/**
 * The ID in a locator's URL.
 *
 * @throws InputProblem when the URL is none of this account and kind
 */
export function idOfUrl(session: ClioSession, url: string, kind: string | undefined, what: string): string {
	const facts = kind === undefined ? undefined : recordKind(kind);
	if (facts !== undefined) return idFromUrl(session, facts, url);
	throw new InputProblem(`${what} cannot be given as a URL`, `Give the ID of the ${nounOf(kind ?? 'record')}.`);
}

/** Agents and expressions give an ID where a number or name is expected. */
async function isId(
	this: ClioContext,
	session: ClioSession,
	facts: RecordKind,
	text: string,
	within: Within,
): Promise<boolean> {
	if (!facts.hasNumericIds || !DIGITS.test(text)) return false;
	if (!facts.isClosed) return LIKELY_ID.test(text);
	const { matches, isOutdated } = await closedList.call(this, session, facts, within);
	return matches.some(({ id }) => id === text) || (isOutdated && LIKELY_ID.test(text));
}
