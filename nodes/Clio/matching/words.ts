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

/**
 * Words with each pair of neighbours written as one in turn, and as they are: names are written apart and together.
 *
 * @param most no more readings than this
 */
export function withNeighboursJoined(words: readonly Word[], most = 6): Word[][] {
	const readings = [[...words]];
	for (let index = 0; index + 1 < words.length && readings.length < most; index++) {
		// An initial is no part of the name beside it.
		if (isInitial(words[index]) !== isInitial(words[index + 1])) continue;
		readings.push([...words.slice(0, index), joined(words.slice(index, index + 2)), ...words.slice(index + 2)]);
	}
	return readings;
}

function isInitial(word: Word | undefined): boolean {
	return word?.text.length === 1;
}

function split(text: string): string[] {
	return text.split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => word !== '');
}
