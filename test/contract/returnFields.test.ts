import { allOperations } from '../../nodes/Clio/catalog/catalog';
import type { FieldSelection } from '../../nodes/Clio/catalog/fieldSelection';
import { fieldsText } from '../../nodes/Clio/catalog/fieldSelection';
import { readFieldNames } from '../../nodes/Clio/catalog/returnFieldNames';
import type { FieldPreset } from '../../nodes/Clio/catalog/returnFields';
import { fieldChoices, presetFields, takesReturnFields } from '../../nodes/Clio/catalog/returnFields';
import type { OperationFacts } from '../../nodes/Clio/catalog/types';
import { dataOf, openSandbox, type Client, type Row } from '../sandbox/support/client';
import { bodiesOf, lookUp, otherId, queriesOf, type Known } from '../sandbox/support/happyPaths';

/** Every operation that reads something of which fields can be asked for. */
const READS = allOperations().filter((operation) => operation.method === 'GET' && takesReturnFields(operation));

let clio: Client;
let known: Known;
/** The path of each read, with the IDs of seeded or new records in it. */
const paths = new Map<OperationFacts, string>();

beforeAll(async () => {
	clio = await openSandbox();
	known = await lookUp(clio);
	await clio.post('/timer.json', bodiesOf(known).Timer);
	for (const operation of READS) paths.set(operation, await pathOf(operation));
}, 60_000);
afterAll(async () => await clio.sandbox.stop());

async function pathOf(operation: OperationFacts): Promise<string> {
	const path = operation.path
		.replace('{contact_id}', String(known.client))
		.replace('{matter_id}', String(known.matter))
		.replace('{jurisdiction_id}', String(known.jurisdiction));
	return path.includes('{id}') ? path.replace('{id}', await idFor(operation, path)) : path;
}

/** The first record of the list beside the operation; a new one where there is none. */
async function idFor({ id }: OperationFacts, path: string): Promise<string> {
	const [resource = ''] = id.split('#');
	const other = await otherId(clio, known, id);
	if (other !== undefined) return String(other);
	const list = `${path.slice(0, path.indexOf('/{id}'))}.json`;
	const query = new URLSearchParams({ ...queriesOf(known)[`${resource}#index`], limit: '1' });
	const rows: unknown = (await clio.get(`${list}?${query.toString()}`)).body?.data;
	const [first] = Array.isArray(rows) ? rows : [];
	return String(Object(first ?? dataOf(await clio.post(list, bodiesOf(known)[resource]))).id);
}

async function rowsOf(operation: OperationFacts, fields: string): Promise<Row[]> {
	const query = new URLSearchParams({ ...queriesOf(known)[operation.id], fields });
	const answer = await clio.get(`${paths.get(operation) ?? ''}?${query.toString()}`);
	if (answer.status !== 200) throw new Error(`${operation.id}: ${answer.status} ${answer.text}`);
	const data: unknown = dataOf(answer);
	return Array.isArray(data) ? data : [Object(data)];
}

/** What was asked for and is not in a record, as dotted names. */
function missing(row: Row, selection: FieldSelection): string[] {
	return selection.flatMap((entry) => {
		if (typeof entry === 'string') return entry in row ? [] : [entry];
		return Object.entries(entry).flatMap(([name, inner]) => {
			if (!(name in row)) return [name];
			const records: unknown[] = [row[name]].flat();
			return records
				.filter((record) => record !== null)
				.flatMap((record) => inner.filter((field) => !(field in Object(record))).map((field) => `${name}.${field}`));
		});
	});
}

describe('return fields at the sandbox', () => {
	it('are asked of every read that takes them', () => {
		expect(READS.length).toBeGreaterThan(130);
		expect([...paths.values()].filter((path) => /undefined|NaN|\{/.test(path))).toEqual([]);
	});

	it.each<FieldPreset>(['standard', 'all', 'ids'])(
		'%s: nothing is refused, and all that was asked for comes',
		async (preset) => {
			const problems: string[] = [];
			let records = 0;
			for (const operation of READS) {
				const { id, schema = '' } = operation;
				const selection = presetFields(schema, preset);
				const rows = await rowsOf(operation, fieldsText(schema, selection));
				records += rows.length;
				problems.push(...new Set(rows.flatMap((row) => missing(row, selection)).map((name) => `${id}: ${name}`)));
			}
			expect(problems).toEqual([]);
			expect(records).toBeGreaterThan(1000);
			expect(await clio.recorded()).toEqual([]);
		},
	);

	it('each of the fields to choose from is taken', async () => {
		const schemas = new Map(READS.map((operation) => [operation.schema ?? '', operation]));
		for (const [schema, operation] of schemas) {
			const names = fieldChoices(schema).map(({ name }) => name);
			for (let start = 0; start < names.length; start += 150) {
				const { selection, problems } = readFieldNames(schema, names.slice(start, start + 150));
				expect(problems).toEqual([]);
				const rows = await rowsOf(operation, fieldsText(schema, selection));
				expect(rows.flatMap((row) => missing(row, selection))).toEqual([]);
			}
		}
		expect(await clio.recorded()).toEqual([]);
	});
});
