import type { IDataObject, INodeParameters, NodeParameterValueType } from 'n8n-workflow';

import type { Firm } from './firm';

/** A request to the letter: what Clio must be sent, written by hand from what Clio documents. */
export interface GoldenRequest {
	/** method and path below `/api/v4`, without `.json` */
	line: string;
	/** `name=value` with `&` between them, as a person reads it; the order of names does not count */
	query?: string;
	/** below Clio's `data` */
	body?: IDataObject;
}

/** What a user fills in, and what that must make the node send. */
export interface Golden {
	what: string;
	parameters: INodeParameters;
	requests: GoldenRequest[];
}

/** Goldens of one part of Clio; IDs and names are those of the sandbox's firm. */
export type Goldens = (firm: Firm) => Golden[];

/** Every golden asks for IDs only, so that a request can be read. */
export const IDS = 'fields=id,etag';

/** The first page of a list without a Limit of its own. */
export const PAGE = `order=id(asc)&${IDS}&limit=50`;

/** The first page of a list that Clio gives in no other order. */
export const UNORDERED_PAGE = `${IDS}&limit=50`;

export const at = (resource: string, operation: string, more: INodeParameters = {}): INodeParameters => ({
	resource,
	operation,
	returnFields: 'ids',
	...more,
});

export const byId = (id: number | string) => ({ __rl: true, mode: 'id', value: String(id) });

export const byName = (name: string) => ({ __rl: true, mode: 'name', value: name });

/** Values in the form's fields, as the editor keeps them. */
export const fields = (value: Readonly<Record<string, unknown>>): INodeParameters => ({
	specifyValues: 'fields',
	values: { mappingMode: 'defineBelow', value, matchingColumns: [], schema: [] } as unknown as NodeParameterValueType,
});

export const json = (values: unknown): INodeParameters => ({
	specifyValues: 'json',
	valuesJson: JSON.stringify(values),
});
