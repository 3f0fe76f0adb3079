import type { IDataObject } from 'n8n-workflow';

import { factsAt } from '../../catalog/places';
import { InputProblem } from '../../transport/errors/inputProblem';
import type { FolderOwner } from '../../transport/lookup/folderChildren';
import { isRecord } from '../../transport/record';
import type { Action } from '../action';
import { apartInputs } from '../values/ownInputs';
import { readBody } from '../values/readBody';
import { ensureFolderPath } from './ensureFolderPath';
import { readFolderPath } from './folderPath';

const PLACE = { resource: 'folder', operation: 'ensurePath' };

/** Folder: Ensure Path. The folder at the end of a path below a matter, contact or folder; what is missing is created. */
export const ensurePath: Action = async function (session, itemIndex) {
	const facts = factsAt(PLACE);
	if (facts === undefined) throw new Error('The node has no folder: ensurePath');
	const body = await readBody.call(this, session, facts, {}, itemIndex);
	const { inputs, data } = apartInputs(facts, body);
	const names = readFolderPath(inputs.folder_path);
	if (names.length === 0) {
		throw new InputProblem(
			'The folder path names no folder',
			'Give names of folders with slashes between them, from the outermost to the innermost, such as Pleadings/2026.',
		);
	}
	const { place, created, plan } = await ensureFolderPath.call(this, session, ownerIn(data), names);
	const told = { path: names.join('/'), folders_created: created.length };
	if (session.previewOnly) return { records: [{ preview: true, ...told, plan }] };
	return { records: [{ id: place.id, name: names.at(-1) ?? '', ...told, parent: data.parent }] };
};

function ownerIn({ parent }: IDataObject): FolderOwner {
	const { id, type } = isRecord(parent) ? parent : {};
	const isOwner = type === 'Contact' || type === 'Folder' || type === 'Matter';
	if (isOwner && (typeof id === 'number' || typeof id === 'string')) return { type, id };
	throw new InputProblem(
		'The parent is no matter, contact or folder',
		'Choose the matter, contact or folder below which the path begins.',
	);
}
