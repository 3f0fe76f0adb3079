import type {
	IAuthenticateGeneric,
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestHelper,
	INodeProperties,
} from 'n8n-workflow';

import { readOnlyProperty, regionProperties } from './accountProperties';
import { SESSION_TOKEN_EXPRESSION, renewSession } from './tokenSession';
import { whoAmITest } from './whoAmITest';

export class ClioTokenApi implements ICredentialType {
	name = 'clioTokenApi';

	displayName = 'Clio Token API';

	icon = { light: 'file:../icons/clio.svg', dark: 'file:../icons/clio.dark.svg' } as const;

	documentationUrl = 'https://github.com/n8n-nodes-clio/n8n-nodes-clio/blob/main/docs/credentials.md#clio-token-api';

	properties: INodeProperties[] = [
		...regionProperties,
		{
			displayName: 'Connect With',
			name: 'connectWith',
			type: 'options',
			options: [
				{
					name: 'Refresh Token',
					value: 'refreshToken',
					description: 'Fetch access tokens with it and renew them without anybody signing in again',
				},
				{
					name: 'Access Token',
					value: 'accessToken',
					description: 'Use a token as it is until Clio lets it expire',
				},
			],
			default: 'refreshToken',
		},
		{
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			default: '',
			required: true,
			displayOptions: { show: { connectWith: ['refreshToken'] } },
			description: 'The App Key of your app in the Clio developer portal',
		},
		{
			displayName: 'Client Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			displayOptions: { show: { connectWith: ['refreshToken'] } },
			description: 'The App Secret of your app in the Clio developer portal',
		},
		{
			displayName: 'Refresh Token',
			name: 'refreshToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			displayOptions: { show: { connectWith: ['refreshToken'] } },
			description: "Obtained once through Clio's approval page; the documentation shows how",
		},
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			displayOptions: { show: { connectWith: ['accessToken'] } },
		},
		{
			displayName: 'Session Token',
			name: 'sessionToken',
			type: 'hidden',
			typeOptions: { expirable: true, password: true },
			default: '',
		},
		readOnlyProperty,
	];

	async preAuthentication(this: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject) {
		return await renewSession.call(this, credentials);
	}

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { headers: { Authorization: SESSION_TOKEN_EXPRESSION } },
	};

	test: ICredentialTestRequest = whoAmITest;
}
