import type { ICredentialType, INodeProperties } from 'n8n-workflow';
import { NodeHelpers, UnexpectedError } from 'n8n-workflow';

/** The name of n8n's generic OAuth2 credential type. */
export const OAUTH2_PARENT = 'oAuth2Api';

/**
 * The properties that a credential type inherits from n8n's `oAuth2Api`: name, type and default. That type is in
 * n8n-nodes-base, which never is one of our dependencies. Left out: what n8n does not let a child inherit, and what n8n
 * shows for other grants than the authorization code only.
 */
const OAUTH2_PARENT_DEFAULTS: ReadonlyArray<[name: string, type: INodeProperties['type'], value: string | boolean]> = [
	['useDynamicClientRegistration', 'hidden', false],
	['grantType', 'options', 'authorizationCode'],
	['authUrl', 'string', ''],
	['accessTokenUrl', 'string', ''],
	['clientId', 'string', ''],
	['clientSecret', 'string', ''],
	['scope', 'string', ''],
	['authQueryParameters', 'string', ''],
	['authentication', 'options', 'header'],
];

const oAuth2Parent: ICredentialType = {
	name: OAUTH2_PARENT,
	displayName: 'OAuth2 API',
	properties: [
		...OAUTH2_PARENT_DEFAULTS.map(([name, type, value]) => ({ displayName: name, name, type, default: value })),
		// n8n adds the place where tokens are kept to every OAuth2 type.
		{ displayName: 'oauthTokenData', name: 'oauthTokenData', type: 'json', default: {} },
	],
};

/** Credential types with what they inherit, looked up as n8n does. */
export class CredentialTypes {
	private readonly types: ReadonlyMap<string, ICredentialType>;

	constructor(types: readonly ICredentialType[]) {
		this.types = new Map([oAuth2Parent, ...types].map((type) => [type.name, type]));
	}

	/** @throws UnexpectedError when the type was not given */
	get(name: string): ICredentialType {
		const type = this.types.get(name);
		if (type === undefined) throw new UnexpectedError(`The engine was given no credential type "${name}"`);
		return type;
	}

	/** All types that a type extends, directly or through another. */
	parentsOf(name: string): string[] {
		return (this.get(name).extends ?? []).flatMap((parent) => [parent, ...this.parentsOf(parent)]);
	}

	/** The type's own properties over those it inherits; a property of the same name replaces the inherited one. */
	propertiesOf(name: string): INodeProperties[] {
		const type = this.get(name);
		const inherited = (type.extends ?? []).map((parent) => this.propertiesOf(parent));
		const merged: INodeProperties[] = [];
		for (const properties of [...inherited, type.properties]) NodeHelpers.mergeNodeProperties(merged, properties);
		return merged;
	}
}
