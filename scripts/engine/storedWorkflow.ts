import type { IDataObject, INode, INodeType } from 'n8n-workflow';
import { UserError, Workflow } from 'n8n-workflow';

import { EngineNodeTypes, type NodeTypesByName } from './nodeTypes';

/** Something to be done with a workflow as it was loaded. */
type Work<Result> = (workflow: Workflow, type: INodeType, node: INode) => Promise<Result>;

/**
 * A workflow in n8n's database, as far as its static data goes: each use loads it as it is stored, and stores it as a whole
 * afterwards if it was changed, over whatever another use has stored in between.
 */
export class StoredWorkflow {
	/** As n8n stores it; never undefined, so that a test can put an older state back. */
	staticData = '{}';

	/** How often it was stored. */
	writes = 0;

	constructor(readonly id: string) {}

	/** The static data of a node, as it is stored. */
	stateOf(node: INode): IDataObject {
		const all: unknown = JSON.parse(this.staticData);
		const own: unknown = Reflect.get(Object(all), `node:${node.name}`);
		return Object.fromEntries(Object.entries(Object(own)));
	}

	/** Loads the workflow, works with it, and stores its static data. */
	async use<Result>(nodeTypes: NodeTypesByName, node: INode, work: Work<Result>): Promise<Result> {
		const types = new EngineNodeTypes(nodeTypes);
		const staticData: IDataObject = JSON.parse(this.staticData);
		const workflow = new Workflow({
			id: this.id,
			name: 'Workflow',
			nodes: [node],
			connections: {},
			active: true,
			nodeTypes: types,
			staticData,
			settings: {},
		});
		const own = workflow.getNode(node.name);
		if (own === null) throw new UserError(`The workflow has no node "${node.name}"`);
		const result = await work(workflow, types.getByNameAndVersion(node.type, node.typeVersion), own);
		if (workflow.staticData.__dataChanged === true) {
			this.staticData = JSON.stringify(workflow.staticData);
			this.writes += 1;
		}
		return result;
	}
}
