import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { findRecordId } from '../../transport/lookup/findRecord';
import type { ClioSession } from '../../transport/session';
import { calendarOf, userNamed } from '../people/firmUsers';

/**
 * The people that are named as Clio wants them: users by their calendar, others as contacts (Clio: Calendar Entries, attendees).
 * A name or e-mail address that fits a user means the user.
 *
 * @throws InputProblem when nobody, or more than one, is called so
 */
export async function attendeesNamed(
	this: IExecuteFunctions,
	session: ClioSession,
	names: readonly string[],
): Promise<IDataObject[]> {
	const attendees = new Map<string, IDataObject>();
	for (const name of names.map((each) => each.trim()).filter((each) => each !== '')) {
		const user = await userNamed.call(this, session, name);
		const attendee =
			user === undefined
				? { id: Number(await findRecordId.call(this, session, 'contact', name)), type: 'Contact' }
				: { id: calendarOf(user), type: 'Calendar' };
		attendees.set(`${attendee.type} ${attendee.id}`, attendee);
	}
	return [...attendees.values()];
}
