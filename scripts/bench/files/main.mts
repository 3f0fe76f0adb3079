/**
 * `npm run bench:files [-- MB]`: a large file up and down through the Clio node in real n8n, which keeps binary data on disk,
 * beside n8n's own HTTP Request node and curl, against the sandbox. Every contestant gets a fresh n8n process.
 */
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startSandbox, type SandboxProcess } from '../../../sandbox/client/sandboxProcess.js';
import { installCommunityPackage, packedOrGiven } from '../../realN8n/communityPackage.mjs';
import type { CredentialReference } from '../../realN8n/examples.mjs';
import { PROJECT_FOLDER } from '../../realN8n/folders.mjs';
import { freePorts } from '../../realN8n/freePorts.mjs';
import { installN8n, type InstalledN8n } from '../../realN8n/install.mjs';
import { startN8n, type RunningN8n } from '../../realN8n/n8nProcess.mjs';
import { terminalProgress } from '../../realN8n/progress.mjs';
import { signIn, type N8nSession, type Owner } from '../../realN8n/rest/session.mjs';
import { n8nRelease } from '../../realN8n/versions.mjs';
import { connectedCredential } from '../../start/firstContent.mjs';
import { printAims } from '../report.mjs';
import { EMPTY } from '../workflows.mjs';
import { ClioFiles } from './clioFiles.mjs';
import type { FileContestant } from './contestants.mjs';
import { clioDownload, clioUpload, httpDownload, httpUpload, readAlone } from './contestants.mjs';
import { largeFile } from './largeFile.mjs';
import { curlDownload, curlUpload, measureFile, type FileRun } from './measure.mjs';

const VERSION = '2.41.1';
const OWNER: Owner = { email: 'owner@example.com', password: 'Loopback-only-1', firstName: 'Bench', lastName: 'Owner' };
const MEGABYTES = Number(process.argv[2] ?? 1_024);
const BYTES = MEGABYTES * 1024 * 1024;
/** The most that a file of any size may add to n8n's process. */
const MOST_ADDED = 64;

const stops: (() => Promise<void> | void)[] = [];
const progress = terminalProgress();

try {
	process.exitCode = (await bench()) ? 0 : 1;
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 2;
} finally {
	for (const stop of stops.reverse()) await stop();
}

interface Ground {
	installed: InstalledN8n;
	userFolder: string;
	files: string;
	port: number;
}

async function bench(): Promise<boolean> {
	if (!(MEGABYTES >= 1)) throw new Error('The size must be a number of MB');
	const installed = await installN8n(n8nRelease(VERSION), progress);
	const userFolder = mkdtempSync(join(tmpdir(), 'clio-bench-files-'));
	stops.push(() => rmSync(userFolder, { recursive: true, force: true }));
	await installCommunityPackage(await packedOrGiven(join(userFolder, 'packed')), userFolder);
	const sandbox = await startSandbox({ repository: PROJECT_FOLDER });
	stops.push(() => sandbox.stop());
	await sandbox.control.settings({ rateLimitPerMinute: 1_000_000, signedUrlSeconds: 3_600 });
	const [port = 0] = await freePorts(1);
	const files = join(userFolder, 'files');
	mkdirSync(files);
	const ground: Ground = { installed, userFolder, files, port };
	const path = await largeFile(join(files, 'large.bin'), BYTES);
	const credential = await withN8n(ground, async (session) => {
		await sandbox.control.addRedirectUris('us', [`${session.url}/rest/oauth2-credential/callback`]);
		return await connectedCredential(session, sandbox.regions.us);
	});
	return await race(ground, sandbox, credential, path);
}

async function race(
	ground: Ground,
	sandbox: SandboxProcess,
	credential: CredentialReference,
	path: string,
): Promise<boolean> {
	const clio = await ClioFiles.connect(sandbox);
	const matter = await clio.firstMatter();
	const [byHttp, byCurl] = [await clio.announce(matter, 'http.bin'), await clio.announce(matter, 'curl.bin')];

	const reading = await ran(ground, readAlone(path));
	const up = await ran(ground, clioUpload(credential, path, matter, 'clio.bin'));
	if (up.output.size !== BYTES) throw new Error(`Clio has ${String(up.output.size)} bytes of ${BYTES}`);
	const upByHttp = await ran(ground, httpUpload(path, byHttp));
	const upByCurl = await curlUpload(path, byCurl);
	await clio.finish(byCurl);

	const resting = await ran(ground, EMPTY);
	const down = await ran(ground, clioDownload(credential, Number(up.output.id)));
	if (down.output.size !== BYTES) throw new Error(`n8n has ${String(down.output.size)} bytes of ${BYTES}`);
	const downByHttp = await ran(ground, httpDownload(await clio.downloadAddress(byCurl.id)));
	const fetched = join(ground.files, 'fetched.bin');
	const downByCurl = await curlDownload(fetched, await clio.downloadAddress(byCurl.id));
	if (statSync(fetched).size !== BYTES) throw new Error('curl has not fetched the whole file');

	print(`${MEGABYTES} MB up, n8n ${VERSION}, binary data on disk`, [reading, up, upByHttp, upByCurl]);
	print(`${MEGABYTES} MB down`, [resting, down, downByHttp, downByCurl]);
	return printAims([
		...addedBeside('upload: MB added to n8n beside reading the file', up, reading),
		...addedBeside('download: MB added to n8n beside doing nothing', down, resting),
		{ what: 'upload: node time beside HTTP Request', value: up.milliseconds / upByHttp.milliseconds, most: 2 },
		{ what: 'download: node time beside HTTP Request', value: down.milliseconds / downByHttp.milliseconds, most: 1.2 },
	]);
}

/** Runs a contestant in a process of its own, after an empty workflow that warms it up. */
async function ran(ground: Ground, contestant: FileContestant): Promise<FileRun> {
	return await withN8n(ground, async (session, n8n) => {
		await measureFile({ n8n, session }, EMPTY);
		const run = await measureFile({ n8n, session }, contestant);
		progress.done(`${run.name}: ${run.milliseconds.toFixed(0)} ms`);
		return run;
	});
}

async function withN8n<Value>(
	{ installed, userFolder, files, port }: Ground,
	use: (session: N8nSession, n8n: RunningN8n) => Promise<Value>,
): Promise<Value> {
	const environment = { N8N_DEFAULT_BINARY_DATA_MODE: 'filesystem', N8N_RESTRICT_FILE_ACCESS_TO: files };
	const n8n = await startN8n(installed, { userFolder, port, environment });
	try {
		return await use(await signIn(n8n.url, OWNER), n8n);
	} finally {
		await n8n.stop();
	}
}

function addedBeside(what: string, { added }: FileRun, { added: beside }: FileRun) {
	return added === undefined || beside === undefined
		? []
		: [{ what, value: Math.max(0, added - beside), most: MOST_ADDED }];
}

function print(title: string, runs: readonly FileRun[]): void {
	console.log(`\n${title}`);
	const widest = Math.max(...runs.map(({ name }) => name.length));
	console.log(`${''.padEnd(widest)}   seconds   MB a second   MB added`);
	for (const { name, milliseconds, added } of runs) {
		const columns = [
			(milliseconds / 1_000).toFixed(1).padStart(9),
			(name === EMPTY.name ? '-' : (MEGABYTES / (milliseconds / 1_000)).toFixed(0)).padStart(11),
			(added === undefined ? '-' : added.toFixed(0)).padStart(8),
		];
		console.log(`${name.padEnd(widest)} ${columns.join('   ')}`);
	}
}
