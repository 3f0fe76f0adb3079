import type { IExecuteFunctions } from 'n8n-workflow';

import { InputProblem } from '../../transport/errors/inputProblem';

/**
 * How many records of a list an item asks for: Infinity with Return All, else its Limit.
 *
 * @throws InputProblem for a Limit that is not a whole number above 0
 */
export function readLimit(this: IExecuteFunctions, itemIndex: number): number {
	if (this.getNodeParameter('returnAll', itemIndex, false) === true) return Infinity;
	const limit: unknown = this.getNodeParameter('limit', itemIndex, 50);
	const number = typeof limit === 'string' && limit.trim() !== '' ? Number(limit) : limit;
	if (typeof number === 'number' && Number.isInteger(number) && number > 0) return number;
	throw new InputProblem('The Limit is not a number of results', 'Give a whole number above 0, or use Return All.');
}
