import type { IExecuteFunctions } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';

import { nounOf, resourceName } from '../../catalog/resourceWords';
import { awaitJob } from '../../transport/background/awaitJob';
import { jobKind } from '../../transport/background/jobKinds';
import type { Job } from '../../transport/background/startedJobs';
import { isOver } from '../../transport/background/startedJobs';
import { clioApiError } from '../../transport/errors/apiError';
import type { ClioSession } from '../../transport/session';
import type { Action, ActionResult } from '../action';
import { readBinaryField } from '../files/fetchFile';
import { previewOf } from '../generic/preview';
import { readMaximumWait } from '../options';
import type { BackgroundWork } from './backgroundWork';
import { startAhead, startJob } from './startJobs';

/**
 * Has Clio make something in the background for each item, waits until it is done, and puts its files into binary data. While
 * one item is waited for, Clio is already at those of the next ones.
 */
export function backgroundAction(work: BackgroundWork): Action {
	return async function (session, itemIndex) {
		const field = readBinaryField.call(this, itemIndex);
		const mostSeconds = readMaximumWait.call(this, itemIndex);
		if (session.previewOnly) {
			const order = await work.order.call(this, session, itemIndex);
			return { records: ['output' in order ? order.output : previewOf(order.operation, order.ask)] };
		}
		const start = await startJob.call(this, session, work, itemIndex);
		if ('output' in start) return { records: [start.output] };
		const { job } = start;
		if (!isOver(job)) {
			await startAhead.call(this, session, work, itemIndex);
			await awaitJob.call(this, session, job, mostSeconds).catch((error: unknown) => {
				throw withNextStep(error, `${theJob(job)} goes on in Clio. ${toGoOn(job)}`);
			});
		}
		return await resultOf.call(this, session, work, job, field);
	};
}

async function resultOf(
	this: IExecuteFunctions,
	session: ClioSession,
	{ fetch, empty }: BackgroundWork,
	job: Job,
	field: string,
): Promise<ActionResult> {
	const { state } = job.record;
	if (state === 'empty' && empty !== undefined) return { records: [empty(job)] };
	if (state !== 'completed') throw notMade.call(this, job);
	return await fetch.call(this, session, job, field).catch((error: unknown) => {
		throw withNextStep(error, `${theJob(job)} is completed in Clio. ${toGoOn(job)}`);
	});
}

function notMade(this: IExecuteFunctions, { kind, id, record }: Job): NodeApiError {
	const noun = nounOf(jobKind(kind).resource);
	const said = typeof record.message === 'string' && record.message !== '' ? ` Clio says: ${record.message}` : '';
	return clioApiError(this.getNode(), {
		message:
			record.state === 'empty' ? `Clio's ${noun} ${id} has brought no documents` : `Clio's ${noun} ${id} has failed`,
		description: `Nothing remains of it. Look in Clio whether the same works there, then run this item again.${said}`,
	});
}

/** Adds to an error what is there in Clio all the same, so that nobody starts it a second time unknowingly. */
function withNextStep(error: unknown, nextStep: string): unknown {
	if (error instanceof NodeApiError) error.description = [error.description, nextStep].filter(Boolean).join(' ');
	return error;
}

function theJob({ kind, id }: Job): string {
	return `The ${nounOf(jobKind(kind).resource)} ${id}`;
}

function toGoOn({ kind }: Job): string {
	const name = resourceName(jobKind(kind).resource);
	const download =
		kind === 'automation' ? 'gives its documents, for Document: Download' : `and ${name}: Download give its file`;
	return `Instead of starting it again, use that ID: ${name}: Get ${download}.`;
}
