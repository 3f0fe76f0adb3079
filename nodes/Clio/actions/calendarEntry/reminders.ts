import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';

import { operationById } from '../../catalog/catalog';
import { InputProblem } from '../../transport/errors/inputProblem';
import { isRecord } from '../../transport/record';
import { clioRequest } from '../../transport/request';
import type { ClioSession } from '../../transport/session';
import { sendWrite } from '../generic/write';
import { idValue } from '../references';
import { parseDuration } from '../values/duration';

/** How long before it a person is reminded, in the largest unit that is whole (Clio: Reminders). */
export interface ReminderTime {
	duration_value: number;
	duration_unit: 'weeks' | 'days' | 'hours' | 'minutes';
}

const MINUTES = { weeks: 10_080, days: 1_440, hours: 60, minutes: 1 } as const;

const LONG = /^(\d{1,3}) ?(d|days?|w|weeks?)$/i;

/**
 * The time that a text such as `15m`, `2 hours`, `1 day` or `1w` means.
 *
 * @throws InputProblem when it is none
 */
export function reminderTime(text: string): ReminderTime {
	const [, count, unit = ''] = LONG.exec(text.trim()) ?? [];
	const days = Number(count) * (/^w/i.test(unit) ? 7 : 1);
	const duration = count === undefined ? parseDuration(text) : { seconds: days * 86_400 };
	if (!('seconds' in duration)) {
		throw new InputProblem(`"${text.slice(0, 40)}" does not say when to remind`, 'Write 15m, 2h, 1 day or 1 week.');
	}
	const minutes = Math.round(duration.seconds / 60);
	const found = (['weeks', 'days', 'hours'] as const).find((each) => minutes % MINUTES[each] === 0);
	const largest = found ?? 'minutes';
	return { duration_value: minutes / MINUTES[largest], duration_unit: largest };
}

/**
 * The notification method of the credential's user, of the kind that is wanted: for e-mail the one of the usual address.
 *
 * @throws InputProblem when the user has none
 */
export async function notificationMethod(
	this: IExecuteFunctions,
	session: ClioSession,
	wanted: string,
): Promise<number> {
	const ask = { query: { fields: 'id,notification_methods{id,type,is_default_email_address}' } };
	const { data } = await clioRequest.call(this, session, operationById('User#who_am_i'), ask);
	const listed: unknown = isRecord(data) ? data.notification_methods : undefined;
	const methods = (Array.isArray(listed) ? (listed as unknown[]) : []).filter(isRecord);
	const fitting = methods.filter(({ type }) => type === wanted);
	const chosen = fitting.find((method) => method.is_default_email_address === true) ?? fitting[0];
	if (typeof chosen?.id === 'number') return chosen.id;
	throw new InputProblem(
		`The user of the credential cannot be reminded by ${wanted}`,
		`Nothing was written. Clio knows these ways: ${methods.map(({ type }) => String(type)).join(', ') || 'none'}.`,
	);
}

/** Creates the reminders of an entry that was just created. An error tells that the entry is there. */
export async function createReminders(
	this: IExecuteFunctions,
	session: ClioSession,
	entryId: string | number,
	method: number,
	times: readonly ReminderTime[],
): Promise<IDataObject[]> {
	const created: IDataObject[] = [];
	// IDs of calendar entries are text, and a subject has a number wherever it can (Clio: Reminders).
	const subject = { id: idValue('calendarEntry', 'The calendar entry', String(entryId)), type: 'CalendarEntry' };
	for (const time of times) {
		const body = { ...time, notification_method: { id: method }, subject };
		const ask = { query: { fields: 'id,duration,next_delivery_at' }, body };
		const { data } = await sendWrite
			.call(this, session, operationById('Reminder#create'), ask)
			.catch((error: unknown) => {
				throw withEntry(error, entryId);
			});
		if (isRecord(data)) created.push(data as IDataObject);
	}
	return created;
}

function withEntry(error: unknown, entryId: string | number): unknown {
	if (!(error instanceof NodeApiError)) return error;
	error.message = `${error.message}: the entry was created, a reminder of it was not`;
	error.description = `Do not run it again, which would double the entry: add the reminder with Reminder: Create for the calendar entry ${entryId}. ${error.description ?? ''}`;
	return error;
}
