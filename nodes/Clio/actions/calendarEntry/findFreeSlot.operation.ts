import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { operationById } from '../../catalog/catalog';
import { knownFactsAt } from '../../catalog/places';
import { InputProblem } from '../../transport/errors/inputProblem';
import { clioPages } from '../../transport/paging';
import { isRecord } from '../../transport/record';
import type { ClioSession } from '../../transport/session';
import type { Action } from '../action';
import type { FirmUser } from '../people/firmUsers';
import { calendarOf, userNamed } from '../people/firmUsers';
import { parseDuration } from '../values/duration';
import { apartInputs } from '../values/ownInputs';
import { readBody } from '../values/readBody';
import type { Stretch } from './freeSlots';
import { freeSlots } from './freeSlots';

const USUAL = { starts: '09:00', ends: '17:00', slots: 5 };

const MOST_DAYS = 92;
const DAY = 86_400_000;

/**
 * The first times at which several users are free: no entry in their own calendars, within working hours of the workflow's time
 * zone. One request for the users, one for each of them for 200 entries.
 */
export const findFreeSlot: Action = async function (session, itemIndex) {
	const facts = knownFactsAt({ resource: 'calendarEntry', operation: 'findFreeSlot' });
	const { inputs } = apartInputs(facts, await readBody.call(this, session, facts, {}, itemIndex, true));
	const within = stretchOf(inputs);
	const length = lengthOf(inputs.slot_duration);
	const hours = {
		starts: minuteOf('work_starts', inputs.work_starts ?? USUAL.starts),
		ends: minuteOf('work_ends', inputs.work_ends ?? USUAL.ends),
		weekends: inputs.include_weekends === true,
		zone: this.getTimezone(),
	};
	const most = typeof inputs.most_slots === 'number' ? Math.max(1, inputs.most_slots) : USUAL.slots;
	const users = await usersNamed.call(this, session, inputs.users);
	const busy: Stretch[] = [];
	for (const user of users) {
		const entries = await busyOf.call(this, session, user, within, inputs.ignore_all_day_entries === true);
		busy.push(...entries);
	}
	const slots = freeSlots(within, length, busy, hours, most);
	return {
		records: slots.map(({ start, end }) => ({
			start_at: new Date(start).toISOString(),
			end_at: new Date(end).toISOString(),
			users: users.map(({ id, name, calendarId }) => ({ id: Number(id), name, calendar_id: calendarId })),
		})),
	};
};

function stretchOf({ from, to }: IDataObject): Stretch {
	const [start, end] = [Date.parse(String(from)), Date.parse(String(to))];
	if (end > start && end - start <= MOST_DAYS * DAY) return { start, end };
	throw new InputProblem(
		end > start ? `More than ${MOST_DAYS} days are too many to look through` : '"to" is not after "from"',
		'Give the time to look through as "from" and "to".',
	);
}

function lengthOf(duration: unknown): number {
	const parsed = parseDuration(duration);
	if ('seconds' in parsed) return parsed.seconds * 1000;
	throw new InputProblem(parsed.problem, parsed.remedy);
}

function minuteOf(name: string, time: unknown): number {
	const [, hours, minutes] = /^([01]?\d|2[0-4]):([0-5]\d)$/.exec(String(time).trim()) ?? [];
	if (hours !== undefined && minutes !== undefined) return Number(hours) * 60 + Number(minutes);
	throw new InputProblem(
		`"${name}" is not a time of day: "${String(time).slice(0, 20)}"`,
		'Write it as 09:00 or 17:30.',
	);
}

async function usersNamed(this: IExecuteFunctions, session: ClioSession, names: unknown): Promise<FirmUser[]> {
	const users = new Map<string, FirmUser>();
	for (const name of (Array.isArray(names) ? names.map(String) : []).filter((each) => each.trim() !== '')) {
		const user = await userNamed.call(this, session, name);
		if (user === undefined) {
			throw new InputProblem(
				`The firm has no user "${name.slice(0, 80)}"`,
				'Give users by their name, e-mail address or ID, as Clio has them.',
			);
		}
		users.set(user.id, user);
	}
	if (users.size > 0) return [...users.values()];
	throw new InputProblem('No users are given', 'Give their names, e-mail addresses or IDs as a list.');
}

/** When a user is busy. Entries that others may not read are busy too, as long as Clio shows their times. */
async function busyOf(
	this: IExecuteFunctions,
	session: ClioSession,
	user: FirmUser,
	{ start, end }: Stretch,
	ignoresAllDay: boolean,
): Promise<Stretch[]> {
	const query = {
		calendar_id: calendarOf(user),
		expanded: true,
		from: new Date(start).toISOString(),
		to: new Date(end).toISOString(),
		fields: 'id,start_at,end_at,all_day',
	};
	const busy: Stretch[] = [];
	for await (const page of clioPages.call(this, session, operationById('CalendarEntry#index'), { query })) {
		for (const entry of page.filter(isRecord)) {
			if (entry.all_day === true && ignoresAllDay) continue;
			const [from, to] = [Date.parse(String(entry.start_at)), Date.parse(String(entry.end_at))];
			if (!Number.isNaN(from) && !Number.isNaN(to)) {
				busy.push({ start: from, end: entry.all_day === true ? Math.max(to, from + DAY) : to });
			}
		}
	}
	return busy;
}
