import type { IExecuteFunctions } from 'n8n-workflow';

import { operationById } from '../../catalog/catalog';
import { comparable } from '../../transport/lookup/matching';
import { clioPages } from '../../transport/paging';
import { isRecord } from '../../transport/record';
import type { ClioSession } from '../../transport/session';
import { idOf } from '../action';
import { ensureFolderPath } from '../folder/ensureFolderPath';
import { previewOf } from '../generic/preview';
import { sendWrite } from '../generic/write';
import type { OpenAsk } from './openInputs';
import type { Party } from './parties';
import { relationshipOf, relationshipsOf } from './parties';
import type { Steps } from './steps';

/** The matter that parts are added to. */
export interface OpenedMatter {
	id: string | number;
	/** whether nothing can be there yet, so that nothing needs to be looked for */
	isNew: boolean;
	/** the folder of its own, where Clio tells it */
	folder: string | number | undefined;
}

/** Relates the parties that are not related yet: a request each, and one to see which are, where the matter is not new. */
export async function ensureParties(
	this: IExecuteFunctions,
	session: ClioSession,
	steps: Steps,
	matter: OpenedMatter,
	parties: readonly Party[],
): Promise<void> {
	if (parties.length === 0) return;
	const known = matter.isNew ? [] : await relationshipsOf.call(this, session, { matter_id: matter.id });
	const operation = operationById('Relationship#create');
	for (const party of parties) {
		const { contact, role } = party;
		const existing = relationshipOf(known, party);
		const body = { matter: { id: matter.id }, contact: { id: contact ?? null }, description: role };
		if (existing !== undefined) {
			steps.add({ step: 'party', outcome: 'exists', id: idOf(existing), name: role });
		} else if (session.previewOnly) {
			steps.add({ step: 'party', outcome: 'wouldCreate', name: role, request: previewOf(operation, { body }) });
		} else {
			const { data } = await sendWrite.call(this, session, operation, { body });
			steps.add({ step: 'party', outcome: 'created', id: idOf(data), name: role });
			known.push({ id: idOf(data), contact: { id: contact }, description: role });
		}
	}
}

/** Makes the folders that are not there, below the folder of the matter. */
export async function ensureFolders(
	this: IExecuteFunctions,
	session: ClioSession,
	steps: Steps,
	matter: OpenedMatter,
	paths: OpenAsk['folders'],
): Promise<void> {
	if (matter.folder !== undefined) session.contents.keepRoot(`Matter ${matter.id}`, matter.folder);
	for (const names of paths) {
		const name = names.join('/');
		if (matter.isNew && session.previewOnly) {
			steps.add({ step: 'folder', outcome: 'wouldCreate', name });
			continue;
		}
		const { place, created } = await ensureFolderPath.call(this, session, { type: 'Matter', id: matter.id }, names);
		const isThere = created.length === 0;
		const outcome = isThere ? 'exists' : session.previewOnly ? 'wouldCreate' : 'created';
		steps.add({ step: 'folder', outcome, name, ...(outcome === 'wouldCreate' ? {} : { id: place.id }) });
	}
}

/** Writes the first note, unless the matter has one of that subject. */
export async function ensureNote(
	this: IExecuteFunctions,
	session: ClioSession,
	steps: Steps,
	matter: OpenedMatter,
	note: OpenAsk['note'],
): Promise<void> {
	if (note === undefined) return;
	const existing = matter.isNew ? undefined : await noteOf.call(this, session, matter, note.subject);
	const operation = operationById('Note#create');
	const body = { type: 'Matter', matter: { id: matter.id }, ...note };
	const step = { step: 'note', name: note.subject };
	if (existing !== undefined) steps.add({ ...step, outcome: 'exists', id: idOf(existing) });
	else if (session.previewOnly) steps.add({ ...step, outcome: 'wouldCreate', request: previewOf(operation, { body }) });
	else {
		const { data } = await sendWrite.call(this, session, operation, { body });
		steps.add({ ...step, outcome: 'created', id: idOf(data) });
	}
}

async function noteOf(
	this: IExecuteFunctions,
	session: ClioSession,
	{ id }: OpenedMatter,
	subject: string,
): Promise<Record<string, unknown> | undefined> {
	const query = { type: 'matter', matter_id: id, fields: 'id,subject' };
	for await (const page of clioPages.call(this, session, operationById('Note#index'), { query })) {
		const found = page.filter(isRecord).find((note) => comparable(String(note.subject ?? '')) === comparable(subject));
		if (found !== undefined) return found;
	}
	return undefined;
}
