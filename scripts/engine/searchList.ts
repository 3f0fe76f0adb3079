import type { INode, INodeListSearchResult } from 'n8n-workflow';
import { UserError, Workflow } from 'n8n-workflow';

import { additionalDataFor } from './additionalData';
import { LoadOptionsContext } from './core';
import type { CredentialStore } from './credentialStore';
import { EngineNodeTypes, type NodeTypesByName } from './nodeTypes';

/** A searched list of the editor: whose, what was typed, and which page. */
export interface ListSearch {
	node: INode;
	/** the resource locator's parameter */
	parameter: string;
	method: string;
	filter?: string;
	paginationToken?: string;
}

/**
 * Fills a searched list of a resource locator, as the editor does while a user types.
 *
 * @throws UserError when the node has no such method, and what the method throws
 */
export async function searchList(
	{ node, parameter, method, filter, paginationToken }: ListSearch,
	{ nodeTypes, credentials }: { nodeTypes: NodeTypesByName; credentials: CredentialStore },
): Promise<INodeListSearchResult> {
	// What the editor holds: the workflow below adds defaults and leaves out what is not shown.
	const currentNodeParameters = node.parameters;
	const types = new EngineNodeTypes(nodeTypes);
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes: types });
	const nodeType = types.getByNameAndVersion(node.type, node.typeVersion);
	const search = nodeType.methods?.listSearch?.[method];
	if (search === undefined) throw new UserError(`${node.type} has no list search "${method}"`);
	const placed = workflow.getNode(node.name) ?? node;
	const additionalData = { ...additionalDataFor(credentials, { mode: 'internal', workflow }), currentNodeParameters };
	const context = new LoadOptionsContext(workflow, placed, additionalData, parameter);
	return await search.call(context, filter, paginationToken);
}
