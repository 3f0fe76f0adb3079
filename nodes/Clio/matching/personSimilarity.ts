import type { Agreement } from './agreement';
import { better, NONE } from './agreement';
import type { Pairing } from './alignment';
import { align, unpaired } from './alignment';
import type { PersonName } from './personName';
import { compareNameWords } from './wordSimilarity';
import type { Word } from './words';
import { joined, isSameWord, withNeighboursJoined } from './words';

/** What the words of a name weigh: given name and surname tell people apart. */
const WEIGHTS = { given: 0.42, middle: 0.08, surname: 0.5 };

/** Factors and deductions, found with the labelled pairs in the tests. */
const OTHER_ORDER = 0.97;
const WRITTEN_TOGETHER = 0.98;
const ANOTHER_SURNAME = 0.94;
const CONTRADICTION = 0.3;
const ONE_WORD = 0.6;
const ANOTHER_SUFFIX = 0.75;

/** How far two names of people agree, whatever their order, spelling, nicknames and missing middle names. */
export function comparePeople(left: PersonName, right: PersonName): Agreement {
	let found = NONE;
	for (const a of left.readings) {
		for (const b of right.readings) {
			found = better(found, compareReadings(a, b));
			if (found.score === 1) break;
		}
	}
	if (found.score === 0) return found;
	const [one, other] = [left.suffix, right.suffix];
	if (one === other) return found;
	if (one !== undefined && other !== undefined) {
		return { score: Math.min(found.score, ANOTHER_SUFFIX), why: [...found.why, `${one} and ${other}`] };
	}
	return { score: found.score * 0.98, why: [...found.why, 'suffix on one side only'] };
}

function compareReadings(left: readonly Word[], right: readonly Word[]): Agreement {
	if (isSameWord(joined(left), joined(right))) {
		const isSame = left.length === right.length;
		return { score: isSame ? 1 : WRITTEN_TOGETHER, why: [isSame ? 'same name' : 'same name, written together'] };
	}
	const plain = compareWords(left, right);
	if (left.length === right.length && left.length < 3) return plain;
	// Words that are written together on one side make the sides differ in number, or leave words without a partner.
	const ofLeft = withNeighboursJoined(left, right);
	const ofRight = withNeighboursJoined(right, left);
	const others = [
		...ofLeft.map((words) => compareWords(words, right)),
		...ofRight.map((words) => compareWords(left, words)),
	];
	return others
		.map(({ score, why }) => ({ score: score * WRITTEN_TOGETHER, why: [...why, 'written together'] }))
		.reduce(better, plain);
}

function compareWords(left: readonly Word[], right: readonly Word[]): Agreement {
	const pairings = align(left, right, compareNameWords);
	if (pairings.length === 0) return NONE;
	const surest = Math.max(...pairings.map(({ agreement }) => agreement.score));
	if (left.length === 1 && right.length === 1) return { score: surest, why: reasonsOf(pairings, left, right) };
	const full = pairings.filter(({ agreement }) => agreement.how !== 'initial');
	if (pairings.length < 2 || full.length === 0) return { score: surest * ONE_WORD, why: ['one name in common'] };
	const onLeft = coverage(left, pairings, 'left');
	const onRight = coverage(right, pairings, 'right');
	const restLeft = unpaired(left.length, pairings, 'left');
	const restRight = unpaired(right.length, pairings, 'right');
	const isContradiction = restLeft.length > 0 && restRight.length > 0;
	const isTurned = pairings.some((pairing) => isTurnedAround(pairing, left.length, right.length));
	const score = ((onLeft + onRight) / 2) * (isTurned ? OTHER_ORDER : 1) - (isContradiction ? CONTRADICTION : 0);
	return { score: Math.max(0, score), why: reasonsOf(pairings, left, right, isTurned) };
}

/** How much of a name has a partner, in the reading that leaves the least over. */
function coverage(words: readonly Word[], pairings: readonly Pairing[], side: 'left' | 'right'): number {
	const scores = words.map((_, index) => pairings.find((pairing) => pairing[side] === index)?.agreement.score ?? 0);
	const last = words.length - 1;
	const givenPlaces = words.length > 2 && (words[0]?.text.length ?? 0) === 1 ? [0, 1] : [0];
	const surnamePlaces = words.length > 2 ? [last, last - 1] : [last];
	let most = 0;
	for (const given of givenPlaces) {
		for (const surname of surnamePlaces.filter((place) => place > given)) {
			const factor = surname === last ? 1 : ANOTHER_SURNAME;
			most = Math.max(most, factor * weighted(scores, given, surname));
		}
	}
	return most;
}

function weighted(scores: readonly number[], given: number, surname: number): number {
	const weights = scores.map((_, index) =>
		index === given ? WEIGHTS.given : index === surname ? WEIGHTS.surname : WEIGHTS.middle,
	);
	const total = weights.reduce((sum, weight) => sum + weight, 0);
	return scores.reduce((sum, score, index) => sum + score * (weights[index] ?? 0), 0) / total;
}

function isTurnedAround({ left, right }: Pairing, ofLeft: number, ofRight: number): boolean {
	return (left === 0 && right === ofRight - 1) || (right === 0 && left === ofLeft - 1);
}

function reasonsOf(
	pairings: readonly Pairing[],
	left: readonly Word[],
	right: readonly Word[],
	isTurned = false,
): string[] {
	const hows = new Set(pairings.map(({ agreement }) => agreement.how));
	return [
		...(hows.has('related') ? ['nickname or variant of the given name'] : []),
		...(hows.has('spelling') ? ['spelt alike'] : []),
		...(hows.has('initial') ? ['initial'] : []),
		...(isTurned ? ['other order'] : []),
		...(left.length === right.length ? [] : ['names on one side only']),
		...(hows.size === 1 && hows.has('same') && left.length === right.length && !isTurned ? ['same name'] : []),
	];
}
