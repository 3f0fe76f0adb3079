import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';

import type { FoundWebhook } from './clioWebhook';
import { DeliveredEvents } from './deliveredEvents';
import type { OpenBatch } from './readBatch';

/** What this process knows of a trigger. It is lost with the process, and other processes do not have it. */
export interface TriggerMemory {
	delivered: DeliveredEvents;
	/** how many events were put out since the trigger last caught up */
	added: number;
	/** whether this process has caught up once */
	hasCaughtUp: boolean;
	/** whether it is catching up now */
	isCatchingUp: boolean;
	/** when Clio was last asked something for the sake of somebody who had not proved to be Clio; milliseconds since 1970 */
	askedAt: number;
	/** what it said: the trigger's webhooks, with their secrets */
	told: Promise<readonly FoundWebhook[]>;
	/** when catching up was last tried */
	triedAt: number;
	/** records that are about to be read */
	batch?: OpenBatch;
}

type Context = IHookFunctions | IWebhookFunctions;

/** Far more triggers than one n8n has; the least recently used is forgotten first. */
const MOST = 500;

const memories = new Map<string, TriggerMemory>();

/** The memory of the node at hand; tests in the editor have one of their own. */
export function triggerMemory(this: Context): TriggerMemory {
	const key = keyOf.call(this);
	const memory = memories.get(key) ?? {
		delivered: new DeliveredEvents(),
		added: 0,
		hasCaughtUp: false,
		isCatchingUp: false,
		askedAt: -Infinity,
		told: Promise.resolve([]),
		triedAt: -Infinity,
	};
	memories.delete(key);
	memories.set(key, memory);
	for (const oldest of memories.keys()) {
		if (memories.size <= MOST) break;
		memories.delete(oldest);
	}
	return memory;
}

/** Forgets what was put out: the trigger starts anew, and has nothing to catch up with. */
export function forgetTrigger(this: Context): void {
	memories.delete(keyOf.call(this));
	triggerMemory.call(this).hasCaughtUp = true;
}

/** Forgets all triggers, as a restart of n8n does. */
export function forgetTriggers(): void {
	memories.clear();
}

function keyOf(this: Context): string {
	const { id, webhookId } = this.getNode();
	return JSON.stringify([this.getWorkflow().id, id, webhookId, this.getMode() === 'manual']);
}
