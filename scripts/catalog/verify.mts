/**
 * `npm run catalog:verify -- <openapi.json> [requests.json]`: holds the catalogue, and every request built from it, against
 * Clio's OpenAPI document; with a second file also the requests in it, which the contract tests write down.
 */
import addFormats from 'ajv-formats';
import { OpenAPIValidator } from 'openapi-backend';

import { allOperations, operationAt } from '../../nodes/Clio/catalog/catalog.js';
import type { HttpMethod, OperationFacts } from '../../nodes/Clio/catalog/types.js';
import { API_ROOT } from '../../nodes/Clio/transport/path.js';
import type { Ask } from '../../nodes/Clio/transport/request.js';
import { buildRequest } from '../../nodes/Clio/transport/request.js';
import { readClioDocument } from './document.mjs';
import { findGaps } from './verification/completeness.mjs';
import { readRecordedRequests, type RecordedRequest } from './verification/recordedRequests.mjs';
import { sampleAsks } from './verification/sampleRequests.mjs';
import { strictDocument } from './verification/strictDocument.mjs';

const [file, recordedFile] = process.argv.slice(2);
if (file === undefined) {
	console.error('Usage: npm run catalog:verify -- <openapi.json> [requests.json]');
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
	return objectionsTo(operation.id, { method, path: path.slice(API_ROOT.length), query, body });
}

function objectionsTo(operationId: string, { method, path, query, body }: RecordedRequest): string[] {
	const rest = { method, path, headers: {}, ...(body === undefined || body === null ? {} : { body }) };
	return queriesOf(query).flatMap((values) => {
		const { errors } = validator.validateRequest({ ...rest, query: values }, operationId);
		return (errors ?? []).map(
			({ instancePath, message, params }) => `${instancePath} ${message ?? ''} ${JSON.stringify(params)}`,
		);
	});
}

/**
 * A query by name, once for each value of a name that stands several times: the document describes one value of such a list.
 * It knows the custom field filter by one ID.
 */
function queriesOf(query: string): Array<Record<string, string>> {
	const lists = new Map<string, string[]>();
	for (const [name, value] of new URLSearchParams(query)) {
		const known = name.replace(/^custom_field_values\[\d+\]$/, 'custom_field_values[1]');
		lists.set(known, [...(lists.get(known) ?? []), value]);
	}
	const most = Math.max(1, ...[...lists.values()].map(({ length }) => length));
	return Array.from({ length: most }, (_, index) =>
		Object.fromEntries([...lists].map(([name, values]) => [name, values[index] ?? values[0] ?? ''])),
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

const recorded = recordedFile === undefined ? [] : readRecordedRequests(recordedFile);
for (const request of recorded) {
	const operation = operationAt(request.method as HttpMethod, request.path);
	const about = `${request.method} ${request.path}?${request.query} ${JSON.stringify(request.body)}`;
	if (operation === undefined) {
		refused.push(`sent ${about}, which is no operation`);
		continue;
	}
	refused.push(...objectionsTo(operation.id, request).map((objection) => `sent ${about}: ${objection}`));
	if (operation.body === undefined) continue;
	controls++;
	const spoilt = { ...request, body: { data: { no_such_attribute: 1 } } };
	if (objectionsTo(operation.id, spoilt).length === 0) accepted.push(`${about} was let through when spoilt`);
}

for (const line of [...remarks, ...gaps, ...refused, ...accepted].slice(0, 100)) console.log(`! ${line}`);
const faults = remarks.length + gaps.length + refused.length + accepted.length;
console.log(
	`${allOperations().length} operations, ${requests} requests made up and ${recorded.length} recorded held against Clio's document, ${controls} spoilt ones are refused, ${faults} faults`,
);
process.exitCode = faults === 0 ? 0 : 1;
