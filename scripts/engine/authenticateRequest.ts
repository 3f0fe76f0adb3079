import type {
	IAuthenticateGeneric,
	ICredentialDataDecryptedObject,
	IHttpRequestOptions,
	INode,
	IRequestOptionsSimplified,
	Workflow,
} from 'n8n-workflow';
import { isExpression } from 'n8n-workflow';

/** In whose name the expressions of a declared authentication are resolved. */
export interface AuthenticationScope {
	credentials: ICredentialDataDecryptedObject;
	workflow: Workflow;
	node: INode;
}

/**
 * Adds what a credential type declares (headers, query, body, basic auth) to a request, each name and value resolved
 * with `$credentials`. Changes and returns the request, as n8n does.
 */
export function authenticateGeneric(
	{ properties }: IAuthenticateGeneric,
	request: IHttpRequestOptions,
	scope: AuthenticationScope,
): IHttpRequestOptions {
	request.headers ??= {};
	for (const [part, entries] of Object.entries(properties)) {
		const present: unknown = Reflect.get(request, part);
		const added = Object.entries(Object(entries)).map(([name, value]) => [
			resolveText(name, scope),
			resolveText(String(value), scope),
		]);
		Reflect.set(request, part, Object.assign(Object(present ?? {}), Object.fromEntries(added)));
	}
	return request;
}

/** Whether a request has the options of n8n's current HTTP helpers. */
export function isRequestOptions(
	request: IHttpRequestOptions | IRequestOptionsSimplified,
): request is IHttpRequestOptions {
	return 'url' in request;
}

function resolveText(text: string, { credentials, workflow, node }: AuthenticationScope): string {
	if (!isExpression(text)) return text;
	const keys = { $credentials: credentials };
	const value: unknown = workflow.expression.getSimpleParameterValue(node, text, 'internal', keys, undefined, '');
	return value === undefined || value === null ? '' : String(value);
}
