import { NodeApiError } from 'n8n-workflow';

import { nounOf } from '../../catalog/resourceWords';
import { clioApiError } from '../errors/apiError';
import { pause } from '../pause';
import { isRecord } from '../record';
import { clioRequest } from '../request';
import type { ClioContext, ClioSession } from '../session';
import { jobKind } from './jobKinds';
import type { Job } from './startedJobs';
import { isOver } from './startedJobs';

/** Seconds from one question about a job to the next; requests are scarce, and most jobs take seconds. */
const PAUSES = [2, 4, 8, 16, 30];

/** Failures of a question after which the next one may be answered; the job goes on meanwhile. */
const PASSING = new Set(['500', '502', '503', '504']);

/**
 * Waits until Clio is done with a job, with or without success. Each question is about all jobs of the kind that this
 * execution has started, where Clio can be asked about several at once.
 *
 * @param mostSeconds how long Clio may take, from when the job was started; a job is asked about once in any case
 * @throws NodeApiError when that is over, when Clio cannot be asked, or when the user stops the execution
 */
export async function awaitJob(this: ClioContext, session: ClioSession, job: Job, mostSeconds: number): Promise<void> {
	const deadline = job.startedAt + mostSeconds * 1000;
	let failure: NodeApiError | undefined;
	for (let questions = 0; !isOver(job); questions++) {
		const now = Date.now();
		if (now >= deadline && questions > 0) throw failure ?? notDone.call(this, job, mostSeconds);
		const due = job.askedAt + (PAUSES[Math.min(job.asked, PAUSES.length - 1)] ?? 0) * 1000;
		const wait = Math.max(0, Math.min(due, deadline) - now);
		session.traffic.awaited += wait;
		if (!(await pause.call(this, wait))) throw clioApiError(this.getNode(), CANCELED);
		failure = await ask.call(this, session, job);
	}
}

// n8n tells a run that was stopped from one that failed by the word "canceled".
const CANCELED = { message: 'The execution was canceled', description: '' };

/** Asks about a job and its companions. @returns a failure that may pass; others are thrown */
async function ask(this: ClioContext, session: ClioSession, job: Job): Promise<NodeApiError | undefined> {
	const { list, show, fields } = jobKind(job.kind);
	const together = list === undefined ? [job] : session.jobs.underWay(job.kind);
	const ids = together.map(({ id }) => id);
	const question =
		list === undefined || together.length < 2
			? clioRequest.call(this, session, show, { ids: { id: job.id }, query: { fields } })
			: clioRequest.call(this, session, list, { query: { fields, 'ids[]': ids, limit: ids.length } });
	const answer = await question.catch((error: unknown) => ({ error }));
	const now = Date.now();
	for (const each of together) Object.assign(each, { askedAt: now, asked: each.asked + 1 });
	if ('error' in answer) {
		if (mayPass(answer.error)) return answer.error;
		throw answer.error;
	}
	const records = (Array.isArray(answer.data) ? (answer.data as unknown[]) : [answer.data]).filter(isRecord);
	for (const each of together) {
		const record = together.length < 2 ? records[0] : records.find(({ id }) => String(id) === String(each.id));
		if (record !== undefined) each.record = record;
	}
	return undefined;
}

function mayPass(error: unknown): error is NodeApiError {
	return error instanceof NodeApiError && PASSING.has(String(error.httpCode));
}

function notDone(this: ClioContext, { kind, record }: Job, mostSeconds: number): NodeApiError {
	const state = typeof record.state === 'string' ? record.state.replace(/_/g, ' ') : 'not known';
	const progress = typeof record.progress === 'number' ? `, ${record.progress} %` : '';
	return clioApiError(this.getNode(), {
		message: `Clio did not finish the ${nounOf(jobKind(kind).resource)} within ${mostSeconds} seconds`,
		description: `Its state is ${state}${progress}. The option Maximum Wait says how long the node waits.`,
	});
}
