import { folded } from './letters';
import type { Word } from './words';
import { joined, wordsOf } from './words';

/** The name of a person, ready to be compared. */
export interface PersonName {
	/** the ways to read it, each in the order given name, middle names, surname; the first is the name as it stands */
	readings: ReadonlyArray<readonly Word[]>;
	/** `jr`, `sr`, `ii` and so on */
	suffix?: string;
}

const set = (names: string) => new Set(names.split(' '));

const TITLES = set(
	'mr mrs ms miss mx dr doctor prof professor hon honorable honourable judge justice sir dame lord lady rev reverend sra srta mme mlle herr frau hr fru ing dipl dott avv maitre capt captain col colonel gen lt sgt maj officer senator sen rep gov ambassador attorney the',
);

const CREDENTIALS = set('esq esquire phd md dds dvm jd llm llb cpa cfa mba rn qc kc msc bsc msw pmp');

const SUFFIXES: Readonly<Record<string, string>> = {
	...{ jr: 'jr', jnr: 'jr', junior: 'jr', sr: 'sr', snr: 'sr', senior: 'sr' },
	...{ ii: 'ii', '2nd': 'ii', iii: 'iii', '3rd': 'iii', iv: 'iv', '4th': 'iv' },
};

/** Words that belong to the surname after them, and are often left out or written together with it. */
const PARTICLES = set(
	'van von der den de del della di da do dos das la las le los du bin binti ibn al el ter ten zu zur abu ni',
);

/** Beginnings of surnames that are written apart now and then. */
const PREFIXES = set('mc mac o fitz');

const BIRTH_NAME = /^(nee|born|geb|geborene|formerly|fka)\b/;

/** Reads the name of a person: its order, titles, credentials, suffix, nicknames and birth name in brackets or quotes. */
export function personName(text: string): PersonName {
	const besides = [...text.matchAll(/[("“«]([^)"”»]*)[)"”»]/g)].map(([, inner = '']) => folded(inner).trim());
	const parts = text
		.replace(/[("“«][^)"”»]*[)"”»]/g, ' ')
		.replace(/(?<=(?:^|[^\p{L}])\p{L})\.(?=\p{L}(?:[^\p{L}]|$))/gu, ' ')
		.replace(/(?<=\p{L})\.(?=\p{L})/gu, '')
		.split(/[,，]/)
		.map(wordsOf)
		.filter((words) => words.length > 0);
	const isNamePart = (words: readonly Word[]) => !words.every(({ text: word }) => isMark(word));
	const [first = [], second, ...others] = parts.filter(isNamePart);
	const marks = parts.filter((words) => !isNamePart(words)).flat();
	// "Smith, John" has the surname first.
	const words = withoutMarks(second === undefined ? first : [...second, ...first, ...others.flat()]);
	const suffix = [...words.marks, ...marks].map(({ text: word }) => SUFFIXES[word]).find((each) => each !== undefined);
	const main = withPrefixes(words.name);
	return { readings: readingsOf(main, besides), ...(suffix === undefined ? {} : { suffix }) };
}

function isMark(word: string): boolean {
	return TITLES.has(word) || CREDENTIALS.has(word) || Object.hasOwn(SUFFIXES, word);
}

/** The name without titles in front and what stands behind it. */
function withoutMarks(words: readonly Word[]): { name: Word[]; marks: Word[] } {
	const name = [...words];
	const marks: Word[] = [];
	while (name.length > 1 && TITLES.has(name[0]?.text ?? '')) marks.push(...name.splice(0, 1));
	const isBehind = ({ text }: Word) => CREDENTIALS.has(text) || Object.hasOwn(SUFFIXES, text);
	// With the surname first, a suffix stands between the names.
	for (let index = name.length - 1; index > 0 && name.length > 1; index--) {
		const word = name[index];
		if (word !== undefined && isBehind(word)) marks.push(...name.splice(index, 1));
	}
	return { name, marks };
}

function withPrefixes(words: readonly Word[]): Word[] {
	const whole: Word[] = [];
	for (let index = 0; index < words.length; index++) {
		const [word, next] = [words[index], words[index + 1]];
		if (word === undefined) continue;
		const isPrefix = index > 0 && next !== undefined && PREFIXES.has(word.text);
		whole.push(likeMc(isPrefix ? joined([word, next]) : word));
		if (isPrefix) index++;
	}
	return whole;
}

/** Mc and Mac are one beginning. */
function likeMc(word: Word): Word {
	return /^mac[b-df-hj-np-tv-z]\p{L}{2}/u.test(word.text) ? { text: `mc${word.text.slice(3)}` } : word;
}

function readingsOf(main: readonly Word[], besides: readonly string[]): Word[][] {
	const readings: Word[][] = [[...main]];
	const hasParticle = main.slice(1, -1).some(({ text }) => PARTICLES.has(text));
	if (hasParticle) {
		readings.push(main.filter(({ text }, index) => index === 0 || !PARTICLES.has(text)));
		readings.push(particlesJoined(main));
	}
	for (const beside of besides) {
		const words = wordsOf(beside.replace(BIRTH_NAME, ''));
		if (words.length === 0 || main.length < 2) continue;
		if (BIRTH_NAME.test(beside)) readings.push([...main.slice(0, -1), ...words]);
		else if (words.length === 1) readings.push([...words, ...main.slice(1)]);
		else readings.push(words);
	}
	return readings;
}

function particlesJoined(words: readonly Word[]): Word[] {
	const whole: Word[] = [];
	let waiting: Word[] = [];
	for (const [index, word] of words.entries()) {
		waiting.push(word);
		if (index > 0 && index < words.length - 1 && PARTICLES.has(word.text)) continue;
		whole.push(joined(waiting));
		waiting = [];
	}
	return whole;
}
