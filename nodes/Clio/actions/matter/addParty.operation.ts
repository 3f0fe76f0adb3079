import type { Action } from '../action';
import { idOf } from '../action';
import { previewOf } from '../generic/preview';
import { sendWrite } from '../generic/write';
import { readReturnFields } from '../returnFields';
import { apartInputs } from '../values/ownInputs';
import { readBody } from '../values/readBody';
import { matterFacts } from './narrowChange';
import { relationshipOf, relationshipsOf } from './parties';

/** Relates a contact to a matter in a role, unless it has that role there already. Two requests, one where it has. */
export const addParty: Action = async function (session, itemIndex) {
	const facts = matterFacts('addParty');
	const beside = ['description', { contact: ['id'] }];
	const { query, present } = readReturnFields.call(this, facts, itemIndex, beside);
	const { inputs, data } = apartInputs(facts, await readBody.call(this, session, facts, {}, itemIndex, true));
	const role = String(inputs.role).trim();
	const known = await relationshipsOf.call(this, session, {
		...{ matter_id: idOf(data.matter), contact_id: idOf(data.contact) },
		...query,
	});
	const existing = relationshipOf(known, { contact: idOf(data.contact), role });
	if (existing !== undefined) {
		if (session.previewOnly) {
			return { records: [{ preview: true, id: idOf(existing) ?? null, would: 'leave unchanged' }] };
		}
		return { records: await present.call(this, session, [existing]) };
	}
	const ask = { query, body: { ...data, description: role } };
	if (session.previewOnly) return { records: [previewOf(facts, ask)] };
	const written = await sendWrite.call(this, session, facts, ask);
	return { records: await present.call(this, session, [written.data]) };
};
