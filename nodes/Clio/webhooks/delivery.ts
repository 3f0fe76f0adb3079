import { isRecord } from '../transport/record';
import { stateOf } from './recordState';

/** What Clio posts to a webhook (Clio: Webhooks). */
export interface Delivery {
	/** the webhook's fields of the record */
	data: Record<string, unknown>;
	recordId: string;
	/** tells this state of the record from others; undefined when the webhook watches certain fields */
	state: string | undefined;
	event: string;
	webhookId: string;
}

/** The longest body that Clio can send: fields of one record. */
const LONGEST = 1_000_000;

const ID = /^[A-Za-z0-9_:=+-]{1,200}$/;

const EVENT = /^[a-z_]{1,40}$/;

/** Reads a body; undefined when it is nothing that Clio sends. */
export function readDelivery(body: Uint8Array): Delivery | undefined {
	const { data, meta } = parsed(body);
	if (!isRecord(data) || !isRecord(meta)) return undefined;
	const [recordId, webhookId] = [textOf(data.id), textOf(meta.webhook_id)];
	const event = typeof meta.event === 'string' ? meta.event : '';
	if (!ID.test(recordId) || !/^\d{1,19}$/.test(webhookId) || !EVENT.test(event)) return undefined;
	return { data, recordId, event, webhookId, state: stateOf(data) };
}

/** A JSON object; an empty one in the place of anything else. */
export function parsed(body: Uint8Array): Record<string, unknown> {
	if (body.length === 0 || body.length > LONGEST) return {};
	try {
		const read: unknown = JSON.parse(Buffer.from(body).toString('utf8'));
		return isRecord(read) ? read : {};
	} catch {
		return {};
	}
}

function textOf(id: unknown): string {
	return typeof id === 'number' || typeof id === 'string' ? String(id) : '';
}
