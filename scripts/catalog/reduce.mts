import type {
	AnswerKind,
	AttributeFacts,
	HttpMethod,
	OperationFacts,
	OperationsFile,
	SchemasFile,
} from '../../nodes/Clio/catalog/types.js';
import type { ClioDocument } from './document.mjs';
import type { OpenApiDocument, OpenApiOperation, OpenApiParameter } from './openApi.mjs';
import { bodySchemaOf, operationsOf, referenceName } from './openApi.mjs';
import { reduceSchemas } from './schemas.mjs';
import { reduceAttributes, reduceValue } from './values.mjs';

/** Query names that the catalogue tells apart from filters. */
const PAGING = new Set(['fields', 'limit', 'page_token', 'order']);

/** The sentence in which Clio's document gives a list's page sizes. */
const PAGE_SIZE = /1 and (\d+)\. Default: `(\d+)`/;

/** Operations whose answer is a page; the document gives them no content type, only a sentence. */
const HTML_ANSWERS = new Set(['Bill#preview']);

/** Reduces Clio's document to the two files of the catalogue. */
export function reduceDocument({ document, sha256 }: ClioDocument): {
	operations: OperationsFile;
	schemas: SchemasFile;
} {
	const groups = groupsByTag(document);
	const operations = operationsOf(document).map(({ method, path, operation }) =>
		reduceOperation(method as HttpMethod, path, operation, groups),
	);
	return {
		operations: { source: { sha256, version: newestVersion(document) }, operations },
		schemas: { schemas: reduceSchemas(document, operations) },
	};
}

function reduceOperation(
	method: HttpMethod,
	path: string,
	operation: OpenApiOperation,
	groups: Map<string, string[]>,
): OperationFacts {
	const parameters = operation.parameters ?? [];
	const named = (name: string) => parameters.find((parameter) => parameter.name.toLowerCase() === name);
	const query = parameters.filter((parameter) => parameter.in === 'query' && !PAGING.has(parameter.name));
	const places = parameters
		.filter((parameter) => parameter.in === 'path')
		.map((parameter) => ({ ...parameter, required: false, description: '' }));
	const body = bodySchemaOf(operation);
	const answer = answerOf(operation);
	return {
		id: operation.operationId,
		method,
		path,
		groups: [...new Set((operation.tags ?? []).flatMap((tag) => groups.get(tag) ?? []))],
		...ifAny('pathParameters', valuesOf(places)),
		...ifAny('query', valuesOf(query)),
		...(body === undefined ? {} : { body: reduceAttributes(body) }),
		...answer,
		...(named('fields') === undefined ? {} : { fields: true }),
		...pageOf(named('limit')),
		...orderOf(named('order')),
		...(named('if-none-match') === undefined ? {} : { conditional: 'read' }),
		...(named('if-match') === undefined ? {} : { conditional: 'write' }),
		...(named('x-api-version') === undefined ? {} : { versioned: true }),
	};
}

function ifAny<Name extends string>(name: Name, facts: AttributeFacts): { [key in Name]?: AttributeFacts } {
	const found: { [key in Name]?: AttributeFacts } = {};
	if (Object.keys(facts).length > 0) found[name] = facts;
	return found;
}

function valuesOf(parameters: OpenApiParameter[]): AttributeFacts {
	return Object.fromEntries(
		parameters.map(({ name, schema, required, description }) => [
			name,
			name === 'custom_field_values' ? 'customFieldCondition' : reduceValue(schema, required, description),
		]),
	);
}

function pageOf(limit: OpenApiParameter | undefined): Pick<OperationFacts, 'page'> {
	if (limit === undefined) return {};
	const [, max, standard] = PAGE_SIZE.exec(limit.description ?? '') ?? [];
	if (max === undefined || standard === undefined) throw new Error(`No page size in: ${limit.description ?? ''}`);
	return { page: { max: Number(max), default: Number(standard) } };
}

function orderOf(order: OpenApiParameter | undefined): Pick<OperationFacts, 'order'> {
	if (order === undefined) return {};
	const standard = /Default: `([^`]+)`/.exec(order.description ?? '')?.[1];
	return {
		order: { values: (order.schema.enum ?? []).map(String), ...(standard === undefined ? {} : { default: standard }) },
	};
}

function answerOf(operation: OpenApiOperation): { answer: AnswerKind; schema?: string } {
	const { responses } = operation;
	if (responses['303'] !== undefined) return { answer: 'redirect' };
	const content = Object.entries((responses['200'] ?? responses['201'])?.content ?? {})[0];
	if (content === undefined) return { answer: HTML_ANSWERS.has(operation.operationId) ? 'html' : 'nothing' };
	const name = referenceName(content[1].schema?.$ref ?? '');
	const [schema = '', kind] = name.split(/_(?=(?:Show|List)$)/);
	// The schemas of calendar entry event types stand without the usual envelope; what pages is a list.
	const isList =
		kind === 'List' ||
		(kind === undefined && operation.parameters?.some(({ name: query }) => query === 'limit') === true);
	return { answer: isList ? 'list' : 'record', schema };
}

function groupsByTag(document: OpenApiDocument): Map<string, string[]> {
	const groups = new Map<string, string[]>();
	for (const { name, tags } of document['x-tagGroups'] ?? []) {
		for (const tag of tags) groups.set(tag, [...(groups.get(tag) ?? []), name]);
	}
	return groups;
}

function newestVersion(document: OpenApiDocument): string {
	const versions = (document.info.description ?? '').match(/\b4\.0\.\d+\b/g) ?? [];
	return versions.sort((left, right) => Number(left.slice(4)) - Number(right.slice(4))).at(-1) ?? 'unknown';
}
