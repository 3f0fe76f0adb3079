import type { OperationFacts } from '../specification/facts.mjs';
import { specification } from '../specification/specification.mjs';

interface Route {
	readonly operation: OperationFacts;
	readonly segments: readonly string[];
}

export interface Match {
	readonly operation: OperationFacts;
	readonly parameters: Readonly<Record<string, string>>;
}

const segmentsOf = (path: string): string[] =>
	path
		.replace(/\.json$/, '')
		.split('/')
		.slice(1);
const isPlaceholder = (segment: string): boolean => segment.startsWith('{');
const placeholders = (route: Route): number => route.segments.filter(isPlaceholder).length;

/* Fixed paths come first: /users/who_am_i is not the user "who_am_i". */
const routes: Route[] = specification.operations
	.map((operation) => ({ operation, segments: segmentsOf(operation.path) }))
	.sort((one, other) => placeholders(one) - placeholders(other));

function match(route: Route, segments: readonly string[]): Record<string, string> | undefined {
	if (route.segments.length !== segments.length) return undefined;
	const parameters: Record<string, string> = {};
	for (const [index, expected] of route.segments.entries()) {
		const segment = segments[index] ?? '';
		if (isPlaceholder(expected)) parameters[expected.slice(1, -1)] = segment;
		else if (expected !== segment) return undefined;
	}
	return parameters;
}

/** The operation at a method and path (below `/api/v4`, with or without `.json`); undefined when there is none. */
export function findOperation(method: string, path: string): Match | undefined {
	const segments = segmentsOf(path);
	for (const route of routes) {
		if (route.operation.method !== method) continue;
		const parameters = match(route, segments);
		if (parameters !== undefined) return { operation: route.operation, parameters };
	}
	return undefined;
}
