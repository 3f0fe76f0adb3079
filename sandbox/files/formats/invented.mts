import { BytesInMemory, type StoredBytes } from '../bytes.mjs';
import { extensionOf } from '../contentTypes.mjs';
import { docxOf, xlsxOf } from './office.mjs';
import { pdfOf } from './pdf.mjs';

const makers: Readonly<Record<string, (lines: readonly string[]) => Buffer>> = {
	pdf: pdfOf,
	docx: docxOf,
	xlsx: (lines) => xlsxOf(lines.map((line) => [line])),
};

/** A file of the kind its name says that holds the lines; the same bytes every time. Other kinds are plain text. */
export function inventedFile(filename: string, lines: readonly string[]): StoredBytes {
	const make = makers[extensionOf(filename)];
	return new BytesInMemory(make === undefined ? Buffer.from(`${lines.join('\n')}\n`, 'utf8') : make(lines));
}
