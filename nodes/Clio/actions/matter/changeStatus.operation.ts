import type { Action } from '../action';
import { matterFacts, narrowChange } from './narrowChange';

/**
 * Closes, reopens or sets a matter to pending, on a day that may be given: Clio takes today otherwise (Clio: Matters). One that
 * has the status already is changed only when another day is given.
 *
 * @param operation the own operation, which says the status
 * @param date the attribute of the day that goes with it
 */
export function changeStatusAction(operation: string, date: string): Action {
	return narrowChange(operation, ['status', date], async function ({ record, given }) {
		const status = String(matterFacts(operation).own?.sets.status);
		const isSo = String(record.status ?? '').toLowerCase() === status;
		const isThatDay = given[date] === undefined || given[date] === record[date];
		return await Promise.resolve(isSo && isThatDay ? {} : { status, ...given });
	});
}
