import type { INodeProperties } from 'n8n-workflow';

import type { Place } from '../catalog/places';
import { factsByResource } from '../catalog/places';
import { recordKind } from '../catalog/recordKinds';
import { LISTS_WITHIN } from '../catalog/referenceRoles';
import type { Locator } from './locator';
import { locatorProperty } from './locator';
import { shownAt } from './shownPlaces';

/** A place of a path, and where an operation with it stands. */
interface PathPlace extends Place {
	place: string;
}

const places: PathPlace[] = [...factsByResource()].flatMap(([resource, operations]) =>
	[...operations].flatMap(([operation, { pathParameters = {} }]) =>
		Object.keys(pathParameters).map((place) => ({ resource, operation, place })),
	),
);

const outerPlaces = Object.values(LISTS_WITHIN).map(({ place }) => place);

const ofRecords = places.filter(({ place }) => !outerPlaces.includes(place));
const isNamed = ({ resource }: Place) => (recordKind(resource)?.exact.length ?? 0) > 0;
const isListed = ({ resource }: Place) => recordKind(resource) !== undefined;

const DESCRIPTION = 'The record to work on.';

/** The record that an operation is about, by what is known of its kind: its name, its place in a list, or its ID only. */
export const recordProperties: INodeProperties[] = [
	...located(outerPlacesOf('jurisdictionTrigger'), {
		displayName: 'Jurisdiction',
		name: 'jurisdiction',
		kinds: ['jurisdiction'],
		description: 'The court whose triggers are meant',
	}),
	...located(ofRecords.filter(isNamed), {
		displayName: 'Record',
		name: 'record',
		kinds: ['matter'],
		searchMethod: 'searchRecords',
		example: '00123-Smith or jane@example.com',
		description: `${DESCRIPTION} By number or name takes a display number, a bill number, an email address or an exact name, and fails unless exactly one record fits.`,
	}),
	...located(
		ofRecords.filter((place) => isListed(place) && !isNamed(place)),
		{
			displayName: 'Record',
			name: 'record',
			kinds: ['activity'],
			searchMethod: 'searchRecords',
			description: `${DESCRIPTION} It has no name: choose it from the list or give its ID.`,
		},
	),
	...located(
		ofRecords.filter((place) => !isListed(place)),
		{
			displayName: 'Record',
			name: 'record',
			kinds: [],
			description: `${DESCRIPTION} Clio has no list of such records: give the ID as Clio returned it.`,
		},
	),
];

function located(at: readonly Place[], locator: Locator): INodeProperties[] {
	return shownAt(at).map((show) =>
		locatorProperty({ ...locator, required: true, displayOptions: { show: { ...show } } }),
	);
}

function outerPlacesOf(resource: string): Place[] {
	return places.filter((each) => each.resource === resource && outerPlaces.includes(each.place));
}
