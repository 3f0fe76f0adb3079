import type { IDataObject } from 'n8n-workflow';

import { operationById } from '../../catalog/catalog';
import { previewOf } from '../generic/preview';
import type { UploadResult, UploadTarget } from './uploadTarget';

const WORDS: Readonly<Record<UploadResult, string>> = {
	created: 'create',
	new_version: 'add a version',
	skipped: 'skip',
};

/**
 * What an upload would do, as an output item instead of doing it.
 *
 * @param size of the file in bytes
 * @param parts in how many it would be sent; undefined for one that is sent as a whole
 */
export function previewUpload(
	target: UploadTarget,
	body: IDataObject,
	size: number,
	parts: number | undefined,
): IDataObject {
	const { result, name, plan, existing, versionOf } = target;
	const id = versionOf ?? existing?.id;
	const announce = previewOf(operationById('Document#create'), { body });
	return {
		preview: true,
		would: WORDS[result],
		name,
		...(id === undefined ? {} : { id }),
		size,
		...(parts === undefined ? {} : { parts }),
		requests: result === 'skipped' ? [] : [...plan, announce],
	};
}
