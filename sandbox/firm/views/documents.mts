import type { FirmRecord } from '../record.mjs';
import type { Views } from './compute.mjs';

/** A folder's contents are documents and folders. */
export const documentViews: Views = {
	Item: { type: (item) => item.resource },
};

/** The versions of a document, oldest first. */
export function versionsOf(document: FirmRecord, versions: FirmRecord[]): FirmRecord[] {
	return versions.filter((version) => version.values.document_id === document.id);
}
