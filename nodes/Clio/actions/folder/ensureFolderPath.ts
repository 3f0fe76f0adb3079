import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { operationById } from '../../catalog/catalog';
import { InputProblem } from '../../transport/errors/inputProblem';
import type { FolderOwner } from '../../transport/lookup/folderChildren';
import { childrenOf, folderOf, namesakes } from '../../transport/lookup/folderChildren';
import type { Child } from '../../transport/lookup/folderContents';
import { isRecord } from '../../transport/record';
import type { ClioSession } from '../../transport/session';
import { idOf } from '../action';
import { previewOf } from '../generic/preview';
import { sendWrite } from '../generic/write';

/** Where a folder path leads. */
export interface EnsuredFolder {
	/** the innermost folder; with an empty path the owner itself */
	place: FolderOwner;
	/** the folders that were not there and are now, outermost first */
	created: Child[];
	/** with Preview Only: the requests that would make those folders, which were not sent */
	plan: IDataObject[];
}

/**
 * The folder at the end of a path below a folder, a matter or a contact; what is missing of the path is created. Each folder is
 * listed once an execution, and what one item has created the next one finds.
 *
 * @param names as {@link readFolderPath} gives them
 * @throws InputProblem when a folder holds several of one name: which is meant only a person can tell
 */
export async function ensureFolderPath(
	this: IExecuteFunctions,
	session: ClioSession,
	owner: FolderOwner,
	names: readonly string[],
): Promise<EnsuredFolder> {
	const ensured: EnsuredFolder = { place: owner, created: [], plan: [] };
	for (const [index, name] of names.entries()) {
		const path = names.slice(0, index + 1).join('/');
		const parent = await folderOf.call(this, session, ensured.place);
		const known = parent === undefined ? [] : await childrenOf.call(this, session, 'folder', parent);
		const [found, ...others] = namesakes(known, name);
		if (found !== undefined && others.length > 0) throw ambiguous(path, [found, ...others]);
		const child = found ?? (await create.call(this, session, ensured, { owner, path, name, parent }));
		ensured.place = { type: 'Folder', id: child.id };
	}
	return ensured;
}

interface MissingFolder {
	owner: FolderOwner;
	path: string;
	name: string;
	/** undefined where the matter or contact has no folder yet */
	parent: Child['id'] | undefined;
}

async function create(
	this: IExecuteFunctions,
	session: ClioSession,
	{ place, created, plan }: EnsuredFolder,
	{ owner, path, name, parent }: MissingFolder,
): Promise<Child> {
	const ask = {
		query: { fields: 'id,name,parent{id}' },
		body: { name, parent: parent === undefined ? { ...place } : { id: parent, type: 'Folder' } },
	};
	const operation = operationById('Folder#create');
	if (session.previewOnly) plan.push(previewOf(operation, ask));
	const made = session.previewOnly
		? planned(path, owner, parent)
		: createdIn((await sendWrite.call(this, session, operation, ask)).data, parent);
	if (made.parent !== undefined) {
		if (parent === undefined) session.contents.keepRoot(`${place.type} ${place.id}`, made.parent);
		session.contents.add('folder', made.parent, { id: made.id, name });
	}
	session.contents.addEmpty(made.id);
	created.push({ id: made.id, name });
	return { id: made.id, name };
}

interface MadeFolder {
	id: Child['id'];
	/** with the first folder of a matter or contact Clio may have made the one of its own */
	parent: Child['id'] | undefined;
}

function createdIn(data: unknown, parent: MadeFolder['parent']): MadeFolder {
	const id = idOf(data);
	if (id === undefined) throw new Error('Clio answered the creation of a folder without its ID');
	return { id, parent: parent ?? (isRecord(data) ? idOf(data.parent) : undefined) };
}

/** Stands for a folder that is not created in a preview; items to come find it. */
function planned(path: string, { type, id }: FolderOwner, parent: MadeFolder['parent']): MadeFolder {
	return {
		id: `{id of the new folder "${path}" of ${type} ${id}}`,
		parent: parent ?? `{id of the folder of ${type} ${id}}`,
	};
}

function ambiguous(path: string, folders: readonly Child[]): InputProblem {
	return new InputProblem(
		`There are ${folders.length} folders called "${path}"`,
		`Their IDs are ${folders.map(({ id }) => id).join(', ')}. Choose the one that is meant by its ID instead of its path, or rename the others in Clio.`,
	);
}
