import { invalid } from '../api/answer.mjs';
import { contentTypeFor, extensionOf, typeByExtension } from '../files/contentTypes.mjs';
import { linkTo } from '../firm/firm.mjs';
import type { FirmRecord } from '../firm/record.mjs';
import { isJsonObject } from '../json/shape.mjs';
import { linkFor, type WriteContext, type WriteRules } from '../writes/context.mjs';
import {
	addFinishedVersion,
	beginVersion,
	checkNewVersion,
	continueVersion,
	filenameOf,
	finishVersion,
	latestFinished,
	versionToContinue,
	versionToFinish,
	versionWithUuid,
} from './documentVersions.mjs';
import { checkName, checkProperties, parentFolder, placeIn, restoreItem } from './folders.mjs';
import { freshDocument } from './newDocument.mjs';
import { checkChangeable, trashDocument } from './trash.mjs';

/** What a change wants of an upload: to finish it, to continue it with further parts, or nothing. */
function uploadStep({ data }: WriteContext): 'finish' | 'continue' | undefined {
	const wish = data.fully_uploaded;
	if (wish === true || wish === 'true') return 'finish';
	if (wish !== undefined && wish !== false && wish !== 'false') throw invalid('fully_uploaded must be true or false');
	if (data.multiparts === undefined) return undefined;
	if (wish === undefined) throw invalid('Further multiparts need uuid, and fully_uploaded as false');
	return 'continue';
}

function checkChange(context: WriteContext, document: FirmRecord): void {
	checkName(context);
	checkChangeable(document, context.data);
	const step = uploadStep(context);
	if (step === 'finish') versionToFinish(context, document);
	if (step === 'continue') versionToContinue(context, document);
}

function carryOutUpload(context: WriteContext, document: FirmRecord): void {
	const step = uploadStep(context);
	const version = versionWithUuid(context, document);
	if (step === undefined || version === undefined) return;
	if (step === 'finish') finishVersion(context, document, version);
	else continueVersion(context, version);
}

/** Clio: a rename that changes the extension makes a new version under the new name, when it is asked for. */
function copyVersionOnRename({ request, data, now }: WriteContext, document: FirmRecord): void {
	const latest = latestFinished(request.firm, document);
	if (data.copy_version !== true || typeof data.name !== 'string' || latest === undefined) return;
	if (extensionOf(latest.text('filename')) === extensionOf(data.name)) return;
	const bytes = request.firm.files.get(latest.text('file_key'));
	if (bytes === undefined) return;
	const contentType = typeByExtension(data.name) ?? latest.text('content_type');
	addFinishedVersion(request, document, bytes, { filename: data.name, contentType, creator: request.user }, now);
}

/** Documents: in a folder, hidden until their bytes are there, trashed rather than deleted. */
export const documentRules: WriteRules = {
	before: (context, document) => {
		const { request, data, creating, now } = context;
		if (!creating) return checkChange(context, document);
		checkNewVersion(context);
		placeIn(document, parentFolder(request, data.parent, now));
		const filename = filenameOf(data);
		const contentType = contentTypeFor(data.content_type, filename);
		Object.assign(document.values, freshDocument(filename, contentType, request.user));
	},
	attributes: {
		parent: ({ request, creating, now }, document, value) => {
			if (!creating) placeIn(document, parentFolder(request, value, now));
		},
		restore: restoreItem,
		filename: () => undefined,
		content_type: () => undefined,
		multiparts: () => undefined,
		communication_id: ({ request }, _document, value) => void linkFor(request, 'Communication', value),
		uuid: () => undefined,
		copy_version: () => undefined,
		fully_uploaded: () => undefined,
	},
	check: checkProperties,
	after: (context, document) => {
		if (context.creating) return void beginVersion(context, document);
		carryOutUpload(context, document);
		copyVersionOnRename(context, document);
	},
	destroy: ({ firm }, document, now) => {
		trashDocument(firm, document, now);
		return true;
	},
};

/** Comments hang on a document or a folder. */
export const commentRules: WriteRules = {
	before: ({ request, creating }, comment) => {
		if (creating) comment.values.creator = linkTo(request.user);
	},
	attributes: {
		item: ({ request }, comment, value) => {
			const id = isJsonObject(value) ? value.id : undefined;
			const isFolder = typeof id === 'number' && request.firm.find('Folder', id) !== undefined;
			comment.values.item = linkFor(request, isFolder ? 'Folder' : 'Document', id);
		},
	},
};
