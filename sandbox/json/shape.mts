export type Json = null | boolean | number | string | Json[] | JsonObject;
export interface JsonObject {
	[name: string]: Json;
}

/** Whether the value is an object that is neither null nor an array. */
export function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a JSON value is a JSON object. */
export function isJsonObject(value: Json | undefined): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Parses JSON text; undefined when it is not JSON. */
export function parseJson(text: string): Json | undefined {
	try {
		return toJson(JSON.parse(text));
	} catch {
		return undefined;
	}
}

/** The same value typed as JSON; throws on what JSON cannot hold. */
export function toJson(value: unknown): Json {
	if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
	if (typeof value === 'number' && Number.isFinite(value)) return value;
	if (Array.isArray(value)) return value.map(toJson);
	if (isObject(value)) {
		const object: JsonObject = {};
		for (const [name, entry] of Object.entries(value)) if (entry !== undefined) object[name] = toJson(entry);
		return object;
	}
	throw new TypeError(`A ${typeof value} is not JSON`);
}

/** The text of an attribute, or an error that names it. */
export function readText(object: Record<string, unknown>, name: string): string {
	const value = object[name];
	if (typeof value !== 'string') throw new TypeError(`${name} must be a text`);
	return value;
}

/** The text of an attribute, undefined when it is absent. */
export function readOptionalText(object: Record<string, unknown>, name: string): string | undefined {
	return object[name] === undefined ? undefined : readText(object, name);
}

/** The number of an attribute, undefined when it is absent. */
export function readOptionalNumber(object: Record<string, unknown>, name: string): number | undefined {
	const value = object[name];
	if (value === undefined) return undefined;
	if (typeof value !== 'number') throw new TypeError(`${name} must be a number`);
	return value;
}

/** The truth value of an attribute, undefined when it is absent. */
export function readOptionalFlag(object: Record<string, unknown>, name: string): boolean | undefined {
	const value = object[name];
	if (value === undefined) return undefined;
	if (typeof value !== 'boolean') throw new TypeError(`${name} must be true or false`);
	return value;
}

/** The list of texts of an attribute, undefined when it is absent. */
export function readOptionalTexts(object: Record<string, unknown>, name: string): string[] | undefined {
	const value = object[name];
	if (value === undefined) return undefined;
	if (!Array.isArray(value)) throw new TypeError(`${name} must be a list of texts`);
	return value.map((entry: unknown) => {
		if (typeof entry !== 'string') throw new TypeError(`${name} must be a list of texts`);
		return entry;
	});
}

/** The text of a scalar; empty for null, lists and objects. */
export function scalarText(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
