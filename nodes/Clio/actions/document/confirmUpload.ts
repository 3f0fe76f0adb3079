import type { IExecuteFunctions } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';

import { operationById } from '../../catalog/catalog';
import { clioApiError } from '../../transport/errors/apiError';
import { pause } from '../../transport/pause';
import type { QueryValues } from '../../transport/query';
import { isRecord } from '../../transport/record';
import type { Ask } from '../../transport/request';
import { clioRequest } from '../../transport/request';
import type { ClioSession } from '../../transport/session';

/** A version of a document whose bytes Clio is waiting for. */
export interface PendingVersion {
	/** of the document */
	id: string | number;
	uuid: string;
}

/** Milliseconds between the tries; Clio asks for more of them when its look into the storage timed out (Clio: Documents). */
const PAUSES = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000];

/** Clio could not look into its storage in time, or does not see there yet what the storage has taken. */
const NOT_YET = new Set(['UploadTimeoutError', 'UploadNotFoundError']);

/** Clio does not find the bytes: after a few seconds that is so for good. */
const PAUSES_FOR_NOT_FOUND = 3;

/**
 * Tells Clio that all bytes of a version are there, after which the document can be seen.
 *
 * @param query the fields of the document to give; `latest_document_version{uuid,fully_uploaded}` among them
 * @returns the document
 * @throws NodeApiError when Clio does not confirm it
 */
export async function confirmUpload(
	this: IExecuteFunctions,
	session: ClioSession,
	{ id, uuid }: PendingVersion,
	query: QueryValues,
): Promise<unknown> {
	const ask: Ask = { ids: { id }, query, body: { uuid, fully_uploaded: true } };
	for (let tries = 0; ; tries++) {
		const answer = await clioRequest
			.call(this, session, operationById('Document#update'), ask)
			.catch((error: unknown) => ({ error }));
		if (!('error' in answer) && isConfirmed(answer.data, uuid)) return answer.data;
		const error = 'error' in answer ? answer.error : unconfirmed.call(this);
		if (!(error instanceof NodeApiError) || stopped.call(this)) throw error;
		// An earlier try may have been carried out although its answer was lost, or came too late; Clio refuses a second one.
		if (tries > 0 || isLost(error)) {
			const document = await confirmedDocument.call(this, session, { id, uuid }, query);
			if (document !== undefined) return document;
		}
		const wait = pauseAfter(error, tries);
		if (wait === undefined || !(await pause.call(this, wait))) throw error;
	}
}

function stopped(this: IExecuteFunctions): boolean {
	return this.getExecutionCancelSignal()?.aborted === true;
}

function pauseAfter(error: NodeApiError, tries: number): number | undefined {
	const type = typeOf(error);
	const most = type === 'UploadNotFoundError' ? PAUSES_FOR_NOT_FOUND : PAUSES.length;
	const isPassing = NOT_YET.has(type ?? '') || isLost(error) || error.httpCode === '409';
	return isPassing && tries < most ? PAUSES[tries] : undefined;
}

/** Whether Clio may have acted: it failed, or nothing came back. */
function isLost({ httpCode }: NodeApiError): boolean {
	return httpCode === null || httpCode === undefined || Number(httpCode) >= 500;
}

/** Clio's own name for an error. */
function typeOf({ errorResponse }: NodeApiError): string | undefined {
	return typeof errorResponse?.type === 'string' ? errorResponse.type : undefined;
}

function isConfirmed(document: unknown, uuid: string): boolean {
	const version = isRecord(document) ? document.latest_document_version : undefined;
	return isRecord(version) && version.fully_uploaded === true && (version.uuid ?? uuid) === uuid;
}

/** The document when the version is complete already; undefined when it is not, or cannot be read now. */
async function confirmedDocument(
	this: IExecuteFunctions,
	session: ClioSession,
	{ id, uuid }: PendingVersion,
	query: QueryValues,
): Promise<unknown> {
	const data = await clioRequest.call(this, session, operationById('Document#show'), { ids: { id }, query }).then(
		(answer) => answer.data,
		() => undefined,
	);
	return isConfirmed(data, uuid) ? data : undefined;
}

function unconfirmed(this: IExecuteFunctions): NodeApiError {
	return clioApiError(
		this.getNode(),
		{
			message: 'Clio has not confirmed that it has the whole file',
			description: 'Its answer says that the document is not fully uploaded.',
		},
		{ type: 'UploadNotFoundError', status: 200 },
	);
}
