import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { operationById } from '../../catalog/catalog';
import { folderOf } from '../../transport/lookup/folderChildren';
import { clioPages } from '../../transport/paging';
import type { QueryValues } from '../../transport/query';
import { isRecord } from '../../transport/record';
import type { ClioSession } from '../../transport/session';
import type { Action } from '../action';
import { idOf } from '../action';
import { readFilters } from '../filters';
import { getAllAction } from '../generic/getAll';
import { readLimit } from '../generic/limit';
import { readReturnFields } from '../returnFields';
import type { TreeItem } from './folderTree';
import { FolderTree } from './folderTree';

const LIST = operationById('Folder#list');

/** What tells where an item lies. */
const PLACE = ['id', 'type', 'name', { parent: ['id', 'root'] }];

/** Nobody sorts more folders than these 5,000 into one tree by hand. */
const MOST_FOLDERS = 5_000;

/**
 * Folder: Get Contents. What is in a folder; with the scope of all descendants that of the folders below too, each row with its
 * path. Clio lists a whole tree in pages, so that no folder takes a request of its own.
 */
export const getContents: Action = async function (session, itemIndex) {
	const filters = await readFilters.call(this, session, LIST, itemIndex);
	if (filters.scope !== 'descendants') return await getAllAction(LIST).call(this, session, itemIndex);
	const limit = readLimit.call(this, itemIndex);
	const { query: fields, present } = readReturnFields.call(this, LIST, itemIndex, PLACE);
	const top = await topOf.call(this, session, filters);
	if (top === 'none') return { records: [] };
	const query = top === 'root' ? filters : withinFolder(filters, top.id);
	const tree = new FolderTree(top === 'root' ? undefined : String(top.id));
	const rows: TreeItem[] = [];
	const records: IDataObject[] = [];
	for await (const page of clioPages.call(this, session, LIST, { query: { ...query, ...fields } }, limit)) {
		rows.push(...page.map(toTreeItem));
		for (const record of await present.call(this, session, page)) records.push(record);
	}
	tree.add(rows);
	// Filters and Limit leave folders out that lie in between.
	if (rows.some((row) => tree.pathOf(row) === undefined)) await completeTree.call(this, session, tree, query);
	return { records: records.map((record, index) => ({ ...record, path: pathOf(tree, rows[index]) })) };
};

/** The filters with the folder that stands for the matter or contact, of which Clio does not say what their lists hold. */
function withinFolder(filters: QueryValues, top: string | number): QueryValues {
	if (filters.parent_id !== undefined) return filters;
	const others = Object.entries(filters).filter(([name]) => name !== 'matter_id' && name !== 'contact_id');
	return { ...Object.fromEntries(others), parent_id: top };
}

/**
 * The folder that paths begin in: the chosen one, that of the chosen matter or contact if it has one, or that around all others,
 * which Clio takes where none is named.
 */
async function topOf(
	this: IExecuteFunctions,
	session: ClioSession,
	{ parent_id: parent, matter_id: matter, contact_id: contact }: QueryValues,
): Promise<'none' | 'root' | { id: string | number }> {
	if (isId(parent)) return { id: parent };
	const owner = isId(matter) ? { type: 'Matter' as const, id: matter } : { type: 'Contact' as const, id: contact };
	if (!isId(owner.id)) return 'root';
	const id = await folderOf.call(this, session, { type: owner.type, id: owner.id });
	return id === undefined ? 'none' : { id };
}

async function completeTree(
	this: IExecuteFunctions,
	session: ClioSession,
	tree: FolderTree,
	{ parent_id: top, include_deleted: trashed }: QueryValues,
): Promise<void> {
	const query = {
		...(top === undefined ? {} : { parent_id: top, scope: 'descendants' }),
		fields: 'id,type,name,parent{id,root}',
		...(trashed === undefined ? {} : { include_deleted: trashed }),
	};
	const list = operationById('Folder#index');
	for await (const page of clioPages.call(this, session, list, { query }, MOST_FOLDERS)) tree.add(page.map(toTreeItem));
}

function pathOf(tree: FolderTree, row: TreeItem | undefined): string | null {
	return (row === undefined ? undefined : tree.pathOf(row)) ?? null;
}

function toTreeItem(record: unknown): TreeItem {
	const { name, type, parent } = isRecord(record) ? record : {};
	const above = idOf(parent);
	return {
		id: String(idOf(record) ?? ''),
		name: String(name ?? ''),
		isFolder: type === 'Folder',
		parent: above === undefined ? undefined : String(above),
		isInRoot: isRecord(parent) && parent.root === true,
	};
}

function isId(value: unknown): value is string | number {
	return typeof value === 'number' || (typeof value === 'string' && /^\d+$/.test(value));
}
