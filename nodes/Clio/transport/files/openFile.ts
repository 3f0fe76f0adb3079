import type { IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';

import { clioApiError } from '../errors/apiError';
import type { Failure } from '../errors/failure';
import { failureOf, readFailure } from '../errors/failure';
import { pause } from '../pause';
import type { AnswerHeaders } from '../rateLimit/headers';
import { isRecord } from '../record';
import { pauseBeforeRetry } from '../retry';
import type { ClioSession } from '../session';
import { fileAddress } from './fileAddress';

export type FileStream = Exclude<Parameters<IExecuteFunctions['helpers']['prepareBinaryData']>[0], Uint8Array>;

/** A file whose bytes are still on their way. */
export interface OpenFile {
	stream: FileStream;
	headers: AnswerHeaders;
}

/** Where storage services send on, they do it once; more looks like a circle. */
const MOST_REDIRECTS = 3;

/**
 * Opens a file at an address that Clio gave. The address is all that is needed, so the access token is not sent along,
 * and no error tells the address (Clio: Documents).
 *
 * @param location Clio's `Location` header
 * @param from the address that Clio gave it at
 * @throws NodeApiError
 */
export async function openFile(
	this: IExecuteFunctions,
	session: ClioSession,
	location: unknown,
	from: string,
): Promise<OpenFile> {
	let [next, asked] = [location, from];
	for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
		const address = fileAddress(next, asked);
		if (address === undefined) throw notFetched.call(this, 'Clio gave an address of the file that is not https.');
		const answer = await fetchPatiently.call(this, session, address);
		if ('stream' in answer) return answer;
		[next, asked] = [answer.location, address];
	}
	throw notFetched.call(this, 'The storage of the file sends the request on and on.');
}

type Fetched = OpenFile | { location: unknown };

async function fetchPatiently(this: IExecuteFunctions, session: ClioSession, address: string): Promise<Fetched> {
	for (let retries = 0; ; retries++) {
		const fetched = await fetchOnce.call(this, session, address);
		if (!('failure' in fetched)) return fetched;
		const { failure } = fetched;
		const wait = pauseBeforeRetry('GET', failure, retries, Math.random(), Date.now());
		if (wait === undefined) throw notFetched.call(this, reasonOf(failure), failure);
		if (!(await pause.call(this, wait))) throw notFetched.call(this, '', { ...failure, cancelled: true });
	}
}

async function fetchOnce(
	this: IExecuteFunctions,
	{ limits }: ClioSession,
	url: string,
): Promise<Fetched | { failure: Failure }> {
	const signal = this.getExecutionCancelSignal();
	const options: IHttpRequestOptions = {
		method: 'GET',
		url,
		encoding: 'stream',
		returnFullResponse: true,
		disableFollowRedirect: true,
		ignoreHttpStatusErrors: true,
		timeout: limits.timeoutSeconds * 1000,
		...(signal === undefined ? {} : { abortSignal: signal }),
	};
	const answer: unknown = await this.helpers
		.httpRequest(options)
		.catch((error: unknown) => ({ failure: readFailure(error) }));
	if (!isRecord(answer)) throw new Error('n8n gave no full response');
	if ('failure' in answer) return { failure: answer.failure as Failure };
	const headers = isRecord(answer.headers) ? answer.headers : {};
	const [status, stream] = [Number(answer.statusCode), answer.body];
	if (status === 200 && isStream(stream)) return { stream, headers };
	if (isStream(stream)) stream.destroy();
	return status >= 300 && status < 400 ? { location: headers.location } : { failure: failureOf(status, headers, '') };
}

function isStream(value: unknown): value is FileStream {
	return isRecord(value) && typeof value.pipe === 'function' && typeof value.destroy === 'function';
}

function reasonOf({ status, code, timedOut }: Failure): string {
	if (status === 403 || status === 404) {
		return 'Addresses of files are valid for some minutes only. Try again; if it happens every time, look whether the file opens in Clio.';
	}
	const what = status === undefined ? (code ?? 'no answer') : `status ${status}`;
	return timedOut
		? 'The storage of the file did not answer in time.'
		: `Try again, and check that the network lets n8n reach the storage of Clio's files (${what}).`;
}

function notFetched(this: IExecuteFunctions, description: string, { cancelled, status }: Partial<Failure> = {}) {
	// n8n tells a run that was stopped from one that failed by the word "canceled".
	const message =
		cancelled === true ? 'The execution was canceled' : 'The file could not be fetched from where Clio keeps it';
	return clioApiError(this.getNode(), { message, description }, status === undefined ? {} : { status });
}
