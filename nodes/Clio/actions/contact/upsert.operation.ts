import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';

import { operationById } from '../../catalog/catalog';
import { CONTACT_ROW_KINDS } from '../../catalog/contactRows';
import { fieldsText, mergeSelections } from '../../catalog/fieldSelection';
import { CUSTOM_FIELD_VALUES } from '../../catalog/form';
import { factsAt } from '../../catalog/places';
import { recordKind } from '../../catalog/recordKinds';
import type { OperationFacts } from '../../catalog/types';
import { upsertSelection } from '../../catalog/upsertFields';
import { InputProblem } from '../../transport/errors/inputProblem';
import { customFieldDefinitions } from '../../transport/lookup/customFields';
import { PerExecution } from '../../transport/perExecution';
import { isRecord } from '../../transport/record';
import type { Ask } from '../../transport/request';
import type { ClioSession } from '../../transport/session';
import type { ActionResult } from '../action';
import { previewOf } from '../generic/preview';
import { sendWrite } from '../generic/write';
import { CONTACT_KEYS } from '../matching/contactKeys';
import { Directory } from '../matching/directory';
import type { Match } from '../matching/findMatch';
import { findMatch } from '../matching/findMatch';
import type { MatchedRecord } from '../matching/matchKeys';
import type { ReturnFields } from '../returnFields';
import { readReturnFields } from '../returnFields';
import { changesTo } from '../values/changes';
import { contactRowWrites } from '../values/contactRows';
import { customFieldWrites } from '../values/customFields';
import type { Draft } from '../values/draft';
import { draftOf } from '../values/draft';
import { NEEDED } from '../values/existing';
import type { ExistingRow } from '../values/existingRows';
import { readGiven } from '../values/given';
import { mergedRows } from '../values/mergedRows';
import { apartInputs } from '../values/ownInputs';
import { Problems } from '../values/problems';
import { readBody } from '../values/readBody';

/** By these Clio has refused a write, and nothing was changed. */
const REFUSALS = new Set(['400', '403', '422']);

/** In the place of the ID of a contact that an earlier item would have created. */
const NEW_ID = '{id}';

const LIST = operationById('Contact#index');
const UPDATE = operationById('Contact#update');

const LISTS = new Set([...CONTACT_ROW_KINDS.map(({ list }) => list), CUSTOM_FIELD_VALUES]);

const directories = new PerExecution(() => new Map<string, Directory>());

/**
 * Changes the contact that the item means, or creates it when there is none. Rows are added to those that it has. An item takes
 * one request for each value that it is searched by, and one for the write; none where the contact has everything already.
 */
export async function upsertContact(
	this: IExecuteFunctions,
	session: ClioSession,
	itemIndex: number,
): Promise<ActionResult> {
	const facts = factsAt({ resource: 'contact', operation: 'upsert' });
	const kind = recordKind('contact');
	if (facts === undefined || kind === undefined) throw new Error('The catalogue has no Create or Update of contacts');
	const own = upsertSelection(kind, { name: 'name', within: [] }, facts);
	const beside = mergeSelections('Contact', own, NEEDED.Contact ?? [], [
		'primary_email_address',
		'primary_phone_number',
	]);
	const returned = readReturnFields.call(this, facts, itemIndex, beside);
	const draft = readDraft.call(this, facts, itemIndex);
	const { inputs, data } = apartInputs(facts, draft.data);
	const fields = String(returned.query.fields ?? fieldsText('Contact', beside));
	const known = directories.of(session);
	const directory = known.get(fields) ?? new Directory(LIST, fields);
	known.set(fields, directory);
	const place = { table: CONTACT_KEYS, list: LIST, directory };
	const chosen = Array.isArray(inputs.match_on) ? inputs.match_on.map(String) : [];
	const match = await findMatch.call(this, session, place, chosen, { ...draft, data });
	const [record, ...others] = oneOf(match, inputs.if_several);
	if (others.length > 0) return { records: [ambiguous(match)] };
	if (record !== undefined) refuseAnotherType(record, data);
	const body = apartInputs(facts, await readBody.call(this, session, facts, {}, itemIndex, record === undefined)).data;
	const changes = record === undefined ? body : await changesOf.call(this, session, record, body, draft);
	const done: Done = { match, returned, directory, record };
	if (record !== undefined && Object.keys(changes).length === 0) return await unchanged.call(this, session, done);
	return await write.call(this, session, done, changes);
}

interface Done {
	match: Match;
	returned: ReturnFields;
	directory: Directory;
	record: MatchedRecord | undefined;
}

/** The values of an item, before anything is asked of Clio. */
function readDraft(this: IExecuteFunctions, operation: OperationFacts, itemIndex: number): Draft {
	const problems = new Problems('a contact');
	const given = readGiven.call(this, itemIndex);
	const draft = draftOf({ operation, by: given.by, zone: this.getTimezone(), problems, named: [] }, given);
	problems.throwIfAny();
	return draft;
}

