import type { IWebhookFunctions } from 'n8n-workflow';

import { endingWithin, extendWebhook, registeredWebhooks } from '../actions/webhook/renewal';
import { toNodeError } from '../transport/errors/nodeError';
import type { ClioSession } from '../transport/session';
import { readState, writeState } from './triggerState';
import { webhookBaseOf } from './webhookUrl';

/** So often the webhooks are looked through: one request a day for each trigger that gets deliveries. */
const LOOK_EVERY = 86_400_000;

/** A webhook that ends sooner is extended. */
const DAYS = 15;

/**
 * Extends this trigger's webhook and those of its siblings: the same user's, at the URLs of the same n8n. So one trigger that
 * has something to tell keeps those alive that have not. Failures are logged only, and tried again after a day: half the life
 * of a webhook is left.
 */
export async function keepAlive(this: IWebhookFunctions, session: ClioSession): Promise<void> {
	const now = Date.now();
	const { lookedAt = -Infinity, webhookId } = readState.call(this);
	const url = this.getNodeWebhookUrl('default');
	if (this.getMode() === 'manual' || url === undefined || Math.abs(now - lookedAt) < LOOK_EVERY) return;
	writeState.call(this, { lookedAt: now });
	try {
		const base = webhookBaseOf(url);
		const ours = (await registeredWebhooks.call(this, session)).filter((webhook) => webhook.url.startsWith(base));
		for (const { id } of endingWithin(ours, DAYS, now)) {
			const expiresAt = await extendWebhook.call(this, session, id, now);
			if (id === webhookId) writeState.call(this, { expiresAt });
		}
	} catch (error) {
		this.logger.warn('A Clio Trigger could not extend the webhooks of this n8n', {
			node: this.getNode().name,
			reason: toNodeError(this.getNode(), error).message,
		});
	}
}
