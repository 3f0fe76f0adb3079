import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';

import { currentAccessToken } from '../../../credentials/tokenSession';
import { operationById } from '../catalog/catalog';
import { toNodeError } from '../transport/errors/nodeError';
import { clioRequest } from '../transport/request';
import { statusOf } from './clioWebhook';
import { parsed } from './delivery';
import { digestOf } from './digest';
import { eventId } from './eventId';
import { isEqual } from './signature';
import { triggerMemory } from './triggerMemory';
import { triggerSession } from './triggerSession';
import { APP_DEAUTHORIZED } from './triggerSettings';

/** Clio is asked no more often than this, in milliseconds: anybody can send such a notice. */
const PAUSE = 10_000;

/** Clio's notice that the app was disconnected (Clio: Deauthorization Callback). Its token is not taken along. */
interface Notice {
	clientId: string;
	userId: string;
}

/** Reads a notice; undefined when it is none. */
export function readNotice(body: Uint8Array): Notice | undefined {
	const { client_id: clientId, user_id: userId, access_token: token } = parsed(body);
	const isId = (typeof userId === 'number' && Number.isSafeInteger(userId)) || /^\d{1,19}$/.test(String(userId));
	if (typeof clientId !== 'string' || clientId === '' || !isId || typeof token !== 'string') return undefined;
	return { clientId, userId: String(userId) };
}

/** Whether a notice is about the app of the credential. Nobody signs it, so this alone proves nothing. */
export async function isAboutThisApp(this: IWebhookFunctions, { clientId }: Notice): Promise<boolean> {
	const { credentialType } = await triggerSession.call(this);
	const { clientId: own } = await this.getCredentials(credentialType);
	return typeof own === 'string' && own.trim() !== '' && isEqual(own.trim(), clientId.trim());
}

/**
 * Asks Clio whether the credential is really refused now, and tells of it once. A notice that says what is not so leads to
 * nothing; neither does one that comes sooner after another than Clio may be asked.
 *
 * @returns the item to put out, without the notice's token
 */
export async function deauthorized(this: IWebhookFunctions, { userId }: Notice): Promise<IDataObject | undefined> {
	const memory = triggerMemory.call(this);
	const now = Date.now();
	if (Math.abs(now - memory.askedAt) < PAUSE) return undefined;
	memory.askedAt = now;
	if (!(await isRefused.call(this))) return undefined;
	const { id, webhookId } = this.getNode();
	const { credentialType } = await triggerSession.call(this);
	const token = currentAccessToken(await this.getCredentials(credentialType));
	const name = eventId({
		trigger: webhookId ?? id,
		model: APP_DEAUTHORIZED,
		recordId: userId,
		event: 'deauthorized',
		// The next connection has another token: its end is another event.
		state: digestOf(token),
	});
	if (memory.delivered.has(name)) return undefined;
	memory.delivered.add(name);
	return { event: 'deauthorized', eventId: name, user_id: Number(userId) };
}

/** Whether Clio does not accept the credential any more, not even after renewing its token. */
async function isRefused(this: IWebhookFunctions): Promise<boolean> {
	try {
		const session = await triggerSession.call(this);
		await clioRequest.call(this, session, operationById('User#who_am_i'), { query: { fields: 'id' } });
		return false;
	} catch (error) {
		const status = statusOf(error);
		if (status === '401' || status === '400') return true;
		this.logger.warn('Clio could not be asked whether the app was deauthorized', {
			node: this.getNode().name,
			reason: toNodeError(this.getNode(), error).message,
		});
		return false;
	}
}
