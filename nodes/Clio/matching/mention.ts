import type { Agreement } from './agreement';
import { NONE } from './agreement';
import { compareCompanies } from './companySimilarity';
import { companyName } from './companyName';
import { emailAddress, compareEmails } from './email';
import { comparePeople } from './personSimilarity';
import type { PhoneRegion } from './phone';
import { comparePhones, phoneNumber } from './phone';
import type { Wanted } from './wanted';
import { compareNameWords } from './wordSimilarity';
import type { Word } from './words';
import { joined, wordsOf } from './words';

/** Where a text mentions what is looked for. */
export interface Mention extends Agreement {
	/** the words that were found */
	found: string;
	/** what stands around them */
	excerpt: string;
	/** what stands right before them, in small letters */
	before: string;
}

/** A text, cut into words once for all that is looked for in it. */
export interface ReadText {
	text: string;
	words: ReadonlyArray<{ word: Word; start: number; end: number; isApart: boolean }>;
}

const AROUND = 60;
const BEFORE = 40;

/** Words of a name that may stand in between, such as a middle name. */
const MOST_BETWEEN = 2;

const EMAIL = /[^\s@<>,;:()"']+@[^\s@<>,;:()"']+\.[a-z]{2,}/giu;
const PHONE = /\+?\(?\d[\d\s().+-]{5,}\d(?:\s*(?:x|ext\.?)\s*\d{1,6})?/g;

/** Takes the marks of rich text out of a text and cuts it into words. */
export function readText(given: string): ReadText {
	const text = given
		.replace(/<[^>]{0,400}>/g, ' ')
		.replace(/&nbsp;/g, ' ')
		.replace(/&amp;/g, '&')
		.replace(/&(?:#39|apos|quot);/g, "'");
	const words = [...text.matchAll(/[\p{L}\p{M}\p{N}]+(?:['’`][\p{L}\p{M}]+)*/gu)].map((match) => ({
		word: joined(wordsOf(match[0])),
		start: match.index,
		end: match.index + match[0].length,
	}));
	return {
		text,
		words: words.map((each, index) => {
			const before = words[index - 1];
			return {
				...each,
				isApart: before !== undefined && isApart(before.word, text.slice(before.end, each.start), each.word),
			};
		}),
	};
}

/** Words that part one name from another. */
const PARTING = new Set(['v', 'vs', 'versus', 'against', 'or']);

/** Whether a word begins another phrase than the word before it; points behind short words are those of abbreviations. */
function isApart(before: Word, between: string, word: Word): boolean {
	if (PARTING.has(before.text) || PARTING.has(word.text)) return true;
	return /[;:!?\n|]/.test(between) || (/\.\s/.test(between) && before.text.length > 2);
}

/** The surest mention of what is looked for; its score is 0 where there is none. */
export function mentionOf(sought: Wanted, text: ReadText, region: PhoneRegion): Mention {
	const found = CANDIDATES[sought.kind](sought, text, region);
	let best: Mention = { ...NONE, found: '', excerpt: '', before: '' };
	for (const { agreement, start, end } of found) {
		if (agreement.score <= best.score) continue;
		best = {
			...agreement,
			found: text.text.slice(start, end),
			excerpt: text.text
				.slice(Math.max(0, start - AROUND), end + AROUND)
				.replace(/\s+/g, ' ')
				.trim(),
			before: text.text.slice(Math.max(0, start - BEFORE), start).toLowerCase(),
		};
	}
	return best;
}

interface Candidate {
	agreement: Agreement;
	start: number;
	end: number;
}

type Find = (sought: Wanted, text: ReadText, region: PhoneRegion) => Iterable<Candidate>;

const CANDIDATES: Readonly<Record<Wanted['kind'], Find>> = {
	*name(sought, text) {
		if (sought.kind !== 'name') return;
		for (const reading of sought.person.readings) {
			const surname = reading.at(-1);
			if (surname === undefined) continue;
			for (const { words, start, end } of windows(text, surname, reading.length)) {
				yield { agreement: comparePeople({ readings: [reading] }, { readings: [words] }), start, end };
			}
		}
	},
	*company(sought, text) {
		if (sought.kind !== 'company') return;
		const [first] = sought.company.words;
		if (first === undefined) return;
		for (const { start, end } of windows(text, first, sought.company.words.length)) {
			const name = companyName(text.text.slice(start, end));
			yield { agreement: compareCompanies({ ...sought.company, form: '' }, { ...name, form: '' }), start, end };
		}
	},
	*email(sought, { text }) {
		if (sought.kind !== 'email') return;
		for (const match of text.matchAll(EMAIL)) {
			const email = emailAddress(match[0].replace(/\.+$/, ''));
			if (email === undefined) continue;
			yield { agreement: compareEmails(sought.email, email), start: match.index, end: match.index + match[0].length };
		}
	},
	*phone(sought, { text }, region) {
		if (sought.kind !== 'phone') return;
		for (const match of text.matchAll(PHONE)) {
			const phone = phoneNumber(match[0], region);
			if (phone === undefined) continue;
			yield { agreement: comparePhones(sought.phone, phone), start: match.index, end: match.index + match[0].length };
		}
	},
};

/** The rows of words around each one that may be the given one. */
function* windows(
	{ words }: ReadText,
	anchor: Word,
	length: number,
): Generator<{ words: Word[]; start: number; end: number }> {
	for (const [at, { word }] of words.entries()) {
		// Most words of a text have neither end in common with the name, which is quicker to see than how they are spelt.
		if (word.text.charAt(0) !== anchor.text.charAt(0) && word.text.at(-1) !== anchor.text.at(-1)) continue;
		const { how } = compareNameWords(anchor, word);
		if (how === 'different' || how === 'initial') continue;
		for (let size = length; size <= length + MOST_BETWEEN; size++) {
			for (let from = Math.max(0, at - size + 1); from <= Math.min(at, words.length - size); from++) {
				const row = words.slice(from, from + size);
				const [first, last] = [row[0], row.at(-1)];
				if (first === undefined || last === undefined || row.slice(1).some((each) => each.isApart)) continue;
				yield { words: row.map((each) => each.word), start: first.start, end: last.end };
			}
		}
	}
}
