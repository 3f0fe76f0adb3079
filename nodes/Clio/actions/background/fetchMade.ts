import type { IExecuteFunctions } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';

import { operationById } from '../../catalog/catalog';
import type { Job } from '../../transport/background/startedJobs';
import { pause } from '../../transport/pause';
import type { ClioSession } from '../../transport/session';
import type { FetchedFile } from '../files/fetchFile';
import { fetchFile } from '../files/fetchFile';

/** Seconds before a file that is said to be there, and is not found yet, is asked for again. */
const PAUSES = [2, 4, 8];

/** Fetches the file of a completed job, or of a document that it has made. */
export async function fetchMade(
	this: IExecuteFunctions,
	session: ClioSession,
	operationId: string,
	id: Job['id'],
	nameOf: (given: string | undefined) => string,
): Promise<FetchedFile> {
	const operation = operationById(operationId);
	for (let tries = 0; ; tries++) {
		const fetched = await fetchFile
			.call(this, session, operation, { ids: { id } }, nameOf)
			.catch((error: unknown) => ({ error }));
		if (!('error' in fetched)) return fetched;
		const { error } = fetched;
		const seconds = error instanceof NodeApiError && error.httpCode === '404' ? PAUSES[tries] : undefined;
		if (seconds === undefined || !(await pause.call(this, seconds * 1000))) return await Promise.reject(error);
		session.traffic.awaited += seconds * 1000;
	}
}
