import { invalid, notFound } from '../api/answer.mjs';
import { zipOf } from '../files/formats/zip.mjs';
import { recordKey } from '../files/keys.mjs';
import { receive } from '../files/receiving.mjs';
import type { Firm } from '../firm/firm.mjs';
import type { FirmRecord } from '../firm/record.mjs';
import { isJsonObject, scalarText } from '../json/shape.mjs';
import { linkFor, referred, type WriteRules } from '../writes/context.mjs';
import { archiveEntries } from './archiveEntries.mjs';
import { beginWork, type Completion } from './background.mjs';
import { isTrashed } from './trash.mjs';

/** The name under which an archive is downloaded. */
export const archiveName = (archive: FirmRecord): string => `archive-${String(archive.id)}.zip`;
/** Where the bytes of an archive lie. */
export const archiveKey = (archive: FirmRecord): string =>
	recordKey('document_archive', archive.id, archiveName(archive));

async function pack(firm: Firm, archive: FirmRecord): Promise<void> {
	const items = archive.links('items').flatMap((link) => firm.follow(link) ?? []);
	archive.values.packing = true;
	try {
		firm.files.put(archiveKey(archive), await receive(zipOf(archiveEntries(firm, items))));
	} catch {
		archive.values.outcome = 'failed';
	}
	archive.values.packing = false;
}

/** Archives are packed in the background, from what is there when they are ordered. */
export const archiveRules: WriteRules = {
	before: ({ request }, archive) => {
		Object.assign(archive.values, { size: 0, message: null });
		beginWork(request, archive, request.region.settings.archiveOutcome);
	},
	attributes: {
		items: ({ request }, archive, value) => {
			const rows = Array.isArray(value) ? value.filter(isJsonObject) : [];
			if (rows.length === 0) throw invalid('items may not be empty');
			for (const row of rows)
				if (isTrashed(referred(request, scalarText(row.type), row.id)))
					throw notFound(`${scalarText(row.type)} ${scalarText(row.id)}`);
			archive.values.items = rows.map((row) => linkFor(request, scalarText(row.type), row.id));
		},
	},
	after: ({ request }, archive) => void pack(request.firm, archive),
};

/** The end of an archive: its size is known, or why there is none. */
export const completeArchive: Completion = (firm, archive, outcome) => {
	if (outcome === 'completed') archive.values.size = firm.files.get(archiveKey(archive))?.size ?? 0;
	else archive.values.message = 'The archive could not be created';
	return outcome;
};
