import type { WordAgreement } from './wordSimilarity';
import type { Word } from './words';

/** Two words that are taken for each other. */
export interface Pairing {
	left: number;
	right: number;
	agreement: WordAgreement;
}

/** Which words of two names belong together: the best pairs first, each word once. */
export function align(
	left: readonly Word[],
	right: readonly Word[],
	compare: (left: Word, right: Word) => WordAgreement,
): Pairing[] {
	const pairs = left.flatMap((a, index) =>
		right.map((b, other): Pairing => ({ left: index, right: other, agreement: compare(a, b) })),
	);
	const taken: Pairing[] = [];
	for (const pair of pairs.filter(({ agreement }) => agreement.score > 0).sort(byAgreement)) {
		if (!taken.some((each) => each.left === pair.left || each.right === pair.right)) taken.push(pair);
	}
	return taken;
}

/** The places of one side that no pair has. */
export function unpaired(count: number, pairings: readonly Pairing[], side: 'left' | 'right'): number[] {
	const paired = new Set(pairings.map((pairing) => pairing[side]));
	return Array.from({ length: count }, (_, index) => index).filter((index) => !paired.has(index));
}

function byAgreement(one: Pairing, other: Pairing): number {
	return (
		other.agreement.score - one.agreement.score || Math.abs(one.left - one.right) - Math.abs(other.left - other.right)
	);
}
