import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';

import type { SandboxWebhook } from '../../../sandbox/client/sandboxControl.js';
import type { CredentialReference } from '../../../scripts/realN8n/examples.mjs';
import { asRecord, listAt, numberAt, type JsonRecord } from '../../../scripts/realN8n/json.mjs';
import { endedExecutions, finishedExecution, jsonOf, outputItems } from '../../../scripts/realN8n/rest/executions.mjs';
import type { WorkflowForm } from '../../../scripts/realN8n/rest/workflows.mjs';
import type { ClioInN8n } from './world.mjs';

export const INSTANT = 'Clio Trigger';
export const POLLING = 'Clio Polling Trigger';

/** n8n polls at most once a minute for each time that is chosen: these are twelve, five seconds apart. */
const EVERY_FIVE_SECONDS: JsonRecord = {
	item: Array.from({ length: 12 }, (_, index) => ({
		mode: 'custom',
		cronExpression: `${index * 5} * * * * *`,
	})),
};

/** A Clio Trigger. */
export function instantTrigger(credential: CredentialReference, parameters: JsonRecord, name = INSTANT): JsonRecord {
	return { ...node('n8n-nodes-clio.clioTrigger', name, credential, parameters), webhookId: randomUUID() };
}

/** A Clio Polling Trigger that polls as often as n8n lets it. */
export function pollingTrigger(credential: CredentialReference, parameters: JsonRecord): JsonRecord {
	return node('n8n-nodes-clio.clioPollingTrigger', POLLING, credential, {
		pollTimes: EVERY_FIVE_SECONDS,
		...parameters,
	});
}

function node(type: string, name: string, credential: CredentialReference, parameters: JsonRecord): JsonRecord {
	return {
		id: randomUUID(),
		name,
		type,
		typeVersion: 1,
		position: [0, 0],
		parameters: { authentication: 'oAuth2', ...parameters },
		credentials: { [credential.type]: { id: credential.id, name: credential.name } },
	};
}

/** A workflow of triggers alone: what they put out is what it puts out. */
export function startedBy(name: string, nodes: readonly JsonRecord[]): WorkflowForm {
	return {
		name,
		nodes: nodes.map((each, index) => ({ ...each, position: [0, index * 200] })),
		connections: {},
		settings: { executionOrder: 'v1' },
	};
}

/** The webhooks that Clio has for nodes with these webhook IDs. */
export async function webhooksFor(world: ClioInN8n, nodes: readonly JsonRecord[]): Promise<SandboxWebhook[]> {
	const webhooks = await world.sandbox.control.webhooks();
	return webhooks.filter(({ url }) => nodes.some(({ webhookId }) => url.includes(String(webhookId))));
}

/** What a workflow's execution put out, after it has ended well. */
export interface Outcome {
	id: string;
	items: JsonRecord[];
	stored: string;
}

/** Waits until a workflow has that many executions, and asserts that it has no more and that all succeeded. */
export async function outcomes(
	{ session }: ClioInN8n,
	workflowId: string,
	count: number,
	trigger = INSTANT,
): Promise<Outcome[]> {
	const ids = await endedExecutions(session, workflowId, count);
	assert.equal(ids.length, count, 'as many executions as events');
	const found: Outcome[] = [];
	for (const id of ids) {
		const execution = await finishedExecution(session, id);
		assert.equal(execution.status, 'success', execution.error);
		const items = trigger in execution.runData ? outputItems(execution, trigger).map(jsonOf) : [];
		found.push({ id, items, stored: execution.stored });
	}
	return found;
}

/** The last of {@link outcomes}. */
export async function lastOutcome(...given: Parameters<typeof outcomes>): Promise<Outcome> {
	const last = (await outcomes(...given)).at(-1);
	assert.ok(last);
	return last;
}

/** A record of the firm in the United States, which is changed as somebody in Clio would. */
export interface FirmRecord {
	id: number;
	/** Changes attributes, and waits until everybody was told. */
	change: (data: JsonRecord) => Promise<void>;
}

/** The record that stands at that place of a list, such as `matters`. */
export async function firmRecord({ sandbox }: ClioInN8n, list: string, index: number): Promise<FirmRecord> {
	const region = 'us';
	const { control } = sandbox;
	const listed = await control.perform({ region, method: 'GET', path: `/${list}?limit=${index + 1}` });
	const record = asRecord(listAt(asRecord(listed.body, list), 'data')[index], list);
	const id = numberAt(record, 'id');
	return {
		id,
		change: async (data) => {
			const { status } = await control.perform({ region, method: 'PATCH', path: `/${list}/${id}`, data });
			assert.equal(status, 200);
			await control.settle();
		},
	};
}
