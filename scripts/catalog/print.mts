import type { OperationsFile, SchemasFile } from '../../nodes/Clio/catalog/types.js';

/** JSON with one operation, or one attribute list, a line: compact, and a diff still shows what changed. */
export function printOperations({ source, operations }: OperationsFile): string {
	const lines = operations.map((operation) => `\t\t${JSON.stringify(operation)}`);
	return `{\n\t"source": ${JSON.stringify(source)},\n\t"operations": [\n${lines.join(',\n')}\n\t]\n}\n`;
}

/** JSON with one schema a line. */
export function printSchemas({ schemas }: SchemasFile): string {
	const lines = Object.entries(schemas).map(([name, facts]) => `\t\t${JSON.stringify(name)}: ${JSON.stringify(facts)}`);
	return `{\n\t"schemas": {\n${lines.join(',\n')}\n\t}\n}\n`;
}
