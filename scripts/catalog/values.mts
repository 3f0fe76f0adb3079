import type { AttributeFacts, ValueEntry, ValueFacts, ValueType } from '../../nodes/Clio/catalog/types.js';
import type { OpenApiSchema } from './openApi.mjs';

/** Clio's document tells in sentences whether null is valid; these are the two it uses. */
const NULL_MEANS_NONE = /keyword `?null`? to (specify no association|match those)/;
const NULL_IS_REFUSED = /keyword `?null`? is not valid/;

const FORMATS: Readonly<Record<string, ValueType>> = { date: 'date', 'date-time': 'dateTime' };

/** The catalogue's type of a schema. */
function typeOf(schema: OpenApiSchema): ValueType {
	if (schema.type === undefined) return 'scalar';
	if (schema.pattern !== undefined) return 'dateCondition';
	const type = FORMATS[schema.format ?? ''] ?? schema.type;
	if (['integer', 'number', 'boolean', 'string', 'date', 'dateTime', 'object', 'array'].includes(type)) {
		return type as ValueType;
	}
	throw new Error(`The catalogue has no type for ${JSON.stringify(schema)}`);
}

/** A schema as a catalogue entry; `required` and the sentence on null come from where the value stands. */
export function reduceValue(schema: OpenApiSchema, required = false, description = schema.description): ValueEntry {
	const facts: ValueFacts = { type: typeOf(schema) };
	if (schema.enum !== undefined) facts.enum = [...new Set(schema.enum)];
	const nullable = nullability(schema, description);
	if (nullable !== undefined) facts.nullable = nullable;
	if (required) facts.required = true;
	if (schema.default !== undefined) facts.default = schema.default;
	if (schema.properties !== undefined) facts.attributes = reduceAttributes(schema);
	if (schema.items !== undefined) facts.items = reduceValue(schema.items);
	return Object.keys(facts).length === 1 ? facts.type : facts;
}

/** The properties of an object schema, with what it requires. */
export function reduceAttributes(schema: OpenApiSchema): AttributeFacts {
	return Object.fromEntries(
		Object.entries(schema.properties ?? {}).map(([name, value]) => [
			name,
			reduceValue(value, schema.required?.includes(name)),
		]),
	);
}

/** A to-one object takes the nullability that is written at its id. */
function nullability(schema: OpenApiSchema, description: string | undefined): boolean | undefined {
	const text = `${description ?? ''} ${schema.properties?.id?.description ?? ''}`;
	if (NULL_MEANS_NONE.test(text)) return true;
	return NULL_IS_REFUSED.test(text) ? false : undefined;
}
