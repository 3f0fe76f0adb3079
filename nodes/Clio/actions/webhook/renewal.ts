import { operationById } from '../../catalog/catalog';
import { clioPages } from '../../transport/paging';
import { isRecord } from '../../transport/record';
import { clioRequest } from '../../transport/request';
import type { ClioContext, ClioSession } from '../../transport/session';

/** One of the user's webhooks, as far as its life goes. */
export interface RegisteredWebhook {
	id: string;
	url: string;
	model: string;
	/** pending, enabled or suspended */
	status: string;
	/** in milliseconds since 1970; undefined when Clio does not say it */
	expiresAt?: number;
}

const DAY = 86_400_000;

/** Clio ends webhooks after at most 31 days (Clio: Webhooks); half a day is left for clocks that differ. */
const LONGEST_LIFE = 30.5 * DAY;

/** The latest end that a webhook can safely be given, as Clio wants it. */
export function latestEnd(now: number): string {
	return new Date(now + LONGEST_LIFE).toISOString();
}

/** All webhooks of the credential's user: one request for 200. @throws NodeApiError */
export async function registeredWebhooks(this: ClioContext, session: ClioSession): Promise<RegisteredWebhook[]> {
	const webhooks: RegisteredWebhook[] = [];
	const ask = { query: { fields: 'id,url,model,status,expires_at' } };
	for await (const page of clioPages.call(this, session, operationById('Webhook#index'), ask)) {
		webhooks.push(...page.filter(isRecord).map(toWebhook));
	}
	return webhooks;
}

/**
 * Those that end within a number of days from `now`. A suspended one is no good however long it lives, and one whose end is
 * not known may be the next.
 */
export function endingWithin(webhooks: readonly RegisteredWebhook[], days: number, now: number): RegisteredWebhook[] {
	return webhooks.filter(({ expiresAt = now, status }) => status !== 'suspended' && expiresAt < now + days * DAY);
}

/** Lets a webhook live as long as Clio allows. @returns its new end, in milliseconds since 1970 @throws NodeApiError */
export async function extendWebhook(
	this: ClioContext,
	session: ClioSession,
	id: string,
	now: number,
): Promise<number | undefined> {
	const { data } = await clioRequest.call(this, session, operationById('Webhook#update'), {
		ids: { id },
		query: { fields: 'id,expires_at' },
		body: { expires_at: latestEnd(now) },
	});
	return isRecord(data) ? timeOf(data.expires_at) : undefined;
}

/** A time as Clio writes it, in milliseconds since 1970. */
export function timeOf(text: unknown): number | undefined {
	const time = typeof text === 'string' ? Date.parse(text) : NaN;
	return Number.isNaN(time) ? undefined : time;
}

function toWebhook({ id, url, model, status, expires_at: end }: Record<string, unknown>): RegisteredWebhook {
	const expiresAt = timeOf(end);
	return {
		id: String(id),
		url: String(url ?? ''),
		model: String(model ?? ''),
		status: String(status ?? ''),
		...(expiresAt === undefined ? {} : { expiresAt }),
	};
}
