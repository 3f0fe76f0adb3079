import { createFrom, updateFrom, checkMatch } from '../writes/write.mjs';
import { newSecret } from '../rules/webhooks.mjs';
import { invalid, type Answer } from './answer.mjs';
import type { ApiRequest } from './request.mjs';
import { answerRecord, pathRecord } from './show.mjs';
import { selectionOf } from './viewer.mjs';

/** Creates the webhook and shakes hands with its URL (Clio: Webhooks, Identity Confirmation). */
export async function createWebhook(request: ApiRequest): Promise<Answer> {
	const selection = selectionOf(request, 'Webhook');
	const webhook = createFrom(request, 'Webhook');
	await request.region.webhooks.introduce(webhook, request.afterAnswer);
	return answerRecord(request, webhook, selection);
}

/** Changes the webhook; another URL has to shake hands anew. */
export async function updateWebhook(request: ApiRequest): Promise<Answer> {
	const webhook = pathRecord(request);
	const selection = selectionOf(request, 'Webhook');
	checkMatch(request, webhook);
	const before = webhook.text('url');
	updateFrom(request, webhook);
	if (webhook.text('url') !== before) {
		if (request.region.settings.rotateWebhookSecret) newSecret(webhook);
		await request.region.webhooks.introduce(webhook, request.afterAnswer);
	}
	return answerRecord(request, webhook, selection);
}

/** The delayed confirmation: the secret comes back in a request of its own (Clio: Webhooks, Option 2). */
export function activateWebhook(request: ApiRequest): Answer {
	const webhook = pathRecord(request);
	const selection = selectionOf(request, 'Webhook');
	if (request.headers['x-hook-secret'] !== webhook.text('shared_secret')) throw invalid('X-Hook-Secret does not match');
	if (webhook.text('status') === 'suspended') throw invalid('A suspended webhook cannot be activated');
	request.region.webhooks.setStatus(webhook, 'enabled');
	return answerRecord(request, webhook, selection);
}
