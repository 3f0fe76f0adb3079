import { areRelatedGivenNames, isGivenName } from './givenNames';
import { isLatin } from './letters';
import { soundKey } from './nysiis';
import { editDistance, jaroWinkler } from './spelling';
import type { Word } from './words';
import { isSameWord } from './words';

/** How two words of names agree. */
export interface WordAgreement {
	/** 0 where they are different words, 1 where they are one */
	score: number;
	how: 'same' | 'related' | 'initial' | 'spelling' | 'different';
}

const DIFFERENT: WordAgreement = { score: 0, how: 'different' };

const RELATED = 0.96;
const INITIAL = 0.72;

/** Endings that make one surname of another; those in a line are spellings of one ending. */
const ENDINGS: ReadonlyArray<readonly string[]> = [
	['son', 'sen', 'sson', 'zon'],
	['ez', 'es'],
	['s'],
	['er', 'ers'],
	['man', 'mann'],
	['ton'],
	['ley', 'ly'],
	['berg', 'burg'],
	['stein'],
	['feld', 'field'],
	['wood'],
	['worth'],
];

const SHORTEST_ROOT = 4;

/** Slips of the pen that change no sound at the end of a short word. */
const SILENT = new Set(['e', 'h', 's', 'y']);

/** How two words agree that stand in names of people. */
export function compareNameWords(left: Word, right: Word): WordAgreement {
	if (isSameWord(left, right)) return { score: 1, how: 'same' };
	const [a, b] = [left.text, right.text];
	if (a.length === 1 || b.length === 1) {
		return a.charAt(0) === b.charAt(0) && isLatin(a + b) ? { score: INITIAL, how: 'initial' } : DIFFERENT;
	}
	if (areRelatedGivenNames(a, b)) return { score: RELATED, how: 'related' };
	// One common name is hardly ever a slip for another: Joan is not John.
	if (isGivenName(a) && isGivenName(b)) return DIFFERENT;
	return best(compareSpelling, left, right);
}

/** How two words agree that stand in names of companies. */
export function compareTradeWords(left: Word, right: Word): WordAgreement {
	if (isSameWord(left, right)) return { score: 1, how: 'same' };
	return left.text.length === 1 || right.text.length === 1 ? DIFFERENT : best(compareSpelling, left, right);
}

function best(compare: (a: string, b: string) => WordAgreement, left: Word, right: Word): WordAgreement {
	const plain = compare(left.text, right.text);
	if (left.writtenOut === undefined && right.writtenOut === undefined) return plain;
	const writtenOut = compare(left.writtenOut ?? left.text, right.writtenOut ?? right.text);
	return writtenOut.score > plain.score ? writtenOut : plain;
}

function compareSpelling(a: string, b: string): WordAgreement {
	if (/\d/.test(a + b) || haveDifferentEndings(a, b)) return DIFFERENT;
	const longest = Math.max(a.length, b.length);
	// Most edits are no longer slips; lengths tell that without counting.
	if (Math.abs(a.length - b.length) > 3) return DIFFERENT;
	const edits = editDistance(a, b);
	if (!isLatin(a + b)) return edits === 1 && longest > 3 ? spelling(1 - edits / longest) : DIFFERENT;
	const soundsAlike = longest > 4 && a.charAt(0) === b.charAt(0) && soundKey(a) === soundKey(b);
	if (edits > editsAllowed(longest) + (soundsAlike && longest > 5 ? 1 : 0)) return DIFFERENT;
	if (longest <= 5) return isSmallSlip(a, b) ? spelling(0.87) : DIFFERENT;
	if (longest <= 7 && a.length === b.length && a.charAt(0) !== b.charAt(0) && a.slice(1) === b.slice(1))
		return DIFFERENT;
	const score = 0.65 * (1 - edits / longest) + 0.35 * jaroWinkler(a, b);
	return spelling(soundsAlike ? score + (1 - score) * 0.3 : score);
}

function editsAllowed(longest: number): number {
	return longest <= 8 ? 1 : longest <= 12 ? 2 : 3;
}

/** Whether short words, of which many differ by one letter, differ by a slip: letters exchanged, doubled or silent, or a vowel in a longer one. */
function isSmallSlip(a: string, b: string): boolean {
	if (a.length === b.length) {
		const places = [...a].flatMap((letter, index) => (letter === b[index] ? [] : [index]));
		if (places.length === 2) return true;
		const [place = 0] = places;
		return a.length === 5 && place > 0 && [a[place], b[place]].every((letter) => 'aeiouy'.includes(letter ?? ''));
	}
	const [short, long] = a.length < b.length ? [a, b] : [b, a];
	let place = 0;
	while (place < short.length && short[place] === long[place]) place++;
	const added = long[place] ?? '';
	const isDoubled = added === long[place - 1];
	return short.length >= 3 && (isDoubled || (place >= short.length && SILENT.has(added) && short.length >= 4));
}

function haveDifferentEndings(a: string, b: string): boolean {
	const rootsOfA = rootsOf(a);
	return rootsOf(b).some(({ root, line }) =>
		rootsOfA.some((other) => other.root === root && other.line !== line && !isOnlyPlural(line, other.line)),
	);
}

const NO_ENDING = -1;
const PLURAL = ENDINGS.findIndex(([ending]) => ending === 's');

/** A final s is often left out or put in: that alone tells nothing. */
function isOnlyPlural(one: number, other: number): boolean {
	return [one, other].every((line) => line === NO_ENDING || line === PLURAL);
}

function rootsOf(word: string): Array<{ root: string; line: number }> {
	const found = [{ root: word, line: NO_ENDING }];
	for (const [line, endings] of ENDINGS.entries()) {
		for (const ending of endings) {
			if (!word.endsWith(ending) || word.length - ending.length < SHORTEST_ROOT) continue;
			found.push({ root: word.slice(0, -ending.length), line });
		}
	}
	return found;
}

function spelling(score: number): WordAgreement {
	return { score, how: 'spelling' };
}
