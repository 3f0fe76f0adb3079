import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';

import { operationById } from '../../catalog/catalog';
import { knownFactsAt } from '../../catalog/places';
import type { OperationFacts } from '../../catalog/types';
import type { ClioSession } from '../../transport/session';
import type { Action } from '../action';
import { previewOf } from '../generic/preview';
import { sendWrite } from '../generic/write';
import { refuseUnusualPrice } from '../money/usualPrice';
import { readReturnFields } from '../returnFields';
import { apartInputs } from '../values/ownInputs';
import { readBody } from '../values/readBody';
import { todayIn } from '../values/today';

/** Makes Clio's values out of what was given: those below `data`, and the operation's own inputs. */
export type ToActivity = (data: IDataObject, inputs: IDataObject) => IDataObject;

/**
 * Logs an entry on a matter: today unless a date is given, at Clio's own rate unless a price is. One request, and one more for
 * what the user usually charges where a price is given.
 *
 * @param operation the value of the node's `operation`
 */
export function logAction(operation: string, toActivity: ToActivity): Action {
	const create = operationById('Activity#create');
	return async function (session, itemIndex) {
		const facts = knownFactsAt({ resource: 'activity', operation });
		const { query, present } = readReturnFields.call(this, facts, itemIndex);
		const { data, inputs } = apartInputs(facts, await readBody.call(this, session, facts, {}, itemIndex));
		const body = toActivity({ date: todayIn(this.getTimezone()), ...data }, inputs);
		await refuseUnusualPrice.call(this, session, body, itemIndex);
		if (session.previewOnly) return { records: [previewOf(create, { query, body })] };
		const written = await sendActivity.call(this, session, create, { query, body });
		return { records: await present.call(this, session, [written]) };
	};
}

async function sendActivity(
	this: IExecuteFunctions,
	session: ClioSession,
	create: OperationFacts,
	ask: { query: Parameters<typeof sendWrite>[2]['query']; body: IDataObject },
): Promise<unknown> {
	const { data } = await sendWrite.call(this, session, create, ask).catch((error: unknown) => {
		throw withRemedy(error);
	});
	return data;
}

/** Clio refuses time on a matter that is closed (Clio: Activities). */
function withRemedy(error: unknown): unknown {
	if (!(error instanceof NodeApiError) || error.httpCode !== '422') return error;
	const told = `${error.message} ${error.description ?? ''}`;
	if (/closed/i.test(told)) {
		error.description = `Nothing was logged. Reopen the matter (Matter: Reopen), log the entry, and close it again, or choose another matter. ${error.description ?? ''}`;
	}
	return error;
}
