import { attributeLabel } from './attributeLabel';
import type { OperationFacts } from './types';

const ORDER = /^(.+)\((asc|desc)\)$/;

/** What a list can be sorted by, in Clio's names, such as `client.name`; in the order of the alphabet. */
export function sortColumns({ order }: OperationFacts): string[] {
	return [...new Set((order?.values ?? []).flatMap((value) => ORDER.exec(value)?.[1] ?? []))].sort();
}

/** A column as the screen shows it, such as `Client: Name`. */
export function columnLabel(column: string): string {
	return column.split('.').map(attributeLabel).join(': ');
}
