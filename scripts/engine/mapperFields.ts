import type { INode, ResourceMapperFields } from 'n8n-workflow';
import { UserError, Workflow } from 'n8n-workflow';

import { additionalDataFor } from './additionalData';
import { LoadOptionsContext } from './core';
import type { CredentialStore } from './credentialStore';
import { EngineNodeTypes, type NodeTypesByName } from './nodeTypes';

/**
 * Loads the fields of a resource mapper, as the editor does when its panel opens.
 *
 * @throws UserError when the node has no such method, and what the method throws
 */
export async function mapperFields(
	{ node, parameter, method }: { node: INode; parameter: string; method: string },
	{ nodeTypes, credentials }: { nodeTypes: NodeTypesByName; credentials: CredentialStore },
): Promise<ResourceMapperFields> {
	const currentNodeParameters = node.parameters;
	const types = new EngineNodeTypes(nodeTypes);
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes: types });
	const nodeType = types.getByNameAndVersion(node.type, node.typeVersion);
	const load = nodeType.methods?.resourceMapping?.[method];
	if (load === undefined) throw new UserError(`${node.type} has no fields "${method}"`);
	const additionalData = { ...additionalDataFor(credentials, { mode: 'internal', workflow }), currentNodeParameters };
	return await load.call(
		new LoadOptionsContext(workflow, workflow.getNode(node.name) ?? node, additionalData, parameter),
	);
}
