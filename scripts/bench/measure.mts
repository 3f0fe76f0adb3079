import type { SandboxProcess } from '../../sandbox/client/sandboxProcess.js';
import { asRecord, listAt, numberAt, recordAt } from '../realN8n/json.mjs';
import type { RunningN8n } from '../realN8n/n8nProcess.mjs';
import { endedExecution, finishedExecution, jsonOf, outputItems } from '../realN8n/rest/executions.mjs';
import type { N8nSession } from '../realN8n/rest/session.mjs';
import { createWorkflow, startWorkflow } from '../realN8n/rest/workflows.mjs';
import { peakMegabytes, resetPeak } from './processMemory.mjs';
import type { Contestant } from './workflows.mjs';
import { TRIGGER, workflowOf } from './workflows.mjs';

/** An n8n to measure in. */
export interface Arena {
	n8n: RunningN8n;
	session: N8nSession;
	sandbox: SandboxProcess;
}

/** One run of a contestant. */
export interface Run {
	/** API requests that the sandbox saw */
	requests: number;
	/** milliseconds of its nodes as n8n records them */
	milliseconds: number;
	/** of the n8n process, MB, until the execution was stored; undefined where it cannot be told */
	peak: number | undefined;
	/** records put out */
	rows: number;
	/** records with different ids */
	distinct: number;
}

const STORED_WITHIN_MILLISECONDS = 2000;
/** Rarely, because n8n answers in the process that is measured. */
const POLL_MILLISECONDS = 1500;

/**
 * Runs a contestant once.
 *
 * @throws Error with n8n's words when the workflow fails
 */
export async function measure({ n8n, session, sandbox }: Arena, contestant: Contestant): Promise<Run> {
	const workflow = await createWorkflow(session, workflowOf(contestant));
	await sandbox.control.clearRequests();
	resetPeak(n8n.processId);
	const id = await startWorkflow(session, workflow, TRIGGER);
	// Reading a large execution costs n8n more memory than making it: the peak is read before.
	await endedExecution(session, workflow.id, POLL_MILLISECONDS);
	// n8n tells the end a little before the data are stored.
	await new Promise((resolve) => setTimeout(resolve, STORED_WITHIN_MILLISECONDS));
	const peak = peakMegabytes(n8n.processId);
	const requests = (await sandbox.control.requests()).filter(({ path }) => path.startsWith('/api/')).length;
	const execution = await finishedExecution(session, id);
	if (execution.status !== 'success') throw new Error(`${contestant.name}: ${execution.error ?? execution.status}`);
	const names = contestant.nodes.map(({ name }) => String(name));
	const last = names.at(-1);
	// The HTTP Request node puts out a single record in Clio's envelope.
	const records =
		last === undefined
			? []
			: outputItems(execution, last)
					.map(jsonOf)
					.map(({ data, id: own }) => (own === undefined ? asRecord(data, 'data').id : own));
	return {
		requests,
		milliseconds: names.reduce(
			(sum, name) => sum + timeOf(recordAt({ run: listAt(execution.runData, name).at(-1) }, 'run')),
			0,
		),
		peak,
		rows: records.length,
		distinct: new Set(records).size,
	};
}

function timeOf(run: ReturnType<typeof recordAt>): number {
	return numberAt(run, 'executionTime');
}
