import type { IDataObject, INodeExecutionData, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { toNodeError } from '../transport/errors/nodeError';
import { isFromClio } from './authenticity';
import { deauthorized, isAboutThisApp, readNotice } from './deauthorization';
import { readDelivery } from './delivery';
import { itemNotRead, itemsOf } from './deliveredItems';
import { itemsOfHandshake } from './handshake';
import type { Reading } from './items';
import { readingOf } from './items';
import type { ClioSession } from '../transport/session';
import { triggerSession } from './triggerSession';
import type { TriggerSettings } from './triggerSettings';
import { isForDeauthorization, readSettings } from './triggerSettings';

/** The answer was written already, and no workflow starts. */
const NOTHING: IWebhookResponseData = { noWebhookResponse: true };

/** What a header can hold; a secret of Clio's is shorter. */
const SECRET = /^[\x21-\x7e]{1,500}$/;

/**
 * Answers what is posted to the trigger's URL: Clio's handshake, its deliveries, or its notice that the app was disconnected.
 * Everything else is answered with 401. The answer is written before anything is read from Clio, which waits for it.
 *
 * @returns the items to start the workflow with
 * @throws NodeOperationError when the node's parameters will not do; only after Clio has proved to be the sender
 */
export async function receive(this: IWebhookFunctions): Promise<IWebhookResponseData> {
	return await received.call(this).catch((error: unknown) => {
		throw toNodeError(this.getNode(), error);
	});
}

async function received(this: IWebhookFunctions): Promise<IWebhookResponseData> {
	const { 'x-hook-secret': secret, 'x-hook-signature': signature } = this.getHeaderData();
	const body = rawBody.call(this);
	if (isForDeauthorization.call(this)) return await receiveNotice.call(this, body);
	if (secret !== undefined) return await shakeHands.call(this, secret);
	const delivery = readDelivery(body);
	if (delivery === undefined || !(await isFromClio.call(this, body, signature))) return answered.call(this, 401);
	const settings = readSettings.call(this);
	answered.call(this, 200);
	const opened = await openClio.call(this, settings);
	return started(
		'failure' in opened
			? itemNotRead.call(this, settings, delivery, body, opened.failure)
			: await itemsOf.call(this, opened.session, opened.reading, delivery, body),
	);
}

/** The credential, which takes n8n longer than all else, so that Clio has its answer already; a failure is told by the item. */
async function openClio(
	this: IWebhookFunctions,
	settings: TriggerSettings,
): Promise<{ session: ClioSession; reading: Reading } | { failure: string }> {
	try {
		const session = await triggerSession.call(this);
		return { session, reading: readingOf.call(this, session, settings) };
	} catch (error) {
		return { failure: toNodeError(this.getNode(), error).message };
	}
}

/** Clio wants its secret back before it delivers. Anybody may ask that, and learns nothing (Clio: Webhooks, Handshake). */
async function shakeHands(this: IWebhookFunctions, secret: string | string[]): Promise<IWebhookResponseData> {
	if (typeof secret !== 'string' || !SECRET.test(secret)) return answered.call(this, 401);
	this.getResponseObject().setHeader('X-Hook-Secret', secret);
	answered.call(this, 200);
	return started(await itemsOfHandshake.call(this, secret));
}

async function receiveNotice(this: IWebhookFunctions, body: Uint8Array): Promise<IWebhookResponseData> {
	const notice = readNotice(body);
	if (notice === undefined || !(await isAboutThisApp.call(this, notice))) return answered.call(this, 401);
	answered.call(this, 200);
	const item = await deauthorized.call(this, notice);
	return started(item === undefined ? [] : [item]);
}

/** The bytes as they came; n8n keeps them beside what it made of them. */
function rawBody(this: IWebhookFunctions): Uint8Array {
	const body: unknown = Reflect.get(this.getRequestObject(), 'rawBody');
	return body instanceof Uint8Array ? body : new Uint8Array();
}

function answered(this: IWebhookFunctions, status: number): IWebhookResponseData {
	this.getResponseObject().status(status).end();
	return NOTHING;
}

function started(items: IDataObject[]): IWebhookResponseData {
	if (items.length === 0) return NOTHING;
	return { ...NOTHING, workflowData: [items.map((json): INodeExecutionData => ({ json }))] };
}
