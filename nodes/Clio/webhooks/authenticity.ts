import type { IWebhookFunctions } from 'n8n-workflow';

import { toNodeError } from '../transport/errors/nodeError';
import type { FoundWebhook } from './clioWebhook';
import { webhooksOfNode } from './clioWebhook';
import { isSigned } from './signature';
import { triggerMemory } from './triggerMemory';
import { triggerSession } from './triggerSession';
import { readState, writeState } from './triggerState';

/** Nobody can make the trigger ask Clio more often, in milliseconds. */
const PAUSE = 60_000;

/** Signatures in hex or base64. */
const LIKELY = /^([0-9a-f]{64}|[A-Za-z0-9+/]{43}=)$/;

/**
 * Whether Clio sent a delivery: it is signed with the secret of the trigger's webhook. A secret that n8n does not have, or that
 * is not right any more, is asked of Clio, at most once a minute; what comes before is refused, and Clio sends it again.
 */
export async function isFromClio(this: IWebhookFunctions, body: Uint8Array, signature: unknown): Promise<boolean> {
	const { secret, webhookId } = readState.call(this);
	if (body.length === 0 || typeof signature !== 'string' || !LIKELY.test(signature)) return false;
	if (secret !== undefined && isSigned(body, signature, secret)) return true;
	const webhooks = await webhooksNow.call(this);
	const signer = webhooks.find((webhook) => isSigned(body, signature, webhook.secret ?? ''));
	if (signer === undefined) return false;
	writeState.call(this, {
		webhookId: signer.id,
		secret: signer.secret,
		expiresAt: signer.expiresAt,
		...(webhookId === undefined || webhookId === signer.id ? {} : { hasGap: true }),
	});
	return true;
}

/** The trigger's webhooks with their secrets, as Clio told of them within the last minute. */
export async function webhooksNow(this: IWebhookFunctions): Promise<readonly FoundWebhook[]> {
	const memory = triggerMemory.call(this);
	const now = Date.now();
	if (Math.abs(now - memory.askedAt) >= PAUSE) {
		memory.askedAt = now;
		memory.told = ask.call(this);
	}
	return await memory.told;
}

async function ask(this: IWebhookFunctions): Promise<readonly FoundWebhook[]> {
	const url = this.getNodeWebhookUrl('default') ?? '';
	try {
		return await webhooksOfNode.call(this, await triggerSession.call(this), url);
	} catch (error) {
		this.logger.warn('Clio could not be asked for the secret of a Clio Trigger', {
			node: this.getNode().name,
			reason: toNodeError(this.getNode(), error).message,
		});
		return [];
	}
}
