/**
 * The fewest insertions, deletions, replacements and exchanges of neighbours that make one text of the other, none of them
 * undone by another (optimal string alignment, the restricted form of Damerau and Levenshtein's distance).
 */
export function editDistance(left: string, right: string): number {
	if (left === right) return 0;
	const [a, b] = [[...left], [...right]];
	if (a.length === 0 || b.length === 0) return Math.max(a.length, b.length);
	let before: number[] = [];
	let above = Array.from({ length: b.length + 1 }, (_, column) => column);
	for (let row = 1; row <= a.length; row++) {
		const now = [row];
		for (let column = 1; column <= b.length; column++) {
			const replaced = at(above, column - 1) + (a[row - 1] === b[column - 1] ? 0 : 1);
			let best = Math.min(at(above, column) + 1, at(now, column - 1) + 1, replaced);
			const isExchange = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
			if (isExchange) best = Math.min(best, at(before, column - 2) + 1);
			now.push(best);
		}
		[before, above] = [above, now];
	}
	return at(above, b.length);
}

/** The share of letters that stay, from 0 to 1. */
export function editSimilarity(left: string, right: string): number {
	const longest = Math.max([...left].length, [...right].length);
	return longest === 0 ? 1 : 1 - editDistance(left, right) / longest;
}

/** Winkler's bonus for each of the first letters that agree, four at most, of words that are not too different. */
const PREFIX_BONUS = 0.1;
const BONUS_FROM = 0.7;
const LONGEST_PREFIX = 4;

/** Jaro's similarity with Winkler's bonus for a common beginning, from 0 to 1. */
export function jaroWinkler(left: string, right: string): number {
	if (left === right) return 1;
	const [a, b] = [[...left], [...right]];
	const [matchedA, matchedB] = commonLetters(a, b);
	const common = matchedA.length;
	if (common === 0) return 0;
	const exchanged = Math.floor(matchedA.filter((letter, index) => letter !== matchedB[index]).length / 2);
	const jaro = (common / a.length + common / b.length + (common - exchanged) / common) / 3;
	if (jaro < BONUS_FROM) return jaro;
	let prefix = 0;
	while (prefix < LONGEST_PREFIX && prefix < a.length && a[prefix] === b[prefix]) prefix++;
	return jaro + prefix * PREFIX_BONUS * (1 - jaro);
}

/** The letters that two texts share near the same place, in the order of each. */
function commonLetters(a: readonly string[], b: readonly string[]): [string[], string[]] {
	const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1);
	const takenOfB = new Set<number>();
	const ofA = a.filter((letter, index) => {
		for (let place = Math.max(0, index - reach); place <= Math.min(b.length - 1, index + reach); place++) {
			if (takenOfB.has(place) || b[place] !== letter) continue;
			takenOfB.add(place);
			return true;
		}
		return false;
	});
	return [ofA, b.filter((_, index) => takenOfB.has(index))];
}

function at(row: readonly number[], column: number): number {
	return row[column] ?? 0;
}
