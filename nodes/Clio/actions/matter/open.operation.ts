import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { operationById } from '../../catalog/catalog';
import { InputProblem } from '../../transport/errors/inputProblem';
import { findableKind } from '../../transport/lookup/findRecord';
import { closedList } from '../../transport/lookup/listing';
import { clioRequest } from '../../transport/request';
import type { ClioSession } from '../../transport/session';
import type { Action } from '../action';
import { idOf } from '../action';
import { refuseForeignStage } from '../matterStage';
import { apartInputs } from '../values/ownInputs';
import { readBody } from '../values/readBody';
import type { MatterReference } from './matterReference';
import { matterReference, matterWith, withReference } from './matterReference';
import { matterFacts } from './narrowChange';
import type { OpenAsk } from './openInputs';
import { readOpenInputs } from './openInputs';
import { ensureMatter, OPENED_FIELDS } from './openedMatter';
import { ensureFolders, ensureNote, ensureParties } from './openedParts';
import type { Party } from './parties';
import { Steps } from './steps';
import type { FoundContact } from './wantedContacts';
import { ensureContact, findContact } from './wantedContacts';

/**
 * Opens a matter with all that belongs to it: client, matter with stage, attorneys, rates, task lists and limitation date in one request, then
 * parties, folders and a first note. With an External Reference each step first looks whether it is done already.
 */
export const openMatter: Action = async function (session, itemIndex) {
	const facts = matterFacts('open');
	const values = await readBody.call(this, session, facts, {}, itemIndex, true);
	const { inputs, data } = apartInputs(facts, values);
	const ask = readOpenInputs(inputs, data);
	const mark =
		ask.reference === '' ? undefined : await matterReference.call(this, session, ask.reference, ask.referenceField);
	const staged = await withPracticeArea.call(this, session, data);
	// Everything that can be wrong is found out before anything is written.
	const client = await findContact.call(this, session, 'Client', ask.client);
	const parties = await findParties.call(this, session, ask.parties);
	const known = mark === undefined ? undefined : await knownMatter.call(this, session, mark, client);
	const body = await withFlatFee.call(this, session, mark === undefined ? staged : withReference(staged, mark), ask);

	const steps = new Steps(
		mark === undefined
			? 'Running it again would do that again: go on in Clio, or give an External Reference from the beginning.'
			: 'Run it again with the same External Reference: it goes on where it stopped.',
	);
	const contacts = new Map<string, string | number>();
	const ensured = await ensureContact.call(this, session, clientOf(client, known), contacts);
	steps.add({ step: 'client', ...ensured });
	const related: Party[] = [];
	await steps.run('parties', async () => {
		for (const { role, found } of parties) {
			const contact = await ensureContact.call(this, session, found, contacts);
			if (contact.outcome !== 'exists') steps.add({ step: 'contact of party', name: role, ...contact });
			related.push({ contact: contact.id, role });
		}
	});
	const whole = { ...body, client: { id: ensured.id } };
	const made = await steps.run('matter', async () => await ensureMatter.call(this, session, steps, whole, known));
	const matter = { id: idOf(made) ?? '', isNew: known === undefined, folder: idOf(made.folder) };
	await steps.run('parties', async () => await ensureParties.call(this, session, steps, matter, related));
	await steps.run('folders', async () => await ensureFolders.call(this, session, steps, matter, ask.folders));
	await steps.run('note', async () => await ensureNote.call(this, session, steps, matter, ask.note));
	const { id, display_number, description, status } = made as IDataObject;
	return {
		records: [
			{
				...(session.previewOnly ? { preview: true } : {}),
				...{ id, display_number, description, status, client: { id: ensured.id } },
				outcome: outcomeOf(steps),
				steps: steps.toItem(),
			},
		],
	};
};

/** A stage says which practice area is meant where none is given; one of another practice area is refused. */
async function withPracticeArea(
	this: IExecuteFunctions,
	session: ClioSession,
	body: IDataObject,
): Promise<IDataObject> {
	const stage = idOf(body.matter_stage);
	if (stage === undefined) return body;
	const area = idOf(body.practice_area);
	if (area !== undefined) {
		await refuseForeignStage.call(this, session, stage, { id: area });
		return body;
	}
	const { matches } = await closedList.call(this, session, findableKind('matterStage'), {});
	const own = Number(matches.find(({ id }) => id === String(stage))?.record.practice_area_id);
	return Number.isSafeInteger(own) ? { ...body, practice_area: { id: own } } : body;
}

/** Clio wants a user even for a flat fee (Clio: Matters, custom_rate): the responsible attorney, or whom the credential acts for. */
async function withFlatFee(
	this: IExecuteFunctions,
	session: ClioSession,
	body: IDataObject,
	{ flatFee }: OpenAsk,
): Promise<IDataObject> {
	if (flatFee === undefined) return body;
	const user =
		idOf(body.responsible_attorney) ??
		idOf((await clioRequest.call(this, session, operationById('User#who_am_i'), { query: { fields: 'id' } })).data);
	return { ...body, custom_rate: { type: 'FlatRate', rates: [{ rate: flatFee, user: { id: user ?? null } }] } };
}

interface FoundParty {
	role: string;
	found: FoundContact;
}

async function findParties(
	this: IExecuteFunctions,
	session: ClioSession,
	parties: OpenAsk['parties'],
): Promise<FoundParty[]> {
	const all: FoundParty[] = [];
	for (const { role, contact } of parties) {
		all.push({ role, found: await findContact.call(this, session, `The party "${role}"`, contact) });
	}
	return all;
}

/** The matter of an earlier run. A client who is new has no matter yet, so that none has their reference. */
async function knownMatter(
	this: IExecuteFunctions,
	session: ClioSession,
	mark: MatterReference,
	client: FoundContact,
): Promise<Record<string, unknown> | undefined> {
	const id = 'id' in client ? client.id : undefined;
	if (mark.field === undefined && id === undefined) return undefined;
	const known = await matterWith.call(this, session, mark, OPENED_FIELDS, id);
	const owner = idOf(known?.client);
	if (owner === undefined || id === undefined || String(owner) === String(id)) return known;
	throw new InputProblem(
		`The matter with the reference "${mark.text.slice(0, 80)}" is one of another client`,
		`It has the ID ${String(known?.id)}, and its client the ID ${owner}. Give that client, or another reference.`,
	);
}

/** The client of a matter that is there, however they may be called by now. */
function clientOf(found: FoundContact, known: Readonly<Record<string, unknown>> | undefined): FoundContact {
	const id = idOf(known?.client);
	return id === undefined ? found : { id };
}

function outcomeOf({ done }: Steps): string {
	const matter = done.find(({ step }) => step === 'matter')?.outcome ?? 'exists';
	if (matter !== 'exists') return matter;
	const rest = done.map(({ outcome }) => outcome);
	if (rest.includes('wouldCreate') || rest.includes('wouldUpdate')) return 'wouldUpdate';
	return rest.every((outcome) => outcome === 'exists') ? 'exists' : 'updated';
}