/** What is to be done with several that fit: the first, all to be put out, or nothing. */
function oneOf({ records, key }: Match, ifSeveral: unknown): readonly MatchedRecord[] {
	if (records.length < 2 || ifSeveral === 'ambiguous') return records;
	const byAge = [...records].sort((one, other) => Number(one.id) - Number(other.id));
	if (ifSeveral === 'first') return byAge.slice(0, 1);
	throw new InputProblem(
		`${records.length} contacts have the same ${key.replace(/_/g, ' ')}`,
		`Nothing was written, because it is not known which one is meant: their IDs are ${byAge
			.slice(0, 10)
			.map(({ id }) => String(id))
			.join(', ')}. Merge them in Clio, match on more, or choose under if_several what is to be done.`,
	);
}

function ambiguous({ records, key }: Match): IDataObject {
	const candidates = records.map((record) => {
		const { id, type, name, primary_email_address: email, primary_phone_number: phone } = record as IDataObject;
		return { id, type, name, primary_email_address: email, primary_phone_number: phone };
	});
	return { outcome: 'ambiguous', matched_by: key, candidates };
}

function refuseAnotherType({ id, type }: MatchedRecord, data: IDataObject): void {
	if (data.type === undefined || type === undefined || data.type === type) return;
	throw new InputProblem(
		`The contact that was found is a ${String(type)}, and the item is of a ${String(data.type)}`,
		`Nothing was written. The ID is ${String(id)}: correct the type, or match on something else.`,
	);
}

/** What of the item's values the contact does not have. */
async function changesOf(
	this: IExecuteFunctions,
	session: ClioSession,
	record: MatchedRecord,
	body: IDataObject,
	{ contactRows, customFields, rawCustomFields }: Draft,
): Promise<IDataObject> {
	const plain = Object.fromEntries(Object.entries(body).filter(([name]) => !LISTS.has(name)));
	const existing = Object.fromEntries(CONTACT_ROW_KINDS.map(({ list }) => [list, rowsOf(record[list])]));
	const rows = contactRowWrites(mergedRows(contactRows, existing, session.region), [], existing);
	const changes = { ...changesTo(record, plain), ...rows };
	if (customFields.length === 0 && rawCustomFields.length === 0) return changes;
	const definitions =
		customFields.length === 0 ? { definitions: [] } : await customFieldDefinitions.call(this, session, 'Contact');
	const values = rowsOf(record[CUSTOM_FIELD_VALUES]);
	const written = await customFieldWrites.call(this, session, definitions, customFields, [], values, rawCustomFields);
	return written.length === 0 ? changes : { ...changes, [CUSTOM_FIELD_VALUES]: written };
}

async function unchanged(
	this: IExecuteFunctions,
	session: ClioSession,
	{ match, returned, record }: Done,
): Promise<ActionResult> {
	const told = { outcome: 'unchanged', matched_by: match.key };
	if (session.previewOnly) return { records: [{ preview: true, ...told, id: record?.id as IDataObject[string] }] };
	const [shown = {}] = await returned.present.call(this, session, [record]);
	return { records: [{ ...shown, ...told }] };
}

async function write(
	this: IExecuteFunctions,
	session: ClioSession,
	{ match, returned, directory, record }: Done,
	body: IDataObject,
): Promise<ActionResult> {
	const operation = record === undefined ? operationById('Contact#create') : UPDATE;
	const told = record === undefined ? { outcome: 'created' } : { outcome: 'updated', matched_by: match.key };
	const ask: Ask = { query: returned.query, body, ...(record === undefined ? {} : { ids: { id: record.id } }) };
	if (session.previewOnly) {
		directory.know({ ...record, ...withNewRows(record, body), id: record?.id ?? NEW_ID });
		const isNew = record?.id === NEW_ID;
		const preview = previewOf(operation, isNew ? { ...ask, ids: { id: 1 } } : ask);
		return { records: [{ ...preview, ...(isNew ? { path: UPDATE.path } : {}), ...told }] };
	}
	const { data } = await sendWrite.call(this, session, operation, ask).catch((error: unknown) => {
		if (!(error instanceof NodeApiError) || !REFUSALS.has(String(error.httpCode))) directory.forgetRecent();
		throw error;
	});
	directory.know(data);
	const [shown = {}] = await returned.present.call(this, session, [data]);
	return { records: [{ ...shown, ...told }] };
}

/** A contact as it would be after a write that is only previewed. */
function withNewRows(record: MatchedRecord | undefined, body: IDataObject): IDataObject {
	return Object.fromEntries(
		Object.entries(body).map(([name, value]) => {
			const known: unknown = record?.[name];
			const isList = LISTS.has(name) && Array.isArray(value) && Array.isArray(known);
			return [name, isList ? ([...(known as unknown[]), ...(value as unknown[])] as IDataObject[]) : value];
		}),
	);
}

function rowsOf(rows: unknown): ExistingRow[] {
	return Array.isArray(rows) ? rows.filter(isRecord) : [];
}
