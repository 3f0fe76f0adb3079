import type { INodeCredentialsDetails } from 'n8n-workflow';

import { START_NODE_TYPE, type WorkflowDefinition } from './engine/index.js';

/** The names of the nodes, as the canvas would show them. */
export const NODES = { start: 'Start', whoAmI: 'Clio: Who Am I', users: 'Clio: Get Many Users' } as const;

/** start -> Clio: Who Am I -> Clio: Get Many Users, as n8n would export it. */
export function demoWorkflow(credential: INodeCredentialsDetails): WorkflowDefinition {
	const clio = { type: 'n8n-nodes-clio.clio', typeVersion: 1, credentials: { clioOAuth2Api: credential } };
	const parameters = { authentication: 'oAuth2', resource: 'user' };
	return {
		name: 'Clio demo',
		nodes: [
			{ id: '1', name: NODES.start, type: START_NODE_TYPE, typeVersion: 1, position: [0, 0], parameters: {} },
			{ ...clio, id: '2', name: NODES.whoAmI, position: [220, 0], parameters: { ...parameters, operation: 'whoAmI' } },
			{
				...clio,
				id: '3',
				name: NODES.users,
				position: [440, 0],
				parameters: { ...parameters, operation: 'getAll', returnAll: true },
			},
		],
		connections: {
			[NODES.start]: { main: [[{ node: NODES.whoAmI, type: 'main', index: 0 }]] },
			[NODES.whoAmI]: { main: [[{ node: NODES.users, type: 'main', index: 0 }]] },
		},
		settings: { executionOrder: 'v1' },
	};
}
