import type {
	IConnections,
	INode,
	INodeExecutionData,
	IPinData,
	IWorkflowExecuteAdditionalData,
	IWorkflowSettings,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { UserError, Workflow, createRunExecutionData } from 'n8n-workflow';

import { additionalDataFor } from './additionalData';
import { WorkflowExecute } from './core';
import type { CredentialStore } from './credentialStore';
import { EngineNodeTypes, START_NODE_TYPE, type NodeTypesByName } from './nodeTypes';
import { WorkflowRun } from './runResult';

/** The parts of an exported n8n workflow that a run needs. */
export interface WorkflowDefinition {
	name?: string;
	nodes: INode[];
	connections: IConnections;
	settings?: IWorkflowSettings;
	pinData?: IPinData;
}

/** What a workflow runs with. */
export interface RunOptions {
	nodeTypes: NodeTypesByName;
	credentials: CredentialStore;
	/** The items that the start node puts out; one empty item unless told. */
	input?: INodeExecutionData[];
	/** Cancels the run, as the Stop button does. */
	signal?: AbortSignal;
	mode?: WorkflowExecuteMode;
	onNodeStart?: (name: string) => void;
	onNodeEnd?: (name: string, milliseconds: number) => void;
}

/**
 * Runs a workflow through n8n's own engine from its start node to its end.
 *
 * @returns how it ended and what each node put out; a failing node does not throw, it is in the result
 * @throws UserError when the workflow has no start node; n8n's WorkflowHasIssuesError when a required parameter is empty
 */
export async function runWorkflow(definition: WorkflowDefinition, options: RunOptions): Promise<WorkflowRun> {
	const { name = 'Workflow', nodes, connections, settings = { executionOrder: 'v1' }, pinData } = definition;
	const mode = options.mode ?? 'manual';
	const workflow = new Workflow({
		id: 'engine',
		name,
		nodes,
		connections,
		active: false,
		nodeTypes: new EngineNodeTypes(options.nodeTypes),
		settings,
	});
	const additionalData = additionalDataFor(options.credentials, { mode, workflow });
	watchNodes(additionalData, options);
	const run = startRun(new WorkflowExecute(additionalData, mode, createRunExecutionData()), workflow, options, pinData);
	const cancel = () => run.cancel();
	options.signal?.addEventListener('abort', cancel, { once: true });
	if (options.signal?.aborted === true) cancel();
	try {
		const ended = await run;
		// What n8n stores for a stopped run, even if a node noticed the stop with an error of its own.
		return new WorkflowRun(run.isCanceled ? { ...ended, status: 'canceled' } : ended);
	} finally {
		options.signal?.removeEventListener('abort', cancel);
	}
}

function startRun(engine: WorkflowExecute, workflow: Workflow, { input }: RunOptions, pinData: IPinData = {}) {
	const startNode = Object.values(workflow.nodes).find(({ type }) => type === START_NODE_TYPE);
	if (startNode === undefined) throw new UserError(`The workflow has no start node of type "${START_NODE_TYPE}"`);
	return engine.run({
		workflow,
		startNode,
		// Pinned data on the trigger is how n8n's own editor runs a workflow on items of one's choice.
		pinData: input === undefined ? pinData : { ...pinData, [startNode.name]: input },
	});
}

function watchNodes(additionalData: IWorkflowExecuteAdditionalData, { onNodeStart, onNodeEnd }: RunOptions): void {
	additionalData.hooks?.addHandler('nodeExecuteBefore', (name) => onNodeStart?.(name));
	additionalData.hooks?.addHandler('nodeExecuteAfter', (name, task) => onNodeEnd?.(name, task.executionTime));
}
