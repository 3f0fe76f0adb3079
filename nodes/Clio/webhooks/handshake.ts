import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';

import { webhooksNow } from './authenticity';
import { catchUp } from './catchUp';
import { readingOf } from './items';
import { isEqual } from './signature';
import { triggerMemory } from './triggerMemory';
import { triggerSession } from './triggerSession';
import { readSettings } from './triggerSettings';
import { goesOn, readState, writeState } from './triggerState';

/**
 * What was missed before the webhook was registered anew. n8n lets no activation start a workflow, but Clio's handshake follows
 * on it, and a request may. Anybody can send a handshake, so it counts only when Clio tells the same secret, which is asked at
 * most once a minute. Where none comes, or it comes before Clio shows the webhook, the next delivery does the same.
 *
 * @param secret what the handshake holds
 */
export async function itemsOfHandshake(this: IWebhookFunctions, secret: string): Promise<IDataObject[]> {
	const state = readState.call(this);
	if (this.getMode() === 'manual' || state.caughtUpTo === undefined) return [];
	if (!isEqual(state.secret ?? '', secret)) {
		const sender = (await webhooksNow.call(this)).find((webhook) => isEqual(webhook.secret ?? '', secret));
		if (sender === undefined) return [];
		writeState.call(this, { webhookId: sender.id, secret, expiresAt: sender.expiresAt, hasGap: true });
	}
	const settings = readSettings.call(this);
	if (!goesOn(state, settings.model)) return [];
	const session = await triggerSession.call(this);
	const reading = readingOf.call(this, session, settings);
	triggerMemory.call(this).delivered.merge(state.delivered ?? '');
	return await catchUp.call(this, session, reading);
}
