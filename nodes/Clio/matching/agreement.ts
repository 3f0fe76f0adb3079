/** How far two values agree, and in what. */
export interface Agreement {
	/** from 0, nothing in common, to 1, the same */
	score: number;
	/** in words for a person, such as "nickname" */
	why: readonly string[];
}

/** Values that agree this far may mean the same person or company. */
export const LIKELY = 0.82;

/** Values that agree this far hardly mean another. */
export const STRONG = 0.93;

/** No agreement at all. */
export const NONE: Agreement = { score: 0, why: [] };

/** The better of two agreements. */
export function better(one: Agreement, other: Agreement): Agreement {
	return other.score > one.score ? other : one;
}
