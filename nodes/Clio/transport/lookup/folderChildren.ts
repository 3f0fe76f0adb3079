import { operationById } from '../../catalog/catalog';
import { clioPages } from '../paging';
import { isRecord } from '../record';
import { clioRequest } from '../request';
import type { ClioContext, ClioSession } from '../session';
import type { Child, ChildKind } from './folderContents';
import { comparable } from './matching';

/** Where documents and folders can be put: a folder, or a matter or contact, which stands for the folder of its own. */
export interface FolderOwner {
	type: 'Contact' | 'Folder' | 'Matter';
	id: Child['id'];
}

const LISTS: Readonly<Record<ChildKind, string>> = { document: 'Document#index', folder: 'Folder#index' };

/**
 * All documents or folders directly in a folder, oldest first; read once an execution, with one request for 200 of them. They are
 * listed and not searched for: Clio's search knows of a new one only seconds later (Clio: `query` of folders).
 */
export async function childrenOf(
	this: ClioContext,
	session: ClioSession,
	kind: ChildKind,
	folder: Child['id'],
): Promise<readonly Child[]> {
	const known = session.contents.of(kind, folder);
	if (known !== undefined) return known;
	const children: Child[] = [];
	const ask = { query: { parent_id: folder, fields: 'id,name' } };
	for await (const page of clioPages.call(this, session, operationById(LISTS[kind]), ask)) {
		children.push(...page.flatMap(childIn));
	}
	session.contents.keep(kind, folder, children);
	return children;
}

/** Those among the children that bear a name, whatever its case and spacing: people and Windows see no difference. */
export function namesakes(children: readonly Child[], name: string): Child[] {
	const wanted = comparable(name);
	return children.filter((child) => comparable(child.name) === wanted);
}

/**
 * The folder that an owner stands for; asked for once an execution.
 *
 * @returns undefined when the matter or contact has none yet: Clio makes it with the first thing that is put into it
 */
export async function folderOf(
	this: ClioContext,
	session: ClioSession,
	{ type, id }: FolderOwner,
): Promise<Child['id'] | undefined> {
	if (type === 'Folder') return id;
	const owner = `${type} ${id}`;
	const known = session.contents.rootOf(owner);
	if (known !== undefined) return known.folder;
	const ask = { ids: { id }, query: { fields: 'id,folder{id}' } };
	const { data } = await clioRequest.call(this, session, operationById(`${type}#show`), ask);
	const folder = isRecord(data) ? idIn(data.folder) : undefined;
	session.contents.keepRoot(owner, folder);
	return folder;
}

function childIn(record: unknown): Child[] {
	const id = idIn(record);
	return isRecord(record) && id !== undefined ? [{ id, name: String(record.name ?? '') }] : [];
}

function idIn(record: unknown): Child['id'] | undefined {
	const id = isRecord(record) ? record.id : undefined;
	return typeof id === 'number' || typeof id === 'string' ? id : undefined;
}
