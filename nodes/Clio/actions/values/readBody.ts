import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { CUSTOM_FIELD_VALUES, takesCustomFields } from '../../catalog/form';
import { placeOf } from '../../catalog/places';
import { nounOf, withArticle } from '../../catalog/resourceWords';
import type { OperationFacts } from '../../catalog/types';
import { InputProblem } from '../../transport/errors/inputProblem';
import { customFieldDefinitions } from '../../transport/lookup/customFields';
import { isRecord } from '../../transport/record';
import type { ClioSession } from '../../transport/session';
import type { PathIds } from '../locators';
import { isActivityUpdate, refuseBilled } from '../money/billedActivity';
import { readIsConfirmed, refuseUnusualMoney } from '../money/moneyLimits';
import { readReferences } from '../locators';
import type { Cleared } from './cleared';
import { clearValues, readCleared } from './cleared';
import { contactRowWrites } from './contactRows';
import type { Conversion } from './conversion';
import { customFieldNamed } from './customFieldNames';
import { customFieldWrites } from './customFields';
import type { Draft } from './draft';
import { draftOf } from './draft';
import { existingRecord } from './existing';
import type { ExistingRow } from './existingRows';
import { readGiven } from './given';
import { placeNamedRecords } from './namedRecords';
import { Problems } from './problems';
import { completeBody } from './required';

/**
 * What to write, as Clio wants it below `data`: references, values, custom fields and fields to clear of one item.
 * Everything that can be checked without Clio is checked first; then records that are named are looked up, and of a record
 * that is changed what the change depends on is read, with one request at most.
 *
 * @param ids the record to change; empty when one is created
 * @param isForNew whether what Clio requires of a new record must be given
 * @returns undefined where the operation takes no values; an empty object where the record has the values already
 * @throws InputProblem naming the values
 */
export async function readBody(
	this: IExecuteFunctions,
	session: ClioSession,
	operation: OperationFacts,
	ids: PathIds,
	itemIndex: number,
	isForNew = operation.method === 'POST',
): Promise<IDataObject | undefined> {
	if (operation.body === undefined) return undefined;
	const problems = new Problems(withArticle(nounOf(placeOf(operation).resource)));
	const given = readGiven.call(this, itemIndex);
	const conversion: Conversion = { operation, by: given.by, zone: this.getTimezone(), problems, named: [] };
	const draft = draftOf(conversion, given);
	const cleared = readCleared.call(this, operation, problems, itemIndex);
	problems.throwIfAny();
	const references = await readReferences.call(this, session, operation, itemIndex, false);
	addReferences(conversion, draft.data, references);
	clearValues(draft, cleared, problems);
	refuseNothing(operation, draft, cleared);
	if (isForNew) completeBody(operation, draft.data, problems);
	problems.throwIfAny();
	await placeNamedRecords.call(this, session, conversion, draft.data, itemIndex);
	await addRows.call(this, session, operation, ids, itemIndex, { draft, cleared });
	refuseUnusualMoney.call(this, operation, draft.data, itemIndex);
	return draft.data;
}

/** What the node's own locators name; above records that are mapped along, beside values that were typed. */
function addReferences({ by, problems, named }: Conversion, data: IDataObject, references: IDataObject): void {
	for (const [name, reference] of Object.entries(references)) {
		const isTwice =
			data[name] !== undefined && named.some(({ attribute, what }) => attribute === name && what === name);
		if (isTwice && by !== 'input') {
			problems.add(
				`"${name}" is given twice: among the values, and by choosing the record in the node`,
				'Do one or the other.',
			);
		}
		const values = data[name];
		data[name] = isRecord(values) && isRecord(reference) ? { ...values, ...reference } : reference;
		if (isTwice) {
			const kept = named.filter(({ attribute, what }) => attribute !== name || what !== name);
			named.splice(0, named.length, ...kept);
		}
	}
}

