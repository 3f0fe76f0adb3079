import type { IExecuteFunctions } from 'n8n-workflow';

import { recordKind } from '../../catalog/recordKinds';
import { InputProblem } from '../../transport/errors/inputProblem';
import { tellCandidates } from '../../transport/lookup/findRecord';
import type { KnownRecords } from '../../transport/lookup/knownRecords';
import { knownRecords } from '../../transport/lookup/knownRecords';
import { exactMatches } from '../../transport/lookup/matching';
import type { ClioSession } from '../../transport/session';

/** A user of the firm, as far as calendars and parties need it. */
export interface FirmUser {
	id: string;
	name: string;
	email: string;
	/** undefined where Clio does not show it */
	calendarId?: number;
}

const FIELDS = 'id,name,first_name,last_name,email,enabled,default_calendar_id,time_zone';

/** All users of the firm; read once an execution. */
export async function firmUsers(this: IExecuteFunctions, session: ClioSession): Promise<KnownRecords> {
	const kind = recordKind('user');
	if (kind === undefined) throw new Error('The catalogue has no users');
	return await knownRecords.call(this, session, kind, FIELDS);
}

/**
 * The one user that a name, an e-mail address or an ID means.
 *
 * @returns undefined when nobody is called so
 * @throws InputProblem with the candidates when several are
 */
export async function userNamed(
	this: IExecuteFunctions,
	session: ClioSession,
	text: string,
): Promise<FirmUser | undefined> {
	const { facts, finding } = await firmUsers.call(this, session);
	const byId = finding.matches.filter(({ id }) => id === text.trim());
	const matches = byId.length > 0 ? byId : exactMatches(finding.matches, text);
	const enabled = matches.filter(({ record }) => record.enabled !== false);
	const found = enabled.length > 0 ? enabled : matches;
	const [only] = found;
	if (found.length > 1) {
		const candidates = await tellCandidates.call(this, session, facts, found);
		throw new InputProblem(
			`"${text.slice(0, 80)}" fits ${found.length} users`,
			`Give the e-mail address or the ID of the one that is meant: ${candidates}.`,
		);
	}
	if (only === undefined) return undefined;
	const { id, record } = only;
	const { default_calendar_id: calendarId } = record;
	return {
		id,
		name: String(record.name ?? ''),
		email: String(record.email ?? ''),
		...(typeof calendarId === 'number' ? { calendarId } : {}),
	};
}

/** The calendar that is a user's own (Clio: Users, default_calendar_id). */
export function calendarOf({ name, calendarId }: FirmUser): number {
	if (calendarId !== undefined) return calendarId;
	throw new InputProblem(
		`Clio does not show the calendar of the user ${name}`,
		'Choose the calendar as Calendar Owner instead.',
	);
}
