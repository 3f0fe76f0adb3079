/** What a value is, as far as Clio's OpenAPI document says it. */
export type ValueType =
	| 'integer'
	| 'number'
	| 'boolean'
	| 'string'
	| 'date'
	| 'dateTime'
	/** text, number or boolean, depending on another record (a custom field's value) */
	| 'scalar'
	/** a date behind one of `=`, `<`, `<=`, `>`, `>=` (Clio: matters' date filters) */
	| 'dateCondition'
	/** a value, with or without an operator, in `name[<custom field id>]` */
	| 'customFieldCondition'
	| 'object'
	| 'array';

/** A value with more to say than its type. */
export interface ValueFacts {
	type: ValueType;
	enum?: Array<string | number>;
	/** true: null (in a query: the word `null`) means none; false: Clio says that null is not valid */
	nullable?: boolean;
	required?: true;
	default?: string | number | boolean;
	/** of an object */
	attributes?: AttributeFacts;
	/** of an array */
	items?: ValueEntry;
	/** of an array of texts with commas in them: what stands between them where they come as one text */
	separated?: 'lines';
}

/** A bare type where there is nothing else to say. */
export type ValueEntry = ValueType | ValueFacts;

export type AttributeFacts = Readonly<Record<string, ValueEntry>>;

export type HttpMethod = 'GET' | 'POST' | 'PATCH' | 'DELETE';

/** What a successful answer holds. */
export type AnswerKind = 'record' | 'list' | 'redirect' | 'html' | 'nothing';

/** What an operation of the node's own is beside the operation of Clio's that stands behind it. */
export interface OwnFacts {
	/** names of the values that are not Clio's; they are taken out of what is sent */
	inputs: readonly string[];
	/** names of values that stand in the form from the beginning, though they may be left empty */
	shown: readonly string[];
	/** names of references that stand in the panel by themselves */
	prominent: readonly string[];
	/** what is always written, below `data` */
	sets: Readonly<Record<string, string | number | boolean>>;
	/** what a list is always asked for */
	asks: Readonly<Record<string, string | number | boolean>>;
	/** Clio's record with Return Fields, the same with a file, a file with few facts, or facts of its own */
	gives: 'record' | 'recordAndFile' | 'file' | 'facts';
	/** whether it has code of its own; without it, it does what Clio's operation does */
	isHandMade: boolean;
	/** whether it changes data in Clio */
	writes: boolean;
}

/** One operation of Clio's API v4, or one of the node's own in the same words. */
export interface OperationFacts {
	/** Clio's own name for it, such as `Matter#index` */
	id: string;
	method: HttpMethod;
	/** below `/api/v4`, with `{name}` places, ending in `.json` */
	path: string;
	/** the access permission groups it belongs to; none known for additions that Clio does not group */
	groups: string[];
	pathParameters?: AttributeFacts;
	/** filters and switches; `fields`, `limit`, `page_token` and `order` are told below instead */
	query?: AttributeFacts;
	body?: AttributeFacts;
	answer: AnswerKind;
	/** name in the schemas of what `record` and `list` answers hold */
	schema?: string;
	/** takes `fields` */
	fields?: true;
	/** takes `limit` and `page_token` */
	page?: { max: number; default: number };
	order?: { values: string[]; default?: string };
	/** takes If-None-Match and If-Modified-Since (`read`) or If-Match (`write`) */
	conditional?: 'read' | 'write';
	/** takes X-API-VERSION */
	versioned?: true;
	/** not Clio's operation itself but one of the node's own; `id` is Clio's that stands behind it */
	own?: OwnFacts;
}

export interface AssociationFacts {
	/** name in the schemas */
	schema: string;
	many?: true;
	/** its own associations may be asked bare inside the braces; without it only its attributes may */
	inner?: true;
}

/** Whether an operation changes data in Clio. */
export function changesData({ method, own }: OperationFacts): boolean {
	return own?.writes ?? method !== 'GET';
}

/** Whether an operation puts out a file. */
export function givesFile({ id, own }: OperationFacts): boolean {
	return own === undefined ? id.endsWith('#download') : own.gives === 'file' || own.gives === 'recordAndFile';
}

/** What can be asked for of a kind of record. */
export interface SchemaFacts {
	attributes: AttributeFacts;
	associations?: Readonly<Record<string, AssociationFacts>>;
}

export interface OperationsFile {
	source: { sha256: string; version: string };
	operations: OperationFacts[];
}

export interface SchemasFile {
	schemas: Readonly<Record<string, SchemaFacts>>;
}
