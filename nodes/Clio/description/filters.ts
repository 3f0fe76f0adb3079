import type { INodeProperties } from 'n8n-workflow';

import { alphabetically } from '../catalog/alphabetical';
import { filtersOf } from '../catalog/filters';
import type { Place } from '../catalog/places';
import { factsByResource } from '../catalog/places';
import { filterProperty } from './filterProperty';
import { shownAmong } from './shownAmong';
import { shownAt } from './shownPlaces';

/** A filter as it is shown, and the places where it is the same. */
interface Shared {
	property: INodeProperties;
	inPanel: boolean;
	places: Place[];
}

const shared = sharedFilters();

/** Every list that can be narrowed. */
const filterPlaces: Place[] = uniquePlaces(shared.filter(({ inPanel }) => !inPanel).flatMap(({ places }) => places));

/** What Clio must be told before it lists anything; shown in the node's panel by itself. */
export const requiredFilterProperties: INodeProperties[] = shared
	.filter(({ inPanel }) => inPanel)
	.flatMap(({ property, places }) =>
		shownAt(places).map((show) => ({ ...property, displayOptions: { show: { ...show } } })),
	);

/** The filters of all lists, each shown where Clio has it. */
export const filtersProperties: INodeProperties[] = shownAt(filterPlaces).map((show) => ({
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	displayOptions: { show: { ...show } },
	description:
		'Which records to list. All filters must fit, and one that is added must hold a value. For records without a matter or the like, give "none" as its ID.',
	options: shared
		.filter(({ inPanel }) => !inPanel)
		.flatMap(({ property, places }) => {
			const within = filterPlaces.filter(({ resource }) => show.resource.includes(resource));
			const here = places.filter(({ resource }) => show.resource.includes(resource));
			return shownAmong(here, within).map((displayOptions) => ({ ...property, displayOptions }));
		}),
}));

/** What narrows a list. */
export const filterProperties: INodeProperties[] = [...requiredFilterProperties, ...filtersProperties];

function sharedFilters(): Shared[] {
	const found = new Map<string, Shared>();
	for (const [resource, operations] of factsByResource()) {
		for (const [operation, facts] of operations) {
			for (const filter of filtersOf(facts)) {
				const property = filterProperty(facts.id, filter);
				const id = JSON.stringify([property, filter.inPanel]);
				const same = found.get(id) ?? { property, inPanel: filter.inPanel, places: [] };
				same.places.push({ resource, operation });
				found.set(id, same);
			}
		}
	}
	return [...found.values()].sort(
		({ property: left }, { property: right }) =>
			alphabetically(left.displayName, right.displayName) || alphabetically(left.name, right.name),
	);
}

function uniquePlaces(places: readonly Place[]): Place[] {
	return [...new Map(places.map((place) => [`${place.resource}:${place.operation}`, place])).values()];
}
