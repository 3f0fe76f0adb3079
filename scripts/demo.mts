/**
 * `npm run demo`: signs in to a local Clio with OAuth2 and runs a workflow on it, through n8n's own engine and with the
 * built package. Checks what it shows: it leaves with 0 only when every step was what it should be.
 */
import { DemoFailure, check, elapsed, step, tell, tellTable } from './demoReport.mjs';
import { demoWorkflow, NODES } from './demoWorkflow.mjs';
import {
	CredentialStore,
	beginConnection,
	completeConnection,
	consentOverHttp,
	listenForCallback,
	loadBuiltPackage,
	runWorkflow,
	type BuiltPackage,
	type WorkflowRun,
} from './engine/index.js';
import { startSandbox, type SandboxProcess } from '../sandbox/client/sandboxProcess.js';
import type { IDataObject, INodeCredentialsDetails } from 'n8n-workflow';

async function demo(sandbox: SandboxProcess): Promise<void> {
	const clio = sandbox.regions.us;
	tell(`${clio.firm} at ${clio.baseUrl}`);

	const built = await step('Load the built package as n8n does', async () => {
		const found = await loadBuiltPackage('.');
		check('n8n-nodes-clio.clio' in found.nodeTypes, 'The built package has no node n8n-nodes-clio.clio.');
		tell(`Nodes: ${Object.keys(found.nodeTypes).join(', ')}`);
		tell(`Credentials: ${found.credentialTypes.map(({ displayName }) => displayName).join(', ')}`);
		return found;
	});

	const store = new CredentialStore(built.credentialTypes);
	const credential = await store.add('clioOAuth2Api', {
		region: 'custom',
		baseUrl: clio.baseUrl,
		clientId: clio.clientId,
		clientSecret: clio.clientSecret,
	});
	const run = async () => await runDemoWorkflow(built, store, credential);

	await step('Connect the credential with OAuth2', async () => await connect(sandbox, store, credential));
	const before = await tokensOf(store, credential);

	await step(`Run the workflow: ${Object.values(NODES).join(' → ')}`, async () => {
		await sandbox.control.clearRequests();
		showUsers(checkResults(await run(), clio.userEmail));
		tell(`Requests to Clio: ${(await requestLines(sandbox)).join(', ')}`);
	});

	await step('Let the access token expire and run again', async () => {
		await sandbox.control.expire('us');
		await sandbox.control.clearRequests();
		tell(`Users again: ${checkResults(await run(), clio.userEmail).length}`);
		const lines = await requestLines(sandbox);
		tell(`Requests to Clio: ${lines.join(', ')}`);
		check(
			lines.filter((line) => line.endsWith('401')).length === 2,
			'Clio should have refused the request with the expired token, and again when n8n was to renew it.',
		);
		const after = await tokensOf(store, credential);
		check(after.access !== before.access, 'The stored access token is still the expired one.');
		check(after.refresh === before.refresh, 'The refresh token was not kept.');
		tell('The token was renewed: the credential holds the new access token and has kept its refresh token.');
	});

	const records = await sandbox.control.records();
	for (const { method, path, problem } of records) tell(`${method} ${path}: ${problem}`);
	check(records.length === 0, 'The local Clio noted requests that the real Clio would not accept.');
}

/** Does over HTTP what the user does in the browser: opens Clio's page, allows access, is sent back to n8n. */
async function connect(sandbox: SandboxProcess, store: CredentialStore, credential: INodeCredentialsDetails) {
	const callback = await listenForCallback();
	try {
		await sandbox.control.addRedirectUris('us', [callback.redirectUri]);
		const pending = await beginConnection(store, credential, callback.redirectUri);
		tell(`Authorize: ${new URL(pending.authorizeUrl).origin}${new URL(pending.authorizeUrl).pathname}`);
		const back = await consentOverHttp(pending.authorizeUrl, callback.redirectUri, ({ id }) => id === 'allow');
		tell(`Allowed; back to ${callback.redirectUri}`);
		await fetch(back);
		await completeConnection(store, credential, pending, await callback.arrival);
	} finally {
		await callback.close();
	}
	const { access, refresh } = await tokensOf(store, credential);
	check(access !== '' && refresh !== '', 'The credential holds no access token and refresh token after connecting.');
	tell('The code was exchanged: the credential holds an access token and a refresh token.');
}

async function runDemoWorkflow(
	{ nodeTypes }: BuiltPackage,
	credentials: CredentialStore,
	credential: INodeCredentialsDetails,
): Promise<WorkflowRun> {
	const run = await runWorkflow(demoWorkflow(credential), {
		nodeTypes,
		credentials,
		onNodeEnd: (name, milliseconds) => tell(`• ${name}: ${milliseconds} ms`),
	});
	const description = run.error !== undefined && 'description' in run.error ? (run.error.description ?? '') : '';
	check(run.status === 'success', `The workflow failed: ${run.error?.message ?? run.status}. ${description}`);
	return run;
}

/** Tells who is connected. @returns the users that the second node put out */
function checkResults(run: WorkflowRun, userEmail: string): IDataObject[] {
	const [me] = run.json(NODES.whoAmI);
	check(me?.email === userEmail, `Who Am I should answer ${userEmail}.`);
	tell(`I am ${textOf(me.name)} <${userEmail}>`);
	const users = run.json(NODES.users);
	check(users.length > 1, 'Get Many Users should answer the users of the firm.');
	check(
		users.some(({ email }) => email === userEmail),
		'The list of users should have the connected user in it.',
	);
	return users;
}

function showUsers(users: IDataObject[]): void {
	tellTable(
		['ID', 'Name', 'E-mail', 'Enabled'],
		users.map(({ id, name, email, enabled }) => [textOf(id), textOf(name), textOf(email), textOf(enabled)]),
	);
}

async function requestLines(sandbox: SandboxProcess): Promise<string[]> {
	const requests = await sandbox.control.requests();
	return requests
		.filter(({ path }) => path.startsWith('/api/'))
		.map(({ method, path, status }) => `${method} ${path.replace('/api/v4/', '')} ${status}`);
}

async function tokensOf(store: CredentialStore, credential: INodeCredentialsDetails) {
	const { oauthTokenData } = await store.read(credential);
	const data = typeof oauthTokenData === 'object' && !Array.isArray(oauthTokenData) ? oauthTokenData : {};
	return { access: textOf(data.access_token), refresh: textOf(data.refresh_token) };
}

function textOf(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

function reasonOf(error: unknown): string {
	if (error instanceof DemoFailure) return error.message;
	const cause = error instanceof Error && error.cause instanceof Error ? ` (${error.cause.message})` : '';
	return `${String(error)}${cause}`;
}

let sandbox: SandboxProcess | undefined;
try {
	sandbox = await step('Start the local Clio', async () => await startSandbox());
	await demo(sandbox);
	console.log(`\nThe demo succeeded in ${elapsed()}. Next: npm start opens the same in n8n's editor.`);
} catch (error) {
	console.error(`\n✖ ${reasonOf(error)}`);
	process.exitCode = 1;
} finally {
	await sandbox?.stop();
}
