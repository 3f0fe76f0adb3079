import type { Agreement } from './agreement';
import { NONE } from './agreement';

/** A phone number, ready to be compared. */
export interface PhoneNumber {
	/** digits with the calling code in front where it is known, otherwise the digits of the national number */
	digits: string;
	/** whether the calling code is among the digits */
	isInternational: boolean;
	extension?: string;
}

/** How numbers without a calling code are read: by the calling code of the account's country. */
export type PhoneRegion = 'us' | 'ca' | 'au' | 'eu' | 'custom';

interface Numbering {
	code: string;
	/** what is dialled before a calling code */
	abroad: RegExp;
	/** what is dialled before an area code, and not from abroad */
	trunk: RegExp;
	/** how many digits a national number has without it */
	length: number;
}

const NORTH_AMERICA: Numbering = { code: '1', abroad: /^011/, trunk: /^1/, length: 10 };

/** In Europe the country is not known from the region. */
const NUMBERING: Readonly<Record<PhoneRegion, Numbering | undefined>> = {
	us: NORTH_AMERICA,
	ca: NORTH_AMERICA,
	au: { code: '61', abroad: /^0011/, trunk: /^0/, length: 9 },
	eu: undefined,
	custom: undefined,
};

/** Calling codes of one and two digits; all others have three (ITU-T E.164). */
const SHORT_CODES = new Set(
	'1 7 20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98'.split(
		' ',
	),
);

/** Countries whose numbers keep their first 0 abroad. */
const KEEPS_ZERO = new Set(['39']);

const EXTENSION = /(?:[,;]?\s*(?:\bextension|\bextn?\b|\bdurchwahl|\bx|;ext=|#)\.?\s*[:.=]?\s*|,\s*)(\d{1,7})\s*$/i;

const KEYS = ['abc', 'def', 'ghi', 'jkl', 'mno', 'pqrs', 'tuv', 'wxyz'];

const FEWEST_DIGITS = 6;
const MOST_DIGITS = 15;

/**
 * Reads a phone number in any common form: with an extension, in letters, national or international.
 *
 * @returns undefined for what is none
 */
export function phoneNumber(text: string, region: PhoneRegion = 'us'): PhoneNumber | undefined {
	const plain = westernDigits(text.normalize('NFKC'))
		.trim()
		.replace(/^(?:tel|callto|sms):/i, '');
	const [, extension] = EXTENSION.exec(plain) ?? [];
	const number = (extension === undefined ? plain : plain.replace(EXTENSION, '')).trim();
	if (/@/.test(number) || !/\d{2}/.test(number)) return undefined;
	const dialled = inDigits(number);
	if (dialled === undefined) return undefined;
	const read = readDigits(dialled, NUMBERING[region]);
	if (read.digits.length < FEWEST_DIGITS || read.digits.length > MOST_DIGITS) return undefined;
	return { ...read, ...(extension === undefined ? {} : { extension: extension.replace(/^0+(?=\d)/, '') }) };
}

/** How far two phone numbers agree. */
export function comparePhones(left: PhoneNumber, right: PhoneNumber): Agreement {
	const isSame = left.digits === right.digits && left.isInternational === right.isInternational;
	const isNational = !isSame && isNationalForm(left, right);
	if (!isSame && !isNational) return NONE;
	const certainty = isSame ? 1 : 0.95;
	if (left.extension === right.extension) {
		return { score: certainty, why: [isSame ? 'same phone number' : 'same phone number, country assumed'] };
	}
	const isOnBoth = left.extension !== undefined && right.extension !== undefined;
	return {
		score: certainty * (isOnBoth ? 0.85 : 0.9),
		why: [isOnBoth ? 'same phone number, another extension' : 'same phone number, extension on one side only'],
	};
}

/** Whether two phone numbers reach the same person, also where one of them does not tell its country. */
export function isSamePhone(left: PhoneNumber, right: PhoneNumber): boolean {
	return left.extension === right.extension && comparePhones(left, right).score > 0;
}

/** The digits as they are dialled within the country, without what is dialled before an area code. */
export function nationalDigits({ digits, isInternational }: PhoneNumber): string {
	return isInternational ? digits.slice(callingCode(digits).length) : digits;
}

/** The last digits, which are written without a separator nearly everywhere. */
export function lastDigits({ digits }: PhoneNumber, count = 4): string {
	return digits.slice(-count);
}

function readDigits(
	dialled: string,
	numbering: Numbering | undefined,
): Pick<PhoneNumber, 'digits' | 'isInternational'> {
	if (dialled.startsWith('+')) return international(dialled.slice(1));
	const abroad = numbering?.abroad.test(dialled) === true ? numbering.abroad : /^00/;
	if (abroad.test(dialled) && dialled.length > FEWEST_DIGITS + 4) return international(dialled.replace(abroad, ''));
	if (numbering === undefined) return { digits: dialled.replace(/^0/, ''), isInternational: false };
	const { code, trunk, length } = numbering;
	const national = dialled.length === length + 1 ? dialled.replace(trunk, '') : dialled;
	if (national.length === length) return { digits: `${code}${national}`, isInternational: true };
	if (dialled.startsWith(code) && dialled.length === code.length + length)
		return { digits: dialled, isInternational: true };
	return { digits: national, isInternational: false };
}

/** A trunk 0 behind the calling code is left out, as in +44 (0)20. */
function international(digits: string): Pick<PhoneNumber, 'digits' | 'isInternational'> {
	const code = callingCode(digits);
	const national = digits.slice(code.length);
	return { digits: code + (KEEPS_ZERO.has(code) ? national : national.replace(/^0/, '')), isInternational: true };
}

function callingCode(digits: string): string {
	const short = [1, 2].map((length) => digits.slice(0, length)).find((code) => SHORT_CODES.has(code));
	return short ?? digits.slice(0, 3);
}

/** Whether one number is the other as it is dialled in a country that is not told. */
function isNationalForm(left: PhoneNumber, right: PhoneNumber): boolean {
	if (left.isInternational === right.isInternational) return false;
	const [whole, part] = left.isInternational ? [left.digits, right.digits] : [right.digits, left.digits];
	return part.length >= 7 && whole === `${callingCode(whole)}${part}`;
}

function inDigits(number: string): string | undefined {
	const plus = /^\s*\(?\s*[+＋]/.test(number) ? '+' : '';
	const letters = number.replace(/[^a-z]/gi, '').length;
	// A word beside a number is a remark; a number in letters has them instead of digits.
	const isInLetters = letters > 0 && /^[\d\s().+-]*\d{3}[\s).-]*[a-z]{4,}[a-z\d\s-]*$/i.test(number);
	if (letters > 0 && !isInLetters) return undefined;
	const digits = number
		.toLowerCase()
		.replace(/[a-z]/g, (letter) => String(KEYS.findIndex((key) => key.includes(letter)) + 2));
	return plus + digits.replace(/\D/g, '');
}

/** Digits of other scripts, of which each has ten in a row. */
function westernDigits(text: string): string {
	return text.replace(/\p{Nd}/gu, (digit) => {
		let value = 0;
		const code = digit.codePointAt(0) ?? 0;
		while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value++;
		return String(value);
	});
}
