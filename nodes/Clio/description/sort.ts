import type { INodeProperties } from 'n8n-workflow';

import type { Place } from '../catalog/places';
import { factsByResource } from '../catalog/places';
import { sortColumns } from '../catalog/sortColumns';
import { shownAt } from './shownPlaces';

/** The order of the records of a list. Its columns are loaded when they are looked at: they would be a tenth of the description. */
export const sortProperties: INodeProperties[] = shownAt(sortedPlaces()).flatMap((show): INodeProperties[] => [
	{
		displayName: 'Sort By Name or ID',
		name: 'sortBy',
		type: 'options',
		typeOptions: { loadOptionsMethod: 'getSortColumns', loadOptionsDependsOn: ['resource', 'operation'] },
		default: '',
		displayOptions: { show: { ...show } },
		description:
			'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
	},
	{
		displayName: 'Sort Direction',
		name: 'sortDirection',
		type: 'options',
		options: [
			{ name: 'Ascending', value: 'asc' },
			{ name: 'Descending', value: 'desc' },
		],
		default: 'asc',
		displayOptions: { show: { sortBy: [{ _cnd: { exists: true } }] } },
		description: 'Whether the smallest or the largest comes first. A list that is sorted ends at 10,000 records.',
	},
]);

function sortedPlaces(): Place[] {
	return [...factsByResource()].flatMap(([resource, operations]) =>
		[...operations]
			.filter(([, facts]) => sortColumns(facts).length > 0)
			.map(([operation]) => ({ resource, operation })),
	);
}
