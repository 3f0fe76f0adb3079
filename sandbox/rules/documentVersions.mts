import { randomUUID } from 'node:crypto';
import { ApiError, invalid } from '../api/answer.mjs';
import type { ApiRequest } from '../api/request.mjs';
import type { StoredBytes } from '../files/bytes.mjs';
import { contentTypeFor, typeByExtension } from '../files/contentTypes.mjs';
import { versionKey } from '../files/keys.mjs';
import { linkTo, type Firm } from '../firm/firm.mjs';
import type { FirmRecord } from '../firm/record.mjs';
import { versionsOf } from '../firm/views/documents.mjs';
import type { JsonObject } from '../json/shape.mjs';
import { signedAddress } from '../storage/addresses.mjs';
import type { WriteContext } from '../writes/context.mjs';
import { announceParts, announcedParts, checkPartSizes, putHeaders, readParts } from './uploadParts.mjs';

const textOf = (data: JsonObject, name: string): string => {
	const value = data[name];
	return typeof value === 'string' ? value : '';
};

/** The file name of an upload: its own, or the document's (Clio: the default is the name). */
export const filenameOf = (data: JsonObject): string => textOf(data, 'filename') || textOf(data, 'name');

/** Judges what a new version is made of. Throws on a blank name, an unknown type, parts that cannot be. */
export function checkNewVersion({ request, data }: WriteContext): void {
	if (textOf(data, 'name').trim() === '') throw invalid("name can't be blank");
	contentTypeFor(data.content_type, filenameOf(data));
	if (data.multiparts !== undefined)
		checkPartSizes(new Map(), readParts(data.multiparts), request.region.settings.smallestPartBytes);
}

/** The number of a document's next version. */
const nextNumber = (document: FirmRecord, firm: Firm): number =>
	versionsOf(document, firm.all('DocumentVersion')).length + 1;

/** A fresh version that waits for its bytes, with the signed addresses they are sent to. */
export function beginVersion({ request, data, now }: WriteContext, document: FirmRecord): FirmRecord {
	const { firm } = request;
	const uuid = randomUUID();
	const filename = filenameOf(data);
	const key = versionKey(uuid, filename);
	const contentType = contentTypeFor(data.content_type, filename);
	const headers = { 'x-amz-server-side-encryption': 'AES256', 'Content-Type': contentType };
	const inParts = data.multiparts !== undefined;
	const version = firm.add(
		'DocumentVersion',
		{
			document_id: document.id,
			uuid,
			filename,
			size: 0,
			version_number: nextNumber(document, firm),
			content_type: contentType,
			received_at: data.received_at ?? null,
			put_url: inParts ? null : signedAddress(request, { method: 'PUT', key, headers }),
			fully_uploaded: false,
			creator: linkTo(request.user),
			put_headers: putHeaders(request, headers, now),
			multiparts: [],
			file_key: key,
			upload_id: inParts ? firm.files.beginUpload(key) : null,
			document_name: textOf(data, 'name'),
		},
		{ createdAt: now },
	);
	if (inParts) announceParts(request, version, readParts(data.multiparts), now);
	if (firm.follow(document.link('latest_document_version'))?.flag('fully_uploaded') !== true)
		document.values.latest_document_version = linkTo(version);
	return version;
}

/** The version that a change names by its uuid. */
export const versionWithUuid = ({ request, data }: WriteContext, document: FirmRecord): FirmRecord | undefined =>
	versionsOf(document, request.firm.all('DocumentVersion')).find((version) => version.text('uuid') === data.uuid);

const uploadNotFound = (document: FirmRecord, data: JsonObject): ApiError =>
	new ApiError(
		422,
		'UploadNotFoundError',
		`A matching remote file was not found for the file named ${document.text('filename')} with UUID ${textOf(data, 'uuid')}`,
	);

/** Whether all bytes of a version have come. */
function isComplete({ files }: Firm, version: FirmRecord): boolean {
	const uploadId = version.text('upload_id');
	if (uploadId === '') return files.get(version.text('file_key')) !== undefined;
	const parts = files.upload(uploadId)?.parts;
	return [...announcedParts(version)].every(([number, length]) => parts?.get(number)?.size === length);
}

/**
 * The version that a change marks as fully uploaded. Throws UploadNotFoundError when there is none, its bytes are not all
 * there or it is finished already, UploadTimeoutError as often as a test ordered it.
 */
