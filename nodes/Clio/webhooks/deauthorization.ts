import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';

import { currentAccessToken } from '../../../credentials/tokenSession';
import { operationById } from '../catalog/catalog';
import { InputProblem } from '../transport/errors/inputProblem';
import type { Failure } from '../transport/errors/failure';
import { exchange } from '../transport/exchange';
import { buildRequest } from '../transport/request';
import type { TriggerContext } from '../transport/session';
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
	if (typeof clientId !== 'string' || clientId.trim() === '' || !isId || typeof token !== 'string') return undefined;
	return { clientId, userId: String(userId) };
}

/**
 * The Client ID of the credential, by which notices are told from those about other apps.
 *
 * @throws InputProblem when it holds none
 */
export async function ownClientId(this: TriggerContext): Promise<string> {
	const { credentialType } = await triggerSession.call(this);
	const { clientId } = await this.getCredentials(credentialType);
	if (typeof clientId === 'string' && clientId.trim() !== '') return clientId.trim();
	throw new InputProblem(
		'The credential holds no Client ID, so it cannot be told which app a notice is about',
		'Use a Clio OAuth2 credential, or a token credential with a refresh token.',
	);
}

/** Whether a notice is about the app of the credential. Nobody signs it, so this alone proves nothing. */
export async function isAboutThisApp(this: IWebhookFunctions, { clientId }: Notice): Promise<boolean> {
	// A credential that will not do is told at the activation; a stranger's request must not fail for it.
	return isEqual(await ownClientId.call(this).catch(() => ''), clientId.trim());
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

/** Whether Clio does not accept the credential any more, not even after its token was renewed. */
async function isRefused(this: IWebhookFunctions): Promise<boolean> {
	const session = await triggerSession.call(this);
	const request = buildRequest(operationById('User#who_am_i'), { query: { fields: 'id' } });
	let { failure } = await exchange.call(this, session, request);
	if (failure?.status === 401 && failure.refused === undefined) {
		({ failure } = await exchange.call(this, session, request, true));
	}
	if (failure === undefined) return false;
	return failure.refused === undefined ? failure.status === 401 : isEnd(failure);
}

/** Whether the token could not be renewed because the user has taken the access away, not for some passing reason. */
function isEnd({ refused, words = '' }: Failure): boolean {
	return refused === 'revoked' || refused === 'client' || (refused === 'renewal' && words.includes('refused'));
}
