import type { OpenApiDocument, OpenApiSchema } from '../openApi.mjs';
import { operationsOf } from '../openApi.mjs';

/**
 * Clio's document as a strict judge of requests: names that a body schema does not list are refused (Clio drops them in
 * silence), and the custom field filter stands under a name as it is really sent. Times that the document's own text calls
 * dates may be either.
 */
export function strictDocument(published: OpenApiDocument): OpenApiDocument {
	const document = structuredClone(published);
	for (const { operation } of operationsOf(document)) {
		for (const { schema } of Object.values(operation.requestBody?.content ?? {})) {
			if (schema !== undefined) closeObjects(schema);
		}
		for (const parameter of operation.parameters ?? []) {
			if (parameter.name === 'custom_field_values') {
				parameter.name = 'custom_field_values[1]';
				parameter.schema = { type: 'string' };
			}
			if (PAGING_WORDS.has(parameter.name)) parameter.required = false;
			const { schema, description = '' } = parameter;
			relaxDate(parameter.name, schema, description);
		}
		const paging = operation.parameters?.find(({ name }) => name === 'limit');
		if (paging !== undefined) {
			operation.parameters?.push({ name: 'offset', in: 'query', schema: { type: 'integer' } });
		}
	}
	return document;
}

const PAGING_WORDS = new Set(['page_token', 'limit']);

function closeObjects(schema: OpenApiSchema): void {
	if (schema.properties !== undefined) {
		Object.assign(schema, { additionalProperties: false });
		for (const [name, property] of Object.entries(schema.properties)) {
			relaxDate(name, property, property.description);
			closeObjects(property);
		}
	}
	if (schema.items !== undefined) closeObjects(schema.items);
}

const DAY_OR_TIME = '^\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2}))?$';

function relaxDate(name: string, schema: OpenApiSchema, description = ''): void {
	const isCalledDate = name.endsWith('_date') || /ISO-8601 date\.?\)/.test(description);
	if (schema.format === 'date-time' && isCalledDate) Object.assign(schema, { format: undefined, pattern: DAY_OR_TIME });
}
