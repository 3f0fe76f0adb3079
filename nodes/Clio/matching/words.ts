import { folded, foldedWrittenOut } from './letters';

/** A word of a name in plain small letters. */
export interface Word {
	text: string;
	/** with umlauts written out, where that is another text */
	writtenOut?: string;
}

/** The words of a text, in order. */
export function wordsOf(text: string): Word[] {
	const plain = split(folded(text));
	const writtenOut = split(foldedWrittenOut(text));
	return plain.map((word, index) => {
		const other = writtenOut[index];
		return other === undefined || other === word ? { text: word } : { text: word, writtenOut: other };
	});
}

/** A word made of several. */
export function joined(words: readonly Word[]): Word {
	const text = words.map((word) => word.text).join('');
	const writtenOut = words.map((word) => word.writtenOut ?? word.text).join('');
	return text === writtenOut ? { text } : { text, writtenOut };
}

/** Whether two words are the same, umlauts written out or not. */
export function isSameWord(left: Word, right: Word): boolean {
	if (left.text === right.text) return true;
	const ofRight = [right.text, right.writtenOut ?? right.text];
	return ofRight.includes(left.text) || (left.writtenOut !== undefined && ofRight.includes(left.writtenOut));
}

/** A word written apart differs from the whole by a slip at most. */
const MOST_OTHER_LETTERS = 2;

/**
 * The readings of words in which two neighbours are one word, because names are written apart and together: those that the words
 * on the other side suggest.
 */
export function withNeighboursJoined(words: readonly Word[], others: readonly Word[]): Word[][] {
	const readings: Word[][] = [];
	for (let index = 0; index + 1 < words.length; index++) {
		// An initial is no part of the name beside it.
		if (isInitial(words[index]) !== isInitial(words[index + 1])) continue;
		const whole = joined(words.slice(index, index + 2));
		if (!others.some((other) => isLikeInShape(whole.text, other.text))) continue;
		readings.push([...words.slice(0, index), whole, ...words.slice(index + 2)]);
	}
	return readings;
}

function isLikeInShape(one: string, other: string): boolean {
	return one.charAt(0) === other.charAt(0) && Math.abs(one.length - other.length) <= MOST_OTHER_LETTERS;
}

function isInitial(word: Word | undefined): boolean {
	return word?.text.length === 1;
}

function split(text: string): string[] {
	return text.split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => word !== '');
}
