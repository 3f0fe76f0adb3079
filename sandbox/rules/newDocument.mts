import type { StoredBytes } from '../files/bytes.mjs';
import { linkTo, type Firm } from '../firm/firm.mjs';
import type { FirmRecord, Value } from '../firm/record.mjs';
import { addFinishedVersion } from './documentVersions.mjs';
import { placeIn } from './folders.mjs';

/** What a document is before anything is known of it. */
export const freshDocument = (filename: string, contentType: string, creator: FirmRecord): Record<string, Value> => ({
	type: 'Document',
	locked: false,
	filename,
	size: 0,
	content_type: contentType,
	received_at: null,
	deleted_at: null,
	external_properties: [],
	creator: linkTo(creator),
	fully_uploaded: false,
});

/** Adds a document whose bytes are there, as Clio itself makes them. */
export function addDocument(
	firm: Firm,
	folder: FirmRecord,
	file: {
		readonly filename: string;
		readonly contentType: string;
		readonly bytes: StoredBytes;
		readonly creator: FirmRecord;
	},
): FirmRecord {
	const { filename, contentType, bytes, creator } = file;
	const now = firm.now();
	const values = { name: filename, ...freshDocument(filename, contentType, creator) };
	const document = firm.embed('Document', values, { createdAt: now });
	placeIn(document, folder);
	firm.insert(document);
	addFinishedVersion({ firm }, document, bytes, file, now);
	return document;
}
