import type { IDataObject, INode, INodeParameters } from 'n8n-workflow';

import { ClioTrigger } from '../../../nodes/Clio/ClioTrigger.node';
import { forgetTriggers } from '../../../nodes/Clio/webhooks/triggerMemory';
import type { StoredWorkflow } from '../../../scripts/engine/storedWorkflow';
import { startTriggerHost, type TriggerHost } from '../../../scripts/engine';
import type { Account, ClioSandbox } from '../clio/clioSandbox';

const TYPE = 'n8n-nodes-clio.clioTrigger';

let made = 0;

/** A Clio Trigger node of its own; no two have the same URL, unless an ID is given. */
export function triggerNode({ details, type }: Account, parameters: INodeParameters, webhookId?: string): INode {
	made += 1;
	return {
		id: `trigger-${made}`,
		name: 'Clio Trigger',
		type: TYPE,
		typeVersion: 1,
		position: [0, 0],
		webhookId: webhookId ?? `00000000-0000-4000-8000-${String(made).padStart(12, '0')}`,
		parameters: { authentication: type === 'clioTokenApi' ? 'token' : 'oAuth2', ...parameters },
		credentials: { [type]: details },
	};
}

/** A Clio Trigger in an n8n of its own: what it is given, and what it put out. */
export class TriggerInN8n {
	private host: TriggerHost | undefined;

	constructor(
		private readonly clio: ClioSandbox,
		readonly node: INode,
		private readonly publicUrl?: string,
	) {}

	get running(): TriggerHost {
		if (this.host === undefined) throw new Error('n8n is not running');
		return this.host;
	}

	/** Starts n8n, with what a former one has stored and at its port. */
	async start(workflow?: StoredWorkflow, port?: number): Promise<TriggerHost> {
		forgetTriggers();
		return (this.host = await startTriggerHost({
			node: this.node,
			nodeTypes: { [TYPE]: new ClioTrigger() },
			credentials: this.clio.credentials,
			...(workflow === undefined ? {} : { workflow }),
			...(port === undefined ? {} : { port }),
			...(this.publicUrl === undefined ? {} : { publicUrl: this.publicUrl }),
		}));
	}

	/** Stops n8n and starts it again: what was in memory is lost. */
	async restart(): Promise<void> {
		const { workflow, localUrl } = this.running;
		await this.running.stop();
		await this.start(workflow, Number(new URL(localUrl).port));
	}

	/** Waits until all that is due was delivered and handled. @returns the items since the last call */
	async items(): Promise<IDataObject[]> {
		await this.clio.process.control.settle();
		await this.running.settled();
		return this.running.takeItems();
	}

	/** What is stored of the trigger. */
	get state(): IDataObject {
		return this.running.workflow.stateOf(this.node);
	}

	/** Puts something in the place of what is stored of the trigger. */
	set state(state: IDataObject) {
		this.running.workflow.staticData = JSON.stringify({ [`node:${this.node.name}`]: state });
	}
}

/** Gives a test file its triggers: all that were started end with the test. */
export function useTriggers(clio: () => ClioSandbox) {
	const started: TriggerInN8n[] = [];
	afterEach(async () => {
		await Promise.all(started.splice(0).map(async (trigger) => await trigger.running.stop()));
	});
	return async (
		account: Account,
		parameters: INodeParameters,
		more: { publicUrl?: string; webhookId?: string } = {},
	) => {
		const trigger = new TriggerInN8n(clio(), triggerNode(account, parameters, more.webhookId), more.publicUrl);
		await trigger.start();
		started.push(trigger);
		return trigger;
	};
}

/** What was posted, as Clio and strangers do. @returns the status of the answer */
export async function post(
	url: string,
	body: string | Buffer,
	headers: Record<string, string> = {},
): Promise<Response> {
	return await fetch(url, {
		method: 'POST',
		body: typeof body === 'string' ? body : new Uint8Array(body),
		headers: { 'Content-Type': 'application/json', ...headers },
	});
}

/** Carries something out in the firm, as a user of it, and gives what Clio answers below `data`. */
export async function perform(clio: ClioSandbox, method: string, path: string, data?: unknown): Promise<IDataObject> {
	const order = { region: 'us' as const, method, path };
	const { status, body } = await clio.process.control.perform(data === undefined ? order : { ...order, data });
	if (status >= 300) throw new Error(`The sandbox answered ${method} ${path} with ${status}`);
	return Object.fromEntries(Object.entries(Object(Reflect.get(Object(body), 'data'))));
}

/** The first records of a list, with what is asked for of them. */
export async function records(clio: ClioSandbox, path: string, fields = 'id'): Promise<IDataObject[]> {
	const { body } = await clio.process.control.perform({
		region: 'us',
		method: 'GET',
		path: `${path}${path.includes('?') ? '&' : '?'}fields=${fields}`,
	});
	const data: unknown = Reflect.get(Object(body), 'data');
	return Array.isArray(data) ? data.map((each) => Object.fromEntries(Object.entries(Object(each)))) : [];
}
