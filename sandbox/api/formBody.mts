import { isJsonObject, type Json, type JsonObject } from '../json/shape.mjs';
import type { BodyFacts } from '../specification/facts.mjs';
import { badRequest } from './answer.mjs';

const formTypes = ['application/x-www-form-urlencoded', 'multipart/form-data'];

/** Whether a content type is one of the two kinds of forms that Clio takes beside JSON. */
export const isForm = (contentType: string): boolean =>
	formTypes.includes(contentType.split(';')[0]?.trim().toLowerCase() ?? '');

/** The steps of a name as Rails writes it: `data[items][][id]` is data, items, an entry of a list, id. */
function stepsOf(name: string): string[] {
	const [first = '', ...rest] = name.split('[');
	if (rest.some((step) => !step.endsWith(']'))) throw badRequest(`${name} is not a proper name of a form field`);
	return [first, ...rest.map((step) => step.slice(0, -1))];
}

/** The entry of a list that takes the next value: the last one, unless it has that value already. */
function entryFor(list: Json[], next: string): JsonObject {
	const last = list.at(-1);
	if (isJsonObject(last) && !(next in last)) return last;
	const entry: JsonObject = {};
	list.push(entry);
	return entry;
}

function place(target: JsonObject, steps: readonly string[], value: Json): void {
	const [name = '', next, ...rest] = steps;
	if (next === undefined) {
		target[name] = value;
		return;
	}
	if (next === '') {
		const existing = target[name];
		const list = Array.isArray(existing) ? existing : [];
		target[name] = list;
		const [inner] = rest;
		if (inner === undefined) list.push(value);
		else place(entryFor(list, inner), rest, value);
		return;
	}
	const existing = target[name];
	const object = isJsonObject(existing) ? existing : {};
	target[name] = object;
	place(object, [next, ...rest], value);
}

/** Texts as the values that the facts know: a form has no numbers and no truth values. */
function typed(facts: BodyFacts | undefined, value: Json): Json {
	if (Array.isArray(value)) return value.map((entry) => typed(facts?.items, entry));
	if (isJsonObject(value))
		return Object.fromEntries(
			Object.entries(value).map(([name, entry]) => [name, typed(facts?.properties?.[name], entry)]),
		);
	if (typeof value !== 'string') return value;
	if ((facts?.type === 'integer' || facts?.type === 'number') && /^-?\d+(\.\d+)?$/.test(value)) return Number(value);
	if (facts?.type === 'boolean' && (value === 'true' || value === 'false')) return value === 'true';
	return value;
}

/** The fields of a form as JSON. A file becomes BASE64 text, and its name the `filename` beside it where none is given. */
export async function readFormBody(contentType: string, bytes: Buffer, facts: BodyFacts | undefined): Promise<Json> {
	const headers = { 'Content-Type': contentType };
	const form = await new Response(new Uint8Array(bytes), { headers }).formData().catch(() => {
		throw badRequest('The form cannot be read');
	});
	const body: JsonObject = {};
	const filenames: (readonly [string[], string])[] = [];
	const fields: (readonly [string, File | string])[] = [];
	form.forEach((value, name) => fields.push([name, value]));
	for (const [name, value] of fields) {
		const steps = stepsOf(name);
		if (typeof value === 'string') place(body, steps, value);
		else {
			place(body, steps, Buffer.from(await value.arrayBuffer()).toString('base64'));
			filenames.push([[...steps.slice(0, -1), 'filename'], value.name]);
		}
	}
	for (const [steps, filename] of filenames) if (!form.has(nameOf(steps))) place(body, steps, filename);
	return typed(facts, body);
}

const nameOf = ([first = '', ...rest]: readonly string[]): string => first + rest.map((step) => `[${step}]`).join('');
