import type { FirmRecord } from '../firm/record.mjs';
import type { Region } from '../world/region.mjs';
import { postTo, resultOf } from './receivers.mjs';

/** POSTs the webhook's secret and id to its URL; whether the secret came back (Clio: Webhooks, Identity Confirmation). */
export async function shakeHands(region: Region, webhook: FirmRecord): Promise<boolean> {
	const url = webhook.text('url');
	const secret = webhook.text('shared_secret');
	const secretNumber = webhook.number('secret_number');
	const body = JSON.stringify({ data: { webhook_id: Number(webhook.id) } });
	const reply = await postTo(region, url, body, { 'X-Hook-Secret': secret });
	const accepted = reply.status >= 200 && reply.status < 300 && reply.headers['x-hook-secret'] === secret;
	region.attempts.add({
		region: region.name,
		kind: 'handshake',
		url,
		webhookId: webhook.id ?? 0,
		...resultOf(region, reply, accepted),
		secretNumber,
		body,
	});
	return accepted && webhook.text('url') === url;
}
