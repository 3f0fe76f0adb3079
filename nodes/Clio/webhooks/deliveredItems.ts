import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';

import { toNodeError } from '../transport/errors/nodeError';
import type { ClioSession } from '../transport/session';
import { catchUp } from './catchUp';
import type { Delivery } from './delivery';
import { digestOf } from './digest';
import type { Reading } from './items';
import { itemAsSent, itemOf, nameOf } from './items';
import { keepAlive } from './keepAlive';
import { comingTo } from './occurrences';
import { readInBatch } from './readBatch';
import { readChanged } from './readChanged';
import { stateOf } from './recordState';
import type { TriggerMemory } from './triggerMemory';
import { triggerMemory } from './triggerMemory';
import type { TriggerSettings } from './triggerSettings';
import { readState, writeState } from './triggerState';

/** So often at most the memory of events is stored, in milliseconds: every time costs n8n's database a write. */
const STORE_EVERY = 60_000;

/**
 * The items of a delivery that Clio has proved to have sent: the record as it is now, unless it was put out before, with those
 * in front that were missed earlier.
 *
 * @param body the delivery's bytes
 */
export async function itemsOf(
	this: IWebhookFunctions,
	session: ClioSession,
	reading: Reading,
	delivery: Delivery,
	body: Uint8Array,
): Promise<IDataObject[]> {
	const memory = triggerMemory.call(this);
	memory.delivered.merge(readState.call(this).delivered ?? '');
	const own = reading.settings.events.includes(delivery.event)
		? await ownItem.call(this, session, reading, delivery, body, memory)
		: undefined;
	const missed = await catchUp.call(this, session, reading);
	await keepAlive.call(this, session);
	store.call(this, memory);
	return own === undefined ? missed : [...missed, own];
}

/**
 * The item of a delivery when the node cannot ask Clio at all, because its credential or its filters will not do: what Clio
 * sent, with the reason.
 */
export function itemNotRead(
	this: IWebhookFunctions,
	settings: TriggerSettings,
	{ event, recordId, state, ...delivery }: Delivery,
	body: Uint8Array,
	reason: string,
): IDataObject[] {
	const memory = triggerMemory.call(this);
	memory.delivered.merge(readState.call(this).delivered ?? '');
	const name = nameOf.call(this, settings, { event, recordId, state: state ?? digestOf(body) });
	if (!settings.events.includes(event) || (state !== undefined && memory.delivered.has(name))) return [];
	remember(memory, name);
	store.call(this, memory);
	return [itemAsSent(settings, { event, recordId, state, ...delivery }, { event, eventId: name, notRead: reason })];
}

async function ownItem(
	this: IWebhookFunctions,
	session: ClioSession,
	{ settings, filters, fields, present }: Reading,
	delivery: Delivery,
	body: Uint8Array,
	memory: TriggerMemory,
): Promise<IDataObject | undefined> {
	const { event, recordId, webhookId, state } = delivery;
	const named = (known: string) => nameOf.call(this, settings, { event, recordId, state: known });
	const name = named(state ?? digestOf(body));
	// Without a state two bodies may be the same though the record was changed in between.
	if (state !== undefined && memory.delivered.has(name)) return undefined;
	const asSent = (eventId: string, notRead?: string) => {
		remember(memory, eventId, name);
		return itemAsSent(settings, delivery, { event, eventId, ...(notRead === undefined ? {} : { notRead }) });
	};
	const isComing = comingTo(event, {}) !== undefined;
	const needsNoRecord = settings.isAsSent && state !== undefined && filters.fields.length === 0 && !isComing;
	if (event === 'deleted' || needsNoRecord) return asSent(name);
	const outcome = await readInBatch(memory, fields, recordId, async (ids) => {
		return await readChanged.call(this, session, settings.model, fields, ids);
	});
	if ('failure' in outcome)
		return memory.delivered.has(name) && state !== undefined ? undefined : asSent(name, outcome.failure);
	const { record } = outcome;
	const now = stateOf(record);
	const eventId = now === undefined ? name : named(now);
	if (!filters.accepts(record) || (now !== undefined && memory.delivered.has(eventId))) {
		if (state !== undefined) memory.delivered.add(name);
		return undefined;
	}
	const coming = comingTo(event, record);
	if (coming !== undefined) memory.delivered.add(named(coming));
	if (settings.isAsSent) return asSent(eventId);
	remember(memory, eventId, name);
	const presented = await present([record]).catch((error: unknown) => toNodeError(this.getNode(), error).message);
	if (typeof presented === 'string') return asSent(eventId, presented);
	return itemOf(settings, presented[0] ?? {}, { event, eventId }, webhookId);
}

/** Two names of the same: by the state in which the record was read, and by the one that Clio told of. */
function remember(memory: TriggerMemory, ...names: string[]): void {
	for (const name of names) memory.delivered.add(name);
	memory.added++;
}

function store(this: IWebhookFunctions, memory: TriggerMemory): void {
	const { storedAt = -Infinity } = readState.call(this);
	if (memory.added === 0 || Math.abs(Date.now() - storedAt) < STORE_EVERY) return;
	writeState.call(this, { delivered: memory.delivered.toText(), storedAt: Date.now() });
}