/** Clio would take it, and the user would believe that something was written. */
function refuseNothing({ id, method, own }: OperationFacts, draft: Draft, cleared: Cleared): void {
	if (Object.keys(own?.sets ?? {}).length > 0) return;
	const { data, customFields, rawCustomFields, contactRows, duration } = draft;
	const isSomething =
		[Object.keys(data), customFields, rawCustomFields, cleared.contactRows, cleared.customFields].some(
			({ length }) => length > 0,
		) ||
		contactRows.size > 0 ||
		duration !== undefined;
	if (isSomething || (method !== 'PATCH' && !id.endsWith('#create'))) return;
	throw new InputProblem(
		method === 'PATCH' ? 'There is nothing to change: no value is given' : 'No value is given',
		'Give at least one value. Empty values and null count as not given; choose what to empty under Fields to Clear.',
	);
}

interface Rows {
	draft: Draft;
	cleared: Cleared;
}

/** What depends on the record as it is: values of custom fields, rows of contacts, the time of an activity. */
async function addRows(
	this: IExecuteFunctions,
	session: ClioSession,
	operation: OperationFacts,
	ids: PathIds,
	itemIndex: number,
	{ draft, cleared }: Rows,
): Promise<void> {
	const { data, customFields, rawCustomFields, contactRows, duration } = draft;
	const isUpdate = operation.method === 'PATCH';
	const hasRows = contactRows.size > 0 || cleared.contactRows.length > 0;
	const hasFields = customFields.length > 0 || rawCustomFields.length > 0 || cleared.customFields.length > 0;
	const needsType = duration !== undefined && data.type === undefined;
	const mayBeBilled = isActivityUpdate(operation) && !readIsConfirmed.call(this, itemIndex);
	const existing =
		isUpdate && (hasRows || hasFields || needsType || mayBeBilled)
			? await existingRecord.call(this, session, operation, ids, itemIndex)
			: {};
	if (mayBeBilled) refuseBilled(existing);
	if (duration !== undefined) addDuration(data, duration, data.type ?? existing.type);
	if (hasRows) {
		const lists = Object.fromEntries(Object.entries(existing).map(([name, rows]) => [name, rowsOf(rows)]));
		Object.assign(data, contactRowWrites(contactRows, cleared.contactRows, lists));
	}
	if (!hasFields) return;
	const parent = takesCustomFields(operation) ?? 'Matter';
	const needsDefinitions = customFields.length > 0 || cleared.customFields.length > 0;
	const definitions = needsDefinitions ? await customFieldDefinitions.call(this, session, parent) : { definitions: [] };
	const clearedIds = cleared.customFields.map((name) => {
		const [, id] = /^custom_field_(\d+)$/.exec(name) ?? [];
		if (id !== undefined) return id;
		const named = customFieldNamed(definitions.definitions, { name });
		if ('definition' in named) return named.definition.id;
		throw new InputProblem(`"${name.slice(0, 80)}" cannot be cleared: ${named.problem}`, named.remedy);
	});
	const rows = rowsOf(existing[CUSTOM_FIELD_VALUES]);
	const writes = await customFieldWrites.call(
		this,
		session,
		definitions,
		customFields,
		clearedIds,
		rows,
		rawCustomFields,
	);
	if (writes.length > 0) data[CUSTOM_FIELD_VALUES] = writes;
}

/** Clio counts time in seconds, and the quantity of an expense in pieces (Clio: Activities). */
function addDuration(data: IDataObject, seconds: number, type: unknown): void {
	if (data.quantity !== undefined) {
		throw new InputProblem('Both "duration" and "quantity" are given', 'Give the time once.');
	}
	if (type !== undefined && type !== 'TimeEntry') {
		throw new InputProblem(
			`"duration" is for time entries, and this is of the type ${String(type)}`,
			'Give "quantity" and "price" for an expense.',
		);
	}
	data.quantity = seconds;
}

function rowsOf(rows: unknown): ExistingRow[] {
	return Array.isArray(rows) ? rows.filter(isRecord) : [];
}
