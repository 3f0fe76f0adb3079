import type { Place } from '../catalog/places';
import { offer } from './offer';

/** Resources and operations under which a property is shown: n8n shows it for each of the one with each of the other. */
export interface Shown {
	resource: string[];
	operation: string[];
}

/**
 * The fewest conditions that show a property at these places and at no other place there is. A resource together with an
 * operation that it does not have cannot be chosen, so it may stand in a condition.
 */
export function shownAt(places: readonly Place[]): Shown[] {
	const operationsOf = new Map<string, string[]>();
	for (const { resource, operation } of places) {
		operationsOf.set(resource, [...new Set([...(operationsOf.get(resource) ?? []), operation])]);
	}
	const conditions: Shown[] = [];
	for (const [resource, operation] of operationsOf) {
		const fits = conditions.find((each) => isExact(joined(each, { resource: [resource], operation }), operationsOf));
		if (fits === undefined) conditions.push({ resource: [resource], operation });
		else Object.assign(fits, joined(fits, { resource: [resource], operation }));
	}
	return conditions.map(({ resource, operation }) => ({ resource: resource.sort(), operation: operation.sort() }));
}

function joined(left: Shown, right: Shown): Shown {
	return {
		resource: [...left.resource, ...right.resource],
		operation: [...new Set([...left.operation, ...right.operation])],
	};
}

/** Whether a condition shows nothing but what is wanted. */
function isExact({ resource, operation }: Shown, wanted: ReadonlyMap<string, readonly string[]>): boolean {
	return resource.every((each) =>
		(offer().get(each) ?? [])
			.filter((name) => operation.includes(name))
			.every((name) => wanted.get(each)?.includes(name) === true),
	);
}
