/** Reads OpenAPI documents by their file names and prints, as JSON, what the catalogue would be and how the last differs. */
import { differences } from '../../../scripts/catalog/differences.mjs';
import { readClioDocument } from '../../../scripts/catalog/document.mjs';
import { reduceDocument } from '../../../scripts/catalog/reduce.mjs';

const documents = await Promise.all(process.argv.slice(2).map(async (file) => await readClioDocument(file)));
const catalogs = documents.map(reduceDocument);
const [former, latter] = catalogs;
console.log(
	JSON.stringify({
		catalogs,
		remarks: documents.map(({ remarks }) => remarks),
		differences: former === undefined || latter === undefined ? [] : differences(former, latter),
	}),
);
