import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	INodeTypes,
	IVersionedNodeType,
} from 'n8n-workflow';
import { NodeConnectionTypes, NodeHelpers, UnexpectedError } from 'n8n-workflow';

/** The type name under which {@link StartNode} stands. */
export const START_NODE_TYPE = 'n8n-nodes-base.manualTrigger';

/** Stands for n8n's Manual Trigger, whose package is not among our dependencies: passes on what the run was given. */
export class StartNode implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Manual Trigger',
		name: 'manualTrigger',
		group: ['trigger'],
		version: 1,
		description: 'Starts the workflow',
		defaults: { name: 'Start' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		properties: [],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [this.getInputData()];
	}
}

/** Node types by their full name, `<package>.<node>`. */
export type NodeTypesByName = Readonly<Record<string, INodeType | IVersionedNodeType>>;

/** The node types of a run: those given, and the start node. */
export class EngineNodeTypes implements INodeTypes {
	private readonly types: NodeTypesByName;

	constructor(types: NodeTypesByName) {
		this.types = { [START_NODE_TYPE]: new StartNode(), ...types };
	}

	getByName(name: string): INodeType | IVersionedNodeType {
		const type = this.types[name];
		if (type === undefined) throw new UnexpectedError(`The engine was given no node type "${name}"`);
		return type;
	}

	getByNameAndVersion(name: string, version?: number): INodeType {
		return NodeHelpers.getVersionedNodeType(this.getByName(name), version);
	}

	getKnownTypes(): IDataObject {
		return {};
	}
}
