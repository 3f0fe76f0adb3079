import { NodeApiError } from 'n8n-workflow';

import type { FieldSelection } from '../catalog/fieldSelection';
import { defaultNames, fieldsText, isField, mergeSelections } from '../catalog/fieldSelection';
import type { WebhookModel } from '../catalog/webhookModels';
import { isRecord } from '../transport/record';
import { clioRequest } from '../transport/request';
import type { ClioSession, TriggerContext } from '../transport/session';
import type { ReadOutcome } from './readBatch';

/** What the node must know of a record besides what is put out, to tell its states apart and to place it in time. */
export function neededFields(schema: string): FieldSelection {
	return [...defaultNames(schema), 'created_at', 'updated_at', 'deleted_at'].filter((name) => isField(schema, name));
}

/** The text for `fields` of several selections together. */
export function textOfFields(schema: string, ...selections: readonly FieldSelection[]): string {
	return fieldsText(schema, mergeSelections(schema, ...selections));
}

/**
 * Reads records by their IDs: one by itself, several as a list. Those that the list does not show are asked for singly, which
 * tells Clio's reason.
 *
 * @param fields Clio's `fields`
 * @returns an outcome for each ID; failures of Clio are among them, in its words
 */
export async function readChanged(
	this: TriggerContext,
	session: ClioSession,
	{ show, list }: WebhookModel,
	fields: string,
	ids: readonly string[],
): Promise<ReadonlyMap<string, ReadOutcome>> {
	const outcomes = new Map<string, ReadOutcome>();
	if (ids.length > 1) {
		const ask = { query: { ids, fields, limit: ids.length } };
		const read = await clioRequest.call(this, session, list, ask).catch(failureOf);
		if ('failure' in read) return new Map(ids.map((id) => [id, read]));
		const records = Array.isArray(read.data) ? read.data.filter(isRecord) : [];
		for (const record of records) outcomes.set(String(record.id), { record });
	}
	for (const id of ids.filter((each) => !outcomes.has(each))) {
		const read = await clioRequest.call(this, session, show, { ids: { id }, query: { fields } }).catch(failureOf);
		if ('failure' in read) outcomes.set(id, read);
		else outcomes.set(id, isRecord(read.data) ? { record: read.data } : { failure: 'Clio answered without a record' });
	}
	return outcomes;
}

function failureOf(error: unknown): { failure: string } {
	const words = error instanceof NodeApiError ? error.message : 'The record could not be read';
	return { failure: words };
}
