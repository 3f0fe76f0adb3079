import type {
	IDataObject,
	IExecuteFunctions,
	INode,
	INodeExecutionData,
	INodeParameters,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import example from '../../../examples/nightly-zip-of-closed-matters.json';
import { Clio } from '../../../nodes/Clio/Clio.node';
import { runWorkflow } from '../../../scripts/engine';
import type { Account } from './clioSandbox';
import { useClioSandbox } from './clioSandbox';
import { readAll } from './valuesSupport';

const clio = useClioSandbox();

/** Notes on the canvas are for people. */
const withoutNotes = (nodes: INode[]) => nodes.filter(({ type }) => type !== 'n8n-nodes-base.stickyNote');

/** Stands for one of n8n's own nodes, whose package is not among our dependencies; puts out what it lets through. */
function standIn(name: string, passes: (item: INodeExecutionData) => boolean, inputs = [NodeConnectionTypes.Main]) {
	const description: INodeTypeDescription = {
		...{ displayName: name, name, group: ['transform'], version: [1, 1.2, 2.2], description: name },
		...{ defaults: { name }, inputs, outputs: [NodeConnectionTypes.Main], properties: [] },
	};
	const node: INodeType = {
		description,
		async execute(this: IExecuteFunctions) {
			return await Promise.resolve([this.getInputData().filter(passes)]);
		},
	};
	return { [`n8n-nodes-base.${name}`]: node };
}

const nodeTypes = {
	'n8n-nodes-clio.clio': new Clio(),
	...standIn('scheduleTrigger', () => true, []),
	...standIn('filter', ({ json }) => json.state === 'completed'),
	...standIn('readWriteFile', () => true),
	...standIn('noOp', () => true),
};

/** The workflow as it is imported, with the credential chosen in it. */
function imported({ details }: Account) {
	const nodes = withoutNotes(example.nodes as unknown as INode[]).map((node) =>
		node.credentials === undefined ? node : { ...node, credentials: { clioOAuth2Api: details } },
	);
	return {
		nodes,
		connections: example.connections as never,
		settings: { executionOrder: 'v1' as const, timezone: 'UTC' },
	};
}

/** Closes matters on the day before. */
async function close(account: Account, ids: unknown[]): Promise<void> {
	const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
	for (const id of ids) {
		const call: INodeParameters = {
			...{ resource: 'apiCall', operation: 'send', method: 'PATCH', path: `/matters/${String(id)}.json` },
			jsonBody: JSON.stringify({ data: { status: 'closed', close_date: yesterday } }),
		};
		expect((await clio().run(account, call)).error).toBeUndefined();
	}
	await clio().apiRequests();
}

describe('the example of a nightly ZIP', () => {
	it('packs the matters of the day before, leaves the empty ones out, and tells what failed', async () => {
		const account = await clio().connected();
		const choose = { returnAll: true, returnFields: 'choose', chosenFields: ['display_number', 'folder.id'] };
		const all = await readAll(clio(), account, 'matter', choose);
		const documents = await readAll(clio(), account, 'document', { returnAll: true });
		const full = new Set(documents.map(({ matter }) => (matter as IDataObject | null)?.id));
		const packed = all.filter(({ id }) => full.has(id as number)).slice(0, 3);
		const empty = all.find(({ id, folder }) => !full.has(id as number) && folder !== null);
		await close(
			account,
			[...packed, empty].map((matter) => matter?.id),
		);
		const body = { error: { type: 'ForbiddenError', message: 'No' } };
		await clio().process.control.fault({
			...{ method: 'GET', path: '/documents', times: 1 },
			answer: { kind: 'status', status: 403, body },
		});
		const run = await runWorkflow(imported(account), { nodeTypes, credentials: clio().credentials });
		expect(run.error).toBeUndefined();
		expect(run.json('Matters Closed Yesterday')).toHaveLength(4);
		const written = run.items('Write to Disk');
		expect(written).toHaveLength(2);
		expect(written.every(({ json, binary }) => binary?.data?.fileName === json.file_name)).toBe(true);
		expect(run.json('Documents as ZIP')).toContainEqual(expect.objectContaining({ id: empty?.id, state: 'empty' }));
		expect(run.json('Tell the Office')).toHaveLength(1);
		expect(JSON.stringify(run.json('Tell the Office'))).toMatch(/does not let this user or app read/);
	}, 30_000);
});
