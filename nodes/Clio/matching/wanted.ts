import type { Agreement } from './agreement';
import { better, NONE } from './agreement';
import type { CompanyName } from './companyName';
import { companyName } from './companyName';
import { compareCompanies } from './companySimilarity';
import type { EmailAddress } from './email';
import { compareEmails, emailAddress, isCompanyDomain } from './email';
import type { PersonName } from './personName';
import { personName } from './personName';
import { comparePeople } from './personSimilarity';
import type { PhoneNumber, PhoneRegion } from './phone';
import { comparePhones, phoneNumber } from './phone';

/** What is looked for: a value of one kind, ready to be compared. */
export type Wanted =
	| { kind: 'name'; text: string; person: PersonName; company: CompanyName }
	| { kind: 'company'; text: string; company: CompanyName }
	| { kind: 'email'; text: string; email: EmailAddress }
	| { kind: 'phone'; text: string; phone: PhoneNumber };

export type WantedKind = Wanted['kind'];

/** Somebody or some company that is known, ready to be compared. */
export interface Known {
	/** a company where false; both are compared where it is not known */
	isPerson: boolean | undefined;
	person: PersonName;
	company: CompanyName;
	emails: readonly EmailAddress[];
	phones: readonly PhoneNumber[];
}

/** A person may act under their own name as a company, and the other way round. */
const ANOTHER_KIND = 0.95;

/** A company whose addresses have the same domain is probably the employer. */
const EMPLOYER = 0.85;

/**
 * Reads what is looked for.
 *
 * @returns undefined for a text that is nothing of the kind
 */
export function wanted(kind: WantedKind, text: string, region: PhoneRegion): Wanted | undefined {
	if (kind === 'email') {
		const email = emailAddress(text);
		return email === undefined ? undefined : { kind, text, email };
	}
	if (kind === 'phone') {
		const phone = phoneNumber(text, region);
		return phone === undefined ? undefined : { kind, text, phone };
	}
	const company = companyName(text);
	if (company.words.length === 0) return undefined;
	return kind === 'company' ? { kind, text, company } : { kind, text, person: personName(text), company };
}

/** Reads what is known of somebody. */
export function known(
	name: string,
	isPerson: boolean | undefined,
	emails: readonly string[],
	phones: readonly string[],
	region: PhoneRegion,
): Known {
	return {
		isPerson,
		person: personName(name),
		company: companyName(name),
		emails: emails.flatMap((text) => emailAddress(text) ?? []),
		phones: phones.flatMap((text) => phoneNumber(text, region) ?? []),
	};
}

/** How far somebody who is known may be what is looked for. */
export function agreementWith(sought: Wanted, { isPerson, person, company, emails, phones }: Known): Agreement {
	if (sought.kind === 'email') {
		const found = emails.map((email) => compareEmails(sought.email, email)).reduce(better, NONE);
		const isEmployer = isPerson === false && emails.some(({ domain }) => domain === sought.email.domain);
		if (!isEmployer || found.score > EMPLOYER || !isCompanyDomain(sought.email.domain)) return found;
		return { score: EMPLOYER, why: ['company with the same e-mail domain'] };
	}
	if (sought.kind === 'phone') return phones.map((phone) => comparePhones(sought.phone, phone)).reduce(better, NONE);
	const asCompany = compareCompanies(sought.company, company);
	const isOther = isPerson === (sought.kind === 'company');
	const found: Agreement = isOther
		? { score: asCompany.score * ANOTHER_KIND, why: [...asCompany.why, 'person and company'] }
		: asCompany;
	if (sought.kind === 'company' || isPerson === false) return found;
	const asPerson = comparePeople(sought.person, person);
	return isPerson === true ? asPerson : better(asPerson, found);
}
