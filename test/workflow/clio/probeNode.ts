import type { IExecuteFunctions, INodeExecutionData, INodeType } from 'n8n-workflow';

import { Clio } from '../../../nodes/Clio/Clio.node';
import type { ClioSession, Limits } from '../../../nodes/Clio/transport/session';
import { clioSession } from '../../../nodes/Clio/transport/session';

const LIMITS: Limits = { timeoutSeconds: 30, waitSeconds: 10 };

/** Work done with the transport for one input item. @returns what the output item holds under `result` */
export type ProbeWork = (this: IExecuteFunctions, session: ClioSession, itemIndex: number) => Promise<unknown>;

/**
 * Node types in which another node stands in the Clio node's place and uses the transport as its operations do: so what no
 * operation offers yet is tested through n8n's engine all the same. An item that fails holds the error's words under
 * `failed`.
 */
export function probing(work: ProbeWork): { nodeTypes: Record<string, INodeType> } {
	const { description } = new Clio();
	async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const session = await clioSession.call(this, 'oAuth2', LIMITS);
		const output: INodeExecutionData[] = [];
		for (let itemIndex = 0; itemIndex < this.getInputData().length; itemIndex++) {
			const json = await work
				.call(this, session, itemIndex)
				.then((result) => ({ result }))
				.catch((error: Error) => ({ failed: error.message }));
			output.push({ json: JSON.parse(JSON.stringify(json)), pairedItem: { item: itemIndex } });
		}
		return [output];
	}
	return { nodeTypes: { 'n8n-nodes-clio.clio': { description, execute } } };
}
