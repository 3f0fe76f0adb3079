import type { ICredentialDataDecryptedObject, INode } from 'n8n-workflow';
import { Workflow } from 'n8n-workflow';

import { ClioOAuth2Api } from '../../../credentials/ClioOAuth2Api.credentials';
import { ClioTokenApi } from '../../../credentials/ClioTokenApi.credentials';
import { CredentialStore, START_NODE_TYPE } from '../../../scripts/engine';
import { additionalDataFor } from '../../../scripts/engine/additionalData';
import { authenticateGeneric } from '../../../scripts/engine/authenticateRequest';
import { EngineNodeTypes } from '../../../scripts/engine/nodeTypes';

const store = new CredentialStore([new ClioOAuth2Api(), new ClioTokenApi()]);
const additionalData = additionalDataFor(store, { mode: 'internal' });

/** A credential's data as n8n hands it out: with defaults, and its hidden expressions resolved. */
export async function resolved(type: string, data: object): Promise<ICredentialDataDecryptedObject> {
	const stored: ICredentialDataDecryptedObject = { ...data };
	return await store.getDecrypted(additionalData, await store.add(type, stored), type, 'internal');
}

const node: INode = { id: '1', name: 'Clio', type: START_NODE_TYPE, typeVersion: 1, position: [0, 0], parameters: {} };
const workflow = new Workflow({
	nodes: [node],
	connections: {},
	active: false,
	nodeTypes: new EngineNodeTypes({}),
});

/** The text that n8n makes of an expression over `$credentials`, as in a credential's test and authentication. */
export function textOver(expression: string, credentials: object): unknown {
	const declared = { type: 'generic', properties: { headers: { text: expression } } } as const;
	const request = authenticateGeneric(declared, { url: '' }, { credentials: { ...credentials }, workflow, node });
	return request.headers?.text;
}
