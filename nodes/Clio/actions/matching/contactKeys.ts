import { contactRowField } from '../../catalog/contactRows';
import { companyName } from '../../matching/companyName';
import { emailAddress } from '../../matching/email';
import { personName } from '../../matching/personName';
import type { PhoneNumber } from '../../matching/phone';
import { lastDigits, nationalDigits, phoneNumber } from '../../matching/phone';
import { isRecord } from '../../transport/record';
import type { Draft } from '../values/draft';
import type { MatchedRecord, MatchTable } from './matchKeys';

/** By what a contact is found. Everything is compared exactly, but for how it is written. */
export const CONTACT_KEYS: MatchTable = {
	usual: ['email', 'phone', 'name_and_birth_date', 'company_name'],
	keys: {
		email: {
			given(draft) {
				const texts = rowTexts(draft, 'email_addresses', 'address').flatMap(emailText);
				const textsOf = (record: MatchedRecord) => textsIn(record.email_addresses, 'address').flatMap(emailText);
				return keyOf(texts, texts, textsOf);
			},
		},
		phone: {
			given(draft, region) {
				const numbers = rowTexts(draft, 'phone_numbers', 'number').flatMap((text) => phoneNumber(text, region) ?? []);
				const queries = numbers.flatMap((number) => {
					const last = lastDigits(number);
					// Numbers in pairs have a space between the last two.
					return number.digits.startsWith('1') ? [last] : [last, `${last.slice(0, 2)} ${last.slice(2)}`];
				});
				const textsOf = (record: MatchedRecord) =>
					textsIn(record.phone_numbers, 'number').flatMap((text) => {
						const number = phoneNumber(text, region);
						return number === undefined ? [] : phoneTexts(number, 'national for international');
					});
				return keyOf(
					numbers.flatMap((number) => phoneTexts(number, 'international for national')),
					queries,
					textsOf,
				);
			},
		},
		name_and_birth_date: {
			given({ data }) {
				const name = personText(data);
				const born = typeof data.date_of_birth === 'string' ? data.date_of_birth : '';
				if (data.type === 'Company' || name === '' || born === '') return undefined;
				const textsOf = (record: MatchedRecord) => [`${personText(record)}|${String(record.date_of_birth)}`];
				return keyOf([`${name}|${born}`], [longestWord(nameIn(data))], textsOf);
			},
		},
		company_name: {
			given({ data }) {
				if (data.type === 'Person' || typeof data.name !== 'string') return undefined;
				const textsOf = (record: MatchedRecord) =>
					record.type === 'Company' && typeof record.name === 'string' ? [companyText(record.name)] : [];
				return keyOf([companyText(data.name)], [longestWord(data.name)], textsOf);
			},
		},
	},
};

function keyOf(texts: readonly string[], queries: readonly string[], textsOf: (record: MatchedRecord) => string[]) {
	if (texts.length === 0) return undefined;
	return { texts, queries: [...new Set(queries)].map((query) => ({ query })), textsOf };
}

/** What an item gives for the rows of a contact, under flat names and in whole lists. */
function rowTexts({ contactRows }: Draft, list: string, part: string): string[] {
	return [...contactRows].flatMap(([name, value]) => {
		if (name === list) return textsIn(value, part);
		const field = contactRowField(name);
		return field?.kind.list === list && (typeof value === 'string' || typeof value === 'number') ? [String(value)] : [];
	});
}

function textsIn(rows: unknown, part: string): string[] {
	return (Array.isArray(rows) ? rows : []).flatMap((row) => {
		const value: unknown = isRecord(row) && row._destroy !== true ? row[part] : undefined;
		return typeof value === 'string' || typeof value === 'number' ? [String(value)] : [];
	});
}

function emailText(text: string): string[] {
	const email = emailAddress(text);
	return email === undefined ? [] : [email.address];
}

/** What is compared where one number tells its country and the other does not. */
type Half = 'international for national' | 'national for international';

/** Numbers with their country are the same when both have it; otherwise the digits within the country decide. */
function phoneTexts(number: PhoneNumber, half: Half): string[] {
	const { digits, isInternational, extension = '' } = number;
	const other: Half =
		half === 'international for national' ? 'national for international' : 'international for national';
	// People behind one number of a firm have extensions of their own.
	const text = (kind: string, plain: string) => `${kind} ${plain}x${extension}`;
	return isInternational
		? [text('+', digits), text(half, nationalDigits(number))]
		: [text('', digits), text(other, digits)];
}

function nameIn({ first_name: first, middle_name: middle, last_name: last, name }: MatchedRecord): string {
	const parts = [first, middle, last].filter((part) => typeof part === 'string' && part !== '');
	return parts.length > 1 || typeof name !== 'string' ? parts.join(' ') : name;
}

/** First and last name, whatever their order, accents and titles; middle names are left out as often as not. */
function personText(record: MatchedRecord): string {
	const [words = []] = personName(nameIn(record)).readings;
	return [words[0]?.text ?? '', words.length > 1 ? (words.at(-1)?.text ?? '') : ''].sort().join(' ').trim();
}

/** Another company form is another company. */
function companyText(name: string): string {
	const { words, form } = companyName(name);
	return `${words.map(({ text }) => text).join(' ')}|${form}`;
}

/** The search of Clio wants all its words in the record, and some may be written otherwise there. */
function longestWord(name: string): string {
	const words = name.normalize('NFC').split(/[^\p{L}\p{M}\p{N}]+/u);
	return words.reduce((longest, word) => (word.length > longest.length ? word : longest), '');
}
