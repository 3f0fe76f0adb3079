import type { IExecuteFunctions } from 'n8n-workflow';

import { sortColumns } from '../../catalog/sortColumns';
import { nearestName } from '../../catalog/suggestion';
import type { OperationFacts } from '../../catalog/types';
import { InputProblem } from '../../transport/errors/inputProblem';

const DIRECTIONS: Readonly<Record<string, string>> = { asc: 'asc', ascending: 'asc', desc: 'desc', descending: 'desc' };

/**
 * The order that an item asks for, as Clio writes it; nothing for the order in which Clio gives any number of records.
 *
 * @throws InputProblem for a column that the list cannot be sorted by
 */
export function readOrder(this: IExecuteFunctions, operation: OperationFacts, itemIndex: number): { order?: string } {
	const columns = sortColumns(operation);
	if (columns.length === 0) return {};
	const chosen = textOf(this.getNodeParameter('sortBy', itemIndex, ''));
	if (chosen === '') return {};
	const column = columns.find((each) => each.toLowerCase() === chosen.toLowerCase());
	if (column === undefined) {
		const nearest = nearestName(chosen, columns);
		throw new InputProblem(
			`Clio cannot sort this list by "${chosen.slice(0, 60)}"`,
			`${nearest === undefined ? '' : `Did you mean "${nearest}"? `}It sorts by ${columns.join(', ')}.`,
		);
	}
	const direction = textOf(this.getNodeParameter('sortDirection', itemIndex, 'asc')).toLowerCase();
	const written = direction === '' ? 'asc' : DIRECTIONS[direction];
	if (written === undefined || !Object.hasOwn(DIRECTIONS, direction || 'asc')) {
		throw new InputProblem(`"${direction.slice(0, 60)}" is not a sort direction`, 'Give asc or desc.');
	}
	return { order: `${column}(${written})` };
}

function textOf(value: unknown): string {
	return typeof value === 'string' ? value.trim() : String(value ?? '');
}
