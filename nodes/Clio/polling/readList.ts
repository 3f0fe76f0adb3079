import type { IPollFunctions } from 'n8n-workflow';

import { clioApiError } from '../transport/errors/apiError';
import { eachPage, listRequest } from '../transport/paging';
import { clockOf } from '../transport/rateLimit/headers';
import { isRecord } from '../transport/record';
import type { Sighting } from './cursor';
import type { StoredRequest } from './staticData';
import type { Watch } from './watch';

/** A record of a list, with its place in time. */
export interface Row extends Sighting {
	record: Readonly<Record<string, unknown>>;
}

/** What a list showed. */
export interface Reading {
	/** Clio's time before the list was asked, in seconds since 1970 */
	start: number;
	rows: Row[];
	/** whether there was another page that was not asked for */
	isCut: boolean;
}

/** A list that is paged by position loses its place when a record is deleted meanwhile. */
const MOST_READINGS = 3;

/**
 * Reads what a list has since a time, page by page.
 *
 * @param since seconds since 1970 by Clio's clock
 * @param most how many records at most; all of them unless told
 * @throws InputProblem before anything is sent, NodeApiError after
 */
export async function readList(
	this: IPollFunctions,
	watch: Watch,
	{ ids, query }: StoredRequest,
	since: number,
	most = Infinity,
): Promise<Reading> {
	const asked = { ...query, ...watch.fields.query, [watch.facts.filter]: timeText(since) };
	const { operation } = watch.list;
	for (let readings = 1; readings <= MOST_READINGS; readings++) {
		const { hasShrunk, ...reading } = await readOnce.call(
			this,
			watch,
			listRequest(operation, { ids, query: asked }, most),
			most,
		);
		if (!hasShrunk || operation.order !== undefined) return reading;
	}
	throw clioApiError(this.getNode(), {
		message: `Clio's list at ${operation.path} is losing records while its pages are read`,
		description: 'Records are being deleted there, so that others may be passed over. The next poll reads it again.',
	});
}

async function readOnce(
	this: IPollFunctions,
	watch: Watch,
	request: ReturnType<typeof listRequest>,
	most: number,
): Promise<Reading & { hasShrunk: boolean }> {
	const begun = Date.now();
	const rows: Row[] = [];
	let first: { start: number; total: number } | undefined;
	let isCut = false;
	let hasShrunk = false;
	for await (const page of eachPage.call(this, watch.session, request, most)) {
		const now = Date.now();
		// Not the time of the answer: what was changed while Clio was working on it may not be in it.
		first ??= { start: (clockOf(page.headers, now) - (now - begun)) / 1000, total: page.total ?? 0 };
		hasShrunk ||= (page.total ?? Infinity) < first.total;
		isCut = page.nextQuery !== undefined;
		for (const record of page.records) rows.push(...rowOf(watch, record));
	}
	return { start: Math.floor(first?.start ?? begun / 1000), rows, isCut, hasShrunk };
}

/** The place of a record in time; none for what has no ID, which is no record. */
export function rowOf({ list, event, facts }: Watch, record: unknown): Row[] {
	if (!isRecord(record) || (typeof record.id !== 'number' && typeof record.id !== 'string')) return [];
	const { kindAttribute } = list;
	const kind = kindAttribute === undefined ? '' : `${String(record[kindAttribute])}:`;
	return [
		{
			id: `${kind}${record.id}`,
			time: secondsOf(record[facts.attribute]),
			createdAt: secondsOf(record.created_at),
			state: event === 'created' ? '' : String(record.etag ?? ''),
			record,
		},
	];
}

/** Seconds since 1970 as Clio takes and gives them. */
export function timeText(seconds: number): string {
	return new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');
}

function secondsOf(text: unknown): number | undefined {
	const time = typeof text === 'string' ? Date.parse(text) : NaN;
	return Number.isNaN(time) ? undefined : Math.floor(time / 1000);
}
