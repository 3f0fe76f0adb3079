import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	ICredentialsExpressionResolveValues,
	IExecuteData,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INode,
	INodeCredentialsDetails,
	INodeProperties,
	IRequestOptionsSimplified,
	IWorkflowExecuteAdditionalData,
	Workflow,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { ICredentialsHelper, UnexpectedError, isExpression } from 'n8n-workflow';

import { authenticateGeneric, isRequestOptions } from './authenticateRequest';
import { CredentialTypes } from './credentialTypes';
import { resolveCredential } from './resolveCredential';
import { StoredCredential } from './storedCredential';

/** The type of the node in whose name n8n tests a credential; a session token is always fetched anew for it. */
export const TEST_NODE_TYPE = 'n8n-nodes-base.noOp';

/** No two stores of a process give the same id, as no two credentials of an n8n have it. */
let credentialsMade = 0;

/**
 * The credentials of one engine, in memory, behaving as n8n's own helper does: inheritance, defaults, expressions,
 * authentication, session tokens and the place where refreshed OAuth2 tokens are kept.
 */
export class CredentialStore extends ICredentialsHelper {
	private readonly types: CredentialTypes;

	private readonly stored = new Map<string, StoredCredential>();

	constructor(types: readonly ICredentialType[]) {
		super();
		this.types = new CredentialTypes(types);
	}

	/** Stores a new credential. @returns what a node's `credentials` entry of that type must hold */
	async add(
		type: string,
		data: ICredentialDataDecryptedObject,
		name = 'Clio account',
	): Promise<INodeCredentialsDetails> {
		const details = { id: String(++credentialsMade), name };
		const credential = new StoredCredential(details, this.types.get(type).name);
		await credential.setData(data);
		this.stored.set(details.id, credential);
		return details;
	}

	/** What is stored, without defaults, expressions unresolved. */
	async read(details: INodeCredentialsDetails): Promise<ICredentialDataDecryptedObject> {
		return await this.find(details).getData();
	}

	/** The type name of a stored credential. */
	typeOf(details: INodeCredentialsDetails): string {
		return this.find(details).type;
	}

	/** The class instance of a credential type. */
	definitionOf(type: string): ICredentialType {
		return this.types.get(type);
	}

	getParentTypes(type: string): string[] {
		return this.types.parentsOf(type);
	}

	getCredentialsProperties(type: string): INodeProperties[] {
		return this.types.propertiesOf(type);
	}

	isCredentialUsableByNode(type: string, nodeType: string): boolean {
		const { restrictToSupportedNodes, supportedNodes = [] } = this.types.get(type);
		return restrictToSupportedNodes !== true || supportedNodes.some((name) => nodeType.endsWith(`.${name}`));
	}

	async getCredentials(details: INodeCredentialsDetails, type: string): Promise<StoredCredential> {
		return this.find(details, type);
	}

	async getDecrypted(
		additionalData: IWorkflowExecuteAdditionalData,
		details: INodeCredentialsDetails,
		type: string,
		mode: WorkflowExecuteMode,
		executeData?: IExecuteData,
		raw?: boolean,
		expressionValues?: ICredentialsExpressionResolveValues,
	): Promise<ICredentialDataDecryptedObject> {
		const data = await this.find(details, type).getData();
		if (raw === true) return data;
		return resolveCredential(this.getCredentialsProperties(type), data, {
			additionalData,
			mode,
			executeData,
			expressionValues,
		});
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		type: string,
		request: IHttpRequestOptions | IRequestOptionsSimplified,
		workflow?: Workflow,
		node?: INode,
	): Promise<IHttpRequestOptions> {
		if (!isRequestOptions(request)) throw new UnexpectedError('A request without a URL cannot be authenticated');
		const { authenticate } = this.types.get(type);
		if (typeof authenticate === 'function') return await authenticate(credentials, request);
		if (authenticate === undefined) return request;
		if (!workflow || !node) throw new UnexpectedError('Declared authentication needs a workflow and a node');
		return authenticateGeneric(authenticate, request, { credentials, workflow, node });
	}

	async preAuthentication(
		helpers: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
		node: INode,
		credentialsExpired: boolean,
	): Promise<ICredentialDataDecryptedObject | undefined> {
		const type = this.types.get(typeName);
		const session = type.properties.find((each) => each.type === 'hidden' && each.typeOptions?.expirable === true);
		if (session === undefined || type.preAuthentication === undefined) return undefined;
		const isTest = node.type === TEST_NODE_TYPE && node.parameters.temp === '';
		if (credentials[session.name] !== '' && !credentialsExpired && !isTest) return undefined;
		const output = await this.runPreAuthentication(helpers, credentials, typeName);
		const details = node.credentials?.[typeName];
		if (output?.[session.name] === undefined || details === undefined) return undefined;
		const stored = await this.read(details);
		// As n8n does: a field that the user wrote as an expression is not replaced by what it resolved to this time.
		const kept = Object.entries(output).filter(([name]) => name === session.name || !isExpression(stored[name]));
		await this.updateCredentials(details, typeName, { ...stored, ...Object.fromEntries(kept) });
		return Object.assign(credentials, output);
	}

	async runPreAuthentication(
		helpers: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
		type: string,
	): Promise<ICredentialDataDecryptedObject | undefined> {
		const output: unknown = await this.types.get(type).preAuthentication?.call(helpers, credentials);
		return isCredentialData(output) ? output : undefined;
	}

	async updateCredentials(
		details: INodeCredentialsDetails,
		type: string,
		data: ICredentialDataDecryptedObject,
	): Promise<void> {
		await this.find(details, type).setData(data);
	}

	async updateCredentialsOauthTokenData(
		details: INodeCredentialsDetails,
		type: string,
		{ oauthTokenData }: ICredentialDataDecryptedObject,
	): Promise<void> {
		await this.find(details, type).updateData(oauthTokenData === undefined ? {} : { oauthTokenData });
	}

	private find(details: INodeCredentialsDetails, type?: string): StoredCredential {
		const credential = this.stored.get(details.id ?? '');
		if (credential === undefined || (type !== undefined && credential.type !== type)) {
			throw new UnexpectedError(`No credential "${details.name}"${type === undefined ? '' : ` of type "${type}"`}`);
		}
		return credential;
	}
}

function isCredentialData(output: unknown): output is ICredentialDataDecryptedObject {
	return typeof output === 'object' && output !== null && !Array.isArray(output);
}
