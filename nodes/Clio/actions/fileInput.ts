import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';

import { InputProblem } from '../transport/errors/inputProblem';
import type { ItemFile } from '../transport/files/itemFile';
import { itemFile, textFile } from '../transport/files/itemFile';
import { isRecord } from '../transport/record';

/**
 * The file that an item is to upload: from a binary field, or made of a text.
 *
 * @throws InputProblem when there is none, or nothing in it
 */
export async function readFileInput(this: IExecuteFunctions, itemIndex: number): Promise<ItemFile> {
	const source = String(this.getNodeParameter('fileSource', itemIndex, 'binary'));
	if (source === 'text') return textFile(String(this.getNodeParameter('fileText', itemIndex, '') ?? ''));
	if (source !== 'binary') {
		throw new InputProblem(`File Source has no choice "${source.slice(0, 40)}"`, 'Give binary or text.');
	}
	return await itemFile.call(this, itemIndex, fieldOf(this.getNodeParameter('inputDataFieldName', itemIndex, 'data')));
}

/** An expression may give the binary data itself, which n8n then leaves out of it where it is in memory. */
function fieldOf(value: unknown): string | IBinaryData {
	if (isRecord(value) && typeof value.mimeType === 'string' && typeof value.id === 'string') {
		return { ...value, mimeType: value.mimeType, data: String(value.data ?? '') };
	}
	return typeof value === 'string' ? value.trim() : '';
}
