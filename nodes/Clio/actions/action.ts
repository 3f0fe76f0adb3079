import type { IBinaryKeyData, IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { isRecord } from '../transport/record';
import type { ClioSession } from '../transport/session';

export interface ActionResult {
	/** one output item each */
	records: IDataObject[];
	/** the files of the output items, in the same order */
	files?: IBinaryKeyData[];
}

/** Does an operation for one input item. Throws InputProblem or NodeApiError; the router adds the item to both. */
export type Action = (this: IExecuteFunctions, session: ClioSession, itemIndex: number) => Promise<ActionResult>;

/** A record as n8n's item data; anything that is not a record stands below `value`. */
export function toItemData(record: unknown): IDataObject {
	return isRecord(record) ? (record as IDataObject) : { value: record as IDataObject[string] };
}

/** The id of a record of Clio, such as 12 or `text_line-1`; undefined for anything else. */
export function idOf(record: unknown): string | number | undefined {
	const id = isRecord(record) ? record.id : undefined;
	return typeof id === 'string' || typeof id === 'number' ? id : undefined;
}
