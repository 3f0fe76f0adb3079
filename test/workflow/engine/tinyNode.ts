import type {
	IAuthenticateGeneric,
	ICredentialDataDecryptedObject,
	ICredentialType,
	IExecuteFunctions,
	IHttpRequestHelper,
	INodeExecutionData,
	INodeProperties,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes, NodeOperationError } from 'n8n-workflow';

import { CLIENT } from './tinyService';

/** An OAuth2 credential that computes its URLs from one of its own values. */
export class TinyOAuth2 implements ICredentialType {
	name = 'tinyOAuth2Api';

	displayName = 'Tiny OAuth2';

	extends = ['oAuth2Api'];

	properties: INodeProperties[] = [
		{ displayName: 'Host', name: 'host', type: 'string', default: 'http://127.0.0.1:1' },
		{ displayName: 'Auth URL', name: 'authUrl', type: 'hidden', default: '={{ $self["host"] + "/authorize" }}' },
		{ displayName: 'Token URL', name: 'accessTokenUrl', type: 'hidden', default: '={{ $self["host"] }}/token' },
		{ displayName: 'Auth Query', name: 'authQueryParameters', type: 'hidden', default: 'prompt=always' },
		{ displayName: 'Scope', name: 'scope', type: 'hidden', default: 'read' },
		{ displayName: 'Authentication', name: 'authentication', type: 'hidden', default: 'body' },
	];
}

/** A credential that exchanges its refresh token for a session token that n8n keeps. */
export class TinySession implements ICredentialType {
	name = 'tinySessionApi';

	displayName = 'Tiny Session';

	properties: INodeProperties[] = [
		{ displayName: 'Host', name: 'host', type: 'string', default: '' },
		{ displayName: 'Refresh', name: 'refresh', type: 'string', default: '' },
		{ displayName: 'Session', name: 'session', type: 'hidden', typeOptions: { expirable: true }, default: '' },
	];

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { headers: { Authorization: '=Bearer {{ $credentials.session }}' } },
	};

	async preAuthentication(this: IHttpRequestHelper, { host, refresh }: ICredentialDataDecryptedObject) {
		const form = {
			grant_type: 'refresh_token',
			refresh_token: String(refresh),
			client_id: CLIENT.id,
			client_secret: CLIENT.proof,
		};
		const body = new URLSearchParams(form).toString();
		const headers = { 'content-type': 'application/x-www-form-urlencoded' };
		const answer = await this.helpers.httpRequest({ method: 'POST', url: `${String(host)}/token`, headers, body });
		return { session: String(answer.access_token) };
	}
}

/** Asks the service for a greeting per item. */
export class TinyNode implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Tiny',
		name: 'tiny',
		group: ['input'],
		version: 1,
		description: 'Greets',
		usableAsTool: true,
		defaults: { name: 'Tiny' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'tinyOAuth2Api' }, { name: 'tinySessionApi' }],
		properties: [
			{ displayName: 'Credential', name: 'credential', type: 'string', default: 'tinyOAuth2Api' },
			{ displayName: 'Greet', name: 'greet', type: 'string', default: 'world' },
			{ displayName: 'Path', name: 'path', type: 'string', default: '/greeting' },
		],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const items: INodeExecutionData[] = [];
		for (const [item] of this.getInputData().entries()) {
			const type = String(this.getNodeParameter('credential', item));
			const name = String(this.getNodeParameter('greet', item));
			try {
				if (name === 'nobody') throw new NodeOperationError(this.getNode(), 'Nobody to greet', { itemIndex: item });
				const { host } = await this.getCredentials(type);
				const url = `${String(host)}${String(this.getNodeParameter('path', item))}?name=${name}`;
				const json = await this.helpers.httpRequestWithAuthentication.call(this, type, { url, json: true });
				items.push({ json, pairedItem: { item } });
			} catch (error) {
				const failure = error instanceof Error ? error : new Error('Nothing was thrown that says why');
				if (!this.continueOnFail()) throw new NodeOperationError(this.getNode(), failure, { itemIndex: item });
				items.push({ json: { error: failure.message }, pairedItem: { item } });
			}
		}
		this.addExecutionHints({ message: `Greeted ${items.length}` });
		return [items];
	}
}
