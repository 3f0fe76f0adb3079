/** A JSON object. */
export type JsonRecord = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is JsonRecord {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** @throws Error that names `what` when the value is no JSON object */
export function asRecord(value: unknown, what: string): JsonRecord {
	if (isRecord(value)) return value;
	throw new Error(`${what}: an object was expected`);
}

/** @throws Error that names the property when it is no object */
export function recordAt(record: JsonRecord, property: string): JsonRecord {
	return asRecord(record[property], property);
}

/** @throws Error that names the property when it is no list */
export function listAt(record: JsonRecord, property: string): readonly unknown[] {
	const value = record[property];
	if (Array.isArray(value)) return value;
	throw new Error(`${property}: a list was expected`);
}

/** @throws Error that names the property when it is no text */
export function textAt(record: JsonRecord, property: string): string {
	const value = record[property];
	if (typeof value === 'string') return value;
	throw new Error(`${property}: a text was expected`);
}

/** @throws Error that names the property when it is no number */
export function numberAt(record: JsonRecord, property: string): number {
	const value = record[property];
	if (typeof value === 'number') return value;
	throw new Error(`${property}: a number was expected`);
}
