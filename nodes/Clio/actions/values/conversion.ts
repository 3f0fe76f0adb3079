import type { IDataObject } from 'n8n-workflow';

import type { OperationFacts } from '../../catalog/types';
import type { GivenBy } from './given';
import type { Problems } from './problems';

/** What a value becomes in a body. */
export type BodyValue = IDataObject[string];

/** A record that was named where its ID is wanted; it is looked up once all values are known to be right. */
export interface NamedRecord {
	/** where it was named, for the user */
	what: string;
	/** a value of the node's `resource`; undefined where Clio has no list of such records */
	kind: string | undefined;
	/** the name that stands in the body, without `_id` */
	attribute: string;
	/** a number, a name, a URL, or a record */
	value: unknown;
	/** puts the ID where it belongs */
	place: (id: number | string) => void;
}

/** What the conversion of an item's values needs to know, and what it gathers. */
export interface Conversion {
	operation: OperationFacts;
	by: GivenBy;
	/** the workflow's time zone */
	zone: string;
	problems: Problems;
	named: NamedRecord[];
}
