import type { Agreement } from './agreement';
import { NONE } from './agreement';

/** An e-mail address, ready to be compared. */
export interface EmailAddress {
	/** the whole address in small letters, with its tag */
	address: string;
	/** the address without the tag behind a plus sign */
	untagged: string;
	domain: string;
}

/** Domains whose addresses tell nothing of a company. */
const PROVIDERS = new Set(
	'gmail.com googlemail.com yahoo.com yahoo.co.uk yahoo.ca ymail.com hotmail.com hotmail.co.uk outlook.com live.com msn.com aol.com icloud.com me.com mac.com proton.me protonmail.com gmx.com gmx.de gmx.net web.de t-online.de orange.fr wanadoo.fr free.fr libero.it mail.com mail.ru yandex.ru zoho.com comcast.net verizon.net att.net sbcglobal.net shaw.ca rogers.com bigpond.com btinternet.com sky.com qq.com 163.com'.split(
		' ',
	),
);

const ANOTHER_TAG = 0.9;
const SAME_DOMAIN = 0.6;

/**
 * Reads an e-mail address, also behind a display name (`Jane Roe <jane@example.com>`) or `mailto:`.
 *
 * @returns undefined for what is none
 */
export function emailAddress(text: string): EmailAddress | undefined {
	const inner = /<([^<>]*)>\s*$/.exec(text)?.[1] ?? text;
	const address = inner
		.trim()
		.replace(/^mailto:/i, '')
		.replace(/\?.*$/, '')
		.normalize('NFKC')
		.toLowerCase();
	const [, local = '', domain = ''] = /^([^\s@<>,;]+)@([^\s@<>,;]+\.[^\s@<>,;.]+)$/.exec(address) ?? [];
	if (local === '') return undefined;
	return { address, untagged: `${local.replace(/(?<=.)\+.*$/, '')}@${domain}`, domain };
}

/** Whether the domain is that of a company, not of a provider of mail boxes. */
export function isCompanyDomain(domain: string): boolean {
	return !PROVIDERS.has(domain);
}

/** How far two e-mail addresses agree. */
export function compareEmails(left: EmailAddress, right: EmailAddress): Agreement {
	if (left.address === right.address) return { score: 1, why: ['same e-mail address'] };
	if (left.untagged === right.untagged) return { score: ANOTHER_TAG, why: ['same e-mail address but for its tag'] };
	if (left.domain === right.domain && isCompanyDomain(left.domain)) {
		return { score: SAME_DOMAIN, why: ['same e-mail domain'] };
	}
	return NONE;
}
