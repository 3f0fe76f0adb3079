import type { IExecuteFunctions } from 'n8n-workflow';

import { mentionOf } from '../../../matching/mention';
import type { PhoneRegion } from '../../../matching/phone';
import { agreementWith } from '../../../matching/wanted';
import { isRecord } from '../../../transport/record';
import type { Finding } from './findings';
import { addValue, roleOfClient, weightiest } from './findings';
import type { Listed } from './firmReading';
import type { KnownPeople } from './knownPeople';
import { knownOf, textIn } from './knownPeople';
import type { Search } from './lookThrough';
import { lookThrough } from './lookThrough';
import type { Party } from './parties';
import { addRoles, matterRole, roleInMatter } from './roles';
import { searchTexts } from './searchTexts';
import type { SourceName } from './sources';

/** What one item is checked for. */
export interface Check {
	parties: readonly Party[];
	/** from this score on two values may mean the same */
	threshold: number;
	region: PhoneRegion;
	people: KnownPeople;
	/** the contact and the matter that the check is for: they do not speak against themselves */
	own: { contact: string | undefined; matter: string | undefined };
}

const TEXTS: Readonly<Partial<Record<SourceName, { names: readonly string[]; source: string }>>> = {
	matters: { names: ['description'], source: 'matter' },
	matter_notes: { names: ['subject', 'detail'], source: 'matter_note' },
	contact_notes: { names: ['subject', 'detail'], source: 'contact_note' },
	communications: { names: ['subject', 'body'], source: 'communication' },
};

/** Looks through the firm's records for the parties of an item. */
export async function findConflicts(this: IExecuteFunctions, search: Search, check: Check): Promise<Finding[]> {
	const texts = check.parties.map(({ sought }) => searchTexts(sought));
	const forContacts = unique(texts.flatMap(({ contacts }) => contacts));
	const forTexts = unique(texts.flatMap((each) => each.texts));
	check.people.add(await lookThrough.call(this, search, 'contacts', forContacts));
	const contacts = amongContacts(check);
	const matters = await lookThrough.call(this, search, 'matters', forTexts);
	if (contacts.length > 0 || search.itemsToCome > 1) await lookThrough.call(this, search, 'relationships', []);
	for (const finding of contacts) await addRoles.call(this, search, finding, check.own.matter);
	const findings = [...contacts, ...amongClients(check, matters, contacts)];
	findings.push(...mentionsIn(check, 'matters', matters, findings));
	for (const name of ['matter_notes', 'contact_notes', 'communications'] as const) {
		const records = await lookThrough.call(this, search, name, forTexts);
		findings.push(...mentionsIn(check, name, records, findings));
	}
	return findings;
}

/** The contacts that may be one of the parties; what several values of a side tell of one contact is told together. */
function amongContacts({ parties, threshold, people, own }: Check): Finding[] {
	const findings = new Map<string, Finding>();
	for (const party of parties) {
		for (const { record, known } of people.candidates(party.sought)) {
			const { score, why } = agreementWith(party.sought, known);
			if (score < threshold || String(record.id) === own.contact) continue;
			const key = `${party.side} ${String(record.id)}`;
			const finding = findings.get(key) ?? {
				...{ side: party.side, values: [], score: 0, why: [], role: 'contact', source: 'contact', matters: [] },
				...{ found: textIn(record, 'name'), contact: contactOf(record) },
				...(isRecord(record.company) ? { company: companyOf(record.company) } : {}),
			};
			addValue(finding, party, score, why);
			findings.set(key, finding);
		}
	}
	return [...findings.values()].sort((one, other) => other.score - one.score);
}

