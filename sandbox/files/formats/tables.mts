import { escapeHtml } from '../../oauth/html.mjs';
import { xlsxOf, type Cell } from './office.mjs';
import { pdfOf } from './pdf.mjs';
import { zipNow } from './zip.mjs';

/** A table with a title, as a report shows it. */
export interface TitledTable {
	readonly title: string;
	readonly columns: readonly string[];
	readonly rows: readonly (readonly Cell[])[];
}

const csvCell = (cell: Cell): string => {
	const text = String(cell);
	return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
const csvOf = ({ columns, rows }: TitledTable): string =>
	[columns, ...rows].map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');

function htmlOf({ title, columns, rows }: TitledTable): string {
	const row = (tag: string, cells: readonly Cell[]): string =>
		`<tr>${cells.map((cell) => `<${tag}>${escapeHtml(String(cell))}</${tag}>`).join('')}</tr>`;
	const name = escapeHtml(title);
	return `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${name}</title></head><body><h1>${name}</h1><table>${row('th', columns)}${rows.map((cells) => row('td', cells)).join('')}</table></body></html>`;
}

function jsonOf({ title, columns, rows }: TitledTable): string {
	const records = rows.map((row) => Object.fromEntries(columns.map((name, index) => [name, row[index] ?? null])));
	return JSON.stringify({ report: title, rows: records });
}

const linesOf = ({ title, columns, rows }: TitledTable): string[] =>
	[[title], [], columns, ...rows].map((row) => row.join('  |  '));

/** Makes the file of a table, by the format's name in Clio. */
export const tableFormats: Readonly<Record<string, (table: TitledTable) => Buffer>> = {
	csv: (table) => Buffer.from(csvOf(table), 'utf8'),
	html: (table) => Buffer.from(htmlOf(table), 'utf8'),
	json: (table) => Buffer.from(jsonOf(table), 'utf8'),
	pdf: (table) => pdfOf(linesOf(table)),
	xlsx: ({ columns, rows }) => xlsxOf([columns, ...rows]),
	zip: (table) => zipNow({ [`${table.title}.csv`]: csvOf(table) }),
};
