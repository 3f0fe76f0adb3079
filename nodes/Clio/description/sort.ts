import type { INodeProperties } from 'n8n-workflow';

import { alphabetically } from '../catalog/alphabetical';
import type { Place } from '../catalog/places';
import { operationsByResource } from '../catalog/places';
import { columnLabel, sortColumns } from '../catalog/sortColumns';
import { shownAt } from './shownPlaces';

const DEFAULT = { name: 'Default', value: '' };

/** The lists with the same columns share a parameter. */
const sortByProperties: INodeProperties[] = columnSets().flatMap(({ columns, places }) =>
	shownAt(places).map((show) => ({
		displayName: 'Sort By',
		name: 'sortBy',
		type: 'options',
		options: [DEFAULT, ...columns.map((value) => ({ name: columnLabel(value), value }))].sort((left, right) =>
			alphabetically(left.name, right.name),
		),
		default: '',
		displayOptions: { show: { ...show } },
	})),
);

/** The order of the records of a list. */
export const sortProperties: INodeProperties[] = [
	...sortByProperties,
	...shownAt(columnSets().flatMap(({ places }) => places)).map(
		(show): INodeProperties => ({
			displayName: 'Sort Direction',
			name: 'sortDirection',
			type: 'options',
			options: [
				{ name: 'Ascending', value: 'asc' },
				{ name: 'Descending', value: 'desc' },
			],
			default: 'asc',
			displayOptions: { show: { ...show }, hide: { sortBy: [''] } },
			description: 'Whether the smallest or the largest comes first. A list that is sorted ends at 10,000 records.',
		}),
	),
];

function columnSets(): Array<{ columns: string[]; places: Place[] }> {
	const found = new Map<string, { columns: string[]; places: Place[] }>();
	for (const [resource, operations] of operationsByResource()) {
		for (const [operation, facts] of operations) {
			const columns = sortColumns(facts);
			if (columns.length === 0) continue;
			const same = found.get(columns.join()) ?? { columns, places: [] };
			same.places.push({ resource, operation });
			found.set(columns.join(), same);
		}
	}
	return [...found.values()];
}
