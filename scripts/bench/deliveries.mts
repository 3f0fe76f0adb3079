import { createHmac, randomUUID } from 'node:crypto';

/** Where deliveries go, and what Clio would sign them with. */
export interface Receiver {
	name: string;
	workflowId: string;
	url: string;
	webhookId: number;
	secret: string;
}

/** A busy n8n closes kept connections late, just when the next request is on its way. */
const HEADERS = { 'Content-Type': 'application/json', connection: 'close' };

/**
 * Posts what Clio would when a matter was changed.
 *
 * @returns milliseconds until the answer
 * @throws Error when it is refused
 */
export async function deliver({ name, url, webhookId, secret }: Receiver, matterId: unknown): Promise<number> {
	const data = { id: matterId, etag: `"${randomUUID()}"` };
	const body = JSON.stringify({ data, meta: { event: 'updated', webhook_id: webhookId } });
	const signature = createHmac('sha256', secret).update(body).digest('hex');
	const started = performance.now();
	const response = await fetch(url, { method: 'POST', body, headers: { ...HEADERS, 'X-Hook-Signature': signature } });
	await response.arrayBuffer();
	const milliseconds = performance.now() - started;
	if (response.status !== 200) throw new Error(`${name} answered ${response.status}`);
	return milliseconds;
}

/** Posts a delivery for each matter, some at a time. @returns milliseconds until the last answer */
export async function deliverAll(receiver: Receiver, matters: readonly unknown[], atOnce: number): Promise<number> {
	const waiting = [...matters];
	const started = performance.now();
	const work = async () => {
		while (waiting.length > 0) await deliver(receiver, waiting.shift());
	};
	await Promise.all(Array.from({ length: atOnce }, work));
	return performance.now() - started;
}

/** The value that this share of the values does not exceed. */
export function quantile(values: readonly number[], share: number): number {
	const sorted = [...values].sort((left, right) => left - right);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}
