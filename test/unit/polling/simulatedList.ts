import type { Cursor, Sighting } from '../../../nodes/Clio/polling/cursor';
import { look } from '../../../nodes/Clio/polling/cursor';
import { Memory } from '../../../nodes/Clio/polling/memory';

/** A change of a record, in milliseconds of Clio's clock. */
export interface Write {
	id: number;
	/** when it was made, which is what Clio dates it to */
	at: number;
	/** how long it takes until lists show it */
	delay: number;
}

/** One reading of a list, in milliseconds of Clio's clock. */
export interface Reading {
	at: number;
	/** how long each page takes */
	page: number;
	/** whether the connection breaks before its end */
	fails: boolean;
}

/** What a trigger put out, or a list showed, of a record. */
export interface Seen extends Sighting {
	/** number of the write that it shows */
	write: number;
}

/** How Clio may behave. */
export interface Behaviour {
	/** whether `since` takes in what is dated to that very time */
	inclusive: boolean;
	/** whether it keeps fractions of seconds, which it does not show */
	fractions: boolean;
	pageSize: number;
	/** seconds by which it shows the time of `created_at` instead */
	watches: 'created' | 'changed';
}

const dated = (at: number, { fractions }: Behaviour) => (fractions ? at : Math.floor(at / 1000) * 1000);

/** What the list shows of a record at a moment; the record is dated to its last visible write. */
function visible(writes: readonly Write[], id: number, moment: number, behaviour: Behaviour): Seen | undefined {
	const own = writes.map((write, index) => ({ ...write, index })).filter((write) => write.id === id);
	const shown = own.filter(({ at, delay }) => at + delay <= moment);
	const last = shown.reduce<(typeof own)[number] | undefined>(
		(best, each) => (best && best.at > each.at ? best : each),
		undefined,
	);
	const first = own.reduce((best, each) => (best.at <= each.at ? best : each));
	if (last === undefined) return undefined;
	const createdAt = Math.floor(first.at / 1000);
	const watched = behaviour.watches === 'created' ? createdAt : Math.floor(last.at / 1000);
	return {
		id: String(id),
		time: watched,
		createdAt,
		state: behaviour.watches === 'created' ? '' : `"${last.index}"`,
		write: last.index,
	};
}

/** Reads a list page by page, in the order of the IDs, while writes go on. */
export function readList(writes: readonly Write[], since: number, { at, page }: Reading, behaviour: Behaviour): Seen[] {
	const all = [...new Set(writes.map(({ id }) => id))].sort((left, right) => left - right);
	const rows: Seen[] = [];
	let after = 0;
	for (let moment = at; ; moment += page) {
		const fitting = all.flatMap((id) => {
			const row = id > after ? visible(writes, id, moment, behaviour) : undefined;
			if (row === undefined) return [];
			const exact =
				behaviour.watches === 'created'
					? Math.min(...writes.filter((one) => one.id === id).map((one) => one.at))
					: (writes[row.write]?.at ?? 0);
			const time = dated(exact, behaviour);
			return (behaviour.inclusive ? time >= since * 1000 : time > since * 1000) ? [{ id, row }] : [];
		});
		const taken = fitting.slice(0, behaviour.pageSize);
		rows.push(...taken.map(({ row }) => row));
		after = taken.at(-1)?.id ?? after;
		if (fitting.length <= behaviour.pageSize) return rows;
	}
}

/** A trigger as it polls: each time n8n may have been restarted, so the cursor goes through what n8n stores. */
export function pollAll(
	first: Cursor,
	writes: readonly Write[],
	readings: readonly Reading[],
	behaviour: Behaviour,
): { out: Array<{ row: Seen; isNew: boolean }>; cursor: Cursor; largest: number } {
	const out: Array<{ row: Seen; isNew: boolean }> = [];
	let cursor = first;
	let largest = 0;
	for (const reading of readings) {
		const rows = readList(writes, cursor.since, reading, behaviour);
		if (reading.fails) continue;
		const { fresh, cursor: next } = look(cursor, Math.floor(reading.at / 1000), rows);
		out.push(...fresh);
		const stored: unknown = JSON.parse(JSON.stringify(next.seen.toStored()));
		largest = Math.max(largest, JSON.stringify(stored).length);
		cursor = { ...next, seen: Memory.fromStored(stored as Record<string, unknown>, first.seen.most) };
	}
	return { out, cursor, largest };
}
