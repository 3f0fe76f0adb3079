import { conflict, invalid, notFound } from '../api/answer.mjs';
import type { ApiRequest } from '../api/request.mjs';
import { linkTo, type Firm } from '../firm/firm.mjs';
import type { FirmRecord } from '../firm/record.mjs';
import { isJsonObject, type Json } from '../json/shape.mjs';
import { referred, type WriteContext, type WriteRules } from '../writes/context.mjs';
import { ancestorsOf, checkChangeable, checkFree, isTrashed, restoreFromTrash, trashFolder } from './trash.mjs';

/** The root folder of the account. */
function rootFolder(firm: Firm): FirmRecord {
	const root = firm.all('Folder').find((folder) => folder.flag('root'));
	if (root === undefined) throw new Error('The firm has no root folder');
	return root;
}

/** What owns a folder of its own. */
type Owner = 'matter' | 'contact';

/** The folder of a matter or contact; made when there is none yet. */
export function openFolder(
	{ firm, user }: Pick<ApiRequest, 'firm' | 'user'>,
	owner: FirmRecord,
	association: Owner,
	now: number,
): FirmRecord {
	const existing = firm.referring('Folder', association, owner).find((folder) => folder.flag('owned'));
	if (existing !== undefined) return existing;
	return firm.add(
		'Folder',
		{
			type: 'Folder',
			name: owner.text(association === 'matter' ? 'display_number' : 'name'),
			locked: true,
			root: false,
			owned: true,
			parent: linkTo(rootFolder(firm)),
			[association]: linkTo(owner),
			external_properties: [],
			creator: linkTo(user),
		},
		{ createdAt: now },
	);
}

/** The folder a parent stands for: itself, or the folder of a matter or contact. Throws 404 for one in the trash. */
export function parentFolder(request: ApiRequest, parent: Json | undefined, now: number): FirmRecord {
	if (!isJsonObject(parent) || typeof parent.type !== 'string') throw invalid('parent needs an id and a type');
	const owner = referred(request, parent.type, parent.id);
	switch (parent.type) {
		case 'Matter':
			return openFolder(request, owner, 'matter', now);
		case 'Contact':
			return openFolder(request, owner, 'contact', now);
		case 'Document':
			throw invalid('A document can only be the parent of a new version of it');
		default:
			if (isTrashed(owner)) throw notFound(`Folder ${String(owner.id)}`);
			checkFree([owner, ...ancestorsOf(request.firm, owner)], 'folder');
			return owner;
	}
}

/** Puts an item into a folder: it belongs to the folder's matter or contact from then on. */
export function placeIn(item: FirmRecord, folder: FirmRecord): void {
	item.values.parent = linkTo(folder);
	item.values.matter = folder.values.matter ?? null;
	item.values.contact = folder.values.contact ?? null;
}

const mostProperties = 5;

/** Throws when a document or folder has more properties than Clio keeps. */
export function checkProperties(_context: WriteContext, item: FirmRecord): void {
	if (item.embedded('external_properties').length > mostProperties) throw invalid('at most 5 external_properties');
}

/** Throws when the name of a document or folder is given and blank. */
export function checkName({ data }: WriteContext): void {
	if (typeof data.name === 'string' && data.name.trim() === '') throw invalid("name can't be blank");
}

function move(context: WriteContext, folder: FirmRecord, parent: Json): void {
	const { firm } = context.request;
	const target = parentFolder(context.request, parent, context.now);
	if ([target, ...ancestorsOf(firm, target)].includes(folder))
		throw invalid('A folder cannot be moved into itself or into a folder inside it');
	moveContents(firm, folder, target);
}

/** What lies in a folder goes with it to another matter or contact. */
function moveContents(firm: Firm, folder: FirmRecord, target: FirmRecord): void {
	placeIn(folder, target);
	for (const document of firm.referring('Document', 'parent', folder)) placeIn(document, folder);
	for (const inside of firm.referring('Folder', 'parent', folder)) moveContents(firm, inside, folder);
}

/** Restores an item; its folder must be there, unless the change names another one. */
export function restoreItem({ request, data, now }: WriteContext, item: FirmRecord, value: Json): void {
	if (value !== true || !isTrashed(item)) return;
	const folder = request.firm.follow(item.link('parent'));
	if (data.parent === undefined && folder !== undefined && isTrashed(folder))
		throw conflict('The folder that this lies in is in the trash: restore it first, or name another parent');
	restoreFromTrash(request.firm, item, now);
}

/** Folders: the root and what is locked cannot be changed or trashed; what lies in them goes with them. */
export const folderRules: WriteRules = {
	before: (context, folder) => {
		const { request, data, creating, now } = context;
		checkName(context);
		if (!creating) {
			if (folder.flag('root')) throw conflict('The root folder cannot be modified');
			return checkChangeable(folder, data);
		}
		placeIn(folder, parentFolder(request, data.parent, now));
		Object.assign(folder.values, {
			type: 'Folder',
			locked: false,
			root: false,
			deleted_at: null,
			external_properties: [],
			creator: linkTo(request.user),
		});
	},
	attributes: {
		parent: (context, folder, value) => {
			if (!context.creating) move(context, folder, value);
		},
		restore: restoreItem,
	},
	check: checkProperties,
	destroy: ({ firm }, folder, now) => {
		trashFolder(firm, folder, now);
		return true;
	},
};
