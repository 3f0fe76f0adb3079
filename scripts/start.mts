/**
 * `npm start`: the full n8n editor with the package installed as users get it, beside a local Clio; a connected
 * credential and the examples are already there. What is done in it stays until the next start.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startSandbox } from '../sandbox/client/sandboxProcess.js';
import { installCommunityPackage, packBuiltPackage } from './realN8n/communityPackage.mjs';
import { CACHE_FOLDER, PROJECT_FOLDER } from './realN8n/folders.mjs';
import { preferredPort } from './realN8n/freePorts.mjs';
import { installN8n } from './realN8n/install.mjs';
import { startN8n, type RunningN8n } from './realN8n/n8nProcess.mjs';
import { secondsSince, terminalProgress } from './realN8n/progress.mjs';
import { signIn } from './realN8n/rest/session.mjs';
import { connectedCredential, importExamples } from './start/firstContent.mjs';
import { readOptions, USAGE, type StartOptions } from './start/options.mjs';

const EDITOR_PORT = 5678;
const SANDBOX_PORT = 4010;
/** Of an n8n that listens on this machine only. */
const OWNER = { email: 'owner@example.com', password: 'Clio-sandbox-1', firstName: 'Local', lastName: 'Owner' };

const stops: (() => Promise<void>)[] = [];
const progress = terminalProgress();

try {
	await start(optionsOrUsage());
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
} finally {
	for (const stop of stops.reverse()) await stop();
}

async function start({ release, exitWhenReady }: StartOptions): Promise<void> {
	const installed = await installN8n(release, progress);
	const userFolder = join(CACHE_FOLDER, 'start', release.version);
	mkdirSync(userFolder, { recursive: true });
	await placePackage(userFolder);

	const sandbox = await startSandbox({ repository: PROJECT_FOLDER, port: await preferredPort(SANDBOX_PORT, 4) });
	stops.push(() => sandbox.stop());
	const clio = sandbox.regions.us;
	progress.done(`Local Clio: ${clio.baseUrl} (${clio.firm})`);

	const n8n = await startEditor(installed, userFolder);
	await sandbox.control.addRedirectUris('us', [`${n8n.url}/rest/oauth2-credential/callback`]);
	const session = await signIn(n8n.url, OWNER);
	const credential = await connectedCredential(session, clio);
	progress.done(`Credential "${credential.name}": connected to ${clio.firm} as ${clio.userEmail}`);
	const examples = await importExamples(session, credential);
	progress.done(`Workflows: ${examples.join(' · ')}`);

	console.log(`\nOpen      ${n8n.url}\nE-mail    ${OWNER.email}\nPassword  ${OWNER.password}\n`);
	if (exitWhenReady) return;
	console.log('Ctrl-C ends n8n and the local Clio.');
	await asked(n8n);
	console.log('\nEnding ...');
}

async function placePackage(userFolder: string): Promise<void> {
	const folder = mkdtempSync(join(tmpdir(), 'n8n-nodes-clio-'));
	try {
		const packed = await packBuiltPackage(folder);
		await installCommunityPackage(packed, userFolder);
		progress.done(`${packed.name} ${packed.version}: installed as a community package`);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

async function startEditor(installed: Parameters<typeof startN8n>[0], userFolder: string): Promise<RunningN8n> {
	const started = Date.now();
	const { version } = installed.release;
	const ticking = setInterval(() => progress.show(`n8n ${version}: starting (${secondsSince(started)})`), 1000);
	try {
		const n8n = await startN8n(installed, { userFolder, port: await preferredPort(EDITOR_PORT, 1) });
		stops.push(() => n8n.stop());
		progress.done(`n8n ${version}: started in ${secondsSince(started)}`);
		return n8n;
	} finally {
		clearInterval(ticking);
	}
}

/** Waits for Ctrl-C or its like. */
async function asked(n8n: RunningN8n): Promise<void> {
	const signalled = new Promise<void>((resolve) => {
		for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
	});
	const ended = n8n.ended.then((code) => {
		throw new Error(`n8n has ended by itself (exit code ${code}):\n${n8n.output().slice(-2000)}`);
	});
	await Promise.race([signalled, ended]);
	// From now on n8n's end is wanted.
	ended.catch(() => undefined);
}

function optionsOrUsage(): StartOptions {
	try {
		return readOptions(process.argv.slice(2));
	} catch (error) {
		throw new Error(`${error instanceof Error ? error.message : ''}\n${USAGE}`, { cause: error });
	}
}
