import type { CredentialReference } from '../../../scripts/realN8n/examples.mjs';
import type { JsonRecord } from '../../../scripts/realN8n/json.mjs';
import { finishedExecution, type FinishedExecution } from '../../../scripts/realN8n/rest/executions.mjs';
import { createWorkflow, startWorkflow, type WorkflowForm } from '../../../scripts/realN8n/rest/workflows.mjs';
import type { World } from './world.mjs';

export const TRIGGER = 'Start';

const SET_FIELDS = {
	type: 'n8n-nodes-base.set',
	typeVersion: 3.4,
} as const;

/** A Clio node with its OAuth2 credential. */
export function clioNode(name: string, credential: CredentialReference, parameters: JsonRecord): JsonRecord {
	return {
		name,
		type: 'n8n-nodes-clio.clio',
		typeVersion: 1,
		parameters: { authentication: 'oAuth2', ...parameters },
		credentials: { [credential.type]: { id: credential.id, name: credential.name } },
	};
}

/** A workflow of nodes in a row behind a manual trigger. */
export function inARow(name: string, nodes: readonly JsonRecord[]): WorkflowForm {
	const all = [{ name: TRIGGER, type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, parameters: {} }, ...nodes];
	const placed = all.map((node, index) => ({ ...node, id: `node-${index}`, position: [index * 220, 0] }));
	const names = all.map((node) => String(Reflect.get(node, 'name')));
	const links = names.slice(1).map((node, index) => [names[index], { main: [[{ node, type: 'main', index: 0 }]] }]);
	return { name, nodes: placed, connections: Object.fromEntries(links) as JsonRecord };
}

/** Who am I, then all users of the firm, then one field made by an expression that needs paired items. */
export function whoWorksHere(credential: CredentialReference): WorkflowForm {
	const me = '={{ $("Who Am I").item.json.name }}';
	return inARow('Who works here', [
		clioNode('Who Am I', credential, { resource: 'user', operation: 'whoAmI' }),
		clioNode('Users', credential, { resource: 'user', operation: 'getAll', returnAll: true }),
		{
			...SET_FIELDS,
			name: 'Paired',
			parameters: { assignments: { assignments: [{ id: 'me', name: 'me', value: me, type: 'string' }] } },
		},
	]);
}

/** Stores a workflow, runs it once and waits for its end. */
export async function runOnce(world: World, form: WorkflowForm, trigger = TRIGGER): Promise<FinishedExecution> {
	const workflow = await createWorkflow(world.session, form);
	return await finishedExecution(world.session, await startWorkflow(world.session, workflow, trigger));
}
