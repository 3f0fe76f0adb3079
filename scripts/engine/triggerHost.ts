/* eslint-disable @n8n/community-nodes/no-restricted-imports -- listens for deliveries as n8n's server does; never part of the package */
import { createServer, type Server } from 'node:http';

import express, { type Request, type Response } from 'express';
import type {
	INode,
	INodeExecutionData,
	IWebhookData,
	IWorkflowExecuteAdditionalData,
	WorkflowActivateMode,
} from 'n8n-workflow';
import { UserError } from 'n8n-workflow';

import { additionalDataFor } from './additionalData';
import { HookContext, WebhookContext } from './core';
import type { CredentialStore } from './credentialStore';
import type { NodeTypesByName } from './nodeTypes';
import { StoredWorkflow } from './storedWorkflow';

/** One workflow of one trigger node that waits for deliveries, as n8n's server would hold it. */
export interface TriggerHostOptions {
	node: INode;
	nodeTypes: NodeTypesByName;
	credentials: CredentialStore;
	/** A port that was used before, to be reached again after a restart; a free one unless told. */
	port?: number;
	/** The address that others are given; the listener's own unless told. */
	publicUrl?: string;
	workflow?: StoredWorkflow;
}

type Method = 'checkExists' | 'create' | 'delete';

const WORKFLOW_ID = 'engine';

/**
 * n8n's way of running a webhook trigger, in one process: registers it as an activation does, takes requests at the URL it
 * was given, and keeps the items with which the workflow would start. Static data is loaded for each request and stored as a
 * whole after it, as n8n does.
 */
export class TriggerHost {
	/** The items of each execution that started, oldest first. */
	readonly runs: INodeExecutionData[][] = [];

	/** What the node threw while it handled a request. */
	readonly failures: unknown[] = [];

	private readonly underWay = new Set<Promise<unknown>>();

	constructor(
		private readonly options: TriggerHostOptions & { origin: string; server: Server },
		readonly workflow: StoredWorkflow,
	) {}

	/** The URL of the trigger, which Clio is given. */
	get url(): string {
		return `${this.base}/${this.options.node.webhookId}/webhook`;
	}

	/** Where the listener is, also when others are given another address. */
	get localUrl(): string {
		return `${this.options.origin}/webhook/${this.options.node.webhookId}/webhook`;
	}

	private get base(): string {
		return `${this.options.publicUrl ?? this.options.origin}/webhook`;
	}

	/** Activates the workflow as n8n does; throws what the node throws. */
	async activate(activation: WorkflowActivateMode = 'activate'): Promise<void> {
		if (await this.call('checkExists', activation)) return;
		await this.call('create', activation);
	}

	/** Deactivates the workflow. @returns whether the node says that its webhook is gone */
	async deactivate(): Promise<boolean> {
		return await this.call('delete', 'update');
	}

	/** Resolves as soon as no request is being handled. */
	async settled(): Promise<void> {
		while (this.underWay.size > 0) await Promise.allSettled(this.underWay);
	}

	/** The JSON of all items so far, and no longer: the next call gives those that came later. */
	takeItems(): Array<INodeExecutionData['json']> {
		return this.runs.splice(0).flatMap((items) => items.map(({ json }) => json));
	}

	/** Stops listening, as n8n does when it ends; what is stored stays in `workflow`. */
	async stop(): Promise<void> {
		const { server } = this.options;
		server.closeAllConnections();
		await new Promise<void>((resolve) => server.close(() => resolve()));
		await this.settled();
	}

	/** Handles one request, as n8n's server does. */
	async handle(request: Request, response: Response): Promise<void> {
		const work = this.receive(request, response).catch((error: unknown) => {
			this.failures.push(error);
			if (!response.headersSent) response.status(500).json({ message: 'Workflow Webhook Error' });
		});
		this.underWay.add(work);
		await work.finally(() => this.underWay.delete(work));
	}

	private async call(method: Method, activation: WorkflowActivateMode): Promise<boolean> {
		const { node, nodeTypes } = this.options;
		return await this.workflow.use(nodeTypes, node, async (workflow, type, own) => {
			const additionalData = this.additionalData();
			const context = new HookContext(
				workflow,
				own,
				additionalData,
				'trigger',
				activation,
				this.webhookData(additionalData),
			);
			const work = type.webhookMethods?.default?.[method];
			if (work === undefined) throw new UserError(`${node.type} has no webhook method "${method}"`);
			return await work.call(context);
		});
	}

	private async receive(httpRequest: Request, httpResponse: Response): Promise<void> {
		const { node, nodeTypes } = this.options;
		await this.workflow.use(nodeTypes, node, async (workflow, type, own) => {
			const additionalData = { ...this.additionalData(), httpRequest, httpResponse };
			const webhookData = this.webhookData(additionalData);
			const context = new WebhookContext(workflow, own, additionalData, 'webhook', webhookData, [], null);
			const answer = (await type.webhook?.call(context)) ?? {};
			if (!('noWebhookResponse' in answer) || answer.noWebhookResponse !== true) {
				httpResponse.json({ message: 'Webhook call received' });
			}
			if (answer.workflowData !== undefined) this.runs.push(answer.workflowData.flat());
		});
	}

	private webhookData(workflowExecuteAdditionalData: IWorkflowExecuteAdditionalData): IWebhookData {
		const { node } = this.options;
		return {
			httpMethod: 'POST',
			node: node.name,
			path: `${node.webhookId}/webhook`,
			webhookDescription: { name: 'default', httpMethod: 'POST', path: 'webhook' },
			workflowId: WORKFLOW_ID,
			workflowExecuteAdditionalData,
		};
	}

	private additionalData(): IWorkflowExecuteAdditionalData {
		const data = additionalDataFor(this.options.credentials, { mode: 'webhook' });
		return { ...data, webhookBaseUrl: this.base };
	}
}

/** Starts a host; it listens on 127.0.0.1 until it is stopped and never keeps the process alive by itself. */
export async function startTriggerHost(options: TriggerHostOptions): Promise<TriggerHost> {
	const app = express();
	const server = createServer(app);
	const path = `/webhook/${options.node.webhookId}/webhook`;
	app.post(path, express.raw({ type: () => true, limit: '16mb' }), (request, response, next) => {
		// As n8n's body parser: bytes that are no JSON although they are said to be never come to a node.
		const bytes: unknown = request.body;
		const rawBody = Buffer.isBuffer(bytes) ? bytes : undefined;
		Object.assign(request, { rawBody, body: {} });
		if (rawBody !== undefined && rawBody.length > 0 && request.is('application/json') === 'application/json') {
			try {
				request.body = JSON.parse(rawBody.toString('utf8'));
			} catch {
				response.status(422).json({ message: 'Failed to parse request body' });
				return;
			}
		}
		host.handle(request, response).catch(next);
	});
	app.use(
		(_request, response) => void response.status(404).json({ message: 'The requested webhook is not registered.' }),
	);
	await new Promise<void>((resolve, reject) =>
		server.once('error', reject).listen(options.port ?? 0, '127.0.0.1', resolve),
	);
	server.unref();
	const address = server.address();
	const port = typeof address === 'object' && address !== null ? address.port : 0;
	const origin = `http://127.0.0.1:${port}`;
	const host = new TriggerHost(
		{ ...options, port, origin, server },
		options.workflow ?? new StoredWorkflow(WORKFLOW_ID),
	);
	return host;
}
