import type { FirmRecord } from '../record.mjs';
import type { Views } from './compute.mjs';

/** Folders and documents hide what they do not have; a document's versions are records of their own. */
export const documentViews: Views = {
	Document: {
		document_versions: (document, { firm }) => versionsOf(document, firm.all('DocumentVersion')),
	},
	Item: { type: (item) => item.resource },
};

/** The versions of a document, oldest first. */
export function versionsOf(document: FirmRecord, versions: FirmRecord[]): FirmRecord[] {
	return versions.filter((version) => version.values.document_id === document.id);
}
