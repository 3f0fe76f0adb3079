import operationsFile from '../../../nodes/Clio/catalog/operations.json';
import schemasFile from '../../../nodes/Clio/catalog/schemas.json';
import { CatalogProblems } from './catalogProblems';

const schemas = new Set(Object.keys(schemasFile.schemas));

describe("the catalogue's files hold what their types promise", () => {
	it('in every operation', () => {
		const problems = new CatalogProblems();
		for (const operation of operationsFile.operations) problems.operation(operation, schemas);
		expect(problems.found).toEqual([]);
	});

	it('in every schema', () => {
		const problems = new CatalogProblems();
		for (const [name, schema] of Object.entries(schemasFile.schemas)) problems.schema(name, schema, schemas);
		expect(problems.found).toEqual([]);
	});

	it('and in no schema that nothing leads to', () => {
		const { operations } = operationsFile;
		const reached = new Set(operations.flatMap((each) => ('schema' in each && each.schema ? [each.schema] : [])));
		for (const name of reached) {
			const { associations = {} } = Object(Reflect.get(schemasFile.schemas, name)) as { associations?: object };
			for (const facts of Object.values(associations)) reached.add(String(Reflect.get(Object(facts), 'schema')));
		}
		expect([...schemas].filter((name) => !reached.has(name))).toEqual([]);
	});
});

describe('the check itself sees', () => {
	const sound = { id: 'A#b', method: 'GET', path: '/a/{id}.json', groups: [], pathParameters: { id: 'integer' } };
	const record = { ...sound, answer: 'record', schema: 'User' };

	it.each([
		['an unknown type', { ...record, query: { a: 'text' } }],
		['an unknown name', { ...record, querry: {} }],
		['an unknown answer', { ...record, answer: 'page' }],
		['a path without its parameter', { ...record, pathParameters: undefined }],
		['a schema that is not there', { ...record, schema: 'Usher' }],
		['a list without page sizes', { ...record, answer: 'list' }],
		['an empty enum', { ...record, query: { a: { type: 'string', enum: [] } } }],
		['a default beside its enum', { ...record, query: { a: { type: 'string', enum: ['b'], default: 'c' } } }],
		[
			'a nested problem',
			{ ...record, query: { a: { type: 'array', items: { type: 'object', attributes: { b: 1 } } } } },
		],
		['a default order that is not offered', { ...record, order: { values: ['id(asc)'], default: 'id(desc)' } }],
		['a page of nothing', { ...record, page: { max: 0, default: 0 } }],
		['If-Match on a read', { ...record, conditional: 'write' }],
		['a body on a read', { ...record, body: { a: 'string' } }],
	])('%s', (_, operation) => {
		const problems = new CatalogProblems();
		problems.operation(operation, schemas);
		expect(problems.found).toHaveLength(1);
	});

	it('no problem in a sound operation', () => {
		const problems = new CatalogProblems();
		problems.operation(record, schemas);
		expect(problems.found).toEqual([]);
	});
});
