import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';

import type { FieldSelection } from '../../catalog/fieldSelection';
import { fieldsText, mergeSelections } from '../../catalog/fieldSelection';
import { CUSTOM_FIELD_VALUES } from '../../catalog/form';
import { factsAt, operationOfPlace } from '../../catalog/places';
import { recordKind } from '../../catalog/recordKinds';
import { nounOf, pluralOf, withArticle } from '../../catalog/resourceWords';
import type { OperationFacts } from '../../catalog/types';
import { fixedAttributes, upsertSelection } from '../../catalog/upsertFields';
import { InputProblem } from '../../transport/errors/inputProblem';
import { customFieldDefinitions } from '../../transport/lookup/customFields';
import { PerExecution } from '../../transport/perExecution';
import { isRecord } from '../../transport/record';
import type { Ask } from '../../transport/request';
import type { ClioSession } from '../../transport/session';
import type { Action, ActionResult } from '../action';
import { idOf } from '../action';
import { previewOf } from '../generic/preview';
import { refuseChanges } from '../generic/upsert';
import { sendWrite } from '../generic/write';
import { refuseForeignStage } from '../matterStage';
import { refuseBilled } from '../money/billedActivity';
import { readIsConfirmed } from '../money/moneyLimits';
import type { ReturnFields } from '../returnFields';
import { readReturnFields } from '../returnFields';
import { customFieldWrites } from '../values/customFields';
import type { Draft } from '../values/draft';
import { draftOf } from '../values/draft';
import { NEEDED } from '../values/existing';
import { readGiven } from '../values/given';
import { apartInputs } from '../values/ownInputs';
import { Problems } from '../values/problems';
import { readBody } from '../values/readBody';
import { completeBody } from '../values/required';
import { Directory } from './directory';
import type { Match } from './findMatch';
import { findMatch } from './findMatch';
import type { MatchedRecord } from './matchKeys';
import type { UpsertTable } from './recordTables';
import { UPSERT_TABLES } from './recordTables';
import { referenceOf } from './referenceMark';
import { upsertChanges } from './upsertChanges';

/** By these Clio has refused a write, and nothing was changed. */
const REFUSALS = new Set(['400', '403', '422']);

/** In the place of the ID of a record that an earlier item would have created. */
const NEW_ID = '{id}';

const directories = new PerExecution(() => new Map<string, Directory>());

/** What belongs to a resource whose records are found by a table. */
interface Upserted {
	resource: string;
	table: UpsertTable;
	facts: OperationFacts;
	create: OperationFacts;
	update: OperationFacts;
	list: OperationFacts;
	beside: FieldSelection;
}

/**
 * Changes the record that an item means, or creates it when there is none. An item takes one request to find it, two where it is not
 * found at once, and one for the write; no write where the record has everything already.
 *
 * @param resource one that has a table
 */
export function recordUpsert(resource: string): Action {
	return async function (session, itemIndex) {
		const upserted = upsertedOf(resource);
		const { facts, table, list, beside } = upserted;
		const returned = readReturnFields.call(this, facts, itemIndex, beside);
		const draft = readDraft.call(this, upserted, itemIndex);
		const { data, inputs } = apartInputs(facts, await readBody.call(this, session, facts, {}, itemIndex, false));
		const reference = referenceOf(inputs.external_reference);
		const fields = String(returned.query.fields ?? fieldsText(facts.schema ?? '', beside));
		const directory = directoryOf(session, list, fields, table.always?.(data) ?? {});
		const chosen = Array.isArray(inputs.match_on) ? inputs.match_on.map(String) : [];
		const given = { ...data, ...inputs };
		const keys = chosen.length > 0 ? chosen : table.usual(given);
		const place = { table: { keys: table.keys, usual: keys }, list, directory };
		const match = await findMatch.call(this, session, place, keys, { ...draft, data: given });
		const record = onlyRecord(resource, match);
		const body = await bodyOf.call(this, session, upserted, { record, data, draft, reference, match, itemIndex });
		return await write.call(this, session, upserted, { match, record, body, returned, directory });
	};
}

function upsertedOf(resource: string): Upserted {
	const table = Object.hasOwn(UPSERT_TABLES, resource) ? UPSERT_TABLES[resource] : undefined;
	const kind = recordKind(resource);
	const facts = factsAt({ resource, operation: 'upsert' });
	const create = operationOfPlace({ resource, operation: 'create' });
	const update = operationOfPlace({ resource, operation: 'update' });
	if (!table || !kind || !facts || !create || !update) throw new Error(`There is no Create or Update of ${resource}`);
	const own = upsertSelection(kind, { name: 'id', within: [] }, facts);
	const needed = resource === 'matter' ? (NEEDED.Matter ?? []) : [];
	const beside = mergeSelections(facts.schema ?? '', own, needed, table.beside ?? []);
	return { resource, table, facts, create, update, list: kind.list, beside };
}

/** The values of an item, before anything is asked of Clio. */
function readDraft(this: IExecuteFunctions, { facts, resource }: Upserted, itemIndex: number): Draft {
	const problems = new Problems(withArticle(nounOf(resource)));
	const given = readGiven.call(this, itemIndex);
	const draft = draftOf({ operation: facts, by: given.by, zone: this.getTimezone(), problems, named: [] }, given);
	problems.throwIfAny();
	return draft;
}

function directoryOf(
	session: ClioSession,
	list: OperationFacts,
	fields: string,
	always: Readonly<Record<string, unknown>>,
): Directory {
	const known = directories.of(session);
	const key = JSON.stringify([list.id, fields, always]);
	const directory = known.get(key) ?? new Directory(list, fields, always);
	known.set(key, directory);
	return directory;
}

