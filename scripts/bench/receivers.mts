import { randomUUID } from 'node:crypto';

import type { SandboxProcess } from '../../sandbox/client/sandboxProcess.js';
import type { CredentialReference } from '../realN8n/examples.mjs';
import type { JsonRecord } from '../realN8n/json.mjs';
import { activateWorkflow } from '../realN8n/rest/activation.mjs';
import type { N8nSession } from '../realN8n/rest/session.mjs';
import { createWorkflow } from '../realN8n/rest/workflows.mjs';
import type { Receiver } from './deliveries.mjs';

/** n8n's own node, which checks and reads nothing. It ignores the signature. */
export async function webhookNode(session: N8nSession): Promise<Receiver> {
	const path = randomUUID();
	const name = 'Webhook node';
	const parameters = { httpMethod: 'POST', path, responseMode: 'onReceived', options: {} };
	const { id } = await activated(session, name, {
		type: 'n8n-nodes-base.webhook',
		typeVersion: 2,
		webhookId: path,
		parameters,
	});
	return { name, workflowId: id, url: `${session.url}/webhook/${path}`, webhookId: 1, secret: 'none' };
}

/** A Clio Trigger for changes of matters. */
export async function clioTrigger(
	session: N8nSession,
	sandbox: SandboxProcess,
	{ type, id, name: called }: CredentialReference,
	returnFields: 'asSent' | 'standard',
): Promise<Receiver> {
	const webhookId = randomUUID();
	const name = `Clio Trigger, ${returnFields === 'asSent' ? 'as sent' : 'record read'}`;
	const workflow = await activated(session, name, {
		type: 'n8n-nodes-clio.clioTrigger',
		typeVersion: 1,
		webhookId,
		parameters: { authentication: 'oAuth2', resource: 'matter', events: ['updated'], returnFields },
		credentials: { [type]: { id, name: called } },
	});
	const webhook = (await sandbox.control.webhooks()).find(({ url }) => url.includes(webhookId));
	if (webhook === undefined) throw new Error(`${name} has no webhook`);
	return { name, workflowId: workflow.id, url: webhook.url, webhookId: webhook.id, secret: webhook.shared_secret };
}

async function activated(session: N8nSession, name: string, node: JsonRecord): Promise<{ id: string }> {
	const workflow = await createWorkflow(session, {
		name,
		nodes: [{ id: randomUUID(), name: 'Trigger', position: [0, 0], ...node }],
		connections: {},
		settings: { executionOrder: 'v1' },
	});
	await activateWorkflow(session, workflow);
	return workflow;
}
