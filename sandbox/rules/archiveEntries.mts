import { extensionOf } from '../files/contentTypes.mjs';
import type { ZipEntry } from '../files/formats/zip.mjs';
import { nameInKey } from '../files/keys.mjs';
import type { Firm } from '../firm/firm.mjs';
import type { FirmRecord } from '../firm/record.mjs';
import { latestFinished } from './documentVersions.mjs';
import { isTrashed, itemsIn } from './trash.mjs';

/** The path with a number behind its name when another entry has it already; upper and lower case are the same. */
function uniquePath(taken: Set<string>, folder: string, name: string): string {
	const extension = extensionOf(name);
	const stem = extension === '' ? name : name.slice(0, -extension.length - 1);
	const ending = extension === '' ? '' : name.slice(stem.length);
	for (let count = 0; ; count += 1) {
		const path = `${folder}${stem}${count === 0 ? '' : ` (${count})`}${ending}`;
		if (taken.has(path.toLowerCase())) continue;
		taken.add(path.toLowerCase());
		return path;
	}
}

/** The name a document has in an archive: its own, with the extension of its file. */
function nameOf(document: FirmRecord, version: FirmRecord): string {
	const name = nameInKey(document.text('name'));
	const extension = extensionOf(version.text('filename'));
	return extension === '' || extensionOf(name) === extension ? name : `${name}.${extension}`;
}

function entriesOf(firm: Firm, item: FirmRecord, folder: string, taken: Set<string>): ZipEntry[] {
	if (isTrashed(item)) return [];
	if (item.resource === 'Folder') {
		const path = `${uniquePath(taken, folder, nameInKey(item.text('name')))}/`;
		const inside = itemsIn(firm, item).flatMap((each) => entriesOf(firm, each, path, taken));
		return inside.length === 0 ? [{ path }] : inside;
	}
	const version = latestFinished(firm, item);
	const bytes = version === undefined ? undefined : firm.files.get(version.text('file_key'));
	if (version === undefined || bytes === undefined) return [];
	return [{ path: uniquePath(taken, folder, nameOf(item, version)), bytes }];
}

/** What an archive of the items holds: each document, each folder with everything in it, every path only once. */
export function archiveEntries(firm: Firm, items: readonly FirmRecord[]): ZipEntry[] {
	const taken = new Set<string>();
	return items.flatMap((item) => entriesOf(firm, item, '', taken));
}
