import type { Json } from '../json/shape.mjs';
import type { RegionName } from './regions.mjs';

/** A request that Clio would have carried out or refused without a word, although it does not conform. */
export interface NonConformity {
	readonly region: RegionName;
	readonly method: string;
	readonly path: string;
	readonly problem: string;
	readonly detail: string;
}

/** A request as it arrived. Never holds a token. */
export interface LoggedRequest {
	readonly region: RegionName;
	readonly method: string;
	readonly path: string;
	/** The raw query string, without the question mark. */
	readonly query: string;
	status: number;
	readonly userAgent: string | null;
	readonly apiVersion: string | null;
	authorized: boolean;
	body: Json;
}

const longest = 5000;

/** What was asked of the sandbox, bounded: the oldest entries go first. */
export class Journal {
	private records: NonConformity[] = [];
	private requests: LoggedRequest[] = [];

	record(entry: NonConformity): void {
		this.records.push(entry);
		if (this.records.length > longest) this.records.shift();
	}

	log(entry: LoggedRequest): void {
		this.requests.push(entry);
		if (this.requests.length > longest) this.requests.shift();
	}

	listRecords(): readonly NonConformity[] {
		return this.records;
	}

	listRequests(): readonly LoggedRequest[] {
		return this.requests;
	}

	clearRecords(): void {
		this.records = [];
	}

	clearRequests(): void {
		this.requests = [];
	}
}
