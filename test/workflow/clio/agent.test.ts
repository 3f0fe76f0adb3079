import type {
	IConnections,
	IDataObject,
	IExecuteFunctions,
	INode,
	INodeExecutionData,
	INodeParameters,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { Clio } from '../../../nodes/Clio/Clio.node';
import { START_NODE_TYPE, runWorkflow } from '../../../scripts/engine';
import type { Account } from './clioSandbox';
import { useClioSandbox } from './clioSandbox';

const clio = useClioSandbox();

interface Tool {
	name: string;
	description: string;
	invoke: (values: IDataObject) => Promise<string>;
}

/** What a model does with the tools it is given, one after the other, each time knowing what the former answered. */
type Script = (tools: ReadonlyMap<string, Tool>) => Promise<IDataObject>;

/** Stands for an AI agent: asks n8n for its tools, as the real one does, and follows a script instead of a model. */
function scriptedAgent(script: Script): INodeType {
	const description: INodeTypeDescription = {
		displayName: 'Scripted Agent',
		name: 'agent',
		group: ['transform'],
		version: 1,
		description: 'Uses tools',
		defaults: { name: 'Agent' },
		inputs: [NodeConnectionTypes.Main, { type: NodeConnectionTypes.AiTool }],
		outputs: [NodeConnectionTypes.Main],
		properties: [],
	};
	async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const given: unknown = await this.getInputConnectionData(NodeConnectionTypes.AiTool, 0);
		return [[{ json: await script(new Map((given as Tool[]).map((tool) => [tool.name, tool]))) }]];
	}
	return { description, execute };
}

/** The copy of the node that n8n makes for agents: the same code and parameters with a tool's output. */
function toolCopy(): INodeType {
	const node = new Clio();
	const { description } = node;
	return Object.assign(node, {
		description: {
			...description,
			name: 'clioTool',
			displayName: 'Clio Tool',
			inputs: [],
			outputs: [NodeConnectionTypes.AiTool],
			properties: [
				...description.properties,
				{ displayName: 'Description', name: 'toolDescription', type: 'string' as const, default: '' },
			],
		},
	});
}

async function agent(account: Account, tools: Readonly<Record<string, INodeParameters>>, script: Script) {
	const place = { typeVersion: 1, position: [0, 0] satisfies [number, number] };
	const nodes: INode[] = [
		{ id: 'start', name: 'Start', type: START_NODE_TYPE, parameters: {}, ...place },
		{ id: 'agent', name: 'Agent', type: 'test.agent', parameters: {}, ...place },
		...Object.entries(tools).map(([name, parameters]) => ({
			id: name,
			name,
			type: 'n8n-nodes-clio.clioTool',
			parameters: { authentication: 'oAuth2', toolDescription: name, ...parameters },
			credentials: { [account.type]: account.details },
			...place,
		})),
	];
	const connections: IConnections = { Start: { main: [[{ node: 'Agent', type: 'main', index: 0 }]] } };
	for (const name of Object.keys(tools))
		connections[name] = { ai_tool: [[{ node: 'Agent', type: 'ai_tool', index: 0 }]] };
	const run = await runWorkflow(
		{ nodes, connections },
		{
			nodeTypes: { 'test.agent': scriptedAgent(script), 'n8n-nodes-clio.clioTool': toolCopy() },
			credentials: clio().credentials,
		},
	);
	expect(run.error?.message).toBeUndefined();
	return run.json('Agent')[0] ?? {};
}

async function ask(tools: ReadonlyMap<string, Tool>, name: string, values: IDataObject): Promise<IDataObject[]> {
	const tool = tools.get(name);
	if (tool === undefined) throw new Error(`No tool ${name} among ${[...tools.keys()].join(', ')}`);
	const answer: unknown = JSON.parse(await tool.invoke(values));
	return (Array.isArray(answer) ? answer : [answer]) as IDataObject[];
}

