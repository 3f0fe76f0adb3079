/** A file name as it stands in a key: no separators, and never a path of dots. */
export function nameInKey(filename: string): string {
	const name = filename.replace(/[/\\\p{Cc}]/gu, '_');
	return /^\.*$/.test(name) ? `_${name}` : name;
}

/** The key of a document version's file. */
export const versionKey = (uuid: string, filename: string): string =>
	`uploads/document_version/file/${uuid}/${nameInKey(filename)}`;

/** The key of a file that belongs to another record: a template, an archive, a report. */
export const recordKey = (kind: string, id: number | string | null, filename: string): string =>
	`uploads/${kind}/file/${String(id)}/${nameInKey(filename)}`;
