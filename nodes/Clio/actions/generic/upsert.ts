import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';

import { operationOfPlace } from '../../catalog/places';
import { recordKind } from '../../catalog/recordKinds';
import { nounOf } from '../../catalog/resourceWords';
import type { OperationFacts } from '../../catalog/types';
import { fixedAttributes, upsertSelection } from '../../catalog/upsertFields';
import { upsertOf } from '../../catalog/upserts';
import { InputProblem } from '../../transport/errors/inputProblem';
import type { KnownRecords } from '../../transport/lookup/knownRecords';
import { knownRecords, knowWritten } from '../../transport/lookup/knownRecords';
import { comparable } from '../../transport/lookup/matching';
import type { Ask } from '../../transport/request';
import type { ClioSession } from '../../transport/session';
import type { Action } from '../action';
import { readReturnFields } from '../returnFields';
import { changesTo } from '../values/changes';
import { readBody } from '../values/readBody';
import { readUpsertName, upsertMatch } from './upsertMatch';
import { previewOfNothing, previewUpsert } from './upsertPreview';
import { sendWrite } from './write';

/** By these Clio has refused a write, and nothing was changed. */
const REFUSALS = new Set(['400', '403', '422']);

/**
 * Changes the record that has the item's name, or creates it when there is none. All records of the kind are read once an
 * execution; an item takes one request besides, and none when its record has all values already.
 *
 * @returns undefined for resources whose records are not known by a name
 */
export function upsertAction(resource: string): Action | undefined {
	const upsert = upsertOf(resource);
	const kind = recordKind(resource);
	const create = operationOfPlace({ resource, operation: 'create' });
	const update = operationOfPlace({ resource, operation: 'update' });
	if (upsert === undefined || kind === undefined || create === undefined || update === undefined) return undefined;
	const named = { ...kind, exact: [[upsert.name]] };
	const beside = upsertSelection(kind, upsert, create);
	const found = [upsert.name, ...upsert.within];
	const fixed = fixedAttributes(create, update).filter((attribute) => !found.includes(attribute));
	return async function (session, itemIndex) {
		const { query, present } = readReturnFields.call(this, create, itemIndex, beside);
		const name = readUpsertName.call(this, resource, upsert, create, itemIndex);
		const known = await knownRecords.call(this, session, named, String(query.fields));
		const match = await upsertMatch.call(this, session, upsert, known, name);
		const body = (await readBody.call(this, session, create, {}, itemIndex, match === undefined)) ?? {};
		if (match !== undefined) refuseChanges(resource, fixed, match.record, body);
		const ofRecord = Object.entries(body).filter(([attribute]) => ![...found, ...fixed].includes(attribute));
		const data = match === undefined ? body : changesTo(match.record, Object.fromEntries(ofRecord));
		if (match !== undefined && Object.keys(data).length === 0) {
			if (session.previewOnly) return { records: [previewOfNothing(match)] };
			return { records: await present.call(this, session, [match.record]) };
		}
		const operation = match === undefined ? create : update;
		const ask: Ask = { query, body: data, ...(match === undefined ? {} : { ids: { id: match.id } }) };
		if (session.previewOnly) return { records: [previewUpsert(session, known, operation, ask, match)] };
		const written = await write.call(this, session, known, operation, ask);
		return { records: await present.call(this, session, [written]) };
	};
}

/**
 * Refuses to change what Clio takes for a new record only: it would drop that in silence.
 *
 * @param fixed names of such values
 * @throws InputProblem naming the value
 */
export function refuseChanges(
	resource: string,
	fixed: readonly string[],
	record: Readonly<Record<string, unknown>>,
	body: IDataObject,
): void {
	for (const attribute of fixed.filter((each) => body[each] !== undefined)) {
		const [now, wanted] = [record[attribute], body[attribute]].map((value) => String(value ?? ''));
		if (comparable(now ?? '') === comparable(wanted ?? '')) continue;
		throw new InputProblem(
			`"${attribute}" of this ${nounOf(resource)} is "${now}" and cannot become "${wanted}"`,
			`Clio sets it when the ${nounOf(resource)} is created. Leave it out, give the value that it has, or use another name. The ID is ${String(record.id)}.`,
		);
	}
}

/** Sends the write and makes what it did known to the items to come. */
async function write(
	this: IExecuteFunctions,
	session: ClioSession,
	known: KnownRecords,
	operation: OperationFacts,
	ask: Ask,
): Promise<unknown> {
	const { data } = await sendWrite.call(this, session, operation, ask).catch((error: unknown) => {
		if (error instanceof NodeApiError && REFUSALS.has(String(error.httpCode))) knowWritten(session, known);
		throw error;
	});
	knowWritten(session, known, data ?? {});
	return data;
}
