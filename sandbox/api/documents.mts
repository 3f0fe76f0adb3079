import type { Answer } from './answer.mjs';
import type { ApiRequest } from './request.mjs';
import { answerRecord, pathRecord } from './show.mjs';
import { selectionOf } from './viewer.mjs';
import type { FirmRecord } from '../firm/record.mjs';
import { isJsonObject, type JsonObject } from '../json/shape.mjs';
import { beginVersion, checkNewVersion, seenWithVersion, versionWithUuid } from '../rules/documentVersions.mjs';
import { checkChangeable } from '../rules/trash.mjs';
import { referred, type WriteContext } from '../writes/context.mjs';
import { beginWrite, changeIn, checkMatch, createIn } from '../writes/write.mjs';

/** What a new version changes of its document at once; the rest it brings when it is finished. */
const ofTheDocument = ['document_category', 'external_properties', 'communication_id'];

function addVersionTo(context: WriteContext, document: FirmRecord): FirmRecord {
	checkNewVersion(context);
	checkChangeable(document, {});
	const data: JsonObject = {};
	for (const name of ofTheDocument) {
		const value = context.data[name];
		if (value !== undefined) data[name] = value;
	}
	changeIn({ ...context, data, creating: false }, document);
	return beginVersion(context, document);
}

/** Creates a document, or a new version of one: the answer shows the version that waits for its bytes. */
export function createDocument(request: ApiRequest): Answer {
	const selection = selectionOf(request, 'Document');
	const context = beginWrite(request, true);
	const { parent } = context.data;
	if (isJsonObject(parent) && parent.type === 'Document') {
		const document = referred(request, 'Document', parent.id);
		const version = addVersionTo(context, document);
		return answerRecord(request, seenWithVersion(document, version), selection);
	}
	const document = createIn(context, 'Document');
	return answerRecord(request, document, selection);
}

/** Changes a document; the answer to a step of an upload shows the version it is about. */
export function updateDocument(request: ApiRequest): Answer {
	const document = pathRecord(request);
	const selection = selectionOf(request, 'Document');
	checkMatch(request, document);
	const context = beginWrite(request, false);
	changeIn(context, document);
	return answerRecord(request, seenWithVersion(document, versionWithUuid(context, document)), selection);
}
