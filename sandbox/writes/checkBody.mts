import { badRequest, invalid, notOneOf } from '../api/answer.mjs';
import { isJsonObject, type Json, type JsonObject } from '../json/shape.mjs';
import { isDay, isMoment } from '../lists/checkQuery.mjs';
import type { BodyFacts } from '../specification/facts.mjs';

type Note = (problem: string, detail: string) => void;

const checks: Readonly<Record<string, (value: Json) => boolean>> = {
	integer: (value) => Number.isInteger(value),
	number: (value) => typeof value === 'number',
	boolean: (value) => typeof value === 'boolean',
	string: (value) => typeof value === 'string',
};
const formats: Readonly<Record<string, (text: string) => boolean>> = {
	date: isDay,
	'date-time': (text) => isMoment(text) || isDay(text),
};

/** Markers that leave, so that a value has no effect at all. */
const nothing = Symbol('no effect');

function checkScalar(facts: BodyFacts, value: Json, path: string): Json {
	if (value === null) {
		if (facts.nullable === false || facts.enum !== undefined || facts.type === 'boolean')
			throw invalid(`${path} may not be null`);
		return null;
	}
	if (checks[facts.type]?.(value) === false) throw invalid(`${path} must be of type ${facts.type}`);
	if (typeof value === 'string' && formats[facts.format ?? '']?.(value) === false)
		throw invalid(`${path} is not a valid ${facts.format ?? ''}`);
	if (facts.enum !== undefined && !(typeof value === 'string' && facts.enum.includes(value)))
		throw notOneOf(path, facts.enum);
	return value;
}

/** An association given as null or empty changes nothing, whatever the client meant (live report). */
function checkObject(facts: BodyFacts, value: Json, path: string, note: Note): Json | typeof nothing {
	const isAssociation = facts.properties?.id !== undefined;
	if (isAssociation && (value === null || (isJsonObject(value) && Object.keys(value).length === 0))) {
		note('value without effect', `${path}: ${JSON.stringify(value)}`);
		return nothing;
	}
	if (!isJsonObject(value)) throw invalid(`${path} must be an object`);
	if (facts.properties === undefined) return value;
	if (isAssociation && value.id === null && facts.properties.id?.nullable !== true)
		throw invalid(`${path}.id may not be null`);
	return cleanObject(facts, value, path, note);
}

function cleanValue(facts: BodyFacts, value: Json, path: string, note: Note): Json | typeof nothing {
	if (facts.type === 'any') return value;
	if (facts.type === 'object') return checkObject(facts, value, path, note);
	if (facts.type !== 'array') return checkScalar(facts, value, path);
	if (!Array.isArray(value)) throw invalid(`${path} must be a list`);
	const { items } = facts;
	if (items === undefined) return value;
	return value.flatMap((entry, index) => {
		const clean = cleanValue(items, entry, `${path}[${index}]`, note);
		return clean === nothing ? [] : [clean];
	});
}

/** The object with what the facts know; everything else is dropped without a word to the client, and recorded. */
function cleanObject(facts: BodyFacts, object: JsonObject, path: string, note: Note): JsonObject {
	const clean: JsonObject = {};
	for (const [name, value] of Object.entries(object)) {
		const known = facts.properties?.[name];
		const at = path === '' ? name : `${path}.${name}`;
		if (known === undefined) {
			note('dropped body key', at);
			continue;
		}
		const checked = cleanValue(known, value, at, note);
		if (checked !== nothing) clean[name] = checked;
	}
	for (const name of facts.required) {
		if (clean[name] === undefined || clean[name] === null)
			throw invalid(`${path === '' ? name : `${path}.${name}`} is required`);
	}
	return clean;
}

/** The `data` of a body, checked and cleaned. 400 without the wrapper, 422 for what the facts forbid. */
export function checkBody(facts: BodyFacts | undefined, body: Json | undefined, note: Note): JsonObject {
	if (!isJsonObject(body) || !isJsonObject(body.data)) throw badRequest('The body must be an object with data');
	for (const name of Object.keys(body)) if (name !== 'data') note('dropped body key', `(beside data) ${name}`);
	const data = facts?.properties?.data;
	return data === undefined ? {} : cleanObject(data, body.data, '', note);
}
