import type {
	ExecutionError,
	ExecutionStatus,
	IDataObject,
	INodeExecutionData,
	IRun,
	ITaskData,
	NodeExecutionHint,
} from 'n8n-workflow';
import { UnexpectedError } from 'n8n-workflow';

/** One run of one node. */
export interface NodeRun {
	status: ExecutionStatus | undefined;
	/** Items per main output. */
	outputs: INodeExecutionData[][];
	/** Why the node failed; with "continue" settings n8n keeps it in the items instead. */
	error: ExecutionError | undefined;
	hints: NodeExecutionHint[];
	/** Milliseconds. */
	executionTime: number;
}

/** What came out of a workflow: one list of runs per node, and ways to read it. */
export class WorkflowRun {
	readonly status: ExecutionStatus;

	readonly error: ExecutionError | undefined;

	readonly nodes: Readonly<Record<string, NodeRun[]>>;

	constructor(run: IRun) {
		const { runData, error } = run.data.resultData;
		this.status = run.status;
		this.error = error;
		this.nodes = Object.fromEntries(Object.entries(runData).map(([name, tasks]) => [name, tasks.map(nodeRunOf)]));
	}

	/** The last run of a node. @throws UnexpectedError when it did not run */
	node(name: string): NodeRun {
		const run = this.nodes[name]?.at(-1);
		if (run === undefined) throw new UnexpectedError(`The node "${name}" did not run`);
		return run;
	}

	/** The items a node put out; output 0 unless told. */
	items(name: string, output = 0): INodeExecutionData[] {
		return this.node(name).outputs[output] ?? [];
	}

	/** The JSON of the items a node put out. */
	json(name: string, output = 0): IDataObject[] {
		return this.items(name, output).map(({ json }) => json);
	}
}

function nodeRunOf(task: ITaskData): NodeRun {
	return {
		status: task.executionStatus,
		outputs: (task.data?.main ?? []).map((items) => items ?? []),
		error: task.error,
		hints: task.hints ?? [],
		executionTime: task.executionTime,
	};
}
