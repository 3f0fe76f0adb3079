import type {
	IExecuteData,
	INode,
	INodeCredentialsDetails,
	INodeCredentialTestResult,
	INodeType,
	ICredentialTestRequest,
} from 'n8n-workflow';
import { NodeConnectionTypes, UnexpectedError, Workflow, createRunExecutionData } from 'n8n-workflow';

import { additionalDataFor } from './additionalData';
import { ExecuteContext, RoutingNode } from './core';
import { TEST_NODE_TYPE, type CredentialStore } from './credentialStore';
import { EngineNodeTypes } from './nodeTypes';

/**
 * Runs the `test` request of a credential's type, as n8n does when a credential is saved or tested through its API.
 *
 * @returns n8n's verdict, in its words or in those of the type's rules
 * @throws UnexpectedError when the type has no test
 */
export async function testCredential(
	store: CredentialStore,
	details: INodeCredentialsDetails,
): Promise<INodeCredentialTestResult> {
	const type = store.typeOf(details);
	const { test } = store.definitionOf(type);
	if (test === undefined) throw new UnexpectedError(`The credential type "${type}" has no test`);
	const additionalData = additionalDataFor(store, { mode: 'internal' });
	const data = await store.getDecrypted(additionalData, details, type, 'internal');
	const node: INode = {
		id: 'test',
		name: 'Test',
		type: TEST_NODE_TYPE,
		typeVersion: 1,
		position: [0, 0],
		parameters: { temp: '' },
		credentials: { [type]: details },
	};
	const nodeType = testNodeType(type, test);
	const nodeTypes = new EngineNodeTypes({ [TEST_NODE_TYPE]: nodeType });
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	const executeData: IExecuteData = { node, data: {}, source: null };
	const input = { main: [[{ json: {} }]] };
	const context = new ExecuteContext(
		workflow,
		node,
		additionalData,
		'internal',
		createRunExecutionData(),
		0,
		[],
		input,
		executeData,
		[],
	);
	try {
		await new RoutingNode(context, nodeType, { id: details.id ?? '', name: details.name, type, data }).runNode();
		return { status: 'OK', message: 'Connection successful!' };
	} catch (error) {
		return { status: 'Error', message: failureMessage(error, test) };
	}
}

/** The no-op node that n8n dresses up with the test request. */
function testNodeType(credentialType: string, { request }: ICredentialTestRequest): INodeType {
	return {
		description: {
			displayName: 'Test',
			name: 'noOp',
			group: ['organization'],
			version: 1,
			description: '',
			defaults: {},
			inputs: [NodeConnectionTypes.Main],
			outputs: [NodeConnectionTypes.Main],
			credentials: [{ name: credentialType, required: true }],
			properties: [{ displayName: 'Temp', name: 'temp', type: 'string', routing: { request }, default: '' }],
		},
	};
}

function failureMessage(error: unknown, { rules = [] }: ICredentialTestRequest): string {
	const cause: unknown = Reflect.get(Object(error), 'cause');
	const response = Object(Reflect.get(Object(cause), 'response'));
	const status: unknown = Reflect.get(response, 'status');
	if (typeof status === 'number') {
		const rule = rules.find(({ type, properties }) => type === 'responseCode' && properties.value === status);
		const statusText: unknown = Reflect.get(response, 'statusText');
		return rule?.properties.message ?? (String(statusText ?? '') || `Received HTTP status code: ${status}`);
	}
	const code: unknown = Reflect.get(Object(cause), 'code');
	if (typeof code === 'string') return code;
	return error instanceof Error ? error.message : 'The test failed';
}
