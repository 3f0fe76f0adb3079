import type { INodeParameters } from 'n8n-workflow';

import type { Account, ClioSandbox, NodeSettings } from '../workflow/clio/clioSandbox';

/** A credential with an access token of the sandbox: nothing but what the node itself asks for is sent. */
export async function accessTokenAccount(clio: ClioSandbox): Promise<Account> {
	const { access_token: accessToken } = await clio.process.control.grant('us');
	return await clio.tokenAccount({ connectWith: 'accessToken', accessToken });
}

/** Runs the node once for one item, or for the given items, with such a credential. */
export async function runOnce(
	clio: ClioSandbox,
	parameters: INodeParameters,
	settings: NodeSettings & { input?: Array<{ json: object }> } = {},
) {
	const { input, ...rest } = settings;
	const items = input?.map(({ json }) => ({ json: { ...json } }));
	return await clio.run(await accessTokenAccount(clio), parameters, {
		...rest,
		...(items === undefined ? {} : { input: items }),
	});
}

/** What the sandbox saw, as method, path and raw query, oldest first. */
export async function requestLines(clio: ClioSandbox): Promise<string[]> {
	const requests = await clio.process.control.requests();
	return requests.map(({ method, path, query }) => `${method} ${path}${query === '' ? '' : `?${query}`}`);
}

/** The rows of the node's Query Parameters. */
export function queryParameters(...rows: Array<[name: string, value: string]>): INodeParameters {
	return { parameters: rows.map(([name, value]) => ({ name, value })) };
}
