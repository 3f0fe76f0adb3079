import type { ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';

import { readOnlyProperty, regionProperties } from './accountProperties';
import { baseUrlExpression } from './regions';
import { whoAmITest } from './whoAmITest';

export class ClioOAuth2Api implements ICredentialType {
	name = 'clioOAuth2Api';

	displayName = 'Clio OAuth2 API';

	extends = ['oAuth2Api'];

	icon = { light: 'file:../icons/clio.svg', dark: 'file:../icons/clio.dark.svg' } as const;

	documentationUrl = 'https://github.com/n8n-nodes-clio/n8n-nodes-clio/blob/main/docs/credentials.md';

	test: ICredentialTestRequest = whoAmITest;

	properties: INodeProperties[] = [
		...regionProperties,
		{
			displayName: 'Grant Type',
			name: 'grantType',
			type: 'hidden',
			default: 'authorizationCode',
		},
		{
			displayName: 'Authorization URL',
			name: 'authUrl',
			type: 'hidden',
			default: baseUrlExpression('$self', '/oauth/authorize'),
		},
		{
			displayName: 'Access Token URL',
			name: 'accessTokenUrl',
			type: 'hidden',
			default: baseUrlExpression('$self', '/oauth/token'),
		},
		{
			displayName: 'Auth URI Query Parameters',
			name: 'authQueryParameters',
			type: 'hidden',
			default: 'redirect_on_decline=true',
		},
		{
			displayName: 'Authentication',
			name: 'authentication',
			type: 'hidden',
			default: 'body',
		},
		{
			displayName: 'Scope',
			name: 'scope',
			type: 'hidden',
			default: '={{ $self["customScopes"] ? $self["enabledScopes"] : "" }}',
		},
		readOnlyProperty,
		{
			displayName: 'Custom Scopes',
			name: 'customScopes',
			type: 'boolean',
			default: false,
			description:
				'Whether to ask for scopes of your own. Leave it off for Clio Manage: it grants the access permissions that the app has in the developer portal.',
		},
		{
			displayName:
				'Clio Manage documents no scopes: what the app may do is set by its access permissions in the developer portal. After a change there, connect again.',
			name: 'customScopesNotice',
			type: 'notice',
			default: '',
			displayOptions: { show: { customScopes: [true] } },
		},
		{
			displayName: 'Enabled Scopes',
			name: 'enabledScopes',
			type: 'string',
			default: '',
			displayOptions: { show: { customScopes: [true] } },
			description: 'Scopes to send on connecting, separated by spaces',
		},
	];
}
