import {
	answerCorrections,
	bodyCorrections,
	queryCorrections,
	removedAssociations,
	responseEnumCorrections,
	type QueryCorrection,
	type ValueCorrection,
} from './corrections.mjs';
import type { AttributeFacts, BodyFacts, OperationFacts, QueryFacts, ResourceFacts } from './facts.mjs';

function correctQuery(facts: QueryFacts, correction: QueryCorrection | undefined): QueryFacts {
	if (correction === undefined) return facts;
	const { enum: values, ...rest } = correction;
	return { ...facts, ...rest, ...(values === undefined ? {} : { enum: values ?? undefined }) };
}

function correctValue(facts: BodyFacts, correction: ValueCorrection | undefined): BodyFacts {
	if (correction === undefined) return facts;
	const { enum: values, ...rest } = correction;
	return { ...facts, ...rest, ...(values === undefined ? {} : { enum: values ?? undefined }) };
}

function correctBody(
	facts: BodyFacts,
	path: string,
	corrections: Readonly<Record<string, ValueCorrection>>,
): BodyFacts {
	const properties: Record<string, BodyFacts> = {};
	for (const [name, child] of Object.entries(facts.properties ?? {})) {
		properties[name] = correctBody(child, path === '' ? name : `${path}.${name}`, corrections);
	}
	return correctValue(
		{
			...facts,
			properties: facts.properties === undefined ? undefined : properties,
			items: facts.items === undefined ? undefined : correctBody(facts.items, `${path}[]`, corrections),
		},
		corrections[path],
	);
}

/** The operation with the corrections of its query parameters, body and answer. */
export function correctOperation(operation: OperationFacts): OperationFacts {
	const query: Record<string, QueryFacts> = {};
	for (const [name, facts] of Object.entries(operation.query)) {
		query[name] = correctQuery(facts, queryCorrections[operation.id]?.[name]);
	}
	const data = operation.body?.properties?.data;
	const body =
		operation.body === undefined || data === undefined
			? operation.body
			: { ...operation.body, properties: { data: correctBody(data, '', bodyCorrections[operation.id] ?? {}) } };
	return { ...operation, ...answerCorrections[operation.id], query, body };
}

/** The resource with the values the live API really writes, and without what it no longer has. */
export function correctResource(name: string, facts: ResourceFacts): ResourceFacts {
	return correctValues(name, withoutRemoved(name, facts));
}

function withoutRemoved(name: string, facts: ResourceFacts): ResourceFacts {
	const removed = removedAssociations[name];
	if (removed === undefined) return facts;
	const kept = Object.entries(facts.associations).filter(([association]) => !removed.includes(association));
	return { ...facts, associations: Object.fromEntries(kept) };
}

function correctValues(name: string, facts: ResourceFacts): ResourceFacts {
	const corrections = responseEnumCorrections[name];
	if (corrections === undefined) return facts;
	const attributes: Record<string, AttributeFacts> = { ...facts.attributes };
	for (const [attribute, values] of Object.entries(corrections)) {
		const known = attributes[attribute];
		if (known !== undefined) attributes[attribute] = { ...known, enum: values };
	}
	return { ...facts, attributes };
}
