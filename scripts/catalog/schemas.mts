import type { AssociationFacts, AttributeFacts, OperationFacts, SchemaFacts } from '../../nodes/Clio/catalog/types.js';
import type { OpenApiDocument, OpenApiSchema } from './openApi.mjs';
import { referenceName } from './openApi.mjs';
import { reduceValue } from './values.mjs';

/**
 * The schemas that answers hold, and those they lead to. `X` and `X_base` of the document are one schema here: an
 * association that points at `X_base` may be asked for attributes only, one that points at `X` also for bare
 * associations inside its braces (Clio: Fields).
 */
export function reduceSchemas(document: OpenApiDocument, operations: OperationFacts[]): Record<string, SchemaFacts> {
	const reduced = new Map<string, SchemaFacts>();
	const waiting = operations.flatMap(({ schema }) => (schema === undefined ? [] : [schema]));
	for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
		if (reduced.has(name)) continue;
		const facts = reduceSchema(document, name);
		reduced.set(name, facts);
		waiting.push(...Object.values(facts.associations ?? {}).map(({ schema }) => schema));
	}
	return Object.fromEntries([...reduced].sort(([left], [right]) => (left < right ? -1 : 1)));
}

function reduceSchema(document: OpenApiDocument, name: string): SchemaFacts {
	const attributes: Record<string, AttributeFacts[string]> = {};
	const associations: Record<string, AssociationFacts> = {};
	// What a schema says itself counts before what it inherits.
	for (const [property, schema] of new Map(propertiesOf(document, name))) {
		const association = associationOf(schema);
		if (association === undefined) attributes[property] = reduceValue(schema);
		else associations[property] = association;
	}
	return Object.keys(associations).length === 0 ? { attributes } : { attributes, associations };
}

function propertiesOf({ components }: OpenApiDocument, name: string): Array<[string, OpenApiSchema]> {
	const schema = components.schemas[name] ?? components.schemas[`${name}_base`];
	if (schema === undefined) throw new Error(`The document has no schema ${name}`);
	const parts = schema.allOf ?? [schema];
	return parts.flatMap((part) => {
		const inherited = part.$ref === undefined ? undefined : components.schemas[referenceName(part.$ref)];
		return Object.entries((inherited ?? part).properties ?? {});
	});
}

function associationOf(schema: OpenApiSchema): AssociationFacts | undefined {
	const reference = schema.$ref ?? schema.items?.$ref;
	if (reference === undefined) return undefined;
	const name = referenceName(reference);
	return {
		schema: name.replace(/_base$/, ''),
		...(schema.items === undefined ? {} : { many: true }),
		...(name.endsWith('_base') ? {} : { inner: true }),
	};
}
