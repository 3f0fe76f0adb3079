import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { StoredBytes } from '../files/bytes.mjs';
import type { FileShelf } from '../files/fileShelf.mjs';
import { receive } from '../files/receiving.mjs';
import { parameter, type StorageRequest } from './checkRequest.mjs';
import { refusals } from './refusals.mjs';

/** S3: the largest object in one operation, and the largest part. */
const mostBytes = 5 * 1024 ** 3;

/** Judges the headers of an upload before a byte is read. Throws the refusal. */
export function checkUploadHeaders({ headers }: StorageRequest): void {
	if (headers['transfer-encoding'] !== undefined) throw refusals.chunked();
	const length = headers['content-length'];
	if (length === undefined) throw refusals.noLength();
	if (Number(length) > mostBytes) throw refusals.tooLarge(Number(length), mostBytes);
	const digest = headers['content-md5'];
	if (digest === undefined) return;
	const given = String(digest);
	const bytes = Buffer.from(given, 'base64');
	if (bytes.length !== 16 || bytes.toString('base64') !== given) throw refusals.invalidDigest(given);
}

/** Judges the bytes that came. Throws BadDigest when they are not those of the digest. */
function checkDigest({ headers }: StorageRequest, bytes: StoredBytes): void {
	const given = headers['content-md5'];
	const calculated = Buffer.from(bytes.md5, 'hex').toString('base64');
	if (given !== undefined && given !== calculated) throw refusals.badDigest(String(given), calculated);
}

/** A refusal for bytes that are right, as a test ordered it. */
export function orderedBadDigest({ headers }: StorageRequest, bytes: StoredBytes): Error {
	const other = createHash('md5').update(`not ${bytes.md5}`).digest('base64');
	const calculated = Buffer.from(bytes.md5, 'hex').toString('base64');
	return headers['content-md5'] === undefined
		? refusals.badDigest(other, calculated)
		: refusals.badDigest(calculated, other);
}

/** Where the bytes of a request go: a file of its own, or a part of an upload. */
export interface Target {
	keep(bytes: StoredBytes): void;
}

/** The place that the request's address names; a part needs an upload that is not finished. Throws the refusal. */
export function targetOf(shelf: FileShelf, request: StorageRequest, key: string): Target {
	const uploadId = parameter(request, 'uploadId');
	if (uploadId === '') return { keep: (bytes) => shelf.put(key, bytes) };
	const upload = shelf.upload(uploadId);
	if (upload?.key !== key) throw refusals.noSuchUpload();
	return { keep: (bytes) => upload.parts.set(Number(parameter(request, 'partNumber')), bytes) };
}

/** Takes in the bytes of a request and judges them. Throws the refusal, or the connection's own error. */
export async function receiveUpload(message: IncomingMessage, request: StorageRequest): Promise<StoredBytes> {
	const bytes = await receive(message);
	checkDigest(request, bytes);
	return bytes;
}
