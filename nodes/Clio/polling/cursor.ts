import type { Remembered } from './memory';
import { Memory, markOf } from './memory';

/**
 * Where a trigger stands in the changes of a list. All times are seconds since 1970 by Clio's clock; what the clock of this
 * machine shows does not matter.
 */
export interface Cursor {
	/** everything that Clio dates until then was put out */
	since: number;
	/** Clio's time when the last poll began */
	polledAt: number;
	/** what was put out of the time after `since` */
	seen: Memory;
}

/** A record as a list shows it, as far as its place in time goes. */
export interface Sighting {
	id: string;
	/** what the trigger goes by: when the record was created, or last changed; undefined where Clio does not show it */
	time?: number | undefined;
	/** when it was created, if Clio shows it */
	createdAt?: number | undefined;
	/** another text for each state of the record: its etag; empty where only its creation counts */
	state: string;
}

/** A record to put out. */
export interface Fresh<Row extends Sighting> {
	row: Row;
	/** whether it was created since the trigger last looked, and not put out yet */
	isNew: boolean;
}

export interface Look<Row extends Sighting> {
	/** oldest first */
	fresh: Array<Fresh<Row>>;
	/** where the trigger stands once they are put out */
	cursor: Cursor;
	/** how many have to wait for a later poll, because there is no room to remember that they were put out */
	heldBack: number;
}

/**
 * What Clio dates to the last seconds may still become visible: a change is dated when it is made and shown when it is
 * stored, by one of many machines. So each poll looks so far back behind the beginning of the last one.
 */
export const OVERLAP = 120;

/** So much may the clocks of Clio's machines differ. */
const TOLERANCE = 10;

/**
 * Takes what a list shows since `cursor.since` and tells which of it is to be put out. Whatever is changed while the pages
 * are read is dated after `start`, so the next poll finds it.
 *
 * A record is put out once for each state in which it is seen; of what fits into the bounded memory at once, and otherwise
 * when it is older than the overlap and needs no memory any more.
 *
 * @param start Clio's time before the list was asked
 */
export function look<Row extends Sighting>(cursor: Cursor, start: number, rows: readonly Row[]): Look<Row> {
	const since = Math.max(cursor.since, start - OVERLAP);
	const seen = stillNeeded(cursor.seen, since);
	const fresh: Array<Fresh<Row>> = [];
	let heldBack = 0;
	for (const row of inOrder(latest(rows), cursor.since, since)) {
		const time = row.time ?? start;
		if (row.time !== undefined && time <= cursor.since) continue;
		const former = cursor.seen.get(row.id);
		const isRepeat = former !== undefined && repeats(former, row);
		// A view that is older than what was put out comes from a machine that does not know better yet.
		if (isRepeat && row.time !== undefined && time < former.time) continue;
		const hasRoom = (row.time !== undefined && time <= since) || seen.put(row.id, remembered(row.state, time));
		if (isRepeat) continue;
		if (hasRoom) fresh.push({ row, isNew: former === undefined && (row.createdAt ?? -Infinity) > cursor.since });
		else heldBack++;
	}
	fresh.sort(({ row: left }, { row: right }) => (left.time ?? start) - (right.time ?? start));
	return { fresh, cursor: { since, polledAt: Math.max(cursor.polledAt, start), seen }, heldBack };
}

/** A cursor that stands at a time: what Clio dates after it will be put out. */
export function cursorAt(since: number, polledAt = since): Cursor {
	return { since, polledAt, seen: new Memory() };
}

/** Whether Clio's clock was put back, so that it dates changes into what counts as done. */
export function wentBack(cursor: Cursor, start: number): boolean {
	return start < cursor.polledAt - TOLERANCE;
}

/**
 * The cursor for a clock that was put back: it stands where it stood by the new time.
 *
 * @param start Clio's time now
 * @param passed seconds since the last poll by the clock of this machine
 */
export function turnedBack(cursor: Cursor, start: number, passed: number): Cursor {
	return { ...cursor, since: Math.min(cursor.since, start - passed - OVERLAP), polledAt: start };
}

function repeats(former: Remembered, { time, state }: Sighting): boolean {
	if (time !== undefined && time !== former.time) return time < former.time;
	return former.mark === remembered(state, former.time).mark;
}

function remembered(state: string, time: number): Remembered {
	return state === '' ? { time } : { time, mark: markOf(state) };
}

function stillNeeded(seen: Memory, since: number): Memory {
	const needed = new Memory(seen.most);
	for (const [id, record] of seen.entries()) if (record.time > since) needed.put(id, record);
	return needed;
}

/** A record that was changed while the pages were read may stand on two of them. */
function latest<Row extends Sighting>(rows: readonly Row[]): Row[] {
	const found = new Map<string, Row>();
	for (const row of rows) {
		const other = found.get(row.id);
		if (other === undefined || (row.time ?? Infinity) >= (other.time ?? Infinity)) found.set(row.id, row);
	}
	return [...found.values()];
}

/** First those that must not wait: the next poll would no longer know that they are new. */
function inOrder<Row extends Sighting>(rows: readonly Row[], from: number, until: number): Row[] {
	const isUrgent = ({ createdAt = Infinity }: Row) => createdAt > from && createdAt <= until;
	return [...rows.filter(isUrgent), ...rows.filter((row) => !isUrgent(row))];
}
