import type { INodeListSearchResult, INodeParameters } from 'n8n-workflow';

import { Clio } from '../../../nodes/Clio/Clio.node';
import { searchList, type ListSearch } from '../../../scripts/engine';
import { NODE, type Account, type ClioSandbox } from './clioSandbox';

/** What the editor shows in a searched list of the Clio node. */
export async function choose(
	sandbox: ClioSandbox,
	{ details, type }: Account,
	method: string,
	parameters: INodeParameters,
	more: Partial<ListSearch> = {},
): Promise<INodeListSearchResult> {
	const node = {
		id: '1',
		name: NODE,
		type: 'n8n-nodes-clio.clio',
		typeVersion: 1,
		position: [0, 0] satisfies [number, number],
		parameters: { authentication: type === 'clioTokenApi' ? 'token' : 'oAuth2', ...parameters },
		credentials: { [type]: details },
	};
	return await searchList(
		{ node, parameter: 'record', method, ...more },
		{ nodeTypes: { 'n8n-nodes-clio.clio': new Clio() }, credentials: sandbox.credentials },
	);
}

/** A resource locator as it stands in a workflow. */
export const locator = (mode: 'list' | 'name' | 'id' | 'url', value: string | number) => ({ __rl: true, mode, value });
