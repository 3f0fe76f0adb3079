import { relatedGivenNames } from '../../../matching/givenNames';
import { lastDigits } from '../../../matching/phone';
import type { Wanted } from '../../../matching/wanted';
import type { Word } from '../../../matching/words';

/** What to ask Clio's search for, so that what is found can be compared: it knows no typing mistakes (Clio: `query`). */
export interface SearchTexts {
	/** among contacts: parts of words, in the order of how much they are likely to bring */
	contacts: readonly string[];
	/** in texts, such as notes: words that must all be there */
	texts: readonly string[];
}

const PREFIX = 4;
const LONG_WORD = 6;
const MOST_VARIANTS = 2;

/** The texts to search for. */
export function searchTexts(sought: Wanted): SearchTexts {
	switch (sought.kind) {
		case 'email': {
			const { untagged, address } = sought.email;
			// Behind what stands before the @ there may be a tag.
			const [local = ''] = untagged.split('@');
			const alone = local.length > PREFIX ? [local] : [];
			return { contacts: unique([untagged, address, ...alone]), texts: [untagged] };
		}
		case 'phone': {
			const last = lastDigits(sought.phone);
			const middle = sought.phone.digits.slice(-7, -4);
			// Numbers in pairs, as in France, have a space between the last two.
			const inPairs = sought.phone.digits.startsWith('1') ? [] : [`${last.slice(0, 2)} ${last.slice(2)}`];
			return { contacts: [last, ...inPairs], texts: [`${middle} ${last}`] };
		}
		case 'company':
			return ofCompany(sought.company.words, sought.text);
		case 'name':
			return ofPerson(sought.person.readings[0] ?? [], sought.text);
	}
}

function ofCompany(words: readonly Word[], written: string): SearchTexts {
	const [first, second] = [...words].sort((left, right) => right.text.length - left.text.length);
	if (first === undefined) return { contacts: [], texts: [] };
	const initials = words.length > 2 ? [words.map(({ text }) => text.charAt(0)).join('')] : [];
	const all = [first, ...(second === undefined ? [] : [second])];
	return {
		contacts: unique([...all.flatMap(startsOf), ...originals(all, written), ...initials]),
		texts: unique([all.map(({ text }) => text).join(' '), ...originals([first], written)]),
	};
}

function ofPerson(words: readonly Word[], written: string): SearchTexts {
	const given = words[0];
	const surname = words.at(-1);
	if (given === undefined || surname === undefined) return { contacts: [], texts: [] };
	if (words.length === 1) {
		return { contacts: unique([...startsOf(surname), ...originals([surname], written)]), texts: [surname.text] };
	}
	const isInitial = given.text.length === 1;
	const second = words.length > 2 ? words.at(-2) : undefined;
	const surnames = [surname, ...(second === undefined || second.text.length < PREFIX ? [] : [second])];
	const others = isInitial ? [] : otherBeginnings(given.text);
	const beginnings = isInitial ? [''] : [given.text.slice(0, 3), ...others];
	return {
		contacts: unique([
			...surnames.flatMap(startsOf),
			...originals(surnames, written),
			...(isInitial ? [] : [`${given.text} ${surname.text.slice(0, 2)}`]),
			...(surname.text.length >= LONG_WORD ? [surname.text.slice(-PREFIX)] : []),
		]),
		texts: unique([
			...beginnings.map((beginning) => `${beginning} ${surname.text}`.trim()),
			...originals([surname], written).map((original) =>
				`${isInitial ? '' : given.text.slice(0, 1)} ${original}`.trim(),
			),
		]),
	};
}

/** Beginnings of nicknames that the name itself does not have. */
function otherBeginnings(given: string): string[] {
	const beginnings = relatedGivenNames(given).map((name) => name.slice(0, 3));
	return unique(beginnings.filter((beginning) => beginning !== given.slice(0, 3))).slice(0, MOST_VARIANTS);
}

/** The beginning of a word finds it with most mistakes that are made behind it. */
function startsOf({ text, writtenOut }: Word): string[] {
	return [text, ...(writtenOut === undefined ? [] : [writtenOut])].map((word) =>
		word.length >= LONG_WORD - 1 ? word.slice(0, PREFIX) : word,
	);
}

/** The words as they were written, where they have letters that the search may not take for plain ones. */
function originals(words: readonly Word[], written: string): string[] {
	const lower = written.normalize('NFC').toLowerCase();
	const pieces = lower.split(/[^\p{L}\p{M}\p{N}'’]+/u).filter((piece) => /[^\x20-\x7e]/.test(piece));
	return pieces.length === 0 ? [] : pieces.slice(-words.length);
}

function unique(texts: readonly string[]): string[] {
	return [...new Set(texts.filter((text) => text !== ''))];
}
