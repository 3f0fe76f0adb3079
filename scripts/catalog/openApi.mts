/** The parts of an OpenAPI 3.0 document that the catalogue is made from. */
export interface OpenApiSchema {
	type?: string;
	format?: string;
	pattern?: string;
	enum?: Array<string | number>;
	default?: string | number | boolean;
	description?: string;
	required?: string[];
	properties?: Record<string, OpenApiSchema>;
	items?: OpenApiSchema;
	allOf?: OpenApiSchema[];
	$ref?: string;
}

export interface OpenApiParameter {
	name: string;
	in: string;
	required?: boolean;
	description?: string;
	schema: OpenApiSchema;
}

type Content = Record<string, { schema?: OpenApiSchema }>;

export interface OpenApiOperation {
	operationId: string;
	tags?: string[];
	parameters?: OpenApiParameter[];
	requestBody?: { content: Content };
	responses: Record<string, { content?: Content }>;
}

export interface OpenApiDocument {
	info: { description?: string; version?: string };
	paths: Record<string, Record<string, OpenApiOperation>>;
	components: { schemas: Record<string, OpenApiSchema> };
	'x-tagGroups'?: Array<{ name: string; tags: string[] }>;
}

/** Every operation of a document with its method (upper case) and path. */
export function operationsOf(
	document: OpenApiDocument,
): Array<{ method: string; path: string; operation: OpenApiOperation }> {
	return Object.entries(document.paths).flatMap(([path, item]) =>
		Object.entries(item).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
	);
}

/** The schema of the JSON request body below `data`, or undefined when the operation takes no body. */
export function bodySchemaOf(operation: OpenApiOperation): OpenApiSchema | undefined {
	return operation.requestBody?.content['application/json']?.schema?.properties?.data;
}

/** The last part of a `$ref`. */
export function referenceName(reference: string): string {
	return reference.slice(reference.lastIndexOf('/') + 1);
}
