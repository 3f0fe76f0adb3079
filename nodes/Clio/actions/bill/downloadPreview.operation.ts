import { operationById } from '../../catalog/catalog';
import type { Action } from '../action';
import { readBinaryField } from '../files/fetchFile';
import { readPage } from '../generic/page';
import { recordIdOf } from '../generic/recordId';
import { readPathIds } from '../locators';

const PREVIEW = operationById('Bill#preview');

/** Bill: Download Preview. The page that Clio lays the bill out on, as a file. */
export const downloadPreview: Action = async function (session, itemIndex) {
	const field = readBinaryField.call(this, itemIndex);
	const ids = await readPathIds.call(this, session, PREVIEW, itemIndex);
	const bytes = Buffer.from(await readPage.call(this, session, PREVIEW, ids));
	const name = `Bill ${String(ids.id)}.html`;
	const file = await this.helpers.prepareBinaryData(bytes, name, 'text/html');
	const facts = { file_name: name, mime_type: file.mimeType, size: bytes.length };
	return { records: [{ id: recordIdOf(PREVIEW, ids), ...facts }], files: [{ [field]: file }] };
};
