import { readFileSync } from 'node:fs';
import { isObject, readText } from '../json/shape.mjs';
import {
	newAssociations,
	newAttributes,
	newBodyAttributes,
	newOperations,
	newResources,
	newTags,
} from './additions.mjs';
import { correctOperation, correctResource } from './correcting.mjs';
import type { OperationFacts, ResourceFacts, SpecificationFacts } from './facts.mjs';
import { readOperation, readResource } from './reading.mjs';

type Node = Record<string, unknown>;
const objectOf = (value: unknown): Node => (isObject(value) ? value : {});

function resourceNodes(document: Node): [string, Node][] {
	return Object.entries({ ...objectOf(document.resources), ...newResources }).map(([name, value]) => {
		const node = objectOf(value);
		const attributes = { ...objectOf(node.attributes), ...newAttributes[name] };
		return [name, { attributes, associations: { ...objectOf(node.associations), ...newAssociations[name] } }];
	});
}

function withNewBodyAttributes(id: string, node: Node): Node {
	const added = newBodyAttributes[id];
	if (added === undefined) return node;
	const body = objectOf(node.body);
	const properties = objectOf(body.properties);
	const data = objectOf(properties.data);
	const grown = { ...data, properties: { ...objectOf(data.properties), ...added } };
	return { ...node, body: { ...body, properties: { ...properties, data: grown } } };
}

function load(): SpecificationFacts {
	const document: unknown = JSON.parse(readFileSync(new URL('./specification.json', import.meta.url), 'utf8'));
	const root = objectOf(document);
	const resources: Record<string, ResourceFacts> = {};
	for (const [name, node] of resourceNodes(root)) resources[name] = correctResource(name, readResource(node));
	const operations = Object.entries({ ...objectOf(root.operations), ...newOperations }).map(([id, node]) =>
		correctOperation(readOperation(id, withNewBodyAttributes(id, objectOf(node)))),
	);
	const groups: Record<string, readonly string[]> = {};
	for (const [group, tags] of Object.entries(objectOf(root.groups))) {
		groups[group] = [...(Array.isArray(tags) ? tags.map(String) : []), ...(newTags[group] ?? [])];
	}
	return { source: { sha256: readText(objectOf(root.source), 'sha256') }, groups, resources, operations };
}

/** The facts the sandbox judges by: the reduced document with the newer facts and the corrections applied. */
export const specification: SpecificationFacts = load();

/** The facts of a resource; an unknown name is a mistake of the sandbox itself. */
export function resourceFacts(name: string): ResourceFacts {
	const facts = specification.resources[name];
	if (facts === undefined) throw new Error(`The specification has no resource ${name}`);
	return facts;
}

/** The resource an operation belongs to: `Matter` of `Matter#index`. */
export function resourceOf(operation: OperationFacts): string {
	return operation.id.slice(0, operation.id.indexOf('#'));
}
