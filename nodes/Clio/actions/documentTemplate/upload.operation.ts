import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { knownFactsAt } from '../../catalog/places';
import { InputProblem } from '../../transport/errors/inputProblem';
import type { FileSource } from '../../transport/files/fileSource';
import { API_ROOT } from '../../transport/path';
import { refuseIfReadOnly } from '../../transport/readOnly';
import type { Action } from '../action';
import { extensionOf, fileNameOf, uploadName } from '../document/uploadName';
import { readFileInput } from '../fileInput';
import { previewOf } from '../generic/preview';
import { sendWrite } from '../generic/write';
import { readReturnFields } from '../returnFields';
import { readBody } from '../values/readBody';

/** Clio: Document Templates, supported formats. */
const TYPES = ['doc', 'docx', 'pdf', 'ppt', 'pptx', 'xls', 'xlsx', 'xml'];

/** The file travels inside the request, as text that is a third longer, so all of it is in memory. */
const MOST_BYTES = 100_000_000;

/** Makes a document template of an item's file, with one request. */
export const uploadTemplate: Action = async function (session, itemIndex) {
	const operation = knownFactsAt({ resource: 'documentTemplate', operation: 'upload' });
	if (!session.previewOnly) refuseIfReadOnly(session, operation.method, `${API_ROOT}${operation.path}`);
	const { query, present } = readReturnFields.call(this, operation, itemIndex);
	const file = await readFileInput.call(this, itemIndex);
	const data = (await readBody.call(this, session, operation, {}, itemIndex)) ?? {};
	const filename = fileNameOf(uploadName(data.filename, file), file);
	refuseFile(filename, file.source.size);
	const body = { ...data, filename };
	if (session.previewOnly) return { records: [previewOf(operation, { query, body: described(body, file.source) })] };
	const ask = { query, body: { ...body, file: await base64Of.call(this, file.source) } };
	const { data: template } = await sendWrite.call(this, session, operation, ask);
	return { records: await present.call(this, session, [template]) };
};

function refuseFile(filename: string, size: number): void {
	if (!TYPES.includes(extensionOf(filename))) {
		throw new InputProblem(
			`"${filename.slice(0, 80)}" cannot be a document template`,
			`Clio takes files that end in ${TYPES.map((type) => `.${type}`).join(', ')}.`,
		);
	}
	if (size > MOST_BYTES) {
		throw new InputProblem('The file is too large for a document template', 'It may have 100 MB at most.');
	}
}

async function base64Of(this: IExecuteFunctions, source: FileSource): Promise<string> {
	const whole = await source.whole();
	const bytes = Buffer.isBuffer(whole) ? whole : await this.helpers.binaryToBuffer(whole);
	return bytes.toString('base64');
}

/** A preview is for reading. */
function described(body: IDataObject, { size }: FileSource): IDataObject {
	return { ...body, file: `(the file, ${size} bytes)` };
}
