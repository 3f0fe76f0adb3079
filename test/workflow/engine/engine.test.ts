import type { ICredentialDataDecryptedObject, INodeParameters } from 'n8n-workflow';

import {
	CredentialStore,
	START_NODE_TYPE,
	beginConnection,
	completeConnection,
	consentOverHttp,
	runWorkflow,
	type RunOptions,
	type WorkflowDefinition,
} from '../../../scripts/engine';
import { TinyNode, TinyOAuth2, TinySession } from './tinyNode';
import { CLIENT, startTinyService, type TinyService } from './tinyService';

const CALLBACK = 'http://localhost:5678/rest/oauth2-credential/callback';
const nodeTypes = { 'tiny-package.tiny': new TinyNode() };

let service: TinyService;
let credentials: CredentialStore;

beforeEach(async () => {
	service = await startTinyService();
	credentials = new CredentialStore([new TinyOAuth2(), new TinySession()]);
});

afterEach(async () => await service.close());

async function account(more: ICredentialDataDecryptedObject = {}) {
	return await credentials.add('tinyOAuth2Api', {
		host: service.url,
		clientId: CLIENT.id,
		clientSecret: CLIENT.proof,
		...more,
	});
}

async function connect(answer: 'yes' | 'no', details: Awaited<ReturnType<typeof account>>) {
	const pending = await beginConnection(credentials, details, CALLBACK);
	const arrivedAt = await consentOverHttp(pending.authorizeUrl, CALLBACK, ({ value }) => value === answer);
	await completeConnection(credentials, details, pending, arrivedAt);
}

async function connected() {
	const details = await account();
	await connect('yes', details);
	return details;
}

function greeting(
	details: { id: string | null; name: string },
	parameters: INodeParameters = {},
	type = 'tinyOAuth2Api',
): WorkflowDefinition {
	const place = { typeVersion: 1, position: [0, 0] as [number, number] };
	return {
		nodes: [
			{ id: '1', name: 'Start', type: START_NODE_TYPE, parameters: {}, ...place },
			{
				id: '2',
				name: 'Greet',
				type: 'tiny-package.tiny',
				parameters: { credential: type, ...parameters },
				credentials: { [type]: details },
				...place,
			},
		],
		connections: { Start: { main: [[{ node: 'Greet', type: 'main', index: 0 }]] } },
	};
}

const run = async (workflow: WorkflowDefinition, more: Partial<RunOptions> = {}) =>
	await runWorkflow(workflow, { nodeTypes, credentials, ...more });

describe('connecting', () => {
	it('computes the authorize URL as n8n does', async () => {
		const { authorizeUrl, state } = await beginConnection(credentials, await account({ scope: 'stale' }), CALLBACK);
		const { origin, pathname, searchParams } = new URL(authorizeUrl);
		expect(origin + pathname).toBe(`${service.url}/authorize`);
		expect(Object.fromEntries(searchParams)).toEqual({
			client_id: CLIENT.id,
			redirect_uri: CALLBACK,
			response_type: 'code',
			scope: 'read',
			prompt: 'always',
			state,
		});
	});

	it('ignores a stored value of a hidden URL', async () => {
		const details = await account({ authUrl: 'http://attacker.example/authorize' });
		const { authorizeUrl } = await beginConnection(credentials, details, CALLBACK);
		expect(authorizeUrl).toContain(service.url);
	});

	it('exchanges the code with the client in the body and stores the tokens', async () => {
		const details = await connected();
		expect(service.exchanges).toEqual([
			{ code: 'tiny-code', grant_type: 'authorization_code', redirect_uri: CALLBACK, client_id: CLIENT.id },
		]);
		expect(await credentials.read(details)).toMatchObject({
			oauthTokenData: { access_token: 'access-1', refresh_token: 'tiny-refresh' },
		});
	});

	it('ends with the text of n8n when the user declines', async () => {
		await expect(connect('no', await account())).rejects.toThrow('Insufficient parameters for OAuth2 callback');
		expect(service.exchanges).toEqual([]);
	});

	it('refuses a callback with another state', async () => {
		const details = await account();
		const pending = await beginConnection(credentials, details, CALLBACK);
		const forged = `${CALLBACK}?code=tiny-code&state=forged`;
		await expect(completeConnection(credentials, details, pending, forged)).rejects.toThrow('state is invalid');
	});

	it('passes on the refusal of a wrong client', async () => {
		const details = await account({ clientSecret: 'wrong' });
		await expect(connect('yes', details)).rejects.toMatchObject({ body: { error: 'invalid_client' } });
	});

	it('refuses a URL that is not http', async () => {
		const details = await account({ host: 'javascript:alert(1)//' });
		await expect(beginConnection(credentials, details, CALLBACK)).rejects.toThrow('must use HTTP or HTTPS');
	});
});

