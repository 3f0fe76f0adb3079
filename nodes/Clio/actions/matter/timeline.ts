import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { operationById } from '../../catalog/catalog';
import { clioPages } from '../../transport/paging';
import { isRecord } from '../../transport/record';
import type { ClioSession } from '../../transport/session';
import { idOf } from '../action';
import { toMoment } from '../values/moments';
import type { TimelineKind, TimelineSource } from './timelineKinds';
import { TIMELINE_SOURCES } from './timelineKinds';

/** What of a matter's timeline is wanted. */
export interface TimelineAsk {
	matter: string;
	kinds: readonly TimelineKind[];
	/** days, both inclusive */
	from?: string;
	to?: string;
	limit: number;
	isNewestFirst: boolean;
	/** the workflow's time zone, in which an instant has its day */
	zone: string;
}

/** A row, and the text by which rows are put into order. */
interface Row {
	key: string;
	json: IDataObject;
}

/** Clio gives no more of a list that is sorted by anything but the ID (Clio: Pagination). */
const MOST_SORTED = 10_000;

/**
 * What happened in a matter, in order. Page after page is read and only what is wanted is kept: at most twice the limit. With a limit no
 * more is read of each list than that, where Clio can sort the list by the time.
 */
export async function timelineOf(
	this: IExecuteFunctions,
	session: ClioSession,
	ask: TimelineAsk,
): Promise<IDataObject[]> {
	let rows: Row[] = [];
	for (const kind of ask.kinds) {
		const source = TIMELINE_SOURCES[kind];
		let count = 0;
		for await (const page of pagesOf.call(this, session, source, ask)) {
			const found = page.filter(isRecord).map((record) => rowOf(kind, source, record, ask.zone));
			const wanted = found.filter(({ json }) => isWanted(json, ask));
			count += wanted.length;
			rows.push(...wanted);
			if (rows.length > ask.limit * 2) rows = inOrder(rows, ask);
			if (isSortedBy(source.order, ask) && (count >= ask.limit || isPast(found, ask))) break;
		}
	}
	return inOrder(rows, ask).map(({ json }) => json);
}

function pagesOf(
	this: IExecuteFunctions,
	session: ClioSession,
	{ list, fields, filters, days, order }: TimelineSource,
	ask: TimelineAsk,
): AsyncGenerator<unknown[]> {
	const { matter, from, to, limit } = ask;
	const isSorted = isSortedBy(order, ask);
	const query = {
		...{ matter_id: matter, ...filters, fields },
		...(days === undefined || from === undefined ? {} : { [days.from]: bound(days.from, from, ask.zone, 'start') }),
		...(days === undefined || to === undefined ? {} : { [days.to]: bound(days.to, to, ask.zone, 'end') }),
		...(isSorted ? { order: `${String(order)}(${ask.isNewestFirst ? 'desc' : 'asc'})` } : {}),
	};
	// Days that Clio cannot filter by are told apart here, so that the limit says nothing of how many are to be read.
	const isFiltered = days !== undefined || (from === undefined && to === undefined);
	const most = isSorted && isFiltered ? limit : Infinity;
	return clioPages.call(this, session, operationById(list), { query }, most);
}

/** Whether a list comes in the order of the timeline, which is worth it only when not all of it is read. */
function isSortedBy(order: string | undefined, { limit }: TimelineAsk): boolean {
	return order !== undefined && limit <= MOST_SORTED;
}

/** Calendar entries are asked for by times, activities by days. */
function bound(name: string, day: string, zone: string, side: 'start' | 'end'): string {
	if (name !== 'from' && name !== 'to') return day;
	return toMoment(`${day}T${side === 'start' ? '00:00:00' : '23:59:59'}`, zone) ?? day;
}

/** Whether a sorted list has nothing more that is wanted. */
function isPast(found: readonly Row[], ask: TimelineAsk): boolean {
	const last = found.at(-1);
	if (last === undefined) return false;
	const day = dayOf(last.json);
	return ask.isNewestFirst ? ask.from !== undefined && day < ask.from : ask.to !== undefined && day > ask.to;
}

function rowOf(
	kind: TimelineKind,
	source: TimelineSource,
	record: Readonly<Record<string, unknown>>,
	zone: string,
): Row {
	const at = inZone(source.at(record), zone);
	const made = inZone(source.made(record), zone);
	const id = idOf(record) ?? null;
	// What has a day only stands where it was made that day, or at the beginning of the day.
	const time = at.length > 10 ? at : made.startsWith(at) && at !== '' ? made : at;
	return {
		key: `${time.slice(0, 19).padEnd(19, '0')} ${made} ${kind} ${String(id).padStart(20, '0')}`,
		json: { at: at === '' ? null : at, kind, id, title: source.title(record), who: source.who(record) },
	};
}

/** A day as it is, a time as the clocks of the zone show it. */
function inZone(value: unknown, zone: string): string {
	if (typeof value !== 'string') return '';
	return /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : (toMoment(new Date(value), zone) ?? value);
}

function isWanted(json: IDataObject, { from = '', to }: TimelineAsk): boolean {
	const day = dayOf(json);
	return day >= from && (to === undefined || (day !== '' && day <= to));
}

function dayOf({ at }: IDataObject): string {
	return String(at ?? '').slice(0, 10);
}

function inOrder(rows: Row[], { isNewestFirst, limit }: TimelineAsk): Row[] {
	const sign = isNewestFirst ? -1 : 1;
	return [...rows]
		.sort((one, other) => sign * (one.key < other.key ? -1 : Number(one.key > other.key)))
		.slice(0, limit);
}
