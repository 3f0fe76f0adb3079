import { operationById } from '../../catalog/catalog';
import { InputProblem } from '../../transport/errors/inputProblem';
import { clioPages } from '../../transport/paging';
import type { Action, ActionResult } from '../action';
import { toItemData } from '../action';
import { standardFields } from './get';

/**
 * Reads a list with its standard fields: all of it, or as many as `limit` says.
 *
 * @param operationId Clio's name of the operation, such as `User#index`
 */
export function getAllAction(operationId: string): Action {
	const operation = operationById(operationId);
	return async function (session, itemIndex) {
		const returnAll = this.getNodeParameter('returnAll', itemIndex, false) === true;
		const limit = returnAll ? Infinity : wholeNumber(this.getNodeParameter('limit', itemIndex, 50));
		const records: ActionResult['records'] = [];
		const query = { fields: standardFields(operation) };
		for await (const page of clioPages.call(this, session, operation, { query }, limit)) {
			records.push(...page.map(toItemData));
		}
		return { records };
	};
}

function wholeNumber(limit: unknown): number {
	const number = typeof limit === 'string' && limit.trim() !== '' ? Number(limit) : limit;
	if (typeof number === 'number' && Number.isInteger(number) && number > 0) return number;
	throw new InputProblem('The Limit is not a number of results', 'Give a whole number above 0, or use Return All.');
}
