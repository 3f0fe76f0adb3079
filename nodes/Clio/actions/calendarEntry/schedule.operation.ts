import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { operationById } from '../../catalog/catalog';
import { knownFactsAt } from '../../catalog/places';
import { InputProblem } from '../../transport/errors/inputProblem';
import { isRecord } from '../../transport/record';
import { clioRequest } from '../../transport/request';
import type { ClioSession } from '../../transport/session';
import type { Action } from '../action';
import { idOf } from '../action';
import { previewOf } from '../generic/preview';
import { sendWrite } from '../generic/write';
import { calendarOf, userNamed } from '../people/firmUsers';
import { readReturnFields } from '../returnFields';
import { parseDuration } from '../values/duration';
import { apartInputs } from '../values/ownInputs';
import { readBody } from '../values/readBody';
import { attendeesNamed } from './attendees';
import { createReminders, notificationMethod, reminderTime } from './reminders';

/**
 * Creates a calendar entry in the calendar of a user, or in any calendar; that of the credential's user where neither is given.
 * Everything that can be wrong is looked at before the entry is written, because reminders follow in requests of their own.
 */
export const scheduleEntry: Action = async function (session, itemIndex) {
	const facts = knownFactsAt({ resource: 'calendarEntry', operation: 'schedule' });
	const create = operationById('CalendarEntry#create');
	const { query, present } = readReturnFields.call(this, facts, itemIndex);
	const { data, inputs } = apartInputs(facts, await readBody.call(this, session, facts, {}, itemIndex));
	const times = listOf(inputs.remind_before).map(reminderTime);
	const body: IDataObject = { ...data, ...endOf(data, inputs.entry_duration) };
	body.calendar_owner = { id: await ownerOf.call(this, session, data.calendar_owner, inputs.user) };
	const attendees = await attendeesNamed.call(this, session, listOf(inputs.attendees_by_name));
	if (attendees.length > 0) body.attendees = attendees;
	const method =
		times.length === 0 ? 0 : await notificationMethod.call(this, session, String(inputs.remind_by ?? 'Popup'));
	if (session.previewOnly) {
		const preview = previewOf(create, { query, body });
		return { records: [times.length === 0 ? preview : { ...preview, reminders: times as unknown as IDataObject[] }] };
	}
	const { data: entry } = await sendWrite.call(this, session, create, { query, body });
	const id = idOf(entry);
	const reminders =
		times.length === 0 || id === undefined ? [] : await createReminders.call(this, session, id, method, times);
	const records = await present.call(this, session, [entry]);
	return { records: reminders.length === 0 ? records : records.map((record) => ({ ...record, reminders })) };
};

function listOf(names: unknown): string[] {
	return Array.isArray(names) ? names.map(String) : [];
}

/** The end: as it is given, or by how long it takes. */
function endOf({ start_at: start, end_at: end, all_day: allDay }: IDataObject, duration: unknown): IDataObject {
	if (end !== undefined && duration !== undefined) {
		throw new InputProblem('Both End and Entry Duration are given', 'Give one of them.');
	}
	if (end !== undefined) return {};
	if (duration === undefined) {
		if (allDay === true) return { end_at: start };
		throw new InputProblem(
			'Neither End ("end_at") nor Entry Duration ("entry_duration") is given',
			'Give one of them.',
		);
	}
	const parsed = parseDuration(duration);
	if (!('seconds' in parsed)) throw new InputProblem(parsed.problem, parsed.remedy);
	return { end_at: new Date(Date.parse(String(start)) + parsed.seconds * 1000).toISOString() };
}

/** The calendar that the entry stands in (Clio: Calendar Entries, calendar_owner: a calendar, not a user). */
async function ownerOf(
	this: IExecuteFunctions,
	session: ClioSession,
	calendar: unknown,
	user: unknown,
): Promise<string | number> {
	const [calendarId, userId] = [idOf(calendar), idOf(user)];
	if (calendarId !== undefined && userId !== undefined) {
		throw new InputProblem('Both a user and a calendar are given', 'Choose one of them: whose calendar, or which.');
	}
	if (calendarId !== undefined) return calendarId;
	if (userId === undefined) return await ownCalendar.call(this, session);
	const found = await userNamed.call(this, session, String(userId));
	if (found !== undefined) return calendarOf(found);
	throw new InputProblem(`The firm has no user with the ID ${userId}`, 'Choose the user from the list.');
}

async function ownCalendar(this: IExecuteFunctions, session: ClioSession): Promise<number> {
	const ask = { query: { fields: 'id,name,default_calendar_id' } };
	const { data } = await clioRequest.call(this, session, operationById('User#who_am_i'), ask);
	const { name, default_calendar_id: calendarId }: Record<string, unknown> = isRecord(data) ? data : {};
	return calendarOf({
		id: '',
		email: '',
		name: String(name ?? ''),
		...(typeof calendarId === 'number' ? { calendarId } : {}),
	});
}
