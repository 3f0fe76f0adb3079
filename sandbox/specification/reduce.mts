/* Reduces Clio's OpenAPI document to the facts the sandbox judges by: node --import tsx sandbox/specification/reduce.mts <openapi.json> */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { isObject, readText } from '../json/shape.mjs';
import { reduceOperation, reduceResource } from './reduceParts.mjs';

type Node = Record<string, unknown>;

function objectAt(node: Node, ...names: string[]): Node {
	let current: Node = node;
	for (const name of names) {
		const next = current[name];
		if (!isObject(next)) throw new TypeError(`The document has no object at ${names.join('.')}`);
		current = next;
	}
	return current;
}

function reduceGroups(document: Node): Record<string, string[]> {
	const groups: Record<string, string[]> = {};
	const listed: unknown = document['x-tagGroups'];
	for (const group of Array.isArray(listed) ? listed : []) {
		if (isObject(group) && Array.isArray(group.tags)) groups[readText(group, 'name')] = group.tags.map(String);
	}
	return groups;
}

/** One fact a line: the committed file stays readable in a diff. */
function printLines(entries: [string, unknown][]): string {
	return entries.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join(',\n');
}

const [source] = process.argv.slice(2);
if (source === undefined) {
	console.error('Usage: node --import tsx sandbox/specification/reduce.mts <openapi.json>');
	process.exit(1);
}
const bytes = readFileSync(source);
const document: unknown = JSON.parse(bytes.toString('utf8'));
if (!isObject(document)) throw new TypeError('The document is not a JSON object');

const schemas = objectAt(document, 'components', 'schemas');
const resources = Object.keys(schemas)
	.filter((name) => name.endsWith('_base'))
	.map((name): [string, unknown] => [name.slice(0, -'_base'.length), reduceResource(schemas, name.slice(0, -5))]);

const operations = Object.entries(objectAt(document, 'paths')).flatMap(([path, methods]) =>
	Object.entries(isObject(methods) ? methods : {}).map(([method, operation]): [string, unknown] => {
		if (!isObject(operation)) throw new TypeError(`${method} ${path} is not an object`);
		return [readText(operation, 'operationId'), reduceOperation(path, method, operation)];
	}),
);

const sha256 = createHash('sha256').update(bytes).digest('hex');
const output = new URL('./specification.json', import.meta.url);
writeFileSync(
	output,
	`{"source":${JSON.stringify({ sha256 })},\n"groups":{\n${printLines(Object.entries(reduceGroups(document)))}\n},\n` +
		`"resources":{\n${printLines(resources)}\n},\n"operations":{\n${printLines(operations)}\n}}\n`,
);
console.log(`${operations.length} operations, ${resources.length} resources`);
