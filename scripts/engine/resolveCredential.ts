import type {
	ICredentialDataDecryptedObject,
	ICredentialsExpressionResolveValues,
	IExecuteData,
	INode,
	INodeParameters,
	INodeProperties,
	IWorkflowExecuteAdditionalData,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { NodeHelpers, UnexpectedError, Workflow } from 'n8n-workflow';

import { getAdditionalKeys } from './core';
import { EngineNodeTypes, START_NODE_TYPE } from './nodeTypes';

/** Hidden properties that belong to the credential type since n8n 2.41: a stored value is thrown away for the default. */
const PINNED_WHEN_HIDDEN: ReadonlySet<string> = new Set([
	'authUrl',
	'accessTokenUrl',
	'grantType',
	'authentication',
	'usePkce',
	'requestTokenUrl',
	'signatureMethod',
	'useDynamicClientRegistration',
]);

/** Stored beside the properties, though no property declares them. */
const KEPT_ALTHOUGH_UNDECLARED = ['oauthTokenData', 'allowedHttpRequestDomains', 'allowedDomains'];

/** The node in whose name expressions are resolved when no node of a workflow asks. */
const nobody: INode = { id: '', name: '', type: START_NODE_TYPE, typeVersion: 1, position: [0, 0], parameters: {} };

/** Who asks for a credential's data; outside a run only the mode and the additional data are there. */
export interface CredentialReader {
	additionalData: IWorkflowExecuteAdditionalData;
	mode: WorkflowExecuteMode;
	executeData?: IExecuteData | undefined;
	expressionValues?: ICredentialsExpressionResolveValues | undefined;
}

/**
 * Completes stored credential data as n8n 2.41 does: pinned properties lose what is stored, missing ones get their
 * defaults, then every expression is resolved with `$self` = the data before resolution.
 */
export function resolveCredential(
	properties: INodeProperties[],
	stored: ICredentialDataDecryptedObject,
	reader: CredentialReader,
): ICredentialDataDecryptedObject {
	const pinned = new Set(
		properties.filter(({ name, type }) => type === 'hidden' && PINNED_WHEN_HIDDEN.has(name)).map(({ name }) => name),
	);
	const unpinned = Object.fromEntries(Object.entries(stored).filter(([name]) => !pinned.has(name)));
	const complete: INodeParameters =
		NodeHelpers.getNodeParameters(properties, parametersOf(unpinned), true, false, null, null) ?? {};
	const undeclared = Object.entries(parametersOf(stored)).filter(
		([name]) => KEPT_ALTHOUGH_UNDECLARED.includes(name) && (name === 'oauthTokenData' || complete[name] === undefined),
	);
	return credentialDataOf(resolveExpressions({ ...complete, ...Object.fromEntries(undeclared) }, reader));
}

function resolveExpressions(data: INodeParameters, reader: CredentialReader): unknown {
	const { additionalData, mode, executeData, expressionValues: values } = reader;
	const keys = getAdditionalKeys(additionalData, mode, null, { isCredential: true });
	if (values === undefined) {
		const workflow = new Workflow({
			nodes: [nobody],
			connections: {},
			active: false,
			nodeTypes: new EngineNodeTypes({}),
		});
		return workflow.expression.getComplexParameterValue(nobody, data, mode, keys, undefined, undefined, data);
	}
	return values.workflow.expression.getParameterValue(
		data,
		values.runExecutionData,
		values.runIndex,
		values.itemIndex,
		values.node.name,
		values.connectionInputData,
		mode,
		keys,
		executeData,
		false,
		data,
	);
}

function parametersOf(data: unknown): INodeParameters {
	if (!isParameters(data)) throw new UnexpectedError('Credential data must be an object');
	return data;
}

function credentialDataOf(data: unknown): ICredentialDataDecryptedObject {
	if (!isCredentialData(data)) throw new UnexpectedError('Credential data must resolve to an object');
	return data;
}

function isParameters(data: unknown): data is INodeParameters {
	return typeof data === 'object' && data !== null && !Array.isArray(data);
}

function isCredentialData(data: unknown): data is ICredentialDataDecryptedObject {
	return typeof data === 'object' && data !== null && !Array.isArray(data);
}
