import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';

import { clioApiError } from '../errors/apiError';
import { isRecord } from '../record';
import type { OpenFile } from './openFile';

/** Says nothing about what is in the file. */
const ANY_TYPE = 'application/octet-stream';

/**
 * Streams a file into n8n's binary data: where n8n keeps that on disk, the file is never in memory as a whole.
 *
 * @param name what the file is called; must not be empty, or n8n would keep the address of the file instead
 * @throws NodeApiError when the file ends too soon or n8n cannot take it
 */
export async function saveFile(
	this: IExecuteFunctions,
	{ stream, headers }: OpenFile,
	name: string,
): Promise<IBinaryData> {
	return await this.helpers
		.prepareBinaryData(stream, name, mimeTypeOf(headers['content-type']))
		.catch((error: unknown) => {
			const stopped = this.getExecutionCancelSignal()?.aborted === true;
			throw clioApiError(this.getNode(), {
				message: stopped ? 'The execution was canceled' : 'The file could not be read to its end',
				description: stopped ? '' : `Try again.${wordsOf(error)}`,
			});
		});
}

/** The type without its parameters, such as the character set. */
function mimeTypeOf(header: unknown): string {
	const [type = ''] = typeof header === 'string' ? header.split(';') : [];
	return type.trim() === '' ? ANY_TYPE : type.trim().toLowerCase();
}

/** n8n's own reason, such as a limit of size; never one that holds an address. */
function wordsOf(error: unknown): string {
	const words = isRecord(error) ? error.message : undefined;
	return typeof words === 'string' && words !== '' && !words.includes('://') ? ` (${words})` : '';
}
