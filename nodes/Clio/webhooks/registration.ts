import type { IHookFunctions } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';

import { extendWebhook } from '../actions/webhook/renewal';
import { InputProblem } from '../transport/errors/inputProblem';
import { toNodeError } from '../transport/errors/nodeError';
import type { ClioSession } from '../transport/session';
import type { FoundWebhook, WantedWebhook } from './clioWebhook';
import { createWebhook, findWebhook, isAsWanted, removeStrays, removeWebhook, statusOf } from './clioWebhook';
import { ownClientId } from './deauthorization';
import { readFilters } from './recordFilters';
import { forgetTrigger } from './triggerMemory';
import { triggerSession } from './triggerSession';
import type { TriggerSettings } from './triggerSettings';
import { isForDeauthorization, readSettings } from './triggerSettings';
import type { StateChanges } from './triggerState';
import { goesOn, readState, writeState } from './triggerState';
import { fieldsToWatch } from './watchedFields';
import { checkWebhookUrl } from './webhookUrl';

const DAY = 86_400_000;

/** A webhook that ends sooner is extended when the workflow is activated. */
const ENOUGH_DAYS = 21;

/** How n8n activates what was active before it was stopped. */
const BY_ITSELF = new Set(['init', 'leadershipChange']);

/**
 * Whether Clio still has the webhook of this trigger and delivers to it. One that is not as it should be is removed, so that a
 * new one is registered; that there was a gap is kept for the next delivery.
 *
 * @throws NodeOperationError, NodeApiError
 */
export async function isRegistered(this: IHookFunctions): Promise<boolean> {
	return await registered.call(this).catch((error: unknown) => {
		// Clio that is down when n8n starts has not taken the webhook away; n8n would take its route away.
		const isAway = readState.call(this).webhookId !== undefined && isOutage(error);
		if (!isAway || !BY_ITSELF.has(this.getActivationMode())) throw toNodeError(this.getNode(), error);
		this.logger.warn('Clio could not be asked for the webhook of a Clio Trigger; it is believed to be there', {
			node: this.getNode().name,
		});
		return true;
	});
}

async function registered(this: IHookFunctions): Promise<boolean> {
	if (isForDeauthorization.call(this)) {
		// Clio is told that URL by hand, so there is nothing to register.
		await ownClientId.call(this);
		return true;
	}
	const { session, settings, wanted } = await prepared.call(this);
	const state = readState.call(this);
	const { webhookId } = state;
	if (webhookId === undefined) return false;
	const found = await findWebhook.call(this, session, webhookId);
	const now = Date.now();
	if (found === undefined || !isAsWanted(found, wanted, now)) {
		if (found !== undefined) await removeWebhook.call(this, session, webhookId);
		writeState.call(this, { ...GONE, ...(state.resource === settings.model.resource ? { hasGap: true } : {}) });
		return false;
	}
	const expiresAt = await extendedEnd.call(this, session, found, now);
	writeState.call(this, { expiresAt, secret: found.secret ?? state.secret, endedAt: undefined });
	return true;
}

/** What is forgotten with a webhook. */
const GONE: StateChanges = { webhookId: undefined, secret: undefined, expiresAt: undefined };

async function extendedEnd(
	this: IHookFunctions,
	session: ClioSession,
	{ id, expiresAt }: FoundWebhook,
	now: number,
): Promise<number | undefined> {
	if (expiresAt !== undefined && expiresAt > now + ENOUGH_DAYS * DAY) return expiresAt;
	return await extendWebhook.call(this, session, id, now).catch((error: unknown) => {
		// It still lives; deliveries extend it too.
		this.logger.warn('The webhook of a Clio Trigger could not be extended', {
			node: this.getNode().name,
			reason: toNodeError(this.getNode(), error).message,
		});
		return expiresAt;
	});
}

/**
 * Registers a webhook for this trigger with Clio, after removing what a former life of the trigger left there.
 *
 * @returns true
 * @throws NodeOperationError when the URL of this n8n will not do, NodeApiError when Clio refuses the webhook
 */
export async function register(this: IHookFunctions): Promise<boolean> {
	try {
		const { session, settings, wanted } = await prepared.call(this);
		await removeStrays.call(this, session, wanted.url);
		const created = await createWebhook.call(this, session, wanted, Date.now());
		const { secret } =
			created.secret === undefined ? ((await findWebhook.call(this, session, created.id)) ?? {}) : created;
		writeState.call(this, {
			webhookId: created.id,
			secret,
			expiresAt: created.expiresAt,
			endedAt: undefined,
			...startOf.call(this, settings, created),
		});
		return true;
	} catch (error) {
		throw toNodeError(this.getNode(), error);
	}
}

/** Where the trigger starts: from where it was, when that was about the same records and it was not switched off. */
function startOf(this: IHookFunctions, { model }: TriggerSettings, { toldAt }: FoundWebhook): StateChanges {
	if (goesOn(readState.call(this), model)) return { hasGap: true };
	forgetTrigger.call(this);
	return {
		resource: model.resource,
		caughtUpTo: toldAt ?? Math.floor(Date.now() / 1000),
		delivered: undefined,
		hasGap: undefined,
	};
}

/**
 * Removes the webhook of this trigger from Clio. What cannot be removed now ends by itself, or when the trigger is activated
 * again.
 *
 * @returns whether it is gone
 */
export async function unregister(this: IHookFunctions): Promise<boolean> {
	const { webhookId } = readState.call(this);
	writeState.call(this, GONE);
	if (webhookId === undefined) return true;
	try {
		const session = await triggerSession.call(this);
		await removeWebhook.call(this, session, webhookId);
		writeState.call(this, { endedAt: Date.now() });
		return true;
	} catch (error) {
		this.logger.warn('The webhook of a Clio Trigger could not be removed from Clio', {
			node: this.getNode().name,
			reason: toNodeError(this.getNode(), error).message,
		});
		return false;
	}
}

interface Prepared {
	session: ClioSession;
	settings: TriggerSettings;
	wanted: WantedWebhook;
}

/** Everything that can be said before Clio is asked. @throws InputProblem when the parameters or the URL will not do */
async function prepared(this: IHookFunctions): Promise<Prepared> {
	const settings = readSettings.call(this);
	const session = await triggerSession.call(this);
	const url = this.getNodeWebhookUrl('default');
	if (url === undefined)
		throw new InputProblem('n8n gave the trigger no webhook URL', 'Remove the node and add it again.');
	checkWebhookUrl(url, session.baseUrl);
	readFilters.call(this, session, settings.model);
	const { model, events, watched } = settings;
	return { session, settings, wanted: { url, model: model.model, events, fields: fieldsToWatch(model, watched) } };
}

/** Whether Clio was not reached, or is down. */
function isOutage(error: unknown): boolean {
	const status = statusOf(error);
	return error instanceof NodeApiError && (status === undefined || status === '429' || Number(status) >= 500);
}
