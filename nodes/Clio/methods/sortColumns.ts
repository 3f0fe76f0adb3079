import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { alphabetically } from '../catalog/alphabetical';
import { columnLabel, sortColumns } from '../catalog/sortColumns';
import { currentOperation } from './currentParameters';

const DEFAULT: INodePropertyOptions = { name: 'Default', value: '' };

/** What the chosen list can be sorted by; asks Clio nothing. */
export async function getSortColumns(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const operation = currentOperation.call(this);
	const columns = operation === undefined ? [] : sortColumns(operation);
	const choices = columns.map((value) => ({ name: columnLabel(value), value }));
	return await Promise.resolve([DEFAULT, ...choices].sort((left, right) => alphabetically(left.name, right.name)));
}
