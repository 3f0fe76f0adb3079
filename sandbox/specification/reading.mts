import { isObject, readOptionalFlag, readOptionalText, readOptionalTexts, readText } from '../json/shape.mjs';
import type {
	AssociationFacts,
	AttributeFacts,
	BodyFacts,
	OperationFacts,
	QueryFacts,
	ResourceFacts,
} from './facts.mjs';

type Node = Record<string, unknown>;

function mapOf<Value>(node: unknown, read: (child: Node) => Value): Record<string, Value> {
	const result: Record<string, Value> = {};
	for (const [name, child] of Object.entries(isObject(node) ? node : {}))
		if (isObject(child)) result[name] = read(child);
	return result;
}

const valueFacts = (node: Node) => ({
	type: readOptionalText(node, 'type') ?? 'object',
	format: readOptionalText(node, 'format'),
	enum: readOptionalTexts(node, 'enum'),
});

const attribute = (node: Node): AttributeFacts => ({
	...valueFacts(node),
	many: readOptionalFlag(node, 'many') ?? false,
});

const association = (node: Node): AssociationFacts => ({
	resource: readText(node, 'resource'),
	many: readOptionalFlag(node, 'many') ?? false,
	deep: readOptionalFlag(node, 'deep') ?? false,
});

const query = (node: Node): QueryFacts => ({
	...valueFacts(node),
	required: readOptionalFlag(node, 'required') ?? false,
	nullable: readOptionalFlag(node, 'nullable') ?? false,
});

const body = (node: Node): BodyFacts => ({
	...valueFacts(node),
	nullable: readOptionalFlag(node, 'nullable'),
	required: readOptionalTexts(node, 'required') ?? [],
	properties: node.properties === undefined ? undefined : mapOf(node.properties, body),
	items: isObject(node.items) ? body(node.items) : undefined,
});

/** Reads one resource of the reduced document. */
export function readResource(node: Node): ResourceFacts {
	return { attributes: mapOf(node.attributes, attribute), associations: mapOf(node.associations, association) };
}

/** Reads one operation of the reduced document. */
export function readOperation(id: string, node: Node): OperationFacts {
	return {
		id,
		method: readText(node, 'method'),
		path: readText(node, 'path'),
		tag: readText(node, 'tag'),
		query: mapOf(node.query, query),
		headers: readOptionalTexts(node, 'headers') ?? [],
		limit: isObject(node.limit)
			? { maximum: Number(node.limit.maximum), standard: Number(node.limit.standard) }
			: undefined,
		defaultOrder: readOptionalText(node, 'defaultOrder'),
		success: Number(node.success),
		errors: Array.isArray(node.errors) ? node.errors.map(Number) : [],
		answer: readOptionalText(node, 'answer'),
		many: readOptionalFlag(node, 'many') ?? false,
		body: isObject(node.body) ? body(node.body) : undefined,
	};
}
