import { NodeApiError } from 'n8n-workflow';

import { latestEnd, registeredWebhooks, timeOf } from '../actions/webhook/renewal';
import { operationById } from '../catalog/catalog';
import { clioPages } from '../transport/paging';
import { isRecord } from '../transport/record';
import { clioRequest } from '../transport/request';
import type { ClioSession, TriggerContext } from '../transport/session';
import type { FieldsTexts } from './watchedFields';
import { isOfSameNode } from './webhookUrl';

/** What a trigger wants Clio to have. */
export interface WantedWebhook {
	url: string;
	model: string;
	events: readonly string[];
	fields: FieldsTexts;
}

/** What Clio has. */
export interface FoundWebhook {
	id: string;
	url: string;
	model: string;
	events: readonly string[];
	fields: string;
	status: string;
	/** in milliseconds since 1970 */
	expiresAt?: number;
	secret?: string;
	/** Clio's time when it answered, in seconds since 1970 */
	toldAt?: number;
}

const FIELDS = 'id,url,model,events,fields,status,expires_at,shared_secret';

/** Statuses of a request whose `fields` Clio does not understand. */
const NOT_UNDERSTOOD = new Set(['400', '422']);

/** A webhook by its ID; undefined when there is none. @throws NodeApiError when Clio does not say */
export async function findWebhook(
	this: TriggerContext,
	session: ClioSession,
	id: string,
): Promise<FoundWebhook | undefined> {
	const ask = { ids: { id }, query: { fields: FIELDS } };
	const answer = await clioRequest
		.call(this, session, operationById('Webhook#show'), ask)
		.catch((error: unknown) => (statusOf(error) === '404' ? undefined : { error }));
	if (answer === undefined) return undefined;
	if ('error' in answer) throw answer.error;
	return toWebhook(answer.data, answer.headers.date);
}

/** Webhooks of the user that deliver to the node with this URL, with their secrets. @throws NodeApiError */
export async function webhooksOfNode(this: TriggerContext, session: ClioSession, url: string): Promise<FoundWebhook[]> {
	const found: FoundWebhook[] = [];
	const ask = { query: { fields: FIELDS } };
	for await (const page of clioPages.call(this, session, operationById('Webhook#index'), ask)) {
		found.push(...page.map((webhook) => toWebhook(webhook)).filter((webhook) => isOfSameNode(webhook.url, url)));
	}
	return found;
}

/**
 * Registers a webhook that lives as long as Clio allows. The secret may be missing in what comes back.
 *
 * @throws NodeApiError when Clio refuses it
 */
export async function createWebhook(
	this: TriggerContext,
	session: ClioSession,
	{ fields: texts, url, model, events }: WantedWebhook,
	now: number,
): Promise<FoundWebhook> {
	for (const [index, fields] of texts.entries()) {
		const body = { url, model, events: [...events], fields, expires_at: latestEnd(now) };
		const answer = await clioRequest
			.call(this, session, operationById('Webhook#create'), { query: { fields: FIELDS }, body })
			.catch((error: unknown) => ({ error }));
		if (!('error' in answer)) return toWebhook(answer.data, answer.headers.date);
		if (index === texts.length - 1 || !NOT_UNDERSTOOD.has(statusOf(answer.error) ?? '')) throw answer.error;
	}
	throw new Error('There were no fields to watch');
}

/** Removes a webhook; one that is not there any more is as good as removed. @throws NodeApiError when Clio refuses */
export async function removeWebhook(this: TriggerContext, session: ClioSession, id: string): Promise<void> {
	const removal = clioRequest.call(this, session, operationById('Webhook#destroy'), { ids: { id } });
	const failure = await removal.then(
		() => undefined,
		(error: unknown) => ({ error }),
	);
	if (failure !== undefined && statusOf(failure.error) !== '404') throw failure.error;
}

/** Removes all webhooks with a URL: of a former life of the trigger, whose secret nobody knows any more. */
export async function removeStrays(this: TriggerContext, session: ClioSession, url: string): Promise<void> {
	const webhooks = await registeredWebhooks.call(this, session);
	for (const { id } of webhooks.filter((each) => each.url === url)) await removeWebhook.call(this, session, id);
}

/** Whether Clio has what is wanted, and delivers it. */
export function isAsWanted(found: FoundWebhook, wanted: WantedWebhook, now: number): boolean {
	return (
		found.url === wanted.url &&
		found.model === wanted.model &&
		isSameSet(found.events, wanted.events) &&
		wanted.fields.includes(found.fields) &&
		found.status === 'enabled' &&
		(found.expiresAt ?? Infinity) > now
	);
}

/** The HTTP status that Clio answered with, as text; undefined when it was no answer of Clio. */
export function statusOf(error: unknown): string | undefined {
	return error instanceof NodeApiError && error.httpCode !== null ? String(error.httpCode) : undefined;
}

function isSameSet(some: readonly string[], others: readonly string[]): boolean {
	return some.length === others.length && some.every((each) => others.includes(each));
}

function toWebhook(data: unknown, date?: unknown): FoundWebhook {
	const facts = isRecord(data) ? data : {};
	const expiresAt = timeOf(facts.expires_at);
	const toldAt = timeOf(date);
	const { shared_secret: secret } = facts;
	return {
		id: String(facts.id ?? ''),
		url: String(facts.url ?? ''),
		model: String(facts.model ?? ''),
		events: Array.isArray(facts.events) ? facts.events.map(String) : [],
		fields: String(facts.fields ?? '').replace(/\s/g, ''),
		status: String(facts.status ?? ''),
		...(expiresAt === undefined ? {} : { expiresAt }),
		...(typeof secret === 'string' && secret !== '' ? { secret } : {}),
		...(toldAt === undefined ? {} : { toldAt: Math.floor(toldAt / 1000) }),
	};
}
