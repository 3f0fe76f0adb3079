import type { FieldSelection } from '../fieldSelection';
import { MATTER } from './matters';

/** Where a document or folder is kept, and who put it there. */
const PLACE = {
	parent: ['id', 'type', 'name'],
	matter: MATTER,
	contact: ['id', 'name'],
	document_category: ['id', 'name'],
	creator: ['id', 'type', 'name'],
};

/** Upload addresses are for those who upload, and let anybody write who has them: no version is given with them here. */
const VERSION = ['id', 'uuid', 'version_number', 'fully_uploaded'];

export const DOCUMENTS: Readonly<Record<string, FieldSelection>> = {
	Comment: [
		'id',
		'etag',
		'message',
		'created_at',
		'updated_at',
		{ creator: ['id', 'name'], document_version: ['id', 'document_id', 'filename'] },
	],
	Document: [
		'id',
		'etag',
		'type',
		'name',
		'filename',
		'content_type',
		'size',
		'locked',
		'received_at',
		'created_at',
		'updated_at',
		'deleted_at',
		{ ...PLACE, latest_document_version: VERSION },
	],
	DocumentVersion: [
		'id',
		'etag',
		'document_id',
		'uuid',
		'version_number',
		'filename',
		'content_type',
		'size',
		'fully_uploaded',
		'received_at',
		'created_at',
		'updated_at',
		{ creator: ['id', 'type', 'name'] },
	],
	Folder: ['id', 'etag', 'type', 'name', 'root', 'locked', 'created_at', 'updated_at', 'deleted_at', PLACE],
	Item: [
		'id',
		'etag',
		'type',
		'name',
		'locked',
		'created_at',
		'updated_at',
		'deleted_at',
		{ ...PLACE, latest_document_version: ['id', 'filename', 'content_type', 'size'] },
	],
};
