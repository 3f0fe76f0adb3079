import { randomUUID } from 'node:crypto';
import { ApiError, invalid } from '../api/answer.mjs';
import type { ApiRequest } from '../api/request.mjs';
import { timestamp } from '../fields/timestamp.mjs';
import { linkTo } from '../firm/firm.mjs';
import type { FirmRecord } from '../firm/record.mjs';
import { isJsonObject, type Json } from '../json/shape.mjs';
import { versionsOf } from '../firm/views/documents.mjs';
import { linkFor, referred, type WriteContext, type WriteRules } from '../writes/context.mjs';
import { openFolder } from './folders.mjs';

/** The folder a parent stands for: itself, or the folder of a matter or contact. */
export function parentFolder(request: ApiRequest, parent: Json | undefined, now: number): FirmRecord {
	if (!isJsonObject(parent) || typeof parent.type !== 'string') throw invalid('parent is required');
	const owner = referred(request, parent.type, parent.id);
	switch (parent.type) {
		case 'Matter':
			return openFolder(request, owner, 'matter', owner.text('display_number'), now);
		case 'Contact':
			return openFolder(request, owner, 'contact', owner.text('name'), now);
		case 'Document':
			return referred(request, 'Folder', owner.link('parent')?.id);
		default:
			return owner;
	}
}

function placeIn(record: FirmRecord, folder: FirmRecord): void {
	record.values.parent = linkTo(folder);
	record.values.matter = folder.values.matter ?? null;
	record.values.contact = folder.values.contact ?? null;
}

const trash = (record: FirmRecord, now: number): boolean => {
	record.values.deleted_at = timestamp(now);
	record.touch(now);
	return true;
};

const restore = (_context: WriteContext, record: FirmRecord, value: Json): void => {
	if (value === true) record.values.deleted_at = null;
};

const mostProperties = 5;
function checkProperties(_context: WriteContext, record: FirmRecord): void {
	if (record.embedded('external_properties').length > mostProperties) throw invalid('at most 5 external_properties');
}

/** A fresh version that waits for its bytes. */
function addVersion({ request, now }: WriteContext, document: FirmRecord): void {
	const version = request.firm.add(
		'DocumentVersion',
		{
			document_id: document.id,
			uuid: randomUUID(),
			filename: document.text('filename'),
			size: 0,
			version_number: versionsOf(document, request.firm.all('DocumentVersion')).length + 1,
			content_type: document.text('content_type'),
			received_at: document.values.received_at ?? null,
			put_url: null,
			fully_uploaded: false,
			creator: linkTo(request.user),
			put_headers: [],
			multiparts: [],
		},
		{ createdAt: now },
	);
	document.values.latest_document_version = linkTo(version);
}

/** Documents: in a folder, hidden until their bytes are there, trashed rather than deleted. */
export const documentRules: WriteRules = {
	before: ({ request, data, creating, now }, document) => {
		if (creating) {
			placeIn(document, parentFolder(request, data.parent, now));
			const name = typeof data.name === 'string' ? data.name : '';
			Object.assign(document.values, {
				type: 'Document',
				locked: false,
				filename: name,
				size: 0,
				content_type: 'application/octet-stream',
				received_at: null,
				deleted_at: null,
				external_properties: [],
				creator: linkTo(request.user),
				fully_uploaded: false,
			});
		} else if (data.fully_uploaded === true || data.fully_uploaded === 'true') {
			const uuid = typeof data.uuid === 'string' ? data.uuid : '';
			throw new ApiError(
				422,
				'UploadNotFoundError',
				`A matching remote file was not found for the file named ${document.text('filename')} with UUID ${uuid}`,
			);
		}
	},
	attributes: {
		parent: ({ request, creating, now }, document, value) => {
			if (!creating) placeIn(document, parentFolder(request, value, now));
		},
		restore,
		multiparts: () => undefined,
		communication_id: () => undefined,
		uuid: () => undefined,
		copy_version: () => undefined,
		fully_uploaded: () => undefined,
	},
	check: checkProperties,
	after: (context, document) => {
		if (context.creating) addVersion(context, document);
	},
	destroy: (_request, document, now) => trash(document, now),
};

/** Folders: the root and what is locked cannot be trashed. */
export const folderRules: WriteRules = {
	before: ({ request, data, creating, now }, folder) => {
		if (!creating) return;
		placeIn(folder, parentFolder(request, data.parent, now));
		Object.assign(folder.values, {
			type: 'Folder',
			locked: false,
			root: false,
			deleted_at: null,
			external_properties: [],
			creator: linkTo(request.user),
		});
	},
	attributes: {
		parent: ({ request, creating, now }, folder, value) => {
			if (!creating) placeIn(folder, parentFolder(request, value, now));
		},
		restore,
	},
	check: checkProperties,
	destroy: ({ firm }, folder, now) => {
		if (folder.flag('root'))
			throw new ApiError(400, 'DeleteFailed', 'Delete failed: The root folder cannot be trashed');
		if (folder.flag('locked'))
			throw new ApiError(400, 'DeleteFailed', 'Delete failed: This item contains locked items and cannot be deleted.');
		for (const inside of [
			...firm.referring('Document', 'parent', folder),
			...firm.referring('Folder', 'parent', folder),
		])
			trash(inside, now);
		return trash(folder, now);
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

const templateTypes = ['doc', 'docx', 'ppt', 'pptx', 'xls', 'xlsx', 'pdf', 'xml'];

/** Templates come as base64 text. */
export const templateRules: WriteRules = {
	attributes: {
		file: ({ request, data }, template, value) => {
			const filename = typeof data.filename === 'string' ? data.filename : template.text('filename');
			if (!templateTypes.includes(filename.split('.').pop()?.toLowerCase() ?? ''))
				throw invalid(`filename must end with one of ${templateTypes.join(', ')}`);
			const bytes = typeof value === 'string' ? Buffer.from(value, 'base64') : Buffer.alloc(0);
			if (bytes.length === 0) throw invalid('file is empty');
			Object.assign(template.values, {
				filename,
				size: bytes.length,
				content_type: 'application/octet-stream',
				last_modified_by: linkTo(request.user),
			});
		},
	},
};
