import type { INodeProperties } from 'n8n-workflow';

import type { Place } from '../catalog/places';
import { shownAt } from './shownPlaces';

type Conditions = NonNullable<INodeProperties['displayOptions']>;

/**
 * The shortest conditions that show an option of a collection at these places, and at no other place where the collection
 * itself is shown. Common options are told by the resources that lack them.
 *
 * @param all the places where the collection is shown
 */
export function shownAmong(places: readonly Place[], all: readonly Place[]): Conditions[] {
	const candidates = [byResources(places, all), byOperations(places, all), byPlaces(places)].filter(
		(each) => each !== undefined,
	);
	return candidates.reduce((best, each) => (lengthOf(each) < lengthOf(best) ? each : best));
}

/** Where the option has each of a resource's operations, the resource says enough. */
function byResources(places: readonly Place[], all: readonly Place[]): Conditions[] | undefined {
	const resources = namesOf(places, 'resource');
	const shown = all.filter(({ resource }) => resources.includes(resource));
	return shown.length === places.length ? [{ show: { '/resource': resources } }] : undefined;
}

/** The operations with this option, apart from the resources whose operations of that name lack it. */
function byOperations(places: readonly Place[], all: readonly Place[]): Conditions[] | undefined {
	const operations = namesOf(places, 'operation');
	const reached = all.filter(({ operation }) => operations.includes(operation));
	const has = (place: Place) => places.some((each) => isSame(each, place));
	const hidden = namesOf(
		reached.filter((place) => !has(place)),
		'resource',
	);
	if (places.some(({ resource }) => hidden.includes(resource))) return undefined;
	return [
		{
			...(reached.length === all.length ? {} : { show: { '/operation': operations } }),
			...(hidden.length === 0 ? {} : { hide: { '/resource': hidden } }),
		},
	];
}

function byPlaces(places: readonly Place[]): Conditions[] {
	return shownAt(places).map(({ resource, operation }) => ({
		show: { '/resource': resource, '/operation': operation },
	}));
}

function namesOf(places: readonly Place[], name: keyof Place): string[] {
	return [...new Set(places.map((place) => place[name]))].sort();
}

function isSame(left: Place, right: Place): boolean {
	return left.resource === right.resource && left.operation === right.operation;
}

function lengthOf(conditions: Conditions[]): number {
	return JSON.stringify(conditions).length + conditions.length * LENGTH_OF_AN_OPTION;
}

/** Each condition repeats the option. */
const LENGTH_OF_AN_OPTION = 250;
