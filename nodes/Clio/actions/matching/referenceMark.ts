import { InputProblem } from '../../transport/errors/inputProblem';

/** Longer ones are texts by mistake. */
const LONGEST = 120;

/** An external reference as it stands at the end of a text, for records that Clio gives no place for one. */
function referenceMark(reference: string): string {
	return `[ref: ${reference}]`;
}

/**
 * The reference that an item gives, without spaces at its ends; undefined where it gives none.
 *
 * @throws InputProblem for one that could not be told from the text around it
 */
export function referenceOf(value: unknown): string | undefined {
	const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
	if (text === '') return undefined;
	if (text.length <= LONGEST && !/[[\]<>&\r\n]/.test(text)) return text;
	throw new InputProblem(
		'"external_reference" cannot be kept in Clio as it is',
		`Give up to ${LONGEST} characters in one line, without any of [ ] < > &.`,
	);
}

const MARK = /\[ref: ([^\][<>&\r\n]+)\]/g;

/** The references that a text holds. */
export function referencesIn(text: unknown): string[] {
	return typeof text === 'string' ? [...text.matchAll(MARK)].map(([, reference = '']) => reference) : [];
}

/** A text with the reference at its end, once. */
export function withMark(text: unknown, reference: string, isRich: boolean): string {
	const own = typeof text === 'string' ? text.trimEnd() : '';
	if (referencesIn(own).includes(reference)) return own;
	return own === '' ? referenceMark(reference) : `${own}${isRich ? '<br>' : '\n'}${referenceMark(reference)}`;
}
