import type { QueryPair } from '../api/queryString.mjs';
import type { Viewer } from '../fields/render.mjs';
import type { Firm } from '../firm/firm.mjs';
import type { FirmRecord } from '../firm/record.mjs';

export interface FilterContext {
	readonly operationId: string;
	readonly view: string;
	readonly viewer: Viewer;
	readonly query: readonly QueryPair[];
	readonly firm: Firm;
	readonly user: FirmRecord;
}

/** Makes the condition of a filter from the values given for it. */
export type Filter = (values: string[], context: FilterContext) => (record: FirmRecord) => boolean;

/** A filter on the last value given. */
export const byValue =
	(test: (record: FirmRecord, value: string, context: FilterContext) => boolean): Filter =>
	(values, context) =>
	(record) =>
		test(record, values.at(-1) ?? '', context);

/** A filter on the truth of a test. */
export const byFlag = (test: (record: FirmRecord, context: FilterContext) => boolean): Filter =>
	byValue((record, value, context) => test(record, context) === (value === 'true'));

/** Accepted without any effect in this firm, which has nothing it could tell apart. */
export const withoutEffect: Filter = () => () => true;