describe('running', () => {
	it('gives items, hints and pairs of every node', async () => {
		const input = [{ json: { who: 'Ada' } }, { json: { who: 'Grace' } }];
		const result = await run(greeting(await connected(), { greet: '={{ $json.who }}' }), { input });
		expect(result.status).toBe('success');
		expect(result.json('Greet')).toEqual([{ hello: 'Ada' }, { hello: 'Grace' }]);
		expect(result.items('Greet').map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
		expect(result.node('Greet').hints).toEqual([{ message: 'Greeted 2' }]);
		expect(Object.keys(result.nodes)).toEqual(['Start', 'Greet']);
	});

	it('refreshes after a 401, repeats the request once and keeps both tokens', async () => {
		const details = await connected();
		service.expireTokens();
		const result = await run(greeting(details));
		expect(result.json('Greet')).toEqual([{ hello: 'world' }]);
		expect(service.greetings).toBe(2);
		expect(service.exchanges[1]).toMatchObject({ grant_type: 'refresh_token', client_id: CLIENT.id });
		expect(await credentials.read(details)).toMatchObject({
			oauthTokenData: { access_token: 'access-2', refresh_token: 'tiny-refresh' },
		});
	});

	it('reports the error of the node that failed', async () => {
		const result = await run(greeting(await connected(), { greet: 'nobody' }));
		expect(result.status).toBe('error');
		expect(result.error?.message).toBe('Nobody to greet');
		expect(result.node('Greet').error?.message).toBe('Nobody to greet');
	});

	it('lets good items survive when the node continues on fail', async () => {
		const workflow = greeting(await connected(), { greet: '={{ $json.who }}' });
		for (const node of workflow.nodes) node.onError = 'continueRegularOutput';
		const result = await run(workflow, { input: [{ json: { who: 'nobody' } }, { json: { who: 'Ada' } }] });
		expect(result.status).toBe('success');
		expect(result.json('Greet')).toEqual([{ error: 'Nobody to greet' }, { hello: 'Ada' }]);
	});

	it('sends failed items to the error output', async () => {
		const workflow = greeting(await connected(), { greet: '={{ $json.who }}' });
		for (const node of workflow.nodes) if (node.name === 'Greet') node.onError = 'continueErrorOutput';
		const result = await run(workflow, { input: [{ json: { who: 'nobody' } }, { json: { who: 'Ada' } }] });
		expect(result.json('Greet')).toEqual([{ hello: 'Ada' }]);
		expect(result.json('Greet', 1)).toEqual([{ who: 'nobody', error: 'Nobody to greet' }]);
	});

	it('stops a request under way when the run is cancelled', async () => {
		const stop = new AbortController();
		const workflow = greeting(await connected(), { path: '/slow' });
		const started = Date.now();
		service.onSlowRequest = () => stop.abort();
		const result = await run(workflow, { signal: stop.signal });
		expect(result.status).toBe('canceled');
		expect(Date.now() - started).toBeLessThan(4000);
	});

	it('refuses a workflow without a start node', async () => {
		await expect(run({ nodes: [], connections: {} })).rejects.toThrow('no start node');
	});
});

describe('session tokens', () => {
	const session = async () => await credentials.add('tinySessionApi', { host: service.url, refresh: 'tiny-refresh' });

	it('fetches one when there is none, keeps it, and renews it after a 401', async () => {
		const details = await session();
		const workflow = greeting(details, {}, 'tinySessionApi');
		expect((await run(workflow)).json('Greet')).toEqual([{ hello: 'world' }]);
		expect(await credentials.read(details)).toMatchObject({ session: 'access-1' });
		await run(workflow);
		expect(service.exchanges).toHaveLength(1);
		service.expireTokens();
		expect((await run(workflow)).json('Greet')).toEqual([{ hello: 'world' }]);
		expect(await credentials.read(details)).toEqual({
			host: service.url,
			refresh: 'tiny-refresh',
			session: 'access-2',
		});
	});

	it('does not replace a value that the user wrote as an expression', async () => {
		const details = await credentials.add('tinySessionApi', {
			host: `={{ "${service.url}" }}`,
			refresh: 'tiny-refresh',
		});
		expect((await run(greeting(details, {}, 'tinySessionApi'))).status).toBe('success');
		expect(await credentials.read(details)).toMatchObject({ host: `={{ "${service.url}" }}`, session: 'access-1' });
	});
});
