import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';

import type { OpenApiDocument, OpenApiOperation, OpenApiSchema } from './openApi.mjs';
import { operationsOf } from './openApi.mjs';

interface Correction {
	/** where: names joined by ` > `; `key=value` picks an element of a list */
	places: string[];
	/** what the document says there; absent when the place does not exist in it */
	was?: unknown;
	/** what holds instead; absent when the place is removed */
	is?: unknown;
	source: string;
}

interface Additions {
	source: string;
	paths: Record<string, Record<string, OpenApiOperation>>;
	schemas: Record<string, OpenApiSchema>;
}

export interface ClioDocument {
	document: OpenApiDocument;
	sha256: string;
	/** what of the corrections and additions no longer fits the document, one sentence each */
	remarks: string[];
}

const here = (name: string): URL => new URL(name, import.meta.url);
const readJson = async <T,>(file: URL | string): Promise<T> => JSON.parse(await readFile(file, 'utf8')) as T;

/** Clio's document with `corrections.json` and `additions.json` applied. Operations that it has by now are not added again. */
export async function readClioDocument(file: string): Promise<ClioDocument> {
	const text = await readFile(file, 'utf8');
	const document = JSON.parse(text) as OpenApiDocument;
	const corrections = await readJson<Correction[]>(here('corrections.json'));
	const additions = await readJson<Additions>(here('additions.json'));
	const remarks = [
		...addMissing(document, additions),
		...corrections.flatMap((correction) => correction.places.flatMap((place) => correct(document, place, correction))),
	];
	return { document, sha256: createHash('sha256').update(text).digest('hex'), remarks };
}

function addMissing(document: OpenApiDocument, additions: Additions): string[] {
	const known = new Set(operationsOf(document).map(({ operation }) => operation.operationId));
	const remarks: string[] = [];
	for (const [path, item] of Object.entries(additions.paths)) {
		for (const [method, operation] of Object.entries(item)) {
			if (known.has(operation.operationId)) {
				remarks.push(`The document has ${operation.operationId} now: the addition can go.`);
			} else {
				(document.paths[path] ??= {})[method] = operation;
			}
		}
	}
	for (const [name, schema] of Object.entries(additions.schemas)) document.components.schemas[name] ??= schema;
	return remarks;
}

function correct(document: OpenApiDocument, place: string, { was, is, source }: Correction): string[] {
	const steps = place.split(' > ');
	const last = steps.pop() ?? '';
	const parent = steps.reduce<unknown>((value, step) => valueAt(value, step), document);
	if (typeof parent !== 'object' || parent === null) return [`The document has no place "${place}" (${source}).`];
	const key = Array.isArray(parent) ? indexOf(parent, last) : last;
	const found: unknown = Reflect.get(parent, key);
	if (factsOf(found) === factsOf(is)) return [`The document says it itself now: "${place}".`];
	const remarks = factsOf(found) === factsOf(was) ? [] : [`The document changed at "${place}": ${factsOf(found)}.`];
	if (is !== undefined) Reflect.set(parent, key, structuredClone(is));
	else if (Array.isArray(parent)) parent.splice(Number(key), 1);
	else Reflect.deleteProperty(parent, key);
	return remarks;
}

/** A value as text to compare: without sentences, and with names in order. */
function factsOf(value: unknown): string {
	return String(
		JSON.stringify(value, (name, inner: unknown) => {
			if (name === 'description') return undefined;
			if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return inner;
			return Object.fromEntries(Object.entries(inner).sort(([left], [right]) => (left < right ? -1 : 1)));
		}),
	);
}

function valueAt(value: unknown, step: string): unknown {
	if (typeof value !== 'object' || value === null) return undefined;
	return Reflect.get(value, Array.isArray(value) ? indexOf(value, step) : step) as unknown;
}

function indexOf(list: unknown[], step: string): string {
	const [name = '', wanted] = step.split('=');
	if (wanted === undefined) return step;
	return String(list.findIndex((element) => Reflect.get(Object(element) as object, name) === wanted));
}
