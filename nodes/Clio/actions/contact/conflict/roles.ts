import type { IExecuteFunctions } from 'n8n-workflow';

import type { ReadText } from '../../../matching/mention';
import { mentionOf } from '../../../matching/mention';
import type { PhoneRegion } from '../../../matching/phone';
import type { Wanted } from '../../../matching/wanted';
import { agreementWith, wanted } from '../../../matching/wanted';
import { isRecord } from '../../../transport/record';
import type { Finding, MatterRole, Role } from './findings';
import { isAgainst, roleOfClient, roleOfRelationship, weightiest } from './findings';
import type { Listed } from './firmReading';
import { knownOf, textIn } from './knownPeople';
import type { Search } from './lookThrough';
import { recordsOf } from './lookThrough';

/** As what a contact stands in which matters: by itself, by its relationships, and by the company that it belongs to. */
export async function addRoles(
	this: IExecuteFunctions,
	search: Search,
	finding: Finding,
	ownMatter: string | undefined,
): Promise<void> {
	const id = String(finding.contact?.id);
	const roles: Role[] = [];
	for (const matter of await mattersOf.call(this, search, id)) {
		if (String(matter.id) === ownMatter) continue;
		const role = roleOfClient(matter.status);
		roles.push(role);
		finding.matters.push(matterRole(matter, role));
	}
	const related = await recordsOf.call(this, search, 'relationships', { contact_id: id }, isOf('contact', id));
	for (const { matter, description } of related) {
		const words = typeof description === 'string' ? description : '';
		if (isRecord(matter) && String(matter.id) === ownMatter) continue;
		roles.push(roleOfRelationship(words));
		if (isRecord(matter)) finding.matters.push(matterRole(matter, words === '' ? 'related_party' : words));
	}
	const { company } = finding;
	if (company !== undefined) {
		for (const matter of await mattersOf.call(this, search, String(company.id))) {
			if (String(matter.id) === ownMatter) continue;
			roles.push('related_party');
			finding.matters.push(matterRole(matter, `company is ${roleOfClient(matter.status).replace('_', ' ')}`));
		}
	}
	finding.role = weightiest(finding.side, roles);
}

/**
 * What the description of a matter makes of a name in it. In "Jones v. Smith" that depends on whom the firm acts for: whoever is
 * the client is no opponent.
 */
export function roleInMatter(
	matter: Listed,
	sought: Wanted,
	text: ReadText,
	before: string,
	{ threshold, region }: { threshold: number; region: PhoneRegion },
): Role {
	const client = isRecord(matter.client) ? matter.client : undefined;
	const name = textIn(client, 'name');
	if (client === undefined || name === '') return isAgainst(before) ? 'opposing_party' : 'mentioned';
	if (agreementWith(sought, knownOf(client, region)).score >= threshold) return 'mentioned';
	if (isAgainst(before)) return 'opposing_party';
	const asWanted = wanted(client.type === 'Company' ? 'company' : 'name', name, region);
	const ofClient = asWanted === undefined ? undefined : mentionOf(asWanted, text, region);
	return ofClient !== undefined && ofClient.score >= threshold && isAgainst(ofClient.before)
		? 'opposing_party'
		: 'mentioned';
}

/** A matter with the role that somebody has in it. */
export function matterRole({ id, display_number, description, status }: Listed, role: string): MatterRole {
	return { id, display_number, description, status, role };
}

async function mattersOf(this: IExecuteFunctions, search: Search, id: string): Promise<readonly Listed[]> {
	return await recordsOf.call(this, search, 'matters', { client_id: id }, isOf('client', id));
}

function isOf(name: string, id: string): (record: Listed) => boolean {
	return (record) => isRecord(record[name]) && String(record[name].id) === id;
}
