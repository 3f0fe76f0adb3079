import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

import { editorUrl, n8nEnvironment, type N8nPlace } from './environment.mjs';
import { freePorts } from './freePorts.mjs';
import type { InstalledN8n } from './install.mjs';
import { compilePreload, type Preload } from './preload.mjs';

/** A cold start on a slow machine migrates a database and loads some 500 nodes. */
const READY_WITHIN_MILLISECONDS = 180_000;
const POLL_MILLISECONDS = 250;
/** After that long without leaving by itself it is killed. */
const STOP_WITHIN_MILLISECONDS = 15_000;

export interface N8nOptions {
	/** Everything n8n writes is below it; the community package is already installed there. */
	userFolder: string;
	/** The editor's port; a free one when it is 0 or left out. */
	port?: number;
	/** Settings beside ours. */
	environment?: Readonly<Record<string, string>>;
	/** What runs in n8n's process before n8n, beside what ties its life to ours. */
	preloads?: readonly Preload[];
}

/** An n8n that answers. */
export interface RunningN8n {
	/** The editor's address, without a trailing slash. */
	url: string;
	processId: number;
	/** Everything n8n has written so far. */
	output(): string;
	/** Settles when n8n has ended, with its exit code; null when a signal ended it. */
	ended: Promise<number | null>;
	/** Ends n8n and waits until it is gone. */
	stop(): Promise<void>;
}

/**
 * Starts an installed n8n on loopback and waits until it answers. It ends when we stop it, when we end or when we die.
 *
 * @throws Error with the end of n8n's output when it ends early or does not answer in time
 */
export async function startN8n(installed: InstalledN8n, options: N8nOptions): Promise<RunningN8n> {
	const [freePort = 0, brokerPort = 0] = await freePorts(2);
	const place: N8nPlace = { userFolder: options.userFolder, port: options.port || freePort, brokerPort };
	const url = editorUrl(place.port);
	// `/healthz` would be too early: the REST interface comes later.
	const process = await startProcess(installed, place, options, 'start', `${url}/rest/settings`);
	return { url, ...process };
}

/** A worker of an n8n in queue mode. */
export type RunningWorker = Omit<RunningN8n, 'url'>;

/**
 * Starts a worker for an n8n that runs in queue mode, with the same settings, and waits until it takes executions.
 *
 * @throws Error with the end of its output when it ends early or is not ready in time
 */
export async function startWorker(installed: InstalledN8n, options: N8nOptions): Promise<RunningWorker> {
	const [port = 0, brokerPort = 0] = await freePorts(2);
	const health = {
		QUEUE_HEALTH_CHECK_ACTIVE: 'true',
		QUEUE_HEALTH_CHECK_PORT: String(port),
		N8N_WORKER_SERVER_ADDRESS: '127.0.0.1',
	};
	const place: N8nPlace = { userFolder: options.userFolder, port, brokerPort };
	const withHealth = { ...options, environment: { ...options.environment, ...health } };
	return await startProcess(installed, place, withHealth, 'worker', `http://127.0.0.1:${port}/healthz/readiness`);
}

type Command = 'start' | 'worker';

/** @param ready an address that answers with JSON once the process can be used */
async function startProcess(
	installed: InstalledN8n,
	place: N8nPlace,
	options: N8nOptions,
	command: Command,
	ready: string,
): Promise<RunningWorker> {
	const child = spawnN8n(installed, place, options, command);
	const output = collectOutput(child);
	const ended = new Promise<number | null>((resolve, reject) => child.once('error', reject).once('exit', resolve));
	const stop = () => stopN8n(child, ended);
	try {
		await answering(ready, child);
	} catch (error) {
		await stop();
		const reason = error instanceof Error ? error.message : 'no reason given';
		throw new Error(`n8n ${installed.release.version}: ${reason}\n${output().slice(-4000)}`, { cause: error });
	}
	return { processId: child.pid ?? 0, output, ended, stop };
}

function spawnN8n(installed: InstalledN8n, place: N8nPlace, options: N8nOptions, command: Command): ChildProcess {
	const preloads: readonly Preload[] = ['stopWithParent', ...(options.preloads ?? [])];
	const compiled = preloads.map((preload) => compilePreload(preload, join(place.userFolder, 'preload')));
	return spawn(installed.node, [...compiled.flatMap((file) => ['--require', file]), installed.program, command], {
		cwd: place.userFolder,
		env: { ...n8nEnvironment(installed.release, place), ...options.environment },
		stdio: ['pipe', 'pipe', 'pipe'],
		// Ctrl-C reaches us alone: n8n is then stopped by us, in order.
		detached: true,
	});
}

function collectOutput(child: ChildProcess): () => string {
	let collected = '';
	for (const stream of [child.stdout, child.stderr]) {
		stream?.setEncoding('utf8').on('data', (text: string) => (collected += text));
	}
	return () => collected;
}

async function answering(url: string, child: ChildProcess): Promise<void> {
	const until = Date.now() + READY_WITHIN_MILLISECONDS;
	while (Date.now() < until) {
		if (child.exitCode !== null || child.signalCode !== null) {
			throw new Error(`ended while starting (exit code ${child.exitCode}, signal ${child.signalCode})`);
		}
		const type = await fetch(url, { headers: { connection: 'close' } }).then(
			async (response) => {
				await response.arrayBuffer();
				return response.ok ? response.headers.get('content-type') : null;
			},
			() => null,
		);
		if (type?.includes('json')) return;
		await new Promise((resolve) => setTimeout(resolve, POLL_MILLISECONDS));
	}
	throw new Error(`did not answer within ${READY_WITHIN_MILLISECONDS / 1000} s`);
}

async function stopN8n(child: ChildProcess, ended: Promise<number | null>): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return;
	child.kill('SIGTERM');
	const killing = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MILLISECONDS);
	await ended;
	clearTimeout(killing);
}
