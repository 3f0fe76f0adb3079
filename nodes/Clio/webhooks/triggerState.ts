import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';

import type { WebhookModel } from '../catalog/webhookModels';

/**
 * What n8n keeps of a trigger in the static data of its workflow. n8n writes that data as a whole, the last writer wins, and
 * another trigger of the workflow may put an older state back: so nothing in it may be missed that Clio cannot tell again, and
 * times may only be too early.
 */
export interface TriggerState {
	webhookId?: string;
	secret?: string;
	/** when the webhook ends, in milliseconds since 1970 */
	expiresAt?: number;
	/** when the user's webhooks were last looked through for ones that end soon */
	lookedAt?: number;
	/** the value of `resource` that the rest is about */
	resource?: string;
	/** what was changed before, in seconds since 1970 by Clio's clock, was put out */
	caughtUpTo?: number;
	/** marks of the events that were put out since; see DeliveredEvents */
	delivered?: string;
	/** when `delivered` was last stored, in milliseconds since 1970 */
	storedAt?: number;
	/** whether changes may have been missed since `caughtUpTo`: the webhook was suspended, ended or gone */
	hasGap?: boolean;
	/** when the trigger was switched off, in milliseconds since 1970 */
	endedAt?: number;
}

const TYPES: Readonly<Record<keyof TriggerState, 'string' | 'number' | 'boolean'>> = {
	webhookId: 'string',
	secret: 'string',
	expiresAt: 'number',
	lookedAt: 'number',
	resource: 'string',
	caughtUpTo: 'number',
	delivered: 'string',
	storedAt: 'number',
	hasGap: 'boolean',
	endedAt: 'number',
};

const NAMES = Object.keys(TYPES) as Array<keyof TriggerState>;

type Context = IHookFunctions | IWebhookFunctions;

/** What is stored of the trigger. */
export function readState(this: Context): TriggerState {
	const stored = this.getWorkflowStaticData('node');
	return Object.fromEntries(
		NAMES.filter((name) => typeof stored[name] === TYPES[name]).map((name) => [name, stored[name]]),
	);
}

/** Changes of what is stored; a name with undefined is removed. */
export type StateChanges = { [Name in keyof TriggerState]?: TriggerState[Name] | undefined };

/** Stores changes; n8n saves nothing when all is as it was. */
export function writeState(this: Context, changes: StateChanges): void {
	const stored = this.getWorkflowStaticData('node');
	for (const name of NAMES) {
		if (!Object.hasOwn(changes, name) || stored[name] === changes[name]) continue;
		if (changes[name] === undefined) delete stored[name];
		else stored[name] = changes[name];
	}
}

/** A trigger that was off for longer, in milliseconds, was meant to be off; shorter is an edit of the workflow. */
const SWITCHED_OFF = 3_600_000;

/** Whether a trigger goes on from where it was: it was about the same records, and was not switched off on purpose. */
export function goesOn({ resource, caughtUpTo, endedAt = Infinity }: TriggerState, model: WebhookModel): boolean {
	return resource === model.resource && caughtUpTo !== undefined && Date.now() - endedAt < SWITCHED_OFF;
}
