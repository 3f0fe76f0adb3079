import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { isRecord } from '../transport/record';
import type { ClioSession } from '../transport/session';

export interface ActionResult {
	/** one output item each */
	records: IDataObject[];
	/** ids of records that this item created or changed in Clio; an error in a later item names them */
	written?: Array<string | number>;
}

/** Does an operation for one input item. Throws InputProblem or NodeApiError; the router adds the item to both. */
export type Action = (this: IExecuteFunctions, session: ClioSession, itemIndex: number) => Promise<ActionResult>;

/** A record as n8n's item data; anything that is not a record stands below `value`. */
export function toItemData(record: unknown): IDataObject {
	return isRecord(record) ? (record as IDataObject) : { value: record as IDataObject[string] };
}
