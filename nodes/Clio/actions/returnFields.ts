import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { fieldsText } from '../catalog/fieldSelection';
import { STANDARD_FIELDS } from '../catalog/standardFields';
import type { OperationFacts } from '../catalog/types';
import type { QueryValues } from '../transport/query';
import type { ClioSession } from '../transport/session';
import { toItemData } from './action';

/** What an item's Return Fields ask for. */
export interface ReturnFields {
	/** what to add to the request: `fields`, or nothing where the operation takes none */
	query: QueryValues;
	/** records as they are put out */
	present: (this: IExecuteFunctions, session: ClioSession, records: readonly unknown[]) => Promise<IDataObject[]>;
}

/**
 * What an item's Return Fields ask for; asks Clio nothing.
 *
 * @throws InputProblem naming a field that the record does not have
 */
export function readReturnFields(
	this: IExecuteFunctions,
	operation: OperationFacts,
	_itemIndex: number,
): ReturnFields {
	const { schema = '', fields } = operation;
	return {
		query: fields === true ? { fields: fieldsText(schema, STANDARD_FIELDS[schema] ?? ['id', 'etag']) } : {},
		present: async (_session, records) => await Promise.resolve(records.map(toItemData)),
	};
}
