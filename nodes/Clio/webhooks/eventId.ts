import { digestOf } from './digest';

/** What happened to a record. */
export interface Happening {
	/** the trigger: the ID that n8n gave its webhook, which outlives the webhooks in Clio */
	trigger: string;
	model: string;
	recordId: string;
	event: string;
	/** tells this state of the record from others: its etag */
	state: string;
}

/**
 * The name of an event: the same whenever, and however often, the trigger puts it out, and another one for another event,
 * record or state of it. So a workflow can drop what it got before.
 */
export function eventId({ trigger, model, recordId, event, state }: Happening): string {
	const digest = digestOf(JSON.stringify([trigger, state]));
	return `${model}-${recordId}-${event}-${digest.slice(0, 20)}`;
}
