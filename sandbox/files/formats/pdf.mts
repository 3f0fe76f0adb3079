const linesPerPage = 48;
const pageSize = '0 0 612 792';

/** The text in the font's own alphabet, with what PDF strings may not hold escaped. */
const pdfText = (text: string): string =>
	text.replace(/[^\x20-\x7e\xa0-\xff]/g, '?').replace(/[\\()]/g, (character) => `\\${character}`);

function pagesOf(lines: readonly string[]): string[][] {
	const pages: string[][] = [];
	for (let at = 0; at === 0 || at < lines.length; at += linesPerPage) pages.push(lines.slice(at, at + linesPerPage));
	return pages;
}

const contentOf = (lines: readonly string[]): string =>
	`BT /F1 11 Tf 15 TL 56 740 Td ${lines.map((line) => `(${pdfText(line)}) Tj T*`).join(' ')} ET`;

/** A PDF document of lines of text, as plain as can be: nothing in it is compressed. */
export function pdfOf(lines: readonly string[]): Buffer {
	const pages = pagesOf(lines);
	const pageNumber = (index: number): number => 4 + index * 2;
	const objects = [
		'<< /Type /Catalog /Pages 2 0 R >>',
		`<< /Type /Pages /Kids [${pages.map((_, index) => `${pageNumber(index)} 0 R`).join(' ')}] /Count ${pages.length} >>`,
		'<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
		...pages.flatMap((page, index) => {
			const content = contentOf(page);
			const rest = `/MediaBox [${pageSize}] /Resources << /Font << /F1 3 0 R >> >> /Contents ${pageNumber(index) + 1} 0 R`;
			return [
				`<< /Type /Page /Parent 2 0 R ${rest} >>`,
				`<< /Length ${Buffer.byteLength(content, 'latin1')} >>\nstream\n${content}\nendstream`,
			];
		}),
	];
	let text = '%PDF-1.4\n';
	const places = objects.map((object, index) => {
		const place = Buffer.byteLength(text, 'latin1');
		text += `${index + 1} 0 obj\n${object}\nendobj\n`;
		return place;
	});
	const table = Buffer.byteLength(text, 'latin1');
	const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
	text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`;
	text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`;
	return Buffer.from(text, 'latin1');
}
