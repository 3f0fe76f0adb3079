import { NodeApiError, deepCopy } from 'n8n-workflow';
import type { IDataObject } from 'n8n-workflow';

import type { OperationFacts } from '../../catalog/types';
import { clioApiError } from '../errors/apiError';
import { isRecord } from '../record';
import type { Ask } from '../request';
import { buildRequest, clioRequest } from '../request';
import type { ClioRequest } from '../send';
import type { ClioContext, ClioSession } from '../session';
import { IDS_FILTER, ID_PLACE, listOf, withId } from './listOf';
import type { PlannedRead, ReadOutcome } from './reads';

/** What to ask of an operation that reads one record. */
export type ReadAsk = Pick<Ask, 'ids' | 'query'>;

/** The most records that one list request is asked for. */
const MOST_RECORDS = 200;

/** Longer addresses are refused by some proxies and firewalls, which often stop at 8,000 characters. */
const LONGEST_URL = 6_000;

/** Failures of a list request that need not be failures of each of its records; others would repeat themselves. */
const OF_ONE_RECORD = new Set(['400', '403', '404', '413', '414', '422', '500']);

/** Failures of a record that asking again would only repeat. */
const LASTING = new Set(['400', '403', '404', '410', '422']);

/**
 * Reads one record, together with those that the same execution is going to read in the same way: as one list request
 * where Clio has a list that takes ids. Equal reads are done once. For the caller all is as if each record had been asked
 * for by itself: a record that the list does not give is asked for singly, which tells Clio's own reason.
 *
 * @param ahead what later items are going to ask of the same operation; called once for each of the first ways of reading
 * @throws InputProblem before anything is sent, NodeApiError after
 */
export async function readRecord(
	this: ClioContext,
	session: ClioSession,
	operation: OperationFacts,
	ask: ReadAsk,
	ahead: () => Promise<ReadAsk[]>,
): Promise<unknown> {
	const { reads } = session;
	const read = plannedRead(operation, ask);
	if (reads.needsAnnouncing(read)) {
		for (const later of await ahead()) planIfPossible(session, operation, later);
	}
	if (reads.outcomeOf(read) === undefined) await readTogether.call(this, session, operation, ask, read);
	const outcome = reads.outcomeOf(read) ?? (await readSingly.call(this, session, operation, ask, read));
	if ('refusal' in outcome) throw clioApiError(this.getNode(), outcome.refusal, outcome.refusal);
	return isRecord(outcome.record) ? deepCopy(outcome.record as IDataObject) : outcome.record;
}

function plannedRead(operation: OperationFacts, ask: ReadAsk): PlannedRead {
	const { path, query = '' } = buildRequest(operation, ask);
	const { [ID_PLACE]: id, ...places } = ask.ids ?? {};
	return {
		key: `${path}?${query}`,
		group: JSON.stringify([operation.id, Object.values(places).map(String), query]),
		id: String(id ?? ''),
	};
}

/** An item whose input is bad is told so when its turn comes. */
function planIfPossible({ reads }: ClioSession, operation: OperationFacts, ask: ReadAsk): void {
	try {
		reads.plan(plannedRead(operation, ask));
	} catch {
		return;
	}
}

/** Settles what one list request gives of this read and its companions; the rest will be asked for singly. */
async function readTogether(
	this: ClioContext,
	session: ClioSession,
	operation: OperationFacts,
	{ ids = {}, query = {} }: ReadAsk,
	read: PlannedRead,
): Promise<void> {
	const list = listOf(operation, query);
	if (list === undefined) return;
	const together = session.reads.companions(read, Math.min(MOST_RECORDS, list.page?.max ?? 1));
	const { fields, added } = withId(query.fields);
	const askFor = (some: PlannedRead[]): Ask => ({
		ids,
		query: { ...query, fields, [IDS_FILTER]: some.map(({ id }) => id), limit: some.length },
	});
	while (together.length > 1 && urlLength(session, buildRequest(list, askFor(together))) > LONGEST_URL) together.pop();
	if (together.length < 2) return;
	const records = await recordsOf.call(this, session, list, askFor(together));
	for (const each of together) {
		const record = records.get(each.id);
		if (record === undefined) session.reads.askSingly(each);
		else session.reads.settle(each, { record: added ? withoutId(record) : record });
	}
}

/** The records of a list by id; none when the list cannot be read but its records perhaps can. */
async function recordsOf(
	this: ClioContext,
	session: ClioSession,
	list: OperationFacts,
	ask: Ask,
): Promise<Map<string, Record<string, unknown>>> {
	const answer = await clioRequest.call(this, session, list, ask).catch((error: unknown) => ({ error }));
	if ('error' in answer) {
		const { error } = answer;
		if (!hasStatus(error, OF_ONE_RECORD)) throw error;
		return new Map();
	}
	const records = Array.isArray(answer.data) ? answer.data.filter(isRecord) : [];
	return new Map(records.map((record) => [String(record.id), record]));
}

async function readSingly(
	this: ClioContext,
	session: ClioSession,
	operation: OperationFacts,
	ask: ReadAsk,
	read: PlannedRead,
): Promise<ReadOutcome> {
	const outcome = await outcomeOf.call(this, session, operation, ask);
	session.reads.settle(read, outcome);
	return outcome;
}

async function outcomeOf(
	this: ClioContext,
	session: ClioSession,
	operation: OperationFacts,
	ask: ReadAsk,
): Promise<ReadOutcome> {
	const answer = await clioRequest.call(this, session, operation, ask).catch((error: unknown) => ({ error }));
	if (!('error' in answer)) return { record: answer.data };
	const { error } = answer;
	if (!hasStatus(error, LASTING)) throw error;
	const { message, description, httpCode } = error;
	return { refusal: { message, description: description ?? '', status: Number(httpCode) } };
}

function hasStatus(error: unknown, statuses: ReadonlySet<string>): error is NodeApiError {
	return error instanceof NodeApiError && statuses.has(String(error.httpCode));
}

function urlLength({ baseUrl }: ClioSession, { path, query = '' }: ClioRequest): number {
	return baseUrl.length + path.length + query.length + 1;
}

function withoutId(record: Record<string, unknown>): Record<string, unknown> {
	return Object.fromEntries(Object.entries(record).filter(([name]) => name !== 'id'));
}
