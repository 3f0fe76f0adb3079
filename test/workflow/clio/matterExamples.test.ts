/* eslint-disable @n8n/community-nodes/no-restricted-imports -- reads the repository's own files; not part of the package */
import { readFileSync } from 'node:fs';

import type { IConnections, IDataObject, INode, INodeType, IPinData } from 'n8n-workflow';

import { Clio } from '../../../nodes/Clio/Clio.node';
import type { WorkflowRun } from '../../../scripts/engine';
import { runWorkflow } from '../../../scripts/engine';
import type { Account, ClioSandbox } from './clioSandbox';
import { useClioSandbox } from './clioSandbox';
import { json, place, readAll, record, write } from './valuesSupport';

const clio = useClioSandbox();

interface Example {
	nodes: INode[];
	connections: IConnections;
	pinData: IPinData;
}

/** What n8n's own nodes do, as far as the examples use them; real n8n runs them in the tests end to end. */
function stub(name: string, outputs: number, execute: NonNullable<INodeType['execute']>): INodeType {
	return {
		description: {
			...{ displayName: name, name, group: [], version: [1, 2, 2.1, 2.2, 3.4], description: '', defaults: {} },
			...{ inputs: ['main'], outputs: Array.from({ length: outputs }, () => 'main' as const) },
			properties: [{ displayName: 'Any', name: 'assignments', type: 'json', default: {} }],
		},
		execute,
	} as INodeType;
}

const base = (name: string) => `n8n-nodes-base.${name}`;

const NODE_TYPES: Record<string, INodeType> = {
	'n8n-nodes-clio.clio': new Clio(),
	[base('set')]: stub('set', 1, async function () {
		const { assignments = [] } = this.getNodeParameter('assignments', 0, {}) as { assignments?: IDataObject[] };
		return await Promise.resolve([[{ json: Object.fromEntries(assignments.map(({ name, value }) => [name, value])) }]]);
	}),
	[base('if')]: stub('if', 2, async function () {
		const items = this.getInputData();
		const isFree = items.every(({ json: values }) => Object.values(values).every((value) => value === 0));
		return await Promise.resolve(isFree ? [items, []] : [[], items]);
	}),
	[base('gmail')]: stub('gmail', 1, () => Promise.reject(new Error('Foreign services are pinned'))),
};

async function runExample(
	sandbox: ClioSandbox,
	{ details, type }: Account,
	file: string,
	change: (node: INode) => INode = (node) => node,
): Promise<WorkflowRun> {
	const text = readFileSync(`examples/${file}`, 'utf8');
	const { nodes, connections, pinData } = JSON.parse(text) as Example;
	const isRun = (node: INode) => ![base('stickyNote'), base('formTrigger')].includes(node.type);
	const run = nodes
		.filter(isRun)
		.map((node) => (node.credentials === undefined ? node : { ...node, credentials: { [type]: details } }));
	const names = run.map(({ name }) => name);
	return await runWorkflow(
		{
			nodes: run.map(change),
			connections: Object.fromEntries(Object.entries(connections).filter(([name]) => names.includes(name))),
			pinData,
		},
		{ nodeTypes: NODE_TYPES, credentials: sandbox.credentials },
	);
}

describe('examples/web-form-to-matter.json', () => {
	it('makes a submission a matter, and no second one of it', async () => {
		const account = await clio().connected();
		const run = await runExample(clio(), account, 'web-form-to-matter.json');
		expect(run.error).toBeUndefined();
		const [opened = {}] = run.json('Open Matter');
		expect(opened).toMatchObject({ outcome: 'created', status: 'Pending' });
		expect((opened.steps as IDataObject[]).map(({ step }) => step)).toEqual([
			...['client', 'contact of party', 'matter', 'party', 'folder', 'folder', 'folder', 'note'],
		]);
		expect(run.json('Tell the Firm')).toEqual([{ id: 'sample-message' }]);
		const again = await runExample(clio(), account, 'web-form-to-matter.json');
		expect(again.json('Open Matter')).toMatchObject([{ id: opened.id, outcome: 'exists' }]);
	});
});

describe('examples/close-matter.json', () => {
	const ofMatter = (id: unknown) => (node: INode) =>
		node.name === 'Matter to Close'
			? { ...node, parameters: { ...node.parameters, filters: { ids: String(id) } } }
			: node;

	it('tells what is in the way of the matter that it takes as a sample, or previews to close it', async () => {
		const account = await clio().connected();
		const run = await runExample(clio(), account, 'close-matter.json');
		expect(run.error).toBeUndefined();
		const [checked = {}] = run.json('In the Way');
		const isFree = Object.values(checked).every((value) => value === 0);
		expect(run.json(isFree ? 'Ask for a Review' : 'Tell What Is Open')).toEqual([{ id: 'sample-message' }]);
		const requests = await clio().apiRequests();
		expect(requests.every(({ method }) => method === 'GET')).toBe(true);
	});

	it('closes a matter that nothing is in the way of', async () => {
		const account = await clio().connected();
		const [client = {}] = await readAll(clio(), account, 'contact');
		const values = { description: 'Done', status: 'pending', client: client.id };
		const [matter = {}] = (await write(clio(), account, { ...place('matter', 'create'), ...json(values) })).output;
		const run = await runExample(clio(), account, 'close-matter.json', (node) => {
			const chosen = ofMatter(matter.id)(node);
			return node.name === 'Close Matter' ? { ...chosen, parameters: { ...chosen.parameters, options: {} } } : chosen;
		});
		expect(run.error).toBeUndefined();
		expect(run.json('Close Matter')).toMatchObject([{ id: matter.id, status: 'Closed' }]);
		expect(run.json('All Documents as ZIP')).toMatchObject([{ state: 'empty' }]);
		expect(run.json('Ask for a Review')).toEqual([{ id: 'sample-message' }]);
		const now = await write(clio(), account, { ...place('matter', 'get'), ...record(matter.id) });
		expect(now.output).toMatchObject([{ status: 'Closed' }]);
	});
});
