import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { InputProblem } from '../../transport/errors/inputProblem';
import type { FolderOwner } from '../../transport/lookup/folderChildren';
import { childrenOf, folderOf, namesakes } from '../../transport/lookup/folderChildren';
import type { Child } from '../../transport/lookup/folderContents';
import { isRecord } from '../../transport/record';
import type { ClioSession } from '../../transport/session';
import { idOf } from '../action';
import { ensureFolderPath } from '../folder/ensureFolderPath';
import { readFolderPath } from '../folder/folderPath';
import { freeName } from './uploadName';

/** What happens to the file. */
export type UploadResult = 'created' | 'new_version' | 'skipped';

/** Where the file goes, and under which name. */
export interface UploadTarget {
	result: UploadResult;
	name: string;
	/** Clio's `parent`: a place for a new document, the document for a new version */
	parent: IDataObject;
	/** the document that bears the name already */
	existing?: Child;
	/** the document that gets a new version */
	versionOf?: Child['id'];
	/** where a new document goes; absent where the document itself was chosen */
	place?: FolderOwner;
	/** the folder of that place; undefined while a matter or contact has none yet */
	folder?: Child['id'] | undefined;
	/** with Preview Only: the requests that would make missing folders */
	plan: IDataObject[];
}

const OWNERS: Readonly<Record<string, FolderOwner['type']>> = {
	Contact: 'Contact',
	Folder: 'Folder',
	Matter: 'Matter',
};

/**
 * Where an item's file goes: creates the folders of its path that are missing, and looks whether there is a document of that name.
 *
 * @param inputs the item's `folder_path` and `if_exists`
 * @throws InputProblem when several documents bear the name, or one does and that is not wanted
 */
export async function uploadTarget(
	this: IExecuteFunctions,
	session: ClioSession,
	{ folder_path: path, if_exists: ifExists = 'new_version' }: IDataObject,
	parent: unknown,
	name: string,
): Promise<UploadTarget> {
	const names = readFolderPath(path);
	const [type, id] = isRecord(parent) ? [String(parent.type), idOf(parent)] : ['', undefined];
	const owner = OWNERS[type];
	if (id === undefined) throw new Error('The document has no parent');
	if (owner === undefined) {
		if (names.length > 0) throw pathInDocument();
		return { result: 'new_version', name, parent: { id, type }, versionOf: id, plan: [] };
	}
	const { place, plan } = await ensureFolderPath.call(this, session, { type: owner, id }, names);
	const folder = await folderOf.call(this, session, place);
	const children = folder === undefined ? [] : await childrenOf.call(this, session, 'document', folder);
	const same = namesakes(children, name);
	const [existing] = same;
	const target = { name, parent: { ...place }, place, folder, plan };
	if (existing === undefined) return { ...target, result: 'created' };
	switch (ifExists) {
		case 'keep_both':
			return { ...target, result: 'created', name: freeName(name, (free) => namesakes(children, free).length > 0) };
		case 'skip':
			return { ...target, result: 'skipped', existing };
		case 'fail':
			throw new InputProblem(
				`There is a document called "${name}" already, so nothing was uploaded`,
				`Its ID is ${same.map((each) => each.id).join(', ')}. If the Name Exists says what happens then.`,
			);
		default:
			if (same.length > 1) throw ambiguous(name, same);
			return {
				...target,
				result: 'new_version',
				name: existing.name,
				parent: { id: existing.id, type: 'Document' },
				existing,
				versionOf: existing.id,
			};
	}
}

function pathInDocument(): InputProblem {
	return new InputProblem(
		'A document has no folders in it',
		'The file becomes a new version of the document that is chosen as Parent. Leave the Folder Path out, or choose a matter, contact or folder.',
	);
}

function ambiguous(name: string, documents: readonly Child[]): InputProblem {
	return new InputProblem(
		`There are ${documents.length} documents called "${name}", so it is not clear which of them gets a new version`,
		`Their IDs are ${documents.map(({ id }) => id).join(', ')}. Choose the one that is meant as Parent, with the Parent Type Document, or have both kept under If the Name Exists.`,
	);
}
