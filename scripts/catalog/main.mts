/** `npm run catalog -- <openapi.json> [--diff]`: makes the catalogue from Clio's OpenAPI document, or tells what would change. */
import { readFile, writeFile } from 'node:fs/promises';

import type { OperationsFile, SchemasFile } from '../../nodes/Clio/catalog/types.js';
import { differences } from './differences.mjs';
import { readClioDocument } from './document.mjs';
import { printOperations, printSchemas } from './print.mjs';
import { reduceDocument } from './reduce.mjs';

const operationsFile = new URL('../../nodes/Clio/catalog/operations.json', import.meta.url);
const schemasFile = new URL('../../nodes/Clio/catalog/schemas.json', import.meta.url);

const [file, ...flags] = process.argv.slice(2);
if (file === undefined || flags.some((flag) => flag !== '--diff')) {
	console.error('Usage: npm run catalog -- <openapi.json> [--diff]');
	process.exit(2);
}

const source = await readClioDocument(file);
const catalog = reduceDocument(source);
for (const remark of source.remarks) console.log(`! ${remark}`);

if (flags.includes('--diff')) {
	const committed = {
		operations: JSON.parse(await readFile(operationsFile, 'utf8')) as OperationsFile,
		schemas: JSON.parse(await readFile(schemasFile, 'utf8')) as SchemasFile,
	};
	const lines = differences(committed, catalog);
	console.log(lines.length === 0 ? 'The catalogue says what this document says.' : lines.join('\n'));
} else {
	await writeFile(operationsFile, printOperations(catalog.operations));
	await writeFile(schemasFile, printSchemas(catalog.schemas));
	console.log(
		`${catalog.operations.operations.length} operations, ${Object.keys(catalog.schemas.schemas).length} schemas, document ${source.sha256.slice(0, 12)}`,
	);
}
