import type { IDataObject } from 'n8n-workflow';

import { operationById } from '../../catalog/catalog';
import type { Action } from '../action';
import { idOf } from '../action';
import { previewOf } from '../generic/preview';
import { sendWrite } from '../generic/write';
import { readPathIds } from '../locators';
import { idValue } from '../references';
import { readBody } from '../values/readBody';
import { matterFacts } from './narrowChange';
import { relationshipOf, relationshipsOf } from './parties';

/** Relates a contact to a matter in a role, unless it has that role there already. Two requests, one where it has. */
export const addParty: Action = async function (session, itemIndex) {
	const facts = matterFacts('addParty');
	const ids = await readPathIds.call(this, session, facts, itemIndex);
	const given = (await readBody.call(this, session, facts, ids, itemIndex, true)) ?? {};
	const matter = idValue('matter', 'The record', String(ids.id));
	const party = { contact: idOf(given.contact), role: String(given.role).trim() };
	const known = await relationshipsOf.call(this, session, { matter_id: matter, contact_id: party.contact });
	const existing = idOf(relationshipOf(known, party));
	const told = (id: unknown, outcome: string): IDataObject => ({
		...{ id: (id ?? null) as IDataObject[string], outcome, role: party.role },
		...{ matter: { id: matter }, contact: { id: party.contact ?? null } },
	});
	if (existing !== undefined) return { records: [told(existing, 'exists')] };
	const body = { matter: { id: matter }, contact: { id: party.contact ?? null }, description: party.role };
	const operation = operationById('Relationship#create');
	if (session.previewOnly) return { records: [previewOf(operation, { body })] };
	const { data } = await sendWrite.call(this, session, operation, { body });
	return { records: [told(idOf(data), 'created')] };
};
