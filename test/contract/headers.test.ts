import type { INodeParameters } from 'n8n-workflow';

import { ClioOAuth2Api } from '../../credentials/ClioOAuth2Api.credentials';
import { ClioTokenApi } from '../../credentials/ClioTokenApi.credentials';
import { Clio } from '../../nodes/Clio/Clio.node';
import { CredentialStore, START_NODE_TYPE, runWorkflow } from '../../scripts/engine';
import type { RawRequest, RequestRecorder } from './requestRecorder';
import { recordRequests } from './requestRecorder';

let recorder: RequestRecorder;
beforeAll(async () => {
	recorder = await recordRequests();
});
beforeEach(() => void recorder.requests.splice(0));
afterAll(async () => await recorder.close());

/** Runs the node against the recorder. @returns what arrived there */
async function arrived(parameters: INodeParameters, pathPrefix = ''): Promise<RawRequest[]> {
	const credentials = new CredentialStore([new ClioOAuth2Api(), new ClioTokenApi()]);
	const clioTokenApi = await credentials.add('clioTokenApi', {
		region: 'custom',
		baseUrl: `${recorder.baseUrl}${pathPrefix}`,
		connectWith: 'accessToken',
		accessToken: 'abc',
	});
	const place = { typeVersion: 1, position: [0, 0] satisfies [number, number] };
	const node = { id: '2', name: 'Clio', type: 'n8n-nodes-clio.clio', ...place, credentials: { clioTokenApi } };
	const run = await runWorkflow(
		{
			nodes: [
				{ id: '1', name: 'Start', type: START_NODE_TYPE, parameters: {}, ...place },
				{ ...node, parameters: { authentication: 'token', ...parameters } },
			],
			connections: { Start: { main: [[{ node: 'Clio', type: 'main', index: 0 }]] } },
		},
		{ nodeTypes: { 'n8n-nodes-clio.clio': new Clio() }, credentials },
	);
	expect(run.error).toBeUndefined();
	return recorder.requests;
}

/** Headers of every HTTP request, which n8n's HTTP client adds. */
const TRANSPORT = ['accept-encoding', 'connection', 'content-length', 'host', 'transfer-encoding'];

const ours = ({ headers }: RawRequest) =>
	Object.fromEntries(Object.entries(headers).filter(([name]) => !TRANSPORT.includes(name)));

const ALWAYS = {
	accept: 'application/json',
	authorization: 'Bearer abc',
	'user-agent': 'n8n-nodes-clio/0.1.0',
	'x-api-version': '4.0.13',
};
const apiCall = (more: INodeParameters): INodeParameters => ({ resource: 'apiCall', operation: 'send', ...more });

describe('the headers of a request', () => {
	it.each([
		['a read', { resource: 'user', operation: 'whoAmI' }, ALWAYS],
		[
			'a read of a chosen version',
			apiCall({ path: '/users.json', options: { apiVersion: '4.0.10' } }),
			{ ...ALWAYS, 'x-api-version': '4.0.10' },
		],
		[
			'a write',
			apiCall({ method: 'POST', path: '/notes.json', jsonBody: '{"subject":"ä"}' }),
			{ ...ALWAYS, 'content-type': 'application/json' },
		],
		[
			'a change',
			apiCall({ method: 'PATCH', path: '/notes/1.json', jsonBody: '{}' }),
			{ ...ALWAYS, 'content-type': 'application/json' },
		],
		['a removal', apiCall({ method: 'DELETE', path: '/notes/1.json' }), ALWAYS],
	])('that is %s are these and no others', async (_, parameters, headers) => {
		const requests = await arrived(parameters);
		expect(requests.map(ours)).toEqual([headers]);
	});

	it('come with the body as JSON in UTF-8', async () => {
		const [request] = await arrived(apiCall({ method: 'POST', path: '/notes.json', jsonBody: '{"subject":"ä{}[]"}' }));
		expect(request?.body).toBe('{"data":{"subject":"ä{}[]"}}');
	});

	it('say that the token to end comes as a form', async () => {
		const parameters = { resource: 'connection', operation: 'deauthorize', confirmDeauthorize: true };
		const [, request] = await arrived(parameters);
		expect(request).toMatchObject({ method: 'POST', url: '/oauth/deauthorize', body: 'token=abc' });
		expect(request === undefined ? {} : ours(request)).toMatchObject({
			authorization: 'Bearer abc',
			'content-type': expect.stringMatching(/^application\/x-www-form-urlencoded/),
		});
	});
});

describe('the address of a request', () => {
	it('keeps the path prefix of a proxy', async () => {
		const [request] = await arrived(apiCall({ path: '/users.json' }), '/clio/eu/');
		expect(request?.url).toBe('/clio/eu/api/v4/users.json');
	});

	it('keeps brackets and encoded braces as they were written', async () => {
		const rows = ['ids[]', 'ids[]', 'fields'].map((name, index) => ({
			name,
			value: ['1', '2', 'id,account{id}'][index] ?? '',
		}));
		const [request] = await arrived(
			apiCall({
				path: '/users.json',
				queryParameters: { parameters: rows },
				options: { sendUnknownQueryParameters: true },
			}),
		);
		expect(request?.url).toBe('/api/v4/users.json?ids[]=1&ids[]=2&fields=id%2Caccount%7Bid%7D');
	});
});
