import { badRequest } from './answer.mjs';

export interface QueryPair {
	readonly name: string;
	readonly value: string;
}

function decode(text: string): string {
	try {
		return decodeURIComponent(text.replaceAll('+', ' '));
	} catch {
		throw badRequest('The query string is not properly percent-encoded');
	}
}

/** The name=value pairs of a raw query string, decoded, in order. */
export function parseQueryString(raw: string): QueryPair[] {
	return raw
		.split('&')
		.filter((part) => part !== '')
		.map((part) => {
			const at = part.indexOf('=');
			return at < 0
				? { name: decode(part), value: '' }
				: { name: decode(part.slice(0, at)), value: decode(part.slice(at + 1)) };
		});
}

/** The last value of a name (as Rails reads it), undefined when it is absent. */
export function lastValue(query: readonly QueryPair[], name: string): string | undefined {
	return query.filter((pair) => pair.name === name).at(-1)?.value;
}

/** All values of a name. */
export function allValues(query: readonly QueryPair[], name: string): string[] {
	return query.filter((pair) => pair.name === name).map((pair) => pair.value);
}

/** The pairs as a query string again. */
export function printQueryString(query: readonly QueryPair[]): string {
	return query.map(({ name, value }) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&');
}
