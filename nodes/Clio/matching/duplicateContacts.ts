import type { Agreement } from './agreement';
import { LIKELY, NONE } from './agreement';
import { compareCompanies } from './companySimilarity';
import type { DuplicateRules } from './duplicates';
import { isCompanyDomain } from './email';
import { soundKey } from './nysiis';
import { comparePeople } from './personSimilarity';
import { isSamePhone } from './phone';
import type { Known } from './wanted';
import { compareNameWords } from './wordSimilarity';
import type { Word } from './words';
import { joined } from './words';

/** A contact as it is compared with others. */
export interface ComparableContact {
	known: Known;
	name: string;
	/** empty where it is not known */
	birthDate: string;
}

/** What a name alone is worth, and how much something else that agrees adds. */
const NAME_ALONE = 0.93;
const SUPPORTED = 0.25;
const SAME_ADDRESS_AND_GIVEN_NAME = 0.86;
const SAME_ADDRESS = 0.7;
const SAME_NUMBER = 0.5;
const ONE_KIND_ONLY = 0.9;

/** When two contacts may be one: names that agree count for more where an address, a number or the date of birth does too. */
export const CONTACT_RULES: DuplicateRules<ComparableContact> = {
	sortText: ({ name }) => name.toLowerCase(),
	keysOf: ({ known: { isPerson, person, company, emails, phones }, birthDate }) => [
		...(isPerson === false ? companyKeys(company.words) : person.readings.flatMap(personKeys)),
		...emails.flatMap(({ untagged, domain }) => [
			`@${untagged}`,
			...(isPerson === false && isCompanyDomain(domain) ? [`@@${domain}`] : []),
		]),
		...phones.map(({ digits }) => `#${digits.slice(-7)}`),
		...(birthDate === '' ? [] : [`*${birthDate}${(person.readings[0]?.at(-1)?.text ?? '').slice(0, 1)}`]),
	],
	compare: compareContacts,
};

function compareContacts(left: ComparableContact, right: ComparableContact): Agreement {
	if (left.birthDate !== '' && right.birthDate !== '' && left.birthDate !== right.birthDate) return NONE;
	const name = compareNames(left.known, right.known);
	const support = supportOf(left, right);
	if (name.score >= LIKELY) {
		const score = support.length === 0 ? name.score * NAME_ALONE : 1 - (1 - name.score) * SUPPORTED;
		return { score, why: [...name.why, ...support] };
	}
	if (support.includes('same e-mail address')) {
		const isSameGiven = haveSameGivenName(left.known, right.known);
		return {
			score: isSameGiven ? SAME_ADDRESS_AND_GIVEN_NAME : SAME_ADDRESS,
			why: [...support, isSameGiven ? 'same given name' : 'another name'],
		};
	}
	return support.length === 0 ? NONE : { score: SAME_NUMBER, why: [...support, 'another name'] };
}

function compareNames(left: Known, right: Known): Agreement {
	if (left.isPerson !== right.isPerson) {
		const { score, why } = compareCompanies(left.company, right.company);
		return { score: score * ONE_KIND_ONLY, why: [...why, 'person and company'] };
	}
	return left.isPerson === false
		? compareCompanies(left.company, right.company)
		: comparePeople(left.person, right.person);
}

function supportOf(left: ComparableContact, right: ComparableContact): string[] {
	const { emails, phones } = left.known;
	const isSameEmail = emails.some(({ address }) => right.known.emails.some((other) => other.address === address));
	const isSameNumber = phones.some((phone) => right.known.phones.some((other) => isSamePhone(phone, other)));
	return [
		...(isSameEmail ? ['same e-mail address'] : []),
		...(isSameNumber ? ['same phone number'] : []),
		...(left.birthDate !== '' && left.birthDate === right.birthDate ? ['same date of birth'] : []),
	];
}

/** Who marries changes the surname and keeps the rest. */
function haveSameGivenName(left: Known, right: Known): boolean {
	const [one, other] = [left, right].map(({ isPerson, person }) =>
		isPerson === false ? undefined : person.readings[0]?.[0],
	);
	if (one === undefined || other === undefined) return false;
	return ['same', 'related'].includes(compareNameWords(one, other).how);
}

/** Sound of both names in any order, the surname as it is, and the beginning of the whole. */
function personKeys(words: readonly Word[]): string[] {
	const [given, surname] = [words[0], words.at(-1)];
	if (given === undefined || surname === undefined) return [];
	const sounds = [given, surname].map(({ text }) => soundKey(text) || text).sort();
	return [
		`s${sounds.join('|')}`,
		`f${surname.text}`,
		`g${soundKey(given.text)}|${surname.text.slice(0, 2)}`,
		`j${joined(words).text.slice(0, 6)}`,
	];
}

function companyKeys(words: readonly Word[]): string[] {
	const sounds = words.map(({ text }) => soundKey(text) || text).sort();
	return [
		`c${sounds.slice(0, 3).join('|')}`,
		...words.slice(0, 2).map(({ text }) => `w${text.slice(0, 5)}`),
		`j${joined(words).text.slice(0, 6)}`,
		...(words.length > 2 ? [`.${words.map(({ text }) => text.charAt(0)).join('')}`] : []),
		...(words.length === 1 ? [`.${words[0]?.text ?? ''}`] : []),
	];
}
