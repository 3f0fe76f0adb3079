import { ApiError, conflict, notFound } from '../api/answer.mjs';
import { timestamp } from '../fields/timestamp.mjs';
import type { Firm } from '../firm/firm.mjs';
import type { FirmRecord } from '../firm/record.mjs';
import type { JsonObject } from '../json/shape.mjs';

/** Whether a document or folder lies in the trash. */
export const isTrashed = (item: FirmRecord): boolean => (item.values.deleted_at ?? null) !== null;

/** The documents and folders that lie directly in a folder. */
export const itemsIn = (firm: Firm, folder: FirmRecord): FirmRecord[] => [
	...firm.referring('Document', 'parent', folder),
	...firm.referring('Folder', 'parent', folder),
];

/** Everything in a folder, at any depth. */
export function contentsOf(firm: Firm, folder: FirmRecord): FirmRecord[] {
	return itemsIn(firm, folder).flatMap((item) =>
		item.resource === 'Folder' ? [item, ...contentsOf(firm, item)] : [item],
	);
}

/** The folders an item lies in, the nearest first. */
export function ancestorsOf(firm: Firm, item: FirmRecord): FirmRecord[] {
	const parent = firm.follow(item.link('parent'));
	return parent === undefined ? [] : [parent, ...ancestorsOf(firm, parent)];
}

const kindOf = (item: FirmRecord): string => (item.resource === 'Folder' ? 'folder' : 'document');

/** Throws 409 when one of the items is being modified by another request. */
export function checkFree(items: readonly FirmRecord[], what: string): void {
	if (items.some((item) => item.flag('being_modified')))
		throw conflict(`The ${what} is currently being modified by another request`);
}

/** Throws 404 for what lies in the trash, unless the change restores it; 409 for what is locked or being modified. */
export function checkChangeable(item: FirmRecord, data: JsonObject): void {
	if (isTrashed(item) && data.restore !== true) throw notFound(`${item.resource} ${String(item.id)}`);
	checkFree([item], kindOf(item));
	if (item.flag('locked')) throw conflict(`The ${kindOf(item)} is locked and cannot be modified`);
}

function moveToTrash(item: FirmRecord, now: number, trashedWith: FirmRecord): void {
	item.values.deleted_at = timestamp(now);
	item.values.trashed_with = trashedWith.id;
	item.touch(now);
}

/** Trashes a document (Clio: Documents, destroy). */
export function trashDocument(firm: Firm, document: FirmRecord, now: number): void {
	if (isTrashed(document)) throw notFound(`Document ${String(document.id)}`);
	checkFree([document, ...ancestorsOf(firm, document)], 'document or one of its folders');
	if (document.flag('locked')) throw conflict('The document is locked and cannot be trashed');
	moveToTrash(document, now, document);
}

const mostItems = 100_000;
const deleteFailed = (reason: string): ApiError => new ApiError(400, 'DeleteFailed', `Delete failed: ${reason}`);

/** Trashes a folder with everything in it that is not in the trash already (Clio: Folders, destroy). */
export function trashFolder(firm: Firm, folder: FirmRecord, now: number): void {
	if (isTrashed(folder)) throw notFound(`Folder ${String(folder.id)}`);
	if (folder.flag('root')) throw deleteFailed('The root folder cannot be trashed');
	const contents = contentsOf(firm, folder).filter((item) => !isTrashed(item));
	checkFree([folder, ...contents], 'folder or something in it');
	if ([folder, ...contents].some((item) => item.flag('locked')))
		throw deleteFailed('This item contains locked items and cannot be deleted.');
	if (contents.length > mostItems)
		throw deleteFailed(
			'This folder contains more than 100,000 items and cannot be trashed. Please trash some of the items inside it before trying again.',
		);
	for (const item of [folder, ...contents]) moveToTrash(item, now, folder);
}

/** Takes an item out of the trash, with what was trashed along with it. */
export function restoreFromTrash(firm: Firm, item: FirmRecord, now: number): void {
	const contents = item.resource === 'Folder' ? contentsOf(firm, item) : [];
	for (const inside of contents) {
		if (inside.values.trashed_with !== item.id) continue;
		takeOut(inside);
		inside.touch(now);
	}
	takeOut(item);
}

function takeOut(item: FirmRecord): void {
	item.values.deleted_at = null;
	item.values.trashed_with = null;
}
