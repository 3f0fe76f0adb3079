import type { OperationsFile, SchemasFile } from '../../nodes/Clio/catalog/types.js';

/** Names of facts, each with its value as text. */
type Facts = Map<string, string>;

/**
 * What a newer document adds (`+`), changes (`~`) and removes (`-`), one line a fact, sorted by place.
 *
 * @returns an empty list when both say the same
 */
export function differences(
	before: { operations: OperationsFile; schemas: SchemasFile },
	after: { operations: OperationsFile; schemas: SchemasFile },
): string[] {
	const [old, young] = [factsOf(before), factsOf(after)];
	const lines: string[] = [];
	for (const [place, value] of young) {
		const former = old.get(place);
		if (former === undefined) lines.push(`+ ${place}: ${value}`);
		else if (former !== value) lines.push(`~ ${place}: ${former} -> ${value}`);
	}
	for (const [place, value] of old) if (!young.has(place)) lines.push(`- ${place}: ${value}`);
	return lines.sort((left, right) => (left.slice(2) < right.slice(2) ? -1 : 1));
}

function factsOf({ operations, schemas }: { operations: OperationsFile; schemas: SchemasFile }): Facts {
	const facts: Facts = new Map();
	for (const operation of operations.operations) flatten(facts, operation.id, operation);
	for (const [name, schema] of Object.entries(schemas.schemas)) flatten(facts, `schema ${name}`, schema);
	return facts;
}

/** Lists count as one value each: their order carries no meaning. */
function flatten(facts: Facts, place: string, value: unknown): void {
	if (Array.isArray(value)) {
		facts.set(
			place,
			value
				.map((element) => JSON.stringify(element))
				.sort()
				.join(' '),
		);
	} else if (typeof value === 'object' && value !== null) {
		for (const [name, inner] of Object.entries(value)) flatten(facts, `${place} ${name}`, inner);
	} else {
		facts.set(place, JSON.stringify(value));
	}
}