/** Clients that only their matters show, because the contact itself is hidden from the user. */
function amongClients(
	{ parties, threshold, region, own }: Check,
	matters: readonly Listed[],
	known: readonly Finding[],
): Finding[] {
	const findings = new Map<string, Finding>();
	for (const matter of matters) {
		const { client } = matter;
		if (!isRecord(client) || textIn(client, 'name') === '' || String(matter.id) === own.matter) continue;
		const isKnown = known.some(({ contact }) => String(contact?.id) === String(client.id));
		if (isKnown || String(client.id) === own.contact) continue;
		const person = knownOf(client, region);
		for (const party of parties) {
			const { score, why } = agreementWith(party.sought, person);
			if (score < threshold) continue;
			const role = roleOfClient(matter.status);
			const key = `${party.side} ${String(client.id)}`;
			const finding = findings.get(key) ?? {
				...{ side: party.side, values: [], score: 0, why: [], role, source: 'matter_client', matters: [] },
				...{ found: textIn(client, 'name'), contact: contactOf(client) },
			};
			addValue(finding, party, score, why);
			finding.role = weightiest(party.side, [finding.role, role]);
			if (!finding.matters.some(({ id }) => id === matter.id)) finding.matters.push(matterRole(matter, role));
			findings.set(key, finding);
		}
	}
	return [...findings.values()];
}

/** Texts that name one of the parties, beside those of matters and contacts that were found already. */
function mentionsIn(
	{ parties, threshold, region, people, own }: Check,
	name: SourceName,
	records: readonly Listed[],
	known: readonly Finding[],
): Finding[] {
	const place = TEXTS[name];
	if (place === undefined) return [];
	const findings: Finding[] = [];
	for (const record of records) {
		const matter = name === 'matters' ? record : isRecord(record.matter) ? record.matter : undefined;
		const contact = isRecord(record.contact) ? record.contact : undefined;
		if (isOwn(matter, own.matter) || isOwn(contact, own.contact)) continue;
		for (const side of ['prospect', 'opposing'] as const) {
			const finding: Finding = {
				...{ side, values: [], score: 0, why: [], role: 'mentioned', source: place.source, found: '', matters: [] },
				...(contact === undefined ? {} : { contact: contactOf(contact) }),
			};
			for (const party of parties.filter((each) => each.side === side)) {
				const text = people.textOf(record, place.names);
				const mention = mentionOf(party.sought, text, region);
				if (mention.score < threshold) continue;
				const role =
					name === 'matters'
						? roleInMatter(record, party.sought, text, mention.before, { threshold, region })
						: 'mentioned';
				if (role === 'mentioned' && isTold(known, party, matter, contact)) continue;
				addValue(finding, party, mention.score, mention.why);
				Object.assign(finding, { role: weightiest(side, [finding.role, role]), ...told(mention) });
			}
			if (finding.values.length === 0) continue;
			if (matter !== undefined) finding.matters.push(matterRole(matter, finding.role));
			if (name !== 'matters') finding.record = { id: record.id, subject: record.subject, date: record.date };
			findings.push(finding);
		}
	}
	return findings;
}

function told({ found, excerpt }: { found: string; excerpt: string }): Pick<Finding, 'found' | 'excerpt'> {
	return { found, excerpt };
}

/** Whether a finding tells already that somebody stands in a matter, or is a contact. */
function isTold(
	known: readonly Finding[],
	{ side, sought }: Party,
	matter: Listed | undefined,
	contact: Listed | undefined,
): boolean {
	return known.some(
		(each) =>
			each.side === side &&
			each.values.includes(sought.text) &&
			((matter !== undefined && each.matters.some(({ id }) => id === matter.id)) ||
				(contact !== undefined && each.contact?.id === contact.id)),
	);
}

function isOwn(record: Listed | undefined, id: string | undefined): boolean {
	return record !== undefined && id !== undefined && String(record.id) === id;
}

function companyOf({ id, name }: Listed): NonNullable<Finding['company']> {
	return { id, name };
}

function contactOf({ id, name, type }: Listed): NonNullable<Finding['contact']> {
	return { id, name, type };
}

function unique(texts: readonly string[]): string[] {
	return [...new Set(texts)];
}
