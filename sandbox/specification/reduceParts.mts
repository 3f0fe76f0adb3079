import { isObject, readText } from '../json/shape.mjs';

type Node = Record<string, unknown>;

const nodes = (value: unknown): Node[] => (Array.isArray(value) ? value.filter(isObject) : []);
const children = (value: unknown): [string, Node][] =>
	isObject(value) ? Object.entries(value).flatMap(([name, child]) => (isObject(child) ? [[name, child]] : [])) : [];
const textsOf = (value: unknown): string[] | undefined => (Array.isArray(value) ? value.map(String) : undefined);
const descriptionOf = (node: Node): string => (typeof node.description === 'string' ? node.description : '');
const schemaName = (reference: unknown): string =>
	typeof reference === 'string' ? (reference.split('/').pop() ?? '') : '';

function reduceAttribute(node: Node): Node {
	const many = node.type === 'array';
	const inner = many && isObject(node.items) ? node.items : node;
	return { type: inner.type, format: inner.format, enum: textsOf(inner.enum), many: many || undefined };
}

/** The scalars of `X_base` and the associations that `X` adds. */
export function reduceResource(schemas: Node, name: string): Node {
	const base = schemas[`${name}_base`];
	const whole = schemas[name];
	const attributes: Node = {};
	for (const [attribute, node] of children(isObject(base) ? base.properties : undefined)) {
		attributes[attribute] = reduceAttribute(node);
	}
	const associations: Node = {};
	for (const part of nodes(isObject(whole) ? whole.allOf : undefined)) {
		for (const [association, node] of children(part.properties)) {
			const many = node.type === 'array';
			const target = schemaName(many && isObject(node.items) ? node.items.$ref : node.$ref);
			if (target === '') attributes[association] = reduceAttribute(node);
			else {
				associations[association] = {
					resource: target.replace(/_base$/, ''),
					many: many || undefined,
					deep: !target.endsWith('_base') || undefined,
				};
			}
		}
	}
	return { attributes, associations };
}

/** The document says in its texts alone whether the keyword null is allowed. */
function nullability(text: string): boolean | undefined {
	if (text.includes('`null` is not valid')) return false;
	return text.includes('keyword `null`') ? true : undefined;
}

function reduceBody(node: Node): Node {
	const properties: Node = {};
	for (const [name, child] of children(node.properties)) properties[name] = reduceBody(child);
	return {
		type: node.type,
		format: node.format,
		enum: textsOf(node.enum),
		nullable: nullability(descriptionOf(node)),
		required: textsOf(node.required),
		properties: node.properties === undefined ? undefined : properties,
		items: isObject(node.items) ? reduceBody(node.items) : undefined,
	};
}

function reduceLimit(node: Node): Node | undefined {
	const match = /between 1 and (\d+)\. Default: `(\d+)`/.exec(descriptionOf(node));
	return match ? { maximum: Number(match[1]), standard: Number(match[2]) } : undefined;
}

function reduceAnswer(operationId: string, responses: unknown): Node {
	const statuses = children(responses).map(([status, node]): [number, Node] => [Number(status), node]);
	const success = statuses.find(([status]) => status < 400 && status !== 304);
	const errors = statuses.map(([status]) => status).filter((status) => status >= 400);
	let schema = '';
	for (const [, content] of children(success?.[1].content)) {
		schema = schemaName(isObject(content.schema) ? content.schema.$ref : undefined);
	}
	return {
		success: success?.[0] ?? 200,
		errors,
		answer: schema === '' ? undefined : schema.replace(/_(Show|List)$/, ''),
		many: schema.endsWith('_List') || operationId === 'CalendarEntryEventType#index' || undefined,
	};
}

/** The facts of one operation: parameters, body, answer. No text of the document is kept. */
export function reduceOperation(path: string, method: string, operation: Node): Node {
	const id = readText(operation, 'operationId');
	const query: Node = {};
	const headers: string[] = [];
	let limit: Node | undefined;
	let defaultOrder: string | undefined;
	for (const parameter of nodes(operation.parameters)) {
		const name = readText(parameter, 'name');
		if (parameter.in === 'header') headers.push(name);
		if (parameter.in !== 'query') continue;
		const schema = isObject(parameter.schema) ? parameter.schema : {};
		if (name === 'limit') limit = reduceLimit(parameter);
		if (name === 'order') defaultOrder = /Default: `([^`]+)`/.exec(descriptionOf(parameter))?.[1];
		query[name] = {
			type: schema.type,
			format: schema.format,
			enum: textsOf(schema.enum),
			required: parameter.required === true || undefined,
			nullable: nullability(descriptionOf(parameter)) === true || undefined,
		};
	}
	const content = isObject(operation.requestBody) ? operation.requestBody.content : undefined;
	const json = isObject(content) ? content['application/json'] : undefined;
	return {
		method: method.toUpperCase(),
		path,
		tag: Array.isArray(operation.tags) ? String(operation.tags[0]) : '',
		query,
		headers,
		limit,
		defaultOrder,
		...reduceAnswer(id, operation.responses),
		body: isObject(json) && isObject(json.schema) ? reduceBody(json.schema) : undefined,
	};
}
