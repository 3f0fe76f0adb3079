import { parse } from 'flatted';

import { asRecord, isRecord, listAt, numberAt, recordAt, textAt, type JsonRecord } from '../json.mjs';
import { getRecord, type N8nSession } from './session.mjs';

/** A finished execution. */
export interface FinishedExecution {
	status: string;
	/** What n8n kept of the run: data of each node by its name. */
	runData: JsonRecord;
	/** The message and, below it, the description of the error when the execution failed. */
	error?: string;
	/** Everything n8n kept, as it stores it. */
	stored: string;
}

const UNFINISHED = new Set(['new', 'running', 'unknown', 'waiting']);
const POLL_MILLISECONDS = 150;
const FINISHED_WITHIN_MILLISECONDS = 120_000;

/** Waits for the end of an execution. */
export async function finishedExecution(session: N8nSession, id: string): Promise<FinishedExecution> {
	const until = Date.now() + FINISHED_WITHIN_MILLISECONDS;
	while (Date.now() < until) {
		const execution = await getRecord(session, `/rest/executions/${id}`);
		const status = textAt(execution, 'status');
		const stored = textAt(execution, 'data');
		// n8n writes the status first and the data after it: between the two the data are still an empty list.
		const data: unknown = parse(stored);
		if (!UNFINISHED.has(status) && isRecord(data)) return { status, ...readRun(data), stored };
		await new Promise((resolve) => setTimeout(resolve, POLL_MILLISECONDS));
	}
	throw new Error(`Execution ${id} did not end within ${FINISHED_WITHIN_MILLISECONDS / 1000} s`);
}

/**
 * Waits for the end of a workflow's executions, of which there is at least one, without asking for their data, of which there may be much.
 *
 * @param poll milliseconds between two questions, each of which costs n8n time
 * @param within milliseconds until it is taken for an execution without an end
 */
export async function endedExecution(
	session: N8nSession,
	workflowId: string,
	poll = POLL_MILLISECONDS,
	within = FINISHED_WITHIN_MILLISECONDS,
): Promise<void> {
	await endedExecutions(session, workflowId, 1, poll, within);
}

/**
 * Waits until a workflow has that many executions, or more, and all of them have ended.
 *
 * @param poll milliseconds between two questions
 * @param within milliseconds to wait at the most
 * @returns their ids, the oldest first
 */
export async function endedExecutions(
	session: N8nSession,
	workflowId: string,
	count: number,
	poll = POLL_MILLISECONDS,
	within = FINISHED_WITHIN_MILLISECONDS,
): Promise<string[]> {
	const until = Date.now() + within;
	let seen = 0;
	while (Date.now() < until) {
		await new Promise((resolve) => setTimeout(resolve, poll));
		const executions = await listExecutions(session, workflowId);
		seen = executions.length;
		const isEnded = !executions.some((each) => UNFINISHED.has(textAt(each, 'status')));
		if (seen >= count && isEnded) return executions.map((each) => textAt(each, 'id')).reverse();
	}
	throw new Error(`The workflow ${workflowId} had ${seen} executions, not ${count}, within ${within / 1000} s`);
}

/** The executions of a workflow, of which n8n tells the 100 newest, the newest first; without their data. */
export async function listExecutions(session: N8nSession, workflowId: string): Promise<JsonRecord[]> {
	const filter = encodeURIComponent(JSON.stringify({ workflowId }));
	const { results } = await getRecord(session, `/rest/executions?filter=${filter}&limit=100`);
	return listAt({ results }, 'results').map((each) => asRecord(each, 'execution'));
}

/** How many executions of a workflow have ended well. */
export async function countSuccesses(session: N8nSession, workflowId: string): Promise<number> {
	const filter = encodeURIComponent(JSON.stringify({ workflowId, status: ['success'] }));
	return numberAt(await getRecord(session, `/rest/executions?filter=${filter}&limit=1`), 'count');
}

function readRun(data: JsonRecord): Pick<FinishedExecution, 'runData' | 'error'> {
	const resultData = recordAt(data, 'resultData');
	const { error } = resultData;
	const told = isRecord(error) ? { error: [error.message, error.description].filter(isText).join('\n') } : {};
	return { runData: recordAt(resultData, 'runData'), ...told };
}

function isText(value: unknown): value is string {
	return typeof value === 'string' && value !== '';
}

/** The items of a node's first output in its last run. */
export function outputItems(execution: FinishedExecution, node: string): JsonRecord[] {
	const lastRun = asRecord(listAt(execution.runData, node).at(-1), node);
	const main = listAt(recordAt(lastRun, 'data'), 'main');
	return listAt({ items: main[0] }, 'items').map((item) => asRecord(item, 'item'));
}

/** @throws Error when there is no such item */
export function jsonOf(item: JsonRecord | undefined): JsonRecord {
	return recordAt(asRecord(item, 'item'), 'json');
}
