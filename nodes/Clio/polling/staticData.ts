import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../transport/record';
import type { Cursor } from './cursor';
import { Memory } from './memory';

/** What n8n keeps for the trigger between polls and restarts. */
export interface Stored {
	/** stands for what is watched: another text when that is changed, which begins anew */
	watch: string;
	cursor: Cursor;
	/** when the last poll began, in milliseconds by the clock of this machine */
	polledAt: number;
	/** the request that the filters make, so that names need not be looked up again */
	request: StoredRequest;
}

export interface StoredRequest {
	/** stands for the values of the filters */
	of: string;
	ids: IDataObject;
	query: IDataObject;
}

/** Clio has not answered since then, in milliseconds by the clock of this machine. */
export interface Failing {
	since: number;
	/** when it was last told by an error */
	toldAt?: number;
}

const CURSOR = 'cursor';
const FAILING = 'failing';

/** Whether a poll has ever reached Clio, whatever was watched then. */
export function hasStored(data: IDataObject): boolean {
	return data[CURSOR] !== undefined;
}

/** What the former polls left; undefined when there was none, or when something else was watched. */
export function readStored(data: IDataObject, watch: string): Stored | undefined {
	const stored = data[CURSOR];
	if (!isRecord(stored) || stored.watch !== watch || !isRecord(stored.request)) return undefined;
	const { since, startedAt, polledAt, seen, request } = stored;
	const times = [since, startedAt].map((time) => Date.parse(String(time)) / 1000);
	const [from = NaN, started = NaN] = times;
	if (times.some(Number.isNaN) || typeof polledAt !== 'number' || !isRecord(seen)) return undefined;
	return {
		watch,
		cursor: { since: from, polledAt: started, seen: Memory.fromStored(seen) },
		polledAt,
		request: { of: String(request.of), ids: dataOf(request.ids), query: dataOf(request.query) },
	};
}

/** Puts what the next poll needs in the place of what was there; with it, Clio counts as reached. */
export function writeStored(data: IDataObject, { watch, cursor, polledAt, request }: Stored): void {
	data[CURSOR] = {
		watch,
		since: textOf(cursor.since),
		startedAt: textOf(cursor.polledAt),
		polledAt,
		seen: { ...cursor.seen.toStored() },
		request: { ...request },
	};
	delete data[FAILING];
}

/** Since when polls have failed. */
export function readFailing(data: IDataObject): Failing | undefined {
	const failing = data[FAILING];
	if (!isRecord(failing) || typeof failing.since !== 'number') return undefined;
	return { since: failing.since, ...(typeof failing.toldAt === 'number' ? { toldAt: failing.toldAt } : {}) };
}

/** Keeps since when polls have failed. */
export function writeFailing(data: IDataObject, failing: Failing): void {
	data[FAILING] = { ...failing };
}

/** Seconds since 1970 as a person reads them. */
function textOf(seconds: number): string {
	return new Date(seconds * 1000).toISOString();
}

function dataOf(value: unknown): IDataObject {
	return isRecord(value) ? (value as IDataObject) : {};
}
