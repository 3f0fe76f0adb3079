import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { LoggedRequest } from '../world/journal.mjs';
import type { Region, World } from '../world/region.mjs';
import { readPath } from './addresses.mjs';
import { checkSignature, parameter, readRequest, type StorageRequest } from './checkRequest.mjs';
import { cutWhileReading, cutWhileSending, refusalOf } from './faultyAnswers.mjs';
import { refusals, StorageError } from './refusals.mjs';
import type { StorageFaultAnswer } from './storageFaults.mjs';
import { checkUploadHeaders, orderedBadDigest, receiveUpload, targetOf } from './uploading.mjs';

const secretsInQuery = /((?:X-Amz-Signature|X-Amz-Credential|access_token|token)=)[^&]*/gi;

function logEntry(region: Region, message: IncomingMessage): LoggedRequest {
	const [path = '', query = ''] = (message.url ?? '').split('?', 2);
	return {
		region: region.name,
		method: message.method ?? '',
		path,
		query: query.replace(secretsInQuery, '$1(removed)'),
		status: 0,
		userAgent: message.headers['user-agent'] ?? null,
		apiVersion: null,
		authorized: message.headers.authorization !== undefined,
		body: null,
	};
}

function refuse(response: ServerResponse, message: IncomingMessage, refusal: StorageError): void {
	if (response.headersSent) return void response.destroy();
	/* What is still on its way is read and forgotten, so that the client sees the answer and no broken connection. */
	message.resume();
	response.writeHead(refusal.status, { 'Content-Type': 'application/xml' }).end(refusal.toXml());
}

async function answerUpload(
	region: Region,
	request: StorageRequest,
	key: string,
	fault: StorageFaultAnswer | undefined,
	message: IncomingMessage,
	response: ServerResponse,
): Promise<void> {
	checkUploadHeaders(request);
	const { files } = region.firm;
	const target = targetOf(files, request, key);
	if (fault?.kind === 'reset') return await cutWhileReading(message, Number(request.headers['content-length']));
	const bytes = await receiveUpload(message, request);
	if (fault?.kind === 'badDigest') throw orderedBadDigest(request, bytes);
	/* The upload may have been finished, or the firm seeded anew, while the bytes came. */
	if (region.firm.files !== files) throw refusals.accessDenied();
	if (files.isFinished(key)) {
		const problem = 'bytes sent to a finished upload';
		region.journal.record({ region: region.name, method: 'PUT', path: '/storage', problem, detail: '' });
	} else target.keep(bytes);
	if (fault?.kind === 'lost') return void message.socket.destroy();
	response.writeHead(200, { ETag: `"${bytes.md5}"`, 'x-amz-server-side-encryption': 'AES256', 'Content-Length': 0 });
	response.end();
}

async function answerDownload(
	region: Region,
	request: StorageRequest,
	key: string,
	fault: StorageFaultAnswer | undefined,
	response: ServerResponse,
): Promise<void> {
	const bytes = region.firm.files.get(key);
	if (bytes === undefined) throw refusals.noSuchKey();
	response.writeHead(200, {
		'Content-Type': parameter(request, 'response-content-type') || 'binary/octet-stream',
		'Content-Disposition': parameter(request, 'response-content-disposition'),
		'Content-Length': bytes.size,
		ETag: `"${bytes.md5}"`,
		'Accept-Ranges': 'bytes',
	});
	if (fault?.kind === 'reset' || fault?.kind === 'lost') return await cutWhileSending(bytes, response);
	await pipeline(bytes.read(), response);
}

async function carryOut(
	region: Region,
	key: string,
	request: StorageRequest,
	message: IncomingMessage,
	response: ServerResponse,
): Promise<void> {
	if (request.headers.authorization !== undefined) {
		const problem = 'Authorization header sent to file storage';
		region.journal.record({ region: region.name, method: request.method, path: '/storage', problem, detail: '' });
	}
	checkSignature(request, region.storageKeys.secret, region.clock.now());
	const part = Number(parameter(request, 'partNumber')) || undefined;
	const fault = region.storageFaults.take(request.method, part);
	if (fault?.kind === 'stalled') return;
	const refusal = fault === undefined ? undefined : refusalOf(fault, request);
	if (refusal !== undefined) throw refusal;
	if (request.method === 'PUT') await answerUpload(region, request, key, fault, message, response);
	else await answerDownload(region, request, key, fault, response);
}

/**
 * Answers one request to the storage, in which all regions keep their files. The signature of the address is the only
 * authorization; what S3 refuses is refused.
 */
export async function answerStorage(world: World, message: IncomingMessage, response: ServerResponse): Promise<void> {
	const request = readRequest(message);
	const place = request === undefined ? undefined : readPath(request.path);
	response.setHeader('x-amz-request-id', randomBytes(8).toString('hex').toUpperCase());
	response.setHeader('Server', 'AmazonS3');
	response.setHeader('Date', new Date(world.clock.now()).toUTCString());
	const region = world.regions[place?.region ?? 'us'];
	const entry = logEntry(region, message);
	region.journal.log(entry);
	response.on('close', () => (entry.status = response.headersSent ? response.statusCode : 0));
	try {
		if (request === undefined || place === undefined) throw refusals.accessDenied();
		await carryOut(region, place.key, request, message, response);
	} catch (error) {
		if (error instanceof StorageError) return refuse(response, message, error);
		/* The connection broke off: there is nobody to tell. */
		response.destroy();
	}
}
