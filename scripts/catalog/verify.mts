/** `npm run catalog:verify -- <openapi.json>`: holds the catalogue, and every request built from it, against Clio's OpenAPI document. */
import addFormats from 'ajv-formats';
import { OpenAPIValidator } from 'openapi-backend';

import { allOperations } from '../../nodes/Clio/catalog/catalog.js';
import type { OperationFacts } from '../../nodes/Clio/catalog/types.js';
import { API_ROOT } from '../../nodes/Clio/transport/path.js';
import type { Ask } from '../../nodes/Clio/transport/request.js';
import { buildRequest } from '../../nodes/Clio/transport/request.js';
import { readClioDocument } from './document.mjs';
import { findGaps } from './verification/completeness.mjs';
import { sampleAsks } from './verification/sampleRequests.mjs';
import { strictDocument } from './verification/strictDocument.mjs';

const [file] = process.argv.slice(2);
if (file === undefined) {
	console.error('Usage: npm run catalog:verify -- <openapi.json>');
	process.exit(2);
}

const { document, remarks } = await readClioDocument(file);
const validator = new OpenAPIValidator({
	definition: strictDocument(document) as never,
	ajvOpts: { strict: false, validateFormats: true, unicodeRegExp: false },
	customizeAjv: (ajv) => addFormats.default(ajv),
	coerceTypes: true,
});

/** What the validator has against a request; empty when it conforms. */
function objections(operation: OperationFacts, ask: Ask): string[] {
	const { method, path, query = '', body } = buildRequest(operation, ask);
	const values = Object.fromEntries(new URLSearchParams(query));
	const request = {
		method,
		path: path.slice(API_ROOT.length),
		query: values,
		headers: {},
		...(body === undefined ? {} : { body }),
	};
	const { errors } = validator.validateRequest(request, operation.id);
	return (errors ?? []).map(
		({ instancePath, message }) => `${instancePath} ${message ?? ''} ${JSON.stringify(errors?.[0]?.params)}`,
	);
}

const gaps = findGaps(document);
const refused: string[] = [];
const accepted: string[] = [];
let requests = 0;
let controls = 0;
for (const operation of allOperations()) {
	for (const { about, ask } of sampleAsks(operation)) {
		requests++;
		refused.push(...objections(operation, ask).map((objection) => `${operation.id}, ${about}: ${objection}`));
	}
	// A judge that lets everything pass proves nothing: the same request with one thing wrong must be refused.
	const least = sampleAsks(operation)[0]?.ask ?? {};
	const spoilt: Ask[] = [
		...(operation.body === undefined ? [] : [{ ...least, body: { ...least.body, no_such_attribute: 1 } }]),
		...Object.entries(operation.query ?? {})
			.filter(([, entry]) => typeof entry === 'object' && entry.enum !== undefined)
			.map(([name]) => ({ ...least, query: { ...least.query, [name]: 'No Such Value' } })),
	];
	for (const ask of spoilt) {
		controls++;
		if (objections(operation, ask).length === 0)
			accepted.push(`${operation.id} with ${JSON.stringify(ask)} was let through`);
	}
}

for (const line of [...remarks, ...gaps, ...refused, ...accepted].slice(0, 100)) console.log(`! ${line}`);
const faults = remarks.length + gaps.length + refused.length + accepted.length;
console.log(
	`${allOperations().length} operations, ${requests} requests conform to Clio's document, ${controls} spoilt ones are refused, ${faults} faults`,
);
process.exitCode = faults === 0 ? 0 : 1;
