import type { IncomingHttpHeaders } from 'node:http';
import type { FirmRecord } from '../firm/record.mjs';
import type { Firm } from '../firm/firm.mjs';
import type { Json } from '../json/shape.mjs';
import type { OperationFacts } from '../specification/facts.mjs';
import type { Region } from '../world/region.mjs';
import type { QueryPair } from './queryString.mjs';

/** A request that passed the gates: known operation, valid token, permitted. */
export interface ApiRequest {
	readonly region: Region;
	readonly firm: Firm;
	readonly operation: OperationFacts;
	/** Values of the path's placeholders. */
	readonly parameters: Readonly<Record<string, string>>;
	/** As the client wrote it, with or without `.json`. */
	readonly path: string;
	/** Scheme and host the client used. */
	readonly origin: string;
	readonly query: readonly QueryPair[];
	readonly headers: IncomingHttpHeaders;
	readonly body: Json | undefined;
	readonly user: FirmRecord;
	/** Notes a non-conformity that is not refused. */
	readonly record: (problem: string, detail: string) => void;
	/** Work that begins once the answer has left. */
	readonly afterAnswer: (work: () => void) => void;
}
