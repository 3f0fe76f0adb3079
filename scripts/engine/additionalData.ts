import type { IWorkflowExecuteAdditionalData, Workflow, WorkflowExecuteMode } from 'n8n-workflow';
import { UnexpectedError } from 'n8n-workflow';

import { ExecutionLifecycleHooks, ExternalSecretsProxy } from './core';
import type { CredentialStore } from './credentialStore';

/** Addresses of an n8n that is not there; n8n resolves every expression with them, so they must be absolute URLs. */
const INSTANCE = 'http://localhost:5678';

function unavailable(what: string): () => never {
	return () => {
		throw new UnexpectedError(`The engine has no ${what}`);
	};
}

/** For whom the data is: a run of a workflow, or nothing in particular (a credential being connected). */
export interface ExecutionIdentity {
	mode: WorkflowExecuteMode;
	workflow?: Workflow;
}

/** What n8n hands to its engine beside the workflow, with everything that needs a whole n8n refused by name. */
export function additionalDataFor(
	credentialsHelper: CredentialStore,
	{ mode, workflow }: ExecutionIdentity,
): IWorkflowExecuteAdditionalData {
	const now = new Date();
	const hooks = new ExecutionLifecycleHooks(mode, '1', {
		id: workflow?.id ?? 'engine',
		name: workflow?.name ?? 'Engine',
		active: false,
		isArchived: false,
		createdAt: now,
		updatedAt: now,
		nodes: Object.values(workflow?.nodes ?? {}),
		connections: workflow?.connectionsBySourceNode ?? {},
		activeVersionId: null,
	});
	return {
		credentialsHelper,
		hooks,
		executionId: '1',
		externalSecretsProxy: new ExternalSecretsProxy(),
		currentNodeExecutionIndex: 0,
		variables: {},
		restApiUrl: `${INSTANCE}/rest`,
		instanceBaseUrl: INSTANCE,
		formBaseUrl: `${INSTANCE}/form`,
		formWaitingBaseUrl: `${INSTANCE}/form-waiting`,
		formTestBaseUrl: `${INSTANCE}/form-test`,
		webhookBaseUrl: `${INSTANCE}/webhook`,
		webhookWaitingBaseUrl: `${INSTANCE}/webhook-waiting`,
		webhookTestBaseUrl: `${INSTANCE}/webhook-test`,
		mcpBaseUrl: `${INSTANCE}/mcp`,
		mcpTestBaseUrl: `${INSTANCE}/mcp-test`,
		setExecutionStatus: () => undefined,
		sendDataToUI: () => undefined,
		logAiEvent: () => undefined,
		executeWorkflow: unavailable('sub-workflows'),
		getRunExecutionData: unavailable('stored executions'),
		getRuntimeCredential: unavailable('runtime credentials'),
		startRunnerTask: unavailable('task runners'),
	};
}
