import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { operationById } from '../../catalog/catalog';
import { compareEmails, emailAddress } from '../../matching/email';
import { comparePhones, lastDigits, phoneNumber, type PhoneRegion } from '../../matching/phone';
import { InputProblem } from '../../transport/errors/inputProblem';
import { clioPages } from '../../transport/paging';
import { isRecord } from '../../transport/record';
import type { ClioSession } from '../../transport/session';
import { firmUsers } from '../people/firmUsers';

/** Who took part, as Clio wants them, and who is no contact and no user. */
export interface Parties {
	known: IDataObject[];
	unknown: string[];
}

/** Numbers agree where only the country is assumed, or an extension stands on one side; below that they do not. */
const SAME_NUMBER = 0.8;

/** A tag behind a plus sign does not make another person. */
const SAME_ADDRESS = 0.9;

/** Clio's search for a number may find many by its last digits; more than these are not looked through. */
const MOST_CONTACTS = 1000;

const FIELDS = 'id,name,type,email_addresses{address},phone_numbers{number}';

/**
 * Finds the users and contacts that addresses or numbers belong to. A user is meant before a contact, since users may be
 * contacts too. One request for all users, and one for each address or number that is none of theirs; equal ones are asked for
 * once an execution.
 *
 * @throws InputProblem when several contacts have the same address or number
 */
export async function partiesOf(
	this: IExecuteFunctions,
	session: ClioSession,
	texts: readonly string[],
): Promise<Parties> {
	const known = new Map<string, IDataObject>();
	const unknown: string[] = [];
	for (const text of texts.flatMap(apart)) {
		const party = (await userWith.call(this, session, text)) ?? (await contactWith.call(this, session, text));
		if (party === undefined) unknown.push(text);
		else known.set(`${String(party.type)} ${String(party.id)}`, party);
	}
	return { known: [...known.values()], unknown };
}

/** Several addresses in one text, as a mail program writes them; commas in display names part none. */
function apart(text: string): string[] {
	return text
		.split(/[;,](?=(?:[^"]*"[^"]*")*[^"]*$)/)
		.reduce<string[]>((parts, part) => {
			const last = parts.at(-1);
			const isRest = last !== undefined && !last.includes('@') && !/\d{4}/.test(last) && part.includes('@');
			if (isRest) parts[parts.length - 1] = `${last},${part}`;
			else parts.push(part);
			return parts;
		}, [])
		.map((part) => part.trim())
		.filter((part) => part !== '');
}

async function userWith(this: IExecuteFunctions, session: ClioSession, text: string): Promise<IDataObject | undefined> {
	const { finding } = await firmUsers.call(this, session);
	const has = isSame(session, text);
	const found = finding.matches.filter(({ record }) => has([record.email], [record.phone_number]));
	return found.length === 1 ? { id: Number(found[0]?.id), type: 'User' } : undefined;
}

async function contactWith(
	this: IExecuteFunctions,
	session: ClioSession,
	text: string,
): Promise<IDataObject | undefined> {
	const query = searchText(session, text);
	if (query === undefined) return undefined;
	const key = JSON.stringify(['party', query]);
	const kept = session.lookups.get(key);
	const records = kept?.matches ?? (await search.call(this, session, key, query));
	const has = isSame(session, text);
	const found = records.filter(({ record }) =>
		has(valuesOf(record.email_addresses, 'address'), valuesOf(record.phone_numbers, 'number')),
	);
	if (found.length < 2) return found[0] === undefined ? undefined : { id: Number(found[0].id), type: 'Contact' };
	throw new InputProblem(
		`${found.length} contacts have the same address or number`,
		`It is not known which one is meant: IDs ${found
			.slice(0, 5)
			.map(({ id }) => id)
			.join(', ')}. Give the ID in "senders" or "receivers" of Create instead, or merge the contacts in Clio.`,
	);
}

async function search(this: IExecuteFunctions, session: ClioSession, key: string, query: string) {
	const list = operationById('Contact#index');
	const matches: Array<{ id: string; label: string; record: Record<string, unknown>; names: string[][] }> = [];
	for await (const page of clioPages.call(this, session, list, { query: { query, fields: FIELDS } }, MOST_CONTACTS)) {
		for (const record of page.filter(isRecord)) matches.push({ id: String(record.id), label: '', record, names: [] });
	}
	session.lookups.keep(key, { listPath: list.path, isList: false, finding: { matches, near: [], isComplete: true } });
	return matches;
}

/** What to search contacts for: the address, or the last digits of the number, which are written without a separator. */
function searchText(session: ClioSession, text: string): string | undefined {
	const email = emailAddress(text);
	if (email !== undefined) return email.untagged;
	const phone = phoneNumber(text, regionOf(session));
	return phone === undefined ? undefined : lastDigits(phone);
}

/** Whether one of a person's addresses or numbers is the one in the text. */
function isSame(session: ClioSession, text: string): (emails: unknown[], phones: unknown[]) => boolean {
	const region = regionOf(session);
	const [email, phone] = [emailAddress(text), phoneNumber(text, region)];
	return (emails, phones) => {
		if (email !== undefined) {
			const others = emails.flatMap((each) => (typeof each === 'string' ? (emailAddress(each) ?? []) : []));
			return others.some((other) => compareEmails(email, other).score >= SAME_ADDRESS);
		}
		if (phone === undefined) return false;
		const others = phones.flatMap((each) => (typeof each === 'string' ? (phoneNumber(each, region) ?? []) : []));
		return others.some((other) => comparePhones(phone, other).score >= SAME_NUMBER);
	};
}

function regionOf({ region }: ClioSession): PhoneRegion {
	return region;
}

function valuesOf(rows: unknown, name: string): unknown[] {
	return (Array.isArray(rows) ? (rows as unknown[]) : []).filter(isRecord).map((row) => row[name]);
}
