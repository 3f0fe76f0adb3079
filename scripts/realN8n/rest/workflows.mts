import { asRecord, listAt, textAt, type JsonRecord } from '../json.mjs';
import type { N8nSession } from './session.mjs';

/** A workflow as the editor sends it. */
export interface WorkflowForm {
	name: string;
	nodes: readonly JsonRecord[];
	connections: JsonRecord;
	settings?: JsonRecord;
	/** items that stand for what a node puts out, by its name */
	pinData?: JsonRecord;
}

/** A workflow as n8n keeps it. */
export interface StoredWorkflow {
	id: string;
	record: JsonRecord;
}

export async function createWorkflow(session: N8nSession, form: WorkflowForm): Promise<StoredWorkflow> {
	const answer = await session.post('/rest/workflows', { settings: {}, active: false, ...form });
	const record = asRecord(answer, 'workflow');
	return { id: textAt(record, 'id'), record };
}

/**
 * Runs a workflow from a trigger node, as the editor's button does.
 *
 * @returns the id of the execution, which goes on
 */
export async function startWorkflow(session: N8nSession, workflow: StoredWorkflow, trigger: string): Promise<string> {
	const answer = await session.post(`/rest/workflows/${workflow.id}/run`, {
		workflowData: workflow.record,
		triggerToStartFrom: { name: trigger },
	});
	return textAt(asRecord(answer, 'run'), 'executionId');
}

/** Lets a trigger listen for one event, as the editor's button does; the workflow then runs as it is now. */
export async function listenOnce(session: N8nSession, workflow: StoredWorkflow, trigger: string): Promise<void> {
	const answer = await session.post(`/rest/workflows/${workflow.id}/run`, {
		workflowData: workflow.record,
		triggerToStartFrom: { name: trigger },
	});
	if (asRecord(answer, 'run').waitingForWebhook !== true) throw new Error('n8n does not wait for an event');
}

/** The node types that n8n tells its editor about; public, and large. */
export async function readNodeTypes(session: N8nSession): Promise<JsonRecord[]> {
	return await readTypes(session, 'nodes');
}

/** The credential types that n8n tells its editor about. */
export async function readCredentialTypes(session: N8nSession): Promise<JsonRecord[]> {
	return await readTypes(session, 'credentials');
}

async function readTypes(session: N8nSession, kind: 'nodes' | 'credentials'): Promise<JsonRecord[]> {
	const types = listAt({ types: await session.get(`/types/${kind}.json`) }, 'types');
	return types.map((type) => asRecord(type, kind));
}
