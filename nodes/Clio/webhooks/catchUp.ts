import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';

import { toNodeError } from '../transport/errors/nodeError';
import { clioPages } from '../transport/paging';
import { isRecord } from '../transport/record';
import type { ClioSession } from '../transport/session';
import { findWebhook } from './clioWebhook';
import type { Reading } from './items';
import { itemOf, nameOf } from './items';
import { comingTo, occurrencesSince } from './occurrences';
import { stateOf } from './recordState';
import type { TriggerMemory } from './triggerMemory';
import { triggerMemory } from './triggerMemory';
import { readState, writeState } from './triggerState';

/** Also without a sign of a gap, what a delivery may have failed to tell is looked for after a day, in seconds. */
const EVERY = 86_400;

/** And before so many events are put out that the memory of them begins to forget. */
const MOST_EVENTS = 1_000;

/** After a failure, milliseconds until the next try. */
const PAUSE = 60_000;

/**
 * What Clio dates to the last seconds may become visible later: a change is dated when it is made and shown when it is stored.
 * So the next look begins this many seconds before this one.
 */
const OVERLAP = 120;

/**
 * What happened unseen since the trigger last caught up: while n8n was stopped, the webhook was suspended, ended or gone, or a
 * delivery was lost. Done with the first delivery after a gap or a restart, and once a day.
 *
 * With certain fields to watch only after a gap that is known: of a change that is found later nobody can tell which fields it
 * was about.
 *
 * @returns items that are marked as recovered; none when Clio cannot be asked, which is logged, and tried again later
 */
export async function catchUp(this: IWebhookFunctions, session: ClioSession, reading: Reading): Promise<IDataObject[]> {
	const memory = triggerMemory.call(this);
	if (!isDue.call(this, memory, reading)) return [];
	memory.isCatchingUp = true;
	memory.triedAt = Date.now();
	try {
		return await recovered.call(this, session, reading, memory);
	} catch (error) {
		this.logger.warn('A Clio Trigger could not look for changes that it may have missed', {
			node: this.getNode().name,
			reason: toNodeError(this.getNode(), error).message,
		});
		return [];
	} finally {
		memory.isCatchingUp = false;
	}
}

function isDue(this: IWebhookFunctions, memory: TriggerMemory, { settings }: Reading): boolean {
	const { caughtUpTo, hasGap = false } = readState.call(this);
	const now = Date.now();
	if (this.getMode() === 'manual' || !settings.recovers || caughtUpTo === undefined) return false;
	if (memory.isCatchingUp || Math.abs(now - memory.triedAt) < PAUSE) return false;
	if (hasGap) return true;
	const isTellable = settings.watched.length === 0 && settings.model.list.query?.updated_since !== undefined;
	const isOld = now / 1000 - caughtUpTo > EVERY;
	return isTellable && (!memory.hasCaughtUp || isOld || memory.added > MOST_EVENTS);
}

async function recovered(
	this: IWebhookFunctions,
	session: ClioSession,
	{ settings, filters, fields, present }: Reading,
	memory: TriggerMemory,
): Promise<IDataObject[]> {
	const { caughtUpTo = 0, webhookId = '' } = readState.call(this);
	const start = await timeOfClio.call(this, session, webhookId);
	const found = new Map<string, { item: IDataObject; alias: string }>();
	for await (const page of clioPages.call(this, session, settings.model.list, {
		query: { ...sinceQuery(settings, caughtUpTo), fields },
	})) {
		const records = page.filter(isRecord).filter((record) => filters.accepts(record));
		const presented = await present(records);
		for (const [index, record] of records.entries()) {
			const state = stateOf(record);
			if (state === undefined) continue;
			const named = (event: string, known: string) =>
				nameOf.call(this, settings, { recordId: String(record.id), event, state: known });
			const isCreationTold = memory.delivered.has(named('created', state));
			for (const event of occurrencesSince(settings.model, settings.events, record, caughtUpTo, isCreationTold)) {
				const id = named(event, state);
				const coming = comingTo(event, record);
				const alias = coming === undefined ? id : named(event, coming);
				if (memory.delivered.has(alias)) continue;
				const item = itemOf(settings, presented[index] ?? {}, { event, eventId: id, recovered: true }, webhookId);
				found.set(id, { item, alias });
			}
		}
	}
	// Only now: a list that breaks off in the middle puts nothing out, and deliveries went on while it was read.
	const missed = [...found].filter(([id]) => !memory.delivered.has(id));
	for (const [id, { alias }] of missed) for (const name of [id, alias]) memory.delivered.add(name);
	memory.added = missed.length;
	memory.hasCaughtUp = true;
	writeState.call(this, {
		caughtUpTo: Math.max(caughtUpTo, start - OVERLAP),
		delivered: memory.delivered.toText(),
		storedAt: Date.now(),
		hasGap: undefined,
	});
	return missed.map(([, { item }]) => item);
}

/** Lists without a filter for it, those of payments, are read as a whole. */
function sinceQuery({ model, events }: Reading['settings'], seconds: number): Record<string, unknown> {
	const { query = {} } = model.list;
	const since = new Date(seconds * 1000).toISOString();
	const isCreatedOnly = events.every((event) => event === 'created');
	const name = isCreatedOnly ? 'created_since' : 'updated_since';
	return {
		...(name in query ? { [name]: since } : {}),
		...('include_deleted' in query && events.includes('deleted') ? { include_deleted: true } : {}),
	};
}

/** Clio's time, in seconds since 1970, before the list is asked. */
async function timeOfClio(this: IWebhookFunctions, session: ClioSession, webhookId: string): Promise<number> {
	const { toldAt } = (await findWebhook.call(this, session, webhookId)) ?? {};
	return toldAt ?? Math.floor(Date.now() / 1000) - OVERLAP;
}
