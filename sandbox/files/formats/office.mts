import { escapeHtml } from '../../oauth/html.mjs';
import { zipNow } from './zip.mjs';

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const schemas = 'http://schemas.openxmlformats.org';
const mimeHead = 'application/vnd.openxmlformats-officedocument';

function contentTypes(parts: Readonly<Record<string, string>>): string {
	const overrides = Object.entries(parts).map(
		([part, type]) => `<Override PartName="${part}" ContentType="${mimeHead}.${type}+xml"/>`,
	);
	const standard =
		'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>';
	return `${head}<Types xmlns="${schemas}/package/2006/content-types">${standard}${overrides.join('')}</Types>`;
}

const relationship = (type: string, target: string): string =>
	`${head}<Relationships xmlns="${schemas}/package/2006/relationships"><Relationship Id="rId1" Type="${schemas}/officeDocument/2006/relationships/${type}" Target="${target}"/></Relationships>`;

/** A Word document of paragraphs. */
export function docxOf(paragraphs: readonly string[]): Buffer {
	const body = paragraphs
		.map((text) => `<w:p><w:r><w:t xml:space="preserve">${escapeHtml(text)}</w:t></w:r></w:p>`)
		.join('');
	return zipNow({
		'[Content_Types].xml': contentTypes({ '/word/document.xml': 'wordprocessingml.document.main' }),
		'_rels/.rels': relationship('officeDocument', 'word/document.xml'),
		'word/document.xml': `${head}<w:document xmlns:w="${schemas}/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
	});
}

export type Cell = string | number;

const cellOf = (cell: Cell): string =>
	typeof cell === 'number'
		? `<c><v>${cell}</v></c>`
		: `<c t="inlineStr"><is><t xml:space="preserve">${escapeHtml(cell)}</t></is></c>`;

/** An Excel workbook of one sheet. */
export function xlsxOf(rows: readonly (readonly Cell[])[]): Buffer {
	const data = rows.map((row) => `<row>${row.map(cellOf).join('')}</row>`).join('');
	const main = `${schemas}/spreadsheetml/2006/main`;
	const links = `${schemas}/officeDocument/2006/relationships`;
	return zipNow({
		'[Content_Types].xml': contentTypes({
			'/xl/workbook.xml': 'spreadsheetml.sheet.main',
			'/xl/worksheets/sheet1.xml': 'spreadsheetml.worksheet',
		}),
		'_rels/.rels': relationship('officeDocument', 'xl/workbook.xml'),
		'xl/workbook.xml': `${head}<workbook xmlns="${main}" xmlns:r="${links}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		'xl/_rels/workbook.xml.rels': relationship('worksheet', 'worksheets/sheet1.xml'),
		'xl/worksheets/sheet1.xml': `${head}<worksheet xmlns="${main}"><sheetData>${data}</sheetData></worksheet>`,
	});
}
