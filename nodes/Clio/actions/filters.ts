import type { IExecuteFunctions } from 'n8n-workflow';

import type { OperationFacts } from '../catalog/types';
import type { QueryValues } from '../transport/query';
import type { ClioSession } from '../transport/session';

/**
 * The filters and the sort of an item, as query values with Clio's names.
 *
 * @throws InputProblem naming the filter
 */
export async function readFilters(
	this: IExecuteFunctions,
	_session: ClioSession,
	_operation: OperationFacts,
	_itemIndex: number,
): Promise<QueryValues> {
	return await Promise.resolve({});
}
