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
		const fits = conditions.find((each) => canShow(each, resource, operation, operationsOf));
		if (fits === undefined) {
			conditions.push({ resource: [resource], operation });
		} else {
			fits.resource.push(resource);
			fits.operation = [...new Set([...fits.operation, ...operation])];
		}
	}
	return conditions.map((each) => ({ resource: each.resource.sort(), operation: each.operation.sort() }));
}

/** Whether a condition still shows nothing but what is wanted when it shows another resource and its operations too. */
function canShow(
	{ resource: resources, operation: shown }: Shown,
	resource: string,
	operation: readonly string[],
	wanted: ReadonlyMap<string, readonly string[]>,
): boolean {
	const added = operation.filter((name) => !shown.includes(name));
	const isUnwanted = (each: string, name: string) =>
		offer().get(each)?.includes(name) === true && wanted.get(each)?.includes(name) !== true;
	return (
		!shown.some((name) => isUnwanted(resource, name)) &&
		!resources.some((each) => added.some((name) => isUnwanted(each, name)))
	);
}
