import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { operationById } from '../../catalog/catalog';
import type { FieldSelection } from '../../catalog/fieldSelection';
import { knownFactsAt } from '../../catalog/places';
import { countParts } from '../../transport/files/fileParts';
import type { ItemFile } from '../../transport/files/itemFile';
import { API_ROOT } from '../../transport/path';
import type { QueryValues } from '../../transport/query';
import { refuseIfReadOnly } from '../../transport/readOnly';
import { isRecord } from '../../transport/record';
import { clioRequest } from '../../transport/request';
import type { ClioSession } from '../../transport/session';
import type { Action } from '../action';
import { idOf } from '../action';
import { readFileInput } from '../fileInput';
import { readReturnFields } from '../returnFields';
import { apartInputs } from '../values/ownInputs';
import { readBody } from '../values/readBody';
import { sendVersion } from './sendVersion';
import { fileNameOf, uploadName } from './uploadName';
import { previewUpload } from './uploadPreview';
import type { UploadTarget } from './uploadTarget';
import { uploadTarget } from './uploadTarget';
import { uploadType } from './uploadType';

/** What tells that Clio has the whole file, and in which folder. */
const CONFIRMED: FieldSelection = [{ latest_document_version: ['uuid', 'fully_uploaded'], parent: ['id'] }];

/**
 * Uploads an item's file as a document or as a new version of one: finds or makes its folder, announces the document, sends the
 * bytes to Clio's storage, and has Clio confirm them.
 */
export const uploadDocument: Action = async function (session, itemIndex) {
	const operation = knownFactsAt({ resource: 'document', operation: 'upload' });
	if (!session.previewOnly) refuseIfReadOnly(session, operation.method, `${API_ROOT}${operation.path}`);
	const { query, present } = readReturnFields.call(this, operation, itemIndex, CONFIRMED);
	const file = await readFileInput.call(this, itemIndex);
	const { source } = file;
	const parts = countParts(source.size);
	const { inputs, data } = apartInputs(operation, await readBody.call(this, session, operation, {}, itemIndex));
	const name = uploadName(data.name, file);
	const target = await uploadTarget.call(this, session, inputs, data.parent, name);
	const body = bodyOf(target, data, file);
	const done = session.previewOnly
		? PLANNED
		: target.result === 'skipped'
			? await readExisting.call(this, session, target, query)
			: await sendVersion.call(this, session, { body, source, versionOf: target.versionOf }, query);
	note(session, target, done);
	if (session.previewOnly) return { records: [previewUpload(target, body, source.size, parts)] };
	const [record = {}] = await present.call(this, session, [done]);
	return { records: [{ ...record, upload_result: target.result }] };
};

function bodyOf({ name, parent }: UploadTarget, data: IDataObject, file: ItemFile): IDataObject {
	const filename = fileNameOf(name, file);
	const type = uploadType(data.content_type, file.type, filename);
	return {
		...data,
		name,
		parent,
		// By itself Clio takes the name for that of the file.
		...(filename === name ? {} : { filename }),
		...(type === undefined ? {} : { content_type: type }),
	};
}

async function readExisting(
	this: IExecuteFunctions,
	session: ClioSession,
	{ existing }: UploadTarget,
	query: QueryValues,
): Promise<unknown> {
	const ask = { ids: { id: existing?.id }, query };
	return (await clioRequest.call(this, session, operationById('Document#show'), ask)).data;
}

/** Stands for a document that is not made in a preview. */
const PLANNED: IDataObject = { id: '{id}' };

/** Makes a new document known to items to come, and what was written to the errors of others. */
function note({ previewOnly, written, contents }: ClioSession, target: UploadTarget, document: unknown): void {
	const { result, place, folder, name } = target;
	const id = idOf(document);
	if (id === undefined || result === 'skipped') return;
	if (!previewOnly) written.push(id);
	if (result !== 'created' || place === undefined) return;
	const owner = `${place.type} ${place.id}`;
	const parent = isRecord(document) ? idOf(document.parent) : undefined;
	const known = folder ?? parent ?? (previewOnly ? `{id of the folder of ${owner}}` : undefined);
	if (known === undefined) return;
	if (folder === undefined) contents.keepRoot(owner, known);
	if (folder === undefined && previewOnly) contents.addEmpty(known);
	contents.add('document', known, { id, name });
}
