import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';

import { InputProblem } from '../errors/inputProblem';
import { isRecord } from '../record';
import type { FileSource } from './fileSource';
import { fileInMemory, fileInStreams, PIECE } from './fileSource';

/** A file of an item, and what n8n knows of it. */
export interface ItemFile {
	source: FileSource;
	/** as the file came; may be anything */
	name?: string;
	extension?: string;
	type?: string;
}

/** n8n reads a whole file for each stream of it where binary data is kept in its database. */
const IN_DATABASE = 'database';

/**
 * The file in a binary field of an item. Where n8n keeps files on disk or in S3 it is read as it is sent; where n8n has it in memory
 * or in its database, it is taken from there once.
 *
 * @param field the name of the field, or the binary data itself where an expression gives it
 * @throws InputProblem when there is no such file, or nothing in it
 */
export async function itemFile(
	this: IExecuteFunctions,
	itemIndex: number,
	field: string | IBinaryData,
): Promise<ItemFile> {
	const data = binaryIn.call(this, itemIndex, field);
	const { fileName, fileExtension, mimeType } = data;
	return {
		source: notEmpty(await sourceOf.call(this, itemIndex, field, data)),
		...(fileName === undefined ? {} : { name: fileName }),
		...(fileExtension === undefined ? {} : { extension: fileExtension }),
		...(mimeType === undefined || mimeType === '' ? {} : { type: mimeType }),
	};
}

/**
 * A text as a file.
 *
 * @throws InputProblem when there is nothing in it
 */
export function textFile(text: string): ItemFile {
	return { source: notEmpty(fileInMemory(Buffer.from(text, 'utf8'))), type: 'text/plain' };
}

function notEmpty(source: FileSource): FileSource {
	if (source.size > 0) return source;
	throw new InputProblem(
		'The file is empty, so nothing was uploaded',
		'It has no bytes. Look at what the node before puts out.',
	);
}

async function sourceOf(
	this: IExecuteFunctions,
	itemIndex: number,
	field: string | IBinaryData,
	{ id = '' }: IBinaryData,
): Promise<FileSource> {
	const [mode = ''] = id.split(':');
	if (mode === '' || mode === IN_DATABASE) {
		return fileInMemory(await this.helpers.getBinaryDataBuffer(itemIndex, field));
	}
	const { fileSize } = await this.helpers.getBinaryMetadata(id);
	return fileInStreams(fileSize, async () => await this.helpers.getBinaryStream(id, PIECE));
}

function binaryIn(this: IExecuteFunctions, itemIndex: number, field: string | IBinaryData): IBinaryData {
	const found = assertedBinary.call(this, itemIndex, field);
	if (found !== undefined) return found;
	const names = Object.keys(this.getInputData()[itemIndex]?.binary ?? {});
	const has = names.length === 0 ? 'no file' : `files in ${names.map((name) => `"${name}"`).join(', ')} only`;
	const wanted = typeof field === 'string' && field.trim() !== '' ? `in the field "${field}"` : 'named';
	throw new InputProblem(
		`There is no file ${wanted}: the item has ${has}`,
		'Give the name of a binary field of the item. Nodes between this one and the one that brought the file may have left it out.',
	);
}

/** n8n knows where binary data is: beside the item's data, or in it, depending on the workflow's settings. */
function assertedBinary(
	this: IExecuteFunctions,
	itemIndex: number,
	field: string | IBinaryData,
): IBinaryData | undefined {
	try {
		const found: IBinaryData | undefined = this.helpers.assertBinaryData(itemIndex, field);
		return isRecord(found) ? found : undefined;
	} catch {
		return undefined;
	}
}
