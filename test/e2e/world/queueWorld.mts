import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startSandbox, type SandboxProcess } from '../../../sandbox/client/sandboxProcess.js';
import { installCommunityPackage, packedOrGiven } from '../../../scripts/realN8n/communityPackage.mjs';
import { PROJECT_FOLDER } from '../../../scripts/realN8n/folders.mjs';
import { installN8n } from '../../../scripts/realN8n/install.mjs';
import { startN8n, startWorker, type RunningWorker } from '../../../scripts/realN8n/n8nProcess.mjs';
import { terminalProgress } from '../../../scripts/realN8n/progress.mjs';
import { startRedis } from '../../../scripts/realN8n/redis.mjs';
import { signIn, type N8nSession } from '../../../scripts/realN8n/rest/session.mjs';
import { n8nRelease } from '../../../scripts/realN8n/versions.mjs';
import { OWNER } from './world.mjs';

/** An n8n in queue mode: a main process that is told, and workers that run what it was told. */
export interface QueueWorld {
	sandbox: SandboxProcess;
	session: N8nSession;
	workers: readonly RunningWorker[];
	stop(): Promise<void>;
}

/**
 * Starts Redis, the sandbox, n8n of that version in queue mode and two workers. They share n8n's SQLite file: n8n
 * recommends PostgreSQL where the processes run on several machines, but it is the queue that matters here.
 */
export async function startQueueWorld(version: string): Promise<QueueWorld> {
	const stops: (() => Promise<void> | void)[] = [];
	const stop = async () => {
		for (const each of stops.reverse()) await each();
	};
	try {
		return { ...(await startAll(version, stops)), stop };
	} catch (error) {
		await stop();
		throw error;
	}
}

async function startAll(version: string, stops: (() => Promise<void> | void)[]): Promise<Omit<QueueWorld, 'stop'>> {
	const userFolder = mkdtempSync(join(tmpdir(), `n8n-queue-${version}-`));
	stops.push(() => rmSync(userFolder, { recursive: true, force: true }));
	const installed = await installN8n(n8nRelease(version), terminalProgress());
	await installCommunityPackage(await packedOrGiven(join(userFolder, 'packed')), userFolder);
	const redis = await startRedis(userFolder);
	stops.push(() => redis.stop());
	const sandbox = await startSandbox({ repository: PROJECT_FOLDER });
	stops.push(() => sandbox.stop());
	const environment = {
		EXECUTIONS_MODE: 'queue',
		QUEUE_BULL_REDIS_HOST: '127.0.0.1',
		QUEUE_BULL_REDIS_PORT: String(redis.port),
		N8N_ENCRYPTION_KEY: randomBytes(24).toString('hex'),
	};
	const n8n = await startN8n(installed, { userFolder, environment });
	stops.push(() => n8n.stop());
	// One execution at a time each, so that neither can do everything alone.
	const one = { ...environment, N8N_CONCURRENCY_PRODUCTION_LIMIT: '1' };
	const start = async () => {
		const worker = await startWorker(installed, { userFolder, environment: one });
		stops.push(() => worker.stop());
		return worker;
	};
	const workers = await Promise.all([start(), start()]);
	await sandbox.control.addRedirectUris('us', [`${n8n.url}/rest/oauth2-credential/callback`]);
	return { sandbox, session: await signIn(n8n.url, OWNER), workers };
}
