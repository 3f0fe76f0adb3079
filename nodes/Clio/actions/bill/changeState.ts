import type { IExecuteFunctions } from 'n8n-workflow';

import { operationById } from '../../catalog/catalog';
import { choiceLabel } from '../../catalog/choiceLabel';
import { knownFactsAt } from '../../catalog/places';
import type { OperationFacts } from '../../catalog/types';
import { InputProblem } from '../../transport/errors/inputProblem';
import { isRecord } from '../../transport/record';
import { clioRequest } from '../../transport/request';
import type { ClioSession } from '../../transport/session';
import type { Action } from '../action';
import { previewOf } from '../generic/preview';
import { sendWrite } from '../generic/write';
import { readPathIds } from '../locators';
import { readReturnFields } from '../returnFields';

/** What a bill is to become; asked once what was given is known. */
export type WantedState = (
	this: IExecuteFunctions,
	session: ClioSession,
	facts: OperationFacts,
	itemIndex: number,
) => Promise<string>;

/**
 * Takes a bill to another state, if that is one of those that Clio offers for it (Clio: Bills, available_state_transitions):
 * one request to see what it offers, one to change it. A bill that has the state already is put out as it is.
 *
 * @param operation the value of the node's `operation`
 */
export function changeStateAction(operation: string, wanted: WantedState): Action {
	const [show, update] = [operationById('Bill#show'), operationById('Bill#update')];
	return async function (session, itemIndex) {
		const facts = knownFactsAt({ resource: 'bill', operation });
		const state = await wanted.call(this, session, facts, itemIndex);
		const { query, present } = readReturnFields.call(this, facts, itemIndex, ['state', 'available_state_transitions']);
		const ids = await readPathIds.call(this, session, facts, itemIndex);
		const { data: bill } = await clioRequest.call(this, session, show, { ids, query });
		const now = isRecord(bill) ? String(bill.state) : '';
		if (now === state) return { records: await present.call(this, session, [bill]) };
		refuseIfNotOffered(isRecord(bill) ? bill.available_state_transitions : undefined, now, state);
		const ask = { ids, query, body: { state } };
		if (session.previewOnly) return { records: [previewOf(update, ask)] };
		const { data } = await sendWrite.call(this, session, update, ask);
		return { records: await present.call(this, session, [data]) };
	};
}

function refuseIfNotOffered(offered: unknown, now: string, state: string): void {
	const states = (Array.isArray(offered) ? offered : []).map(String);
	if (states.includes(state)) return;
	const names = states.map(choiceLabel).join(', ');
	throw new InputProblem(
		`Clio does not let this bill become "${choiceLabel(state)}": it is "${choiceLabel(now)}"`,
		names === ''
			? 'Clio offers no other state for it, or the user of the credential may not change it.'
			: `From there it can become: ${names}.`,
	);
}