/** Nothing is guessed: of several none is taken. */
function onlyRecord(resource: string, { records, key }: Match): MatchedRecord | undefined {
	if (records.length < 2) return records[0];
	const ids = records.map(({ id }) => String(id)).sort();
	throw new InputProblem(
		`${records.length} ${pluralOf(nounOf(resource))} have the same ${key.replace(/_/g, ' ')}`,
		`Nothing was written, because it is not known which one is meant: their IDs are ${ids.slice(0, 10).join(', ')}. Use Update with the ID, or give what tells them apart.`,
	);
}

interface Wanted {
	record: MatchedRecord | undefined;
	data: IDataObject;
	draft: Draft;
	reference: string | undefined;
	match: Match;
	itemIndex: number;
}

/** What to write: all of a new record, of one that is there what it does not have. */
async function bodyOf(
	this: IExecuteFunctions,
	session: ClioSession,
	{ resource, table, facts, create, update }: Upserted,
	{ record, data, draft, reference, match, itemIndex }: Wanted,
): Promise<IDataObject> {
	const marked = table.marked(data, reference, record === undefined);
	const stage = idOf(data.matter_stage);
	const area = isRecord(data.practice_area) ? data.practice_area : record?.practice_area;
	if (stage !== undefined) await refuseForeignStage.call(this, session, stage, isRecord(area) ? area : {});
	if (record === undefined) {
		refuseNumber(match, data);
		const problems = new Problems(withArticle(nounOf(resource)));
		completeBody(create, marked, problems);
		problems.throwIfAny();
		return marked;
	}
	const found = new Set(['display_number', ...(match.key === 'subject' ? ['type'] : [])]);
	const fixed = fixedAttributes(create, update).filter((name) => !found.has(name));
	refuseChanges(resource, fixed, record, marked);
	const own = Object.entries(marked).filter(
		([name]) => !found.has(name) && !fixed.includes(name) && name !== CUSTOM_FIELD_VALUES,
	);
	const changes = upsertChanges(facts.schema ?? '', record, Object.fromEntries(own));
	const values = await customFieldChanges.call(this, session, record, draft);
	const all = values.length === 0 ? changes : { ...changes, [CUSTOM_FIELD_VALUES]: values };
	const isOfActivity = resource === 'activity' && Object.keys(all).length > 0;
	if (isOfActivity && !readIsConfirmed.call(this, itemIndex)) refuseBilled(record);
	return all;
}

/** Where Clio numbers matters itself, a new one would not get the number, and each run would make another one. */
function refuseNumber({ key }: Match, { display_number: number, client_reference: reference }: IDataObject): void {
	if (number === undefined || (key !== 'display_number' && reference !== undefined)) return;
	throw new InputProblem(
		`No matter has the display number "${String(number).slice(0, 80)}"`,
		'Most accounts number new matters themselves, so that it would not get the number. Match on client_reference or a custom field, or use Create.',
	);
}

async function customFieldChanges(
	this: IExecuteFunctions,
	session: ClioSession,
	record: MatchedRecord,
	{ customFields, rawCustomFields }: Draft,
): Promise<IDataObject[]> {
	if (customFields.length === 0 && rawCustomFields.length === 0) return [];
	const definitions =
		customFields.length === 0 ? { definitions: [] } : await customFieldDefinitions.call(this, session, 'Matter');
	const rows: unknown = record[CUSTOM_FIELD_VALUES];
	const existing = Array.isArray(rows) ? rows.filter(isRecord) : [];
	return await customFieldWrites.call(this, session, definitions, customFields, [], existing, rawCustomFields);
}

interface Writing {
	match: Match;
	record: MatchedRecord | undefined;
	body: IDataObject;
	returned: ReturnFields;
	directory: Directory;
}

async function write(
	this: IExecuteFunctions,
	session: ClioSession,
	{ create, update }: Upserted,
	{ match, record, body, returned, directory }: Writing,
): Promise<ActionResult> {
	const isSame = record !== undefined && Object.keys(body).length === 0;
	const outcome = record === undefined ? 'created' : isSame ? 'unchanged' : 'updated';
	const told: IDataObject = { outcome, ...(record === undefined ? {} : { matched_by: match.key }) };
	if (isSame) {
		if (session.previewOnly) return { records: [{ preview: true, id: idOf(record) ?? null, ...told }] };
		const [shown = {}] = await returned.present.call(this, session, [record]);
		return { records: [{ ...shown, ...told }] };
	}
	const operation = record === undefined ? create : update;
	const ask: Ask = { query: returned.query, body, ...(record === undefined ? {} : { ids: { id: record.id } }) };
	if (session.previewOnly) {
		const isNew = record?.id === NEW_ID;
		directory.know({ ...record, ...body, id: record?.id ?? NEW_ID });
		const preview = previewOf(operation, isNew ? { ...ask, ids: { id: 1 } } : ask);
		return { records: [{ ...preview, ...(isNew ? { path: update.path } : {}), ...told }] };
	}
	const { data } = await sendWrite.call(this, session, operation, ask).catch((error: unknown) => {
		if (!(error instanceof NodeApiError) || !REFUSALS.has(String(error.httpCode))) directory.forgetRecent();
		throw error;
	});
	directory.know(data);
	const [shown = {}] = await returned.present.call(this, session, [data]);
	return { records: [{ ...shown, ...told }] };
}
