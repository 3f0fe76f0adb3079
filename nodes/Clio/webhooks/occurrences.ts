import type { WebhookModel } from '../catalog/webhookModels';

/** The status of a matter, and the day on which it came to it, by the event that tells of it (Clio: Webhooks). */
const STATUS_EVENTS: Readonly<Record<string, { status: string; day: string }>> = {
	matter_opened: { status: 'open', day: 'open_date' },
	matter_pended: { status: 'pending', day: 'pending_date' },
	matter_closed: { status: 'closed', day: 'close_date' },
};

/** What must be read of a record that may have come to a status unseen. */
export const STATUS_FIELDS = ['status', 'open_date', 'pending_date', 'close_date'];

/** A record that is changed sooner than this after its creation, in seconds, was only created. */
const AT_ONCE = 2;

/**
 * What may have happened to a record unseen, of the events that are wanted, judged by its last state. That it was both created
 * and changed, or changed several times, cannot be seen any more.
 *
 * @param since seconds since 1970
 * @param isCreationTold whether the trigger told of its creation
 */
export function occurrencesSince(
	{ resource }: WebhookModel,
	events: readonly string[],
	record: Readonly<Record<string, unknown>>,
	since: number,
	isCreationTold = false,
): string[] {
	const deletedAt = secondsOf(record.deleted_at);
	if (deletedAt !== undefined) return deletedAt >= since ? events.filter((event) => event === 'deleted') : [];
	const [createdAt, updatedAt = createdAt] = [secondsOf(record.created_at), secondsOf(record.updated_at)];
	const isNew = createdAt !== undefined && createdAt >= since;
	const isChanged = updatedAt === undefined || updatedAt >= since;
	const tellsCreation = isNew && !isCreationTold && events.includes('created');
	const isOnlyNew = tellsCreation || (isNew && (updatedAt ?? 0) - createdAt <= AT_ONCE);
	return events.filter((event) => {
		const { status, day } = STATUS_EVENTS[event] ?? {};
		if (resource === 'matter' && day !== undefined) {
			return isChanged && String(record.status).toLowerCase() === status && isSince(record[day], since);
		}
		return event === 'created' ? tellsCreation : event === 'updated' && isChanged && !isOnlyNew;
	});
}

/**
 * The day on which a matter came to a status, as a text that names this coming: a matter that is changed later is still one
 * that was closed then. Undefined for other events.
 */
export function comingTo(event: string, record: Readonly<Record<string, unknown>>): string | undefined {
	const { day } = STATUS_EVENTS[event] ?? {};
	return day === undefined ? undefined : `on ${String(record[day])}`;
}

/** Days are those of the firm's time zone, so a day more may count. */
function isSince(day: unknown, since: number): boolean {
	const time = secondsOf(day);
	return time === undefined || time >= since - 2 * 86_400;
}

function secondsOf(text: unknown): number | undefined {
	const time = typeof text === 'string' ? Date.parse(text) / 1000 : NaN;
	return Number.isNaN(time) ? undefined : time;
}
