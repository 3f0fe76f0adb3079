import type { ICredentialDataDecryptedObject, INodeCredentialsDetails, INodeParameters, OnError } from 'n8n-workflow';

import { ClioOAuth2Api } from '../../../credentials/ClioOAuth2Api.credentials';
import { ClioTokenApi } from '../../../credentials/ClioTokenApi.credentials';
import { Clio } from '../../../nodes/Clio/Clio.node';
import { startSandbox, type SandboxProcess } from '../../../sandbox/client/sandboxProcess';
import {
	CALLBACK_PATH,
	CredentialStore,
	START_NODE_TYPE,
	beginConnection,
	completeConnection,
	consentOverHttp,
	runWorkflow,
	type RunOptions,
	type WorkflowRun,
} from '../../../scripts/engine';

/** The redirect URI that the sandbox's apps are given for these tests. */
export const REDIRECT_URI = `http://127.0.0.1:5678${CALLBACK_PATH}`;

/** The name of the Clio node in the tests' workflows. */
export const NODE = 'Clio';

export type RegionName = 'us' | 'eu' | 'ca' | 'au';

/** A credential and the value of the node's `authentication` that goes with it. */
export interface Account {
	details: INodeCredentialsDetails;
	type: 'clioOAuth2Api' | 'clioTokenApi';
}

/** How the Clio node stands in a workflow, beside its parameters. */
export interface NodeSettings {
	onError?: OnError;
}

/** One sandbox process for a test file, seeded anew for each test, whose record of bad requests must stay empty. */
export class ClioSandbox {
	credentials = new CredentialStore([new ClioOAuth2Api(), new ClioTokenApi()]);

	constructor(readonly process: SandboxProcess) {}

	/** Everything a credential needs to reach a region of the sandbox, as a user would type it. */
	app(region: RegionName = 'us') {
		const { baseUrl, clientId, clientSecret } = this.process.regions[region];
		return { region: 'custom', baseUrl, clientId, clientSecret };
	}

	/** An OAuth2 credential as it is before anybody presses Connect. */
	async unconnected(more: ICredentialDataDecryptedObject = {}): Promise<INodeCredentialsDetails> {
		return await this.credentials.add('clioOAuth2Api', { ...this.app(), ...more });
	}

	/** Presses Connect, then a button of the consent page. @returns the URL the browser was sent back to */
	async connect(details: INodeCredentialsDetails, button: 'allow' | 'decline' = 'allow'): Promise<string> {
		const pending = await beginConnection(this.credentials, details, REDIRECT_URI);
		const arrivedAt = await consentOverHttp(pending.authorizeUrl, REDIRECT_URI, ({ id }) => id === button);
		await completeConnection(this.credentials, details, pending, arrivedAt);
		return arrivedAt;
	}

	/** A connected OAuth2 credential; the requests that connecting needed are not among those seen afterwards. */
	async connected(more: ICredentialDataDecryptedObject = {}): Promise<Account> {
		const details = await this.unconnected(more);
		await this.connect(details);
		await this.process.control.clearRequests();
		return { details, type: 'clioOAuth2Api' };
	}

	/** A token credential; `values` say whether it holds a refresh token or an access token. */
	async tokenAccount(values: ICredentialDataDecryptedObject): Promise<Account> {
		return { details: await this.credentials.add('clioTokenApi', { ...this.app(), ...values }), type: 'clioTokenApi' };
	}

	/** What is stored in a credential now. */
	async stored({ details }: Account): Promise<ICredentialDataDecryptedObject> {
		return await this.credentials.read(details);
	}

	/** Runs start -> Clio with the given parameters. */
	async run(
		{ details, type }: Account,
		parameters: INodeParameters,
		{ onError, ...options }: NodeSettings & Partial<RunOptions> = {},
	): Promise<WorkflowRun> {
		const place = { typeVersion: 1, position: [0, 0] satisfies [number, number] };
		const authentication = type === 'clioTokenApi' ? 'token' : 'oAuth2';
		const node = { id: '2', name: NODE, type: 'n8n-nodes-clio.clio', parameters: { authentication, ...parameters } };
		return await runWorkflow(
			{
				nodes: [
					{ id: '1', name: 'Start', type: START_NODE_TYPE, parameters: {}, ...place },
					{ ...node, credentials: { [type]: details }, ...place, ...(onError === undefined ? {} : { onError }) },
				],
				connections: { Start: { main: [[{ node: NODE, type: 'main', index: 0 }]] } },
			},
			{ nodeTypes: { 'n8n-nodes-clio.clio': new Clio() }, credentials: this.credentials, ...options },
		);
	}

	/** The API requests that the sandbox saw since the last call, oldest first; OAuth requests are left out. */
	async apiRequests() {
		const requests = await this.process.control.requests();
		await this.process.control.clearRequests();
		return requests.filter(({ path }) => path.startsWith('/api/'));
	}
}

/** Gives a test file its sandbox; to be called once, at the top of the file. */
export function useClioSandbox(): () => ClioSandbox {
	let sandbox: ClioSandbox | undefined;
	const current = () => {
		if (sandbox === undefined) throw new Error('The sandbox is there only while tests run');
		return sandbox;
	};
	let started: SandboxProcess | undefined;
	beforeAll(async () => {
		started = await startSandbox({ redirectUris: [REDIRECT_URI] });
	}, 60_000);
	beforeEach(async () => {
		if (started === undefined) return;
		await started.control.reset();
		sandbox = new ClioSandbox(started);
	});
	afterEach(async () => {
		// Without a sandbox the test has failed already, with the reason why it did not start.
		if (sandbox !== undefined) expect(await sandbox.process.control.records()).toEqual([]);
	});
	afterAll(async () => await started?.stop());
	return current;
}
