import { factsOf } from '../../catalog/catalog';
import type { OperationFacts } from '../../catalog/types';
import type { PathIds } from '../locators';

/**
 * The ID of the record that an operation's path names, as Clio itself writes it: a number, except of the few kinds of
 * record whose IDs are texts.
 *
 * @returns undefined where the path names no record
 */
export function recordIdOf({ pathParameters }: OperationFacts, { id }: PathIds): string | number | undefined {
	const place = pathParameters?.id;
	if (place === undefined) return undefined;
	const isNumber = factsOf(place).type === 'integer' && Number.isSafeInteger(Number(id));
	return isNumber ? Number(id) : String(id);
}
