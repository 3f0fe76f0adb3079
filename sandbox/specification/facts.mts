/** A scalar of a resource, or a list of scalars. */
export interface AttributeFacts {
	readonly type: string;
	readonly format?: string | undefined;
	readonly enum?: readonly string[] | undefined;
	readonly many: boolean;
}

/** A record, or a list of records, inside another one. `deep`: the target's own associations may be named (bare) too. */
export interface AssociationFacts {
	readonly resource: string;
	readonly many: boolean;
	readonly deep: boolean;
}

export interface ResourceFacts {
	readonly attributes: Readonly<Record<string, AttributeFacts>>;
	readonly associations: Readonly<Record<string, AssociationFacts>>;
}

/** A query parameter. `nullable`: the keyword `null` may stand for "without". */
export interface QueryFacts {
	readonly type: string;
	readonly format?: string | undefined;
	readonly enum?: readonly string[] | undefined;
	readonly required: boolean;
	readonly nullable: boolean;
}

/** A value of a request body. `nullable` is undefined where the document says nothing about null. */
export interface BodyFacts {
	readonly type: string;
	readonly format?: string | undefined;
	readonly enum?: readonly string[] | undefined;
	readonly nullable?: boolean | undefined;
	readonly required: readonly string[];
	readonly properties?: Readonly<Record<string, BodyFacts>> | undefined;
	readonly items?: BodyFacts | undefined;
}

export interface OperationFacts {
	/** As in the document, e.g. `Matter#index`. */
	readonly id: string;
	readonly method: string;
	/** Below `/api/v4`, e.g. `/matters/{id}.json`. */
	readonly path: string;
	readonly tag: string;
	readonly query: Readonly<Record<string, QueryFacts>>;
	readonly headers: readonly string[];
	readonly limit?: { readonly maximum: number; readonly standard: number } | undefined;
	readonly defaultOrder?: string | undefined;
	readonly success: number;
	readonly errors: readonly number[];
	/** The resource of the answer; undefined when there is no JSON answer. */
	readonly answer?: string | undefined;
	readonly many: boolean;
	readonly body?: BodyFacts | undefined;
}

export interface SpecificationFacts {
	readonly source: { readonly sha256: string };
	/** Tags of each permission group. */
	readonly groups: Readonly<Record<string, readonly string[]>>;
	readonly resources: Readonly<Record<string, ResourceFacts>>;
	readonly operations: readonly OperationFacts[];
}