const DESCRIBE: INodeParameters = {
	resource: 'connection',
	operation: 'describe',
	describedResource: "={{ $fromAI('resource', 'The resource whose values are described', 'string') }}",
};
const FIND_MATTER: INodeParameters = {
	resource: 'matter',
	operation: 'get',
	record: {
		__rl: true,
		mode: 'name',
		value: "={{ $fromAI('matter', 'Number of the matter', 'string') }}",
	},
};
const LOG_TIME: INodeParameters = {
	resource: 'activity',
	operation: 'create',
	matter: { __rl: true, mode: 'name', value: "={{ $fromAI('matter', 'Number of the matter', 'string') }}" },
	specifyValues: 'json',
	valuesJson: "={{ $fromAI('values', 'Values of the time entry as JSON', 'json') }}",
};

async function someMatter(account: Account): Promise<IDataObject> {
	const run = await clio().run(account, {
		resource: 'matter',
		operation: 'getAll',
		limit: 1,
		filters: { status: ['open'] },
	});
	const [matter] = run.json('Clio');
	if (matter === undefined) throw new Error('The sandbox has no open matter');
	await clio().apiRequests();
	return matter;
}

describe('as a tool of an AI agent', () => {
	it('tells a model what it may write, and writes what the model made of it', async () => {
		const account = await clio().connected();
		const number = String((await someMatter(account)).display_number);
		const result = await agent(
			account,
			{ Describe: DESCRIBE, 'Find Matter': FIND_MATTER, 'Log Time': LOG_TIME },
			async (tools) => {
				const [described = {}] = await ask(tools, 'Describe', { resource: 'activity' });
				const text = JSON.stringify(described);
				// A model chooses from what it was told.
				const names = ['type', 'date', 'duration', 'note'].filter((name) => text.includes(`"${name}"`));
				const [matter = {}] = await ask(tools, 'Find_Matter', { matter: number });
				const known: IDataObject = {
					type: 'TimeEntry',
					date: '2026-10-15',
					duration: '1:30',
					note: 'Call with the court',
				};
				const values = Object.fromEntries(names.map((name) => [name, known[name]]));
				const [entry = {}] = await ask(tools, 'Log_Time', { matter: String(matter.display_number), values });
				return { names, entry, sizes: [text.length, JSON.stringify(matter).length, JSON.stringify(entry).length] };
			},
		);
		expect(result.names).toEqual(['type', 'date', 'duration', 'note']);
		expect(result.entry).toMatchObject({
			type: 'TimeEntry',
			date: '2026-10-15',
			quantity: 5400,
			note: 'Call with the court',
		});
		expect(result.entry).toMatchObject({ matter: { display_number: number } });
		for (const size of result.sizes as number[]) expect(size).toBeLessThan(8_000);
		const requests = await clio().apiRequests();
		expect(requests.filter(({ method }) => method === 'POST').map(({ body }) => body)).toHaveLength(1);
	});

	it('tells a model in words what was wrong, and writes nothing', async () => {
		const account = await clio().connected();
		const number = String((await someMatter(account)).display_number);
		const result = await agent(account, { 'Log Time': LOG_TIME }, async (tools) => {
			const values = { type: 'TimeEntry', date: '2026-10-15', hours: 1.5 };
			const refused = await ask(tools, 'Log_Time', { matter: number, values }).catch((error: unknown) => error);
			const nobody = await ask(tools, 'Log_Time', {
				matter: 'No such matter',
				values: { type: 'TimeEntry', date: '2026-10-15', duration: '1:30' },
			}).catch((error: unknown) => error);
			return { refused: String(refused), nobody: String(nobody) };
		});
		expect(result.refused).toContain('hours');
		expect(result.refused).toContain('duration');
		expect(result.nobody).toContain('No such matter');
		expect((await clio().apiRequests()).filter(({ method }) => method !== 'GET')).toEqual([]);
	});

	it('gives an agent with a Read Only credential no way to write', async () => {
		const account = await clio().connected({ readOnly: true });
		const number = String((await someMatter(account)).display_number);
		const result = await agent(account, { 'Log Time': LOG_TIME }, async (tools) => {
			const values = { type: 'TimeEntry', date: '2026-10-15', duration: '1:30' };
			const refused = await ask(tools, 'Log_Time', { matter: number, values }).catch((error: unknown) => error);
			return { refused: String(refused) };
		});
		expect(result.refused).toMatch(/read only/i);
		expect((await clio().apiRequests()).filter(({ method }) => method !== 'GET')).toEqual([]);
	});
});
