import type { PhoneRegion } from '../../matching/phone';
import type { QueryValues } from '../../transport/query';
import type { Draft } from '../values/draft';

/** A record as Clio gave it. */
export type MatchedRecord = Readonly<Record<string, unknown>>;

/** What an item gives for a key: texts by which records are compared, and what to ask Clio to find them. */
export interface GivenKey {
	/** the key as the user calls it */
	name: string;
	/** normalised; a record fits when it has one of them */
	texts: readonly string[];
	/** one request each; none needs to find the record exactly */
	queries: readonly QueryValues[];
	/** the texts that a record has for this key */
	textsOf: (record: MatchedRecord) => readonly string[];
}

/** A way to tell which record an item means, such as its e-mail address. */
export interface MatchKey {
	/** what an item gives for it; undefined for an item that gives nothing */
	given(draft: Draft, region: PhoneRegion): Omit<GivenKey, 'name'> | undefined;
}

/** How the records of a resource are told apart: the keys by their names, and those that count where none is chosen, in order. */
export interface MatchTable {
	keys: Readonly<Record<string, MatchKey>>;
	usual: readonly string[];
}
