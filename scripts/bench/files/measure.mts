import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import { listAt, numberAt, recordAt, type JsonRecord } from '../../realN8n/json.mjs';
import type { RunningN8n } from '../../realN8n/n8nProcess.mjs';
import { endedExecution, finishedExecution, jsonOf, outputItems } from '../../realN8n/rest/executions.mjs';
import type { N8nSession } from '../../realN8n/rest/session.mjs';
import { createWorkflow, startWorkflow } from '../../realN8n/rest/workflows.mjs';
import { peakMegabytes, resetPeak } from '../processMemory.mjs';
import { TRIGGER, workflowOf } from '../workflows.mjs';
import type { FileContestant } from './contestants.mjs';
import type { SignedFile } from './clioFiles.mjs';

/** One run. */
export interface FileRun {
	name: string;
	/** milliseconds of the node, or of the program */
	milliseconds: number;
	/** MB above what the process held before; undefined where it cannot be told */
	added: number | undefined;
	/** what the last node put out */
	output: JsonRecord;
}

const POLL_MILLISECONDS = 1_000;
const ENDED_WITHIN_MILLISECONDS = 10 * 60_000;

/**
 * Runs a contestant once.
 *
 * @throws Error with n8n's words when the workflow fails
 */
export async function measureFile(
	{ n8n, session }: { n8n: RunningN8n; session: N8nSession },
	contestant: FileContestant,
): Promise<FileRun> {
	const workflow = await createWorkflow(session, workflowOf(contestant));
	resetPeak(n8n.processId);
	const rest = peakMegabytes(n8n.processId);
	const id = await startWorkflow(session, workflow, TRIGGER);
	await endedExecution(session, workflow.id, POLL_MILLISECONDS, ENDED_WITHIN_MILLISECONDS);
	const peak = peakMegabytes(n8n.processId);
	const execution = await finishedExecution(session, id);
	if (execution.status !== 'success') throw new Error(`${contestant.name}: ${execution.error ?? execution.status}`);
	const last = lastNode(contestant);
	const [item] = outputItems(execution, last);
	const run = recordAt({ run: listAt(execution.runData, contestant.timed ?? last).at(-1) }, 'run');
	return {
		name: contestant.name,
		milliseconds: numberAt(run, 'executionTime'),
		added: peak === undefined || rest === undefined ? undefined : peak - rest,
		output: item === undefined ? {} : jsonOf(item),
	};
}

function lastNode({ nodes }: FileContestant): string {
	const name = nodes.at(-1)?.name;
	return typeof name === 'string' ? name : TRIGGER;
}

/** Sends a file with curl. */
export async function curlUpload(path: string, { url, headers }: SignedFile): Promise<FileRun> {
	const lines = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`]);
	return await curl('curl (PUT)', ['-X', 'PUT', '-T', path, ...lines, url]);
}

/** Fetches a file with curl. */
export async function curlDownload(path: string, url: string): Promise<FileRun> {
	return await curl('curl (GET)', ['-o', path, url]);
}

async function curl(name: string, more: string[]): Promise<FileRun> {
	const started = performance.now();
	await promisify(execFile)('curl', ['--silent', '--show-error', '--fail', ...more], {
		timeout: ENDED_WITHIN_MILLISECONDS,
	});
	return { name, milliseconds: performance.now() - started, added: undefined, output: {} };
}
