import type { Agreement } from './agreement';
import { better, NONE } from './agreement';
import { align, unpaired } from './alignment';
import type { CompanyName } from './companyName';
import { compareTradeWords } from './wordSimilarity';
import type { Word } from './words';
import { isSameWord, joined, withNeighboursJoined } from './words';

const set = (names: string) => new Set(names.trim().split(/\s+/));

/** Words that many companies have: they tell little. */
const GENERAL = set(`
group holding holdings service services international partner partners associates associate association enterprise enterprises solution solutions
system systems industry industries management venture ventures global worldwide law office offices attorneys lawyers firm trust family motor motors
company bank gruppe department county city club society board stores store
`);

/** Words that many companies have and that still tell something. */
const COMMON = set(`
american national first united general center capital fund sons brothers technology consulting realty properties foundation school university hospital
church western eastern northern southern north south east west new
`);

const GENERAL_WEIGHT = 0.35;
const COMMON_WEIGHT = 0.6;

/** Words that look alike and never stand for each other. */
const DIRECTIONS = /^(north|south|east|west)/;

const WRITTEN_TOGETHER = 0.98;
const INITIALS = 0.88;
const SHORTEST_INITIALS = 3;
const ANOTHER_NUMBER = 0.5;
const ROMAN = /^(i|ii|iii|iv|v|vi|vii|viii|ix|x)$/;

/** How far two names of companies agree, whatever their form, spelling, short forms and words that many companies have. */
export function compareCompanies(left: CompanyName, right: CompanyName): Agreement {
	const found = compareAll(left.words, right.words);
	if (found.score === 0 || left.form === right.form) return found;
	const isOneSided = left.form === '' || right.form === '';
	return {
		score: found.score * (isOneSided ? 0.99 : 0.97),
		why: [...found.why, isOneSided ? 'company form on one side only' : 'another company form'],
	};
}

function compareAll(left: readonly Word[], right: readonly Word[]): Agreement {
	if (left.length === 0 || right.length === 0) return NONE;
	if (isSameWord(joined(left), joined(right))) {
		const isSame = left.length === right.length;
		return { score: isSame ? 1 : WRITTEN_TOGETHER, why: [isSame ? 'same name' : 'same name, written together'] };
	}
	if (isInitials(left, right) || isInitials(right, left)) return { score: INITIALS, why: ['initials'] };
	const plain = compareWords(left, right);
	const others = [
		...withNeighboursJoined(left, right).map((words) => compareWords(words, right)),
		...withNeighboursJoined(right, left).map((words) => compareWords(left, words)),
	];
	return others
		.map(({ score, why }) => ({ score: score * WRITTEN_TOGETHER, why: [...why, 'written together'] }))
		.reduce(better, plain);
}

function compareWords(left: readonly Word[], right: readonly Word[]): Agreement {
	const pairings = align(left, right, (a, b) =>
		DIRECTIONS.test(a.text) && !isSameWord(a, b) ? { score: 0, how: 'different' } : compareTradeWords(a, b),
	);
	const shared = pairings.reduce((sum, { left: at, right: other, agreement }) => {
		const weight = (weightOf(left[at]) + weightOf(right[other])) / 2;
		return sum + 2 * weight * agreement.score;
	}, 0);
	const all = [...left, ...right].reduce((sum, word) => sum + weightOf(word), 0);
	const marksLeft = unpaired(left.length, pairings, 'left').some((index) => isMark(left[index]));
	const marksRight = unpaired(right.length, pairings, 'right').some((index) => isMark(right[index]));
	const score = all === 0 ? 0 : shared / all;
	if (marksLeft && marksRight) return { score: Math.min(score, ANOTHER_NUMBER), why: ['another number'] };
	const isSpelling = pairings.some(({ agreement }) => agreement.how === 'spelling');
	const isPart = pairings.length < Math.max(left.length, right.length);
	const isTurned = pairings.some(({ left: at, right: other }) => at !== other);
	return {
		score,
		why: [
			...(isSpelling ? ['spelt alike'] : []),
			...(isPart ? ['words on one side only'] : []),
			...(!isSpelling && !isPart ? [isTurned ? 'same words, other order' : 'same name'] : []),
		],
	};
}

function weightOf(word: Word | undefined): number {
	const text = word?.text ?? '';
	if (GENERAL.has(text)) return GENERAL_WEIGHT;
	return COMMON.has(text) ? COMMON_WEIGHT : 1;
}

/** Words that a company is told from its sisters by: numbers and single letters. */
function isMark(word: Word | undefined): boolean {
	const text = word?.text ?? '';
	return /\d/.test(text) || ROMAN.test(text) || /^[a-z]$/.test(text);
}

function isInitials(short: readonly Word[], long: readonly Word[]): boolean {
	const [only] = short;
	if (only === undefined || short.length > 1 || long.length < SHORTEST_INITIALS) return false;
	return long.map(({ text }) => text.charAt(0)).join('') === only.text;
}
