import type { IDataObject, INode, INodeExecutionData, WorkflowActivateMode } from 'n8n-workflow';
import { UserError, Workflow } from 'n8n-workflow';

import { additionalDataFor } from './additionalData';
import { PollContext } from './core';
import type { CredentialStore } from './credentialStore';
import { EngineNodeTypes, type NodeTypesByName } from './nodeTypes';

/** What n8n has of a workflow with a polling trigger. */
export interface PollingOptions {
	nodeTypes: NodeTypesByName;
	credentials: CredentialStore;
	timezone?: string;
	/** what n8n stored, as after a restart */
	staticData?: IDataObject;
}

/** A workflow that n8n has activated: polled with n8n's own context, its static data kept from poll to poll. */
export class PollingWorkflow {
	private readonly workflow: Workflow;

	private readonly context: PollContext;

	/** What the trigger logged: the level and the text. */
	readonly log: string[] = [];

	/** @param activation how n8n came to activate it */
	constructor(
		node: INode,
		private readonly options: PollingOptions,
		activation: WorkflowActivateMode = 'activate',
	) {
		const { nodeTypes, timezone = 'UTC', staticData = {} } = options;
		this.workflow = new Workflow({
			id: 'engine',
			nodes: [node],
			connections: {},
			active: true,
			nodeTypes: new EngineNodeTypes(nodeTypes),
			settings: { timezone },
			staticData,
		});
		this.context = this.contextOf(activation === 'manual' ? 'manual' : 'trigger', activation);
	}

	/** A poll at its time. @returns the items that start the workflow; none when it is not started */
	async poll(): Promise<INodeExecutionData[]> {
		return await this.pollWith(this.context);
	}

	/** A poll as the editor makes it for somebody who builds the workflow. */
	async pollByHand(): Promise<INodeExecutionData[]> {
		return await this.pollWith(this.contextOf('manual', 'manual'));
	}

	/** What n8n would store of it now. */
	stored(): IDataObject {
		const stored: IDataObject = JSON.parse(JSON.stringify(this.workflow.staticData)) as IDataObject;
		return stored;
	}

	private contextOf(mode: 'manual' | 'trigger', activation: WorkflowActivateMode): PollContext {
		const additionalData = additionalDataFor(this.options.credentials, { mode, workflow: this.workflow });
		const context = new PollContext(this.workflow, this.node(), additionalData, mode, activation);
		const note = (level: string) => (text: string, details?: object) =>
			void this.log.push(`${level}: ${text} ${JSON.stringify(details ?? {})}`);
		const logger = { error: note('error'), warn: note('warn'), info: note('info'), debug: note('debug') };
		Object.defineProperty(context, 'logger', { value: { ...logger, scoped: () => logger } });
		return context;
	}

	private async pollWith(context: PollContext): Promise<INodeExecutionData[]> {
		const node = this.node();
		const { poll } = this.workflow.nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
		if (poll === undefined) throw new UserError(`${node.type} does not poll`);
		return (await poll.call(context))?.[0] ?? [];
	}

	private node(): INode {
		const [node] = Object.values(this.workflow.nodes);
		if (node === undefined) throw new UserError('The workflow has no node');
		return node;
	}
}
