/** `npm run docs`: writes the pages that are made from the catalogue; with `--check` it only tells which are out of date. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

import { operationsPage } from './operationsPage.js';

const PAGES = [{ file: 'docs/operations.md', text: operationsPage() }];

const isCheck = process.argv.includes('--check');
const outdated = PAGES.filter(({ file, text }) => !existsSync(file) || readFileSync(file, 'utf8') !== text);
for (const { file, text } of outdated) {
	if (!isCheck) writeFileSync(file, text);
	console.log(isCheck ? `${file} is out of date: run npm run docs` : `${file} written`);
}
if (outdated.length === 0) console.log('All pages are up to date');
process.exitCode = isCheck && outdated.length > 0 ? 1 : 0;
