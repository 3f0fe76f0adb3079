import type { IExecuteFunctions, IHttpRequestOptions, NodeApiError } from 'n8n-workflow';

import { clioApiError } from '../errors/apiError';
import type { Failure } from '../errors/failure';
import { failureOf, readFailure } from '../errors/failure';
import { pause } from '../pause';
import { isRecord } from '../record';
import { pauseBeforeRetry } from '../retry';
import type { ClioSession } from '../session';
import type { FileStream } from './openFile';
import type { StorageOrder } from './storageOrder';

/** Bytes to send, which can be had again when they have to be sent again. */
export interface BytesToPut {
	/** in bytes */
	length: number;
	open: () => Promise<Buffer | FileStream>;
}

/** The storage's names for bytes that got lost or were changed on the way: sent again, they may arrive (S3: error codes). */
const LOST_ON_THE_WAY = new Set(['BadDigest', 'IncompleteBody', 'RequestTimeout']);

/** Names for an address that is not valid any more. */
const EXPIRED = new Set(['AccessDenied', 'ExpiredToken']);

/** Codes of connections that the other side ended. */
const CUT_OFF = new Set(['ECONNRESET', 'EPIPE']);

/** Bytes a second on the slowest line that a file is worth waiting for: n8n counts the time of sending into the timeout. */
const SLOWEST_LINE = 100_000;

/**
 * Sends bytes to where Clio wants them, with the headers that it signed and without the access token; a second time and a third
 * after failures that pass, since the same bytes at the same place do no harm. Redirects are not followed.
 *
 * @returns why the storage has not taken them; undefined when it has
 */
export async function putBytes(
	this: IExecuteFunctions,
	session: ClioSession,
	order: StorageOrder,
	bytes: BytesToPut,
): Promise<Failure | undefined> {
	for (let retries = 0; ; retries++) {
		const failure = await putOnce.call(this, session, order, bytes);
		if (failure === undefined) return undefined;
		const passing = LOST_ON_THE_WAY.has(failure.type ?? '') ? { ...failure, status: 503 } : failure;
		// The same bytes again are as harmless as a read.
		const wait = pauseBeforeRetry('GET', passing, retries, Math.random(), Date.now());
		if (wait === undefined) return failure;
		if (!(await pause.call(this, wait))) return { ...failure, cancelled: true };
	}
}

/**
 * Whether another address is worth a try. A storage that refuses a file while it is still being sent often ends the connection
 * before its answer is read: then nobody knows why.
 */
export function mayHaveExpired({ status, code = '', type = '' }: Failure): boolean {
	return status === 403 || EXPIRED.has(type) || (status === undefined && CUT_OFF.has(code));
}

/** A failed sending as the user is told of it; it never holds the address. */
export function notSent(this: IExecuteFunctions, failure: Failure): NodeApiError {
	// n8n tells a run that was stopped from one that failed by the word "canceled".
	const message = failure.cancelled
		? 'The execution was canceled'
		: 'The file could not be sent to where Clio keeps its files';
	const { status } = failure;
	return clioApiError(
		this.getNode(),
		{ message, description: failure.cancelled ? '' : reasonOf(failure) },
		status === undefined ? {} : { status },
	);
}

async function putOnce(
	this: IExecuteFunctions,
	{ limits }: ClioSession,
	{ url, headers }: StorageOrder,
	{ length, open }: BytesToPut,
): Promise<Failure | undefined> {
	const signal = this.getExecutionCancelSignal();
	const body = await open();
	const options: IHttpRequestOptions = {
		method: 'PUT',
		url,
		headers: { ...withoutDefaultType(headers), 'Content-Length': String(length) },
		body,
		encoding: 'text',
		returnFullResponse: true,
		// A redirect that is followed would keep all bytes in memory for a second sending.
		disableFollowRedirect: true,
		ignoreHttpStatusErrors: true,
		timeout: Math.ceil((limits.timeoutSeconds + length / SLOWEST_LINE) * 1000),
		...(signal === undefined ? {} : { abortSignal: signal }),
	};
	const answer: unknown = await this.helpers
		.httpRequest(options)
		.catch((error: unknown) => ({ failure: readFailure(error) }));
	if (!Buffer.isBuffer(body)) body.destroy();
	if (!isRecord(answer)) throw new Error('n8n gave no full response');
	if ('failure' in answer) return answer.failure as Failure;
	const status = Number(answer.statusCode);
	if (status >= 200 && status < 300) return undefined;
	const type = codeIn(answer.body);
	const answered = failureOf(status, isRecord(answer.headers) ? answer.headers : {}, '');
	return type === undefined ? answered : { ...answered, type };
}

/** Without a type of its own n8n's HTTP client says that the bytes were a form. */
function withoutDefaultType(headers: StorageOrder['headers']): Record<string, string | false> {
	const hasType = Object.keys(headers).some((name) => name.toLowerCase() === 'content-type');
	return hasType ? { ...headers } : { ...headers, 'Content-Type': false };
}

/** The storage's own name for an error: `<Error><Code>BadDigest</Code>...`. */
function codeIn(body: unknown): string | undefined {
	return typeof body === 'string' ? /<Code>([A-Za-z]{1,60})<\/Code>/.exec(body)?.[1] : undefined;
}

function reasonOf({ status, code, type, timedOut }: Failure): string {
	if (timedOut) return 'The storage has not taken it in time: the option Timeout, and 10 seconds more for each MB.';
	const what = [
		status === undefined ? (code ?? 'no answer') : `status ${status}`,
		...(type === undefined ? [] : [type]),
	];
	return status === 403
		? `The storage refused the address that Clio gave for it (${what.join(', ')}).`
		: `Check that the network lets n8n reach the storage of Clio's files (${what.join(', ')}).`;
}
