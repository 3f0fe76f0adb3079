import type { IExecuteFunctions } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';

import { nounOf } from '../../catalog/resourceWords';
import { jobKind } from '../../transport/background/jobKinds';
import type { Job, Start } from '../../transport/background/startedJobs';
import { clioApiError } from '../../transport/errors/apiError';
import { isRecord } from '../../transport/record';
import type { ClioSession } from '../../transport/session';
import { idOf } from '../action';
import { sendWrite } from '../generic/write';
import { readLimits, readPreviewOnly } from '../options';
import type { BackgroundWork } from './backgroundWork';

/** So many jobs are under way in Clio at most: enough that waits do not add up, few enough that a failure leaves few behind. */
const MOST_AHEAD = 19;

/**
 * Starts an item's job, unless that was done ahead.
 *
 * @throws what was thrown when it was started ahead, in the same way
 */
export async function startJob(
	this: IExecuteFunctions,
	session: ClioSession,
	work: BackgroundWork,
	itemIndex: number,
): Promise<Exclude<Start, { error: unknown }>> {
	const ahead = session.jobs.take(itemIndex);
	if (ahead === undefined) return await startNow.call(this, session, work, itemIndex);
	if ('error' in ahead) return await Promise.reject(ahead.error);
	if ('job' in ahead) session.written.push(ahead.job.id);
	return ahead;
}

/** Starts the jobs of the items after this one that ask for the same operation, so that they are made at the same time. */
export async function startAhead(
	this: IExecuteFunctions,
	session: ClioSession,
	work: BackgroundWork,
	itemIndex: number,
): Promise<void> {
	const chosen = chosenAt.call(this, itemIndex);
	const end = Math.min(this.getInputData().length, itemIndex + 1 + MOST_AHEAD);
	for (let item = itemIndex + 1; item < end; item++) {
		if (session.jobs.has(item) || chosenAt.call(this, item) !== chosen) continue;
		const start = await tryToStart.call(this, session, work, item);
		if (start === undefined) continue;
		session.jobs.keep(item, start);
		// Clio that cannot be asked now is not asked for each item in vain.
		if ('error' in start && start.error instanceof NodeApiError) return;
	}
}

/** @returns undefined for an item that is only to be previewed */
async function tryToStart(
	this: IExecuteFunctions,
	session: ClioSession,
	work: BackgroundWork,
	itemIndex: number,
): Promise<Start | undefined> {
	try {
		if (readPreviewOnly.call(this, itemIndex)) return undefined;
		const limits = readLimits.call(this, itemIndex);
		return await startNow.call(this, { ...session, limits, written: [] }, work, itemIndex);
	} catch (error) {
		return { error };
	}
}

async function startNow(
	this: IExecuteFunctions,
	session: ClioSession,
	{ kind, order }: BackgroundWork,
	itemIndex: number,
): Promise<Exclude<Start, { error: unknown }>> {
	const ordered = await order.call(this, session, itemIndex);
	if ('output' in ordered) return ordered;
	const { operation, ask, facts = {}, fileName } = ordered;
	const { fields, resource } = jobKind(kind);
	const query = operation.fields === true ? { ...ask.query, fields } : ask.query;
	const { data } = await sendWrite.call(this, session, operation, {
		...ask,
		...(query === undefined ? {} : { query }),
	});
	const id = idOf(data);
	if (id === undefined || !isRecord(data)) {
		throw clioApiError(this.getNode(), {
			message: `Clio answered the start of a ${nounOf(resource)} without its ID`,
			description: 'It may have been started: look in Clio before you run this item again.',
		});
	}
	const now = Date.now();
	const job: Job = { kind, id, facts, record: data, startedAt: now, askedAt: now, asked: 0 };
	if (fileName !== undefined) job.fileName = fileName;
	session.jobs.add(job);
	return { job };
}

function chosenAt(this: IExecuteFunctions, itemIndex: number): string {
	return ['resource', 'operation'].map((name) => String(this.getNodeParameter(name, itemIndex, ''))).join(':');
}
