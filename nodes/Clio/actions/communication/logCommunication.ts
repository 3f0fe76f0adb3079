import type { IDataObject } from 'n8n-workflow';

import { operationById } from '../../catalog/catalog';
import { knownFactsAt } from '../../catalog/places';
import { InputProblem } from '../../transport/errors/inputProblem';
import type { Action } from '../action';
import { previewOf } from '../generic/preview';
import { sendWrite } from '../generic/write';
import { readReturnFields } from '../returnFields';
import { apartInputs } from '../values/ownInputs';
import { readBody } from '../values/readBody';
import type { Parties } from './parties';
import { partiesOf } from './parties';

/**
 * Logs a call or an e-mail, with who took part found by their numbers or addresses. Who is neither a user nor a contact is
 * left out and told as `unknown_parties`, or makes the item fail.
 *
 * @param operation the value of the node's `operation`
 * @param type Clio's word for the kind of communication
 * @param subject what stands there where none is given
 */
export function logCommunication(operation: string, type: string, subject: string): Action {
	const create = operationById('Communication#create');
	return async function (session, itemIndex) {
		const facts = knownFactsAt({ resource: 'communication', operation });
		const { query, present } = readReturnFields.call(this, facts, itemIndex);
		const { data, inputs } = apartInputs(facts, await readBody.call(this, session, facts, {}, itemIndex));
		const senders = await partiesOf.call(this, session, textsOf(inputs.from));
		const receivers = await partiesOf.call(this, session, textsOf(inputs.to));
		const unknown = [...senders.unknown, ...receivers.unknown];
		if (inputs.unknown_parties === 'fail') refuseUnknown(unknown.length);
		const body: IDataObject = { subject, body: subject, ...data, type, ...rowsOf(senders, receivers) };
		const told = unknown.length === 0 ? {} : { unknown_parties: unknown };
		if (session.previewOnly) return { records: [{ ...previewOf(create, { query, body }), ...told }] };
		const { data: written } = await sendWrite.call(this, session, create, { query, body });
		const records = await present.call(this, session, [written]);
		return { records: records.map((record) => ({ ...record, ...told })) };
	};
}

function textsOf(value: unknown): string[] {
	return Array.isArray(value) ? value.map(String) : [];
}

function rowsOf(senders: Parties, receivers: Parties): IDataObject {
	return {
		...(senders.known.length === 0 ? {} : { senders: senders.known }),
		...(receivers.known.length === 0 ? {} : { receivers: receivers.known }),
	};
}

function refuseUnknown(count: number): void {
	if (count === 0) return;
	throw new InputProblem(
		`${count} of those who took part ${count === 1 ? 'is' : 'are'} neither a user nor a contact`,
		'Nothing was logged. Create the contact first (Contact: Create or Update), or set "unknown_parties" to leave_out.',
	);
}
