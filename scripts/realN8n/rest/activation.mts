import { asRecord, isRecord, listAt, textAt, type JsonRecord } from '../json.mjs';
import { getRecord, N8nRestError, type N8nSession } from './session.mjs';
import type { StoredWorkflow } from './workflows.mjs';

const POLL_MILLISECONDS = 250;
const PUBLISHED_WITHIN_MILLISECONDS = 60_000;

/**
 * Activates a workflow, in newer versions called publishing, and waits until its triggers are registered.
 *
 * @throws N8nRestError or Error with n8n's words when a trigger cannot be registered
 */
export async function activateWorkflow(session: N8nSession, { id, record }: StoredWorkflow): Promise<void> {
	const body = { versionId: record.versionId, name: 'Version', description: '' };
	await session.post(`/rest/workflows/${id}/activate`, body);
	const { status, problem } = await settled(session, id);
	if (status !== 'published') throw new Error(`The workflow is ${status}: ${problem}`);
}

/** Deactivates a workflow and waits until its triggers are gone. */
export async function deactivateWorkflow(session: N8nSession, { id }: StoredWorkflow): Promise<void> {
	await session.post(`/rest/workflows/${id}/deactivate`, {});
	await settled(session, id);
}

/** Saves an active workflow with other nodes, as the editor does, and makes that version the active one. */
export async function changeActiveWorkflow(
	session: N8nSession,
	{ id, record }: StoredWorkflow,
	nodes: readonly JsonRecord[],
): Promise<StoredWorkflow> {
	const { name, connections, settings, versionId } = record;
	const answer = await session.patch(`/rest/workflows/${id}`, {
		name,
		nodes,
		connections,
		settings,
		versionId,
		active: true,
	});
	const changed = { id, record: asRecord(answer, 'workflow') };
	await activateWorkflow(session, changed);
	return changed;
}

/** n8n that does its work while it answers has no status to ask for: it is done then. */
async function settled(session: N8nSession, id: string): Promise<{ status: string; problem: string }> {
	const until = Date.now() + PUBLISHED_WITHIN_MILLISECONDS;
	while (Date.now() < until) {
		const told = await statusOf(session, id);
		if (told === undefined) return { status: 'published', problem: '' };
		const status = textAt(told, 'status');
		if (status !== 'in_progress') return { status, problem: problemsOf(told) };
		await new Promise((resolve) => setTimeout(resolve, POLL_MILLISECONDS));
	}
	throw new Error(`The workflow ${id} was not published within ${PUBLISHED_WITHIN_MILLISECONDS / 1000} s`);
}

async function statusOf(session: N8nSession, id: string): Promise<JsonRecord | undefined> {
	try {
		return await getRecord(session, `/rest/workflows/${id}/publication-status`);
	} catch (error) {
		if (error instanceof N8nRestError && error.status === 404) return undefined;
		throw error;
	}
}

function problemsOf(told: JsonRecord): string {
	return listAt(told, 'triggers')
		.map((trigger) => (isRecord(trigger) ? trigger.errorMessage : undefined))
		.filter((message) => typeof message === 'string')
		.join('; ');
}