export function versionToFinish(context: WriteContext, document: FirmRecord): FirmRecord {
	const { request, data } = context;
	const version = versionWithUuid(context, document);
	if (version === undefined || version.flag('fully_uploaded')) throw uploadNotFound(document, data);
	const { settings, firm } = request.region;
	if (settings.uploadTimeouts > 0) {
		settings.uploadTimeouts -= 1;
		const message = 'A timeout occurred verifying the remote file. Please try the request again.';
		throw new ApiError(422, 'UploadTimeoutError', message);
	}
	if (!isComplete(firm, version)) throw uploadNotFound(document, data);
	return version;
}

/** The version that a change announces further parts for. Throws when it takes none. */
export function versionToContinue(context: WriteContext, document: FirmRecord): FirmRecord {
	const version = versionWithUuid(context, document);
	if (version === undefined || version.flag('fully_uploaded')) throw uploadNotFound(document, context.data);
	if (version.text('upload_id') === '') throw invalid('The upload of this version is not one in parts');
	const { smallestPartBytes } = context.request.region.settings;
	checkPartSizes(announcedParts(version), readParts(context.data.multiparts), smallestPartBytes);
	return version;
}

/** Announces further parts of a version; parts announced before get a fresh address. */
export function continueVersion({ request, data, now }: WriteContext, version: FirmRecord): void {
	announceParts(request, version, readParts(data.multiparts), now);
	version.touch(now);
}

/** Shows a finished version as the document's latest, unless a later one is finished already. */
function showAsLatest(firm: Firm, document: FirmRecord, version: FirmRecord): void {
	const latest = firm.follow(document.link('latest_document_version'));
	if (latest?.flag('fully_uploaded') && latest.number('version_number') > version.number('version_number')) return;
	Object.assign(document.values, {
		latest_document_version: linkTo(version),
		name: version.text('document_name') || document.text('name'),
		filename: version.text('filename'),
		size: version.number('size'),
		content_type: version.text('content_type'),
		received_at: version.values.received_at ?? document.values.received_at ?? null,
		fully_uploaded: true,
	});
}

/** Marks a version as fully uploaded: the document shows it from now on. */
export function finishVersion({ request, now }: WriteContext, document: FirmRecord, version: FirmRecord): void {
	const { firm } = request;
	const key = version.text('file_key');
	const uploadId = version.text('upload_id');
	const bytes =
		uploadId === '' ? firm.files.get(key) : firm.files.finishUpload(uploadId, [...announcedParts(version).keys()]);
	firm.files.finish(key);
	Object.assign(version.values, {
		size: bytes?.size ?? 0,
		fully_uploaded: true,
		put_url: null,
		put_headers: [],
		multiparts: [],
	});
	version.touch(now);
	showAsLatest(firm, document, version);
}

/** A version whose bytes are there from the beginning. */
export function addFinishedVersion(
	request: Pick<ApiRequest, 'firm'>,
	document: FirmRecord,
	bytes: StoredBytes,
	file: { readonly filename: string; readonly contentType?: string; readonly creator: FirmRecord },
	now: number,
): FirmRecord {
	const { firm } = request;
	const uuid = randomUUID();
	const key = versionKey(uuid, file.filename);
	firm.files.put(key, bytes);
	firm.files.finish(key);
	const version = firm.add(
		'DocumentVersion',
		{
			document_id: document.id,
			uuid,
			filename: file.filename,
			size: bytes.size,
			version_number: nextNumber(document, firm),
			content_type: file.contentType ?? typeByExtension(file.filename) ?? 'application/octet-stream',
			received_at: document.values.received_at ?? null,
			put_url: null,
			fully_uploaded: true,
			creator: linkTo(file.creator),
			put_headers: [],
			multiparts: [],
			file_key: key,
		},
		{ createdAt: now },
	);
	showAsLatest(firm, document, version);
	return version;
}

/** The newest version that can be downloaded. */
export const latestFinished = (firm: Firm, document: FirmRecord): FirmRecord | undefined =>
	versionsOf(document, firm.all('DocumentVersion'))
		.filter((version) => version.flag('fully_uploaded'))
		.at(-1);

/** The document as the answer to a write about one of its versions shows it. */
export function seenWithVersion(document: FirmRecord, version: FirmRecord | undefined): FirmRecord {
	if (version === undefined) return document;
	const seen = document.copy();
	seen.values.latest_document_version = linkTo(version);
	return seen;
}
