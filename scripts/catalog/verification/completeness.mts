import { allOperations, factsOf, schemaByName } from '../../../nodes/Clio/catalog/catalog.js';
import type { AttributeFacts, OperationFacts } from '../../../nodes/Clio/catalog/types.js';
import type { OpenApiDocument, OpenApiOperation, OpenApiSchema } from '../openApi.mjs';
import { bodySchemaOf, operationsOf, referenceName } from '../openApi.mjs';

/** Query names that the catalogue keeps apart from the filters. */
const APART = ['fields', 'limit', 'page_token', 'order'];

/** What the document has and the catalogue has not, or the other way round; one sentence each. */
export function findGaps(document: OpenApiDocument): string[] {
	const known = new Map(allOperations().map((operation) => [operation.id, operation]));
	const gaps = operationsOf(document).flatMap(({ method, path, operation }) => {
		const facts = known.get(operation.operationId);
		known.delete(operation.operationId);
		if (facts === undefined) return [`${operation.operationId} is not in the catalogue`];
		const place = facts.method === method && facts.path === path ? [] : [`${facts.id} is at ${method} ${path}`];
		return [
			...place,
			...queryGaps(facts, operation),
			...bodyGaps(facts, operation),
			...answerGaps(document, facts, operation),
		];
	});
	return [...gaps, ...[...known.keys()].map((id) => `${id} is not in the document`)];
}

function queryGaps(facts: OperationFacts, operation: OpenApiOperation): string[] {
	const published = (operation.parameters ?? [])
		.filter((parameter) => parameter.in === 'query')
		.map(({ name }) => name);
	const ours = [
		...Object.keys(facts.query ?? {}),
		...APART.filter((name) => published.includes(name) && hasApart(facts, name)),
	];
	return compare(`${facts.id} query`, published, ours);
}

function hasApart({ fields, page, order }: OperationFacts, name: string): boolean {
	if (name === 'fields') return fields === true;
	return name === 'order' ? order !== undefined : page !== undefined;
}

function bodyGaps(facts: OperationFacts, operation: OpenApiOperation): string[] {
	const schema = bodySchemaOf(operation);
	return compare(
		`${facts.id} body`,
		schema === undefined ? [] : publishedNames(schema),
		facts.body === undefined ? [] : catalogNames(facts.body),
	);
}

/** Every attribute with its place, and with `!` where it is required. */
function publishedNames(schema: OpenApiSchema, place = ''): string[] {
	const own = Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
		const here = `${place}.${name}`;
		return [`${here}${schema.required?.includes(name) === true ? '!' : ''}`, ...publishedNames(property, here)];
	});
	return schema.items === undefined ? own : [...own, ...publishedNames(schema.items, `${place}[]`)];
}

function catalogNames(attributes: AttributeFacts, place = ''): string[] {
	return Object.entries(attributes).flatMap(([name, entry]) => {
		const here = `${place}.${name}`;
		const facts = factsOf(entry);
		const items = facts.items === undefined ? undefined : factsOf(facts.items);
		return [
			`${here}${facts.required === true ? '!' : ''}`,
			...catalogNames(facts.attributes ?? {}, here),
			...catalogNames(items?.attributes ?? {}, `${here}[]`),
		];
	});
}

function answerGaps(document: OpenApiDocument, facts: OperationFacts, operation: OpenApiOperation): string[] {
	const content = Object.values((operation.responses['200'] ?? operation.responses['201'])?.content ?? {})[0];
	const { schemas } = document.components;
	const envelope = content?.schema?.$ref ?? '';
	const data = schemas[referenceName(envelope)]?.properties?.data;
	const reference = data === undefined ? envelope : (data.$ref ?? data.items?.$ref ?? '');
	const published = reference === '' ? [] : answerNames(schemas, schemas[referenceName(reference)] ?? {});
	const ours = facts.schema === undefined ? undefined : schemaByName(facts.schema);
	return compare(`${facts.id} answer`, published, [
		...Object.keys(ours?.attributes ?? {}),
		...Object.keys(ours?.associations ?? {}),
	]);
}

function answerNames(schemas: OpenApiDocument['components']['schemas'], schema: OpenApiSchema): string[] {
	const inherited = (schema.allOf ?? []).flatMap((part) => answerNames(schemas, part));
	const referenced = schema.$ref === undefined ? [] : answerNames(schemas, schemas[referenceName(schema.$ref)] ?? {});
	return [...inherited, ...referenced, ...Object.keys(schema.properties ?? {})];
}

function compare(place: string, published: string[], ours: string[]): string[] {
	const [theirs, own] = [new Set(published), new Set(ours)];
	return [
		...[...theirs].filter((name) => !own.has(name)).map((name) => `${place}: ${name} is missing in the catalogue`),
		...[...own].filter((name) => !theirs.has(name)).map((name) => `${place}: ${name} is not in the document`),
	];
}
