import type { IDataObject } from 'n8n-workflow';

import { InputProblem } from '../../transport/errors/inputProblem';
import type { QueryValues } from '../../transport/query';
import { isRecord } from '../../transport/record';

/** The rows of the Query Parameters collection; a name that stands in several rows is sent several times. */
export function readQueryParameters(collection: unknown): QueryValues {
	const rows = isRecord(collection) && Array.isArray(collection.parameters) ? (collection.parameters as unknown[]) : [];
	const values: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
	for (const row of rows) {
		if (!isRecord(row)) continue;
		const name = String(row.name ?? '').trim();
		if (name === '') throw new InputProblem('A query parameter has no name', 'Give it a name, or remove the row.');
		if (row.value === undefined || row.value === null || row.value === '') {
			throw new InputProblem(
				`The query parameter "${name}" has no value`,
				'Without it Clio would answer with everything: correct the expression, give a value, or remove the row.',
			);
		}
		const earlier = values[name];
		values[name] = earlier === undefined ? row.value : [earlier, row.value].flat();
	}
	return values;
}

/** Names that would reach into the prototype of an object instead of naming a value. */
const UNSAFE_NAMES = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * The JSON Body: an object, with Clio's `data` around it or without.
 *
 * @returns undefined when it is left empty
 * @throws InputProblem for text that is not JSON and for JSON that is not an object
 */
export function readJsonBody(typed: unknown): IDataObject | undefined {
	if (typed === undefined || typed === null || (typeof typed === 'string' && typed.trim() === '')) return undefined;
	const value: unknown = typeof typed === 'string' ? parse(typed) : typed;
	if (!isRecord(value)) {
		throw new InputProblem(
			'The JSON Body is not an object',
			'Give the values between { and }, such as {"name": "Draft"}.',
		);
	}
	const unsafe = Object.keys(value).find((name) => UNSAFE_NAMES.has(name));
	if (unsafe !== undefined) throw new InputProblem(`The JSON Body has a value named "${unsafe}"`, 'Remove it.');
	return (Object.keys(value).length === 1 && isRecord(value.data) ? value : { data: value }) as IDataObject;
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
}
