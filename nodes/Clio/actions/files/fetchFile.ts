import type { IBinaryData, IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { OperationFacts } from '../../catalog/types';
import { InputProblem } from '../../transport/errors/inputProblem';
import { fileNameIn } from '../../transport/files/fileName';
import { openFile } from '../../transport/files/openFile';
import { saveFile } from '../../transport/files/saveFile';
import type { AnswerHeaders } from '../../transport/rateLimit/headers';
import type { Ask } from '../../transport/request';
import { clioRequest } from '../../transport/request';
import type { ClioSession } from '../../transport/session';

/** A file in n8n's binary data, and what an output item tells of it. */
export interface FetchedFile {
	file: IBinaryData;
	facts: IDataObject;
}

/**
 * Fetches the file that an operation of Clio's redirects to: its bytes go from where Clio keeps them into n8n's binary data.
 *
 * @param operation one that answers with a redirect to a file
 * @param nameOf what the file is called, from the name that it came with, if any; never empty
 */
export async function fetchFile(
	this: IExecuteFunctions,
	session: ClioSession,
	operation: OperationFacts,
	ask: Ask,
	nameOf: (given: string | undefined) => Promise<string> | string,
): Promise<FetchedFile> {
	const { headers } = await clioRequest.call(this, session, operation, ask);
	const opened = await openFile.call(this, session, headers.location, `${session.baseUrl}/`);
	const name = await nameOf(fileNameIn(opened.headers['content-disposition']));
	const file = await saveFile.call(this, opened, name);
	return { file, facts: { file_name: name, mime_type: file.mimeType, ...sizeOf(file, opened.headers) } };
}

/**
 * The binary field that an item's file goes into.
 *
 * @throws InputProblem when it has no name
 */
export function readBinaryField(this: IExecuteFunctions, itemIndex: number): string {
	const field = String(this.getNodeParameter('binaryPropertyName', itemIndex, 'data') ?? '').trim();
	if (field !== '') return field;
	throw new InputProblem('The name for the file in the output is empty', 'Give a name such as data.');
}

/** In bytes: as n8n has counted them, which not every version tells, or as the storage said. */
function sizeOf({ bytes }: IBinaryData, headers: AnswerHeaders): { size?: number } {
	const told = headers['content-encoding'] === undefined ? Number(headers['content-length'] ?? NaN) : NaN;
	const size = typeof bytes === 'number' ? bytes : told;
	return Number.isSafeInteger(size) ? { size } : {};
}
