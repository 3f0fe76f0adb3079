import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { operationById } from '../../catalog/catalog';
import { knownFactsAt } from '../../catalog/places';
import { InputProblem } from '../../transport/errors/inputProblem';
import { API_ROOT } from '../../transport/path';
import { PerExecution } from '../../transport/perExecution';
import { refuseIfReadOnly } from '../../transport/readOnly';
import { isRecord } from '../../transport/record';
import type { ClioSession } from '../../transport/session';
import type { ActionResult } from '../action';
import { idOf } from '../action';
import { previewOf } from '../generic/preview';
import { sendWrite } from '../generic/write';
import { readThreshold } from '../threshold';
import { apartInputs } from '../values/ownInputs';
import { readBody } from '../values/readBody';
import { findConflicts } from './conflict/check';
import { outcomeOver } from './conflict/findings';
import { FirmReading } from './conflict/firmReading';
import { KnownPeople } from './conflict/knownPeople';
import type { Search } from './conflict/lookThrough';
import { partiesOf } from './conflict/parties';
import { reportText, resultOf } from './conflict/report';

/** As many as Clio takes in a minute. */
const USUAL_BUDGET = 50;

/** A budget below this could not even ask each source once. */
const LEAST_BUDGET = 6;

const readings = new PerExecution(() => ({ reading: new FirmReading(), people: new Map<string, KnownPeople>() }));

/**
 * Holds the parties of a new matter against the firm's contacts, matters, relationships, notes and communications. What one item has
 * read serves the items after it; an item makes no more requests than its budget, and says what it did not look at.
 */
export async function conflictCheck(
	this: IExecuteFunctions,
	session: ClioSession,
	itemIndex: number,
): Promise<ActionResult> {
	const facts = knownFactsAt({ resource: 'contact', operation: 'conflictCheck' });
	const body = await readBody.call(this, session, facts, {}, itemIndex, true);
	const { inputs } = apartInputs(facts, body);
	const { region } = session;
	const parties = partiesOf(inputs, region);
	const own = { contact: idIn(inputs.contact), matter: idIn(inputs.matter) };
	if (inputs.write_note === true) refuseNote(session, own);
	const before = session.traffic.requests;
	const memory = readings.of(session);
	const people = memory.people.get(region) ?? new KnownPeople(region);
	memory.people.set(region, people);
	const search: Search = {
		...{ session, reading: memory.reading, searched: [], gaps: new Map() },
		budget: { left: budgetOf(inputs.request_budget) },
		itemsToCome: this.getInputData().length - itemIndex,
	};
	const check = { parties, threshold: readThreshold(inputs.threshold), region, people, own };
	const findings = await findConflicts.call(this, search, check);
	const outcome = outcomeOver(findings, search.gaps.size === 0);
	const result = resultOf(outcome, parties, findings, search, session.traffic.requests - before);
	if (inputs.write_note !== true) return { records: [result] };
	const text = reportText(result, findings, new Date().toISOString());
	return { records: [{ ...result, note: await writeNote.call(this, session, own, String(outcome), text) }] };
}

interface Own {
	contact: string | undefined;
	matter: string | undefined;
}

/** Everything is read before the note is written: what cannot be written is told first. */
function refuseNote(session: ClioSession, { contact, matter }: Own): void {
	if ((contact === undefined) === (matter === undefined)) {
		throw new InputProblem(
			contact === undefined ? 'There is nothing to write the note to' : 'The note can be about one record only',
			'Choose the matter or the contact that the check is for, not both, or switch Write Note off.',
		);
	}
	if (!session.previewOnly) refuseIfReadOnly(session, 'POST', `${API_ROOT}${operationById('Note#create').path}`);
}

async function writeNote(
	this: IExecuteFunctions,
	session: ClioSession,
	{ contact, matter }: Own,
	outcome: string,
	detail: string,
): Promise<IDataObject> {
	const about = matter === undefined ? { contact: { id: Number(contact) } } : { matter: { id: Number(matter) } };
	const ask = {
		query: { fields: 'id' },
		body: {
			...{ type: matter === undefined ? 'Contact' : 'Matter', subject: `Conflict check: ${outcome}`, detail },
			...{ detail_text_type: 'plain_text', ...about },
		},
	};
	const operation = operationById('Note#create');
	if (session.previewOnly) return previewOf(operation, ask);
	const { data } = await sendWrite.call(this, session, operation, ask);
	return { id: idOf(data) ?? null };
}

function budgetOf(value: unknown): number {
	if (value === undefined) return USUAL_BUDGET;
	if (typeof value === 'number' && Number.isInteger(value) && value >= LEAST_BUDGET) return value;
	throw new InputProblem(
		`"request_budget" is too small to look at every source`,
		`Give a whole number from ${LEAST_BUDGET} on; without it ${USUAL_BUDGET} requests are made at most.`,
	);
}

function idIn(reference: unknown): string | undefined {
	const id = isRecord(reference) ? reference.id : undefined;
	return typeof id === 'number' || typeof id === 'string' ? String(id) : undefined;
}
