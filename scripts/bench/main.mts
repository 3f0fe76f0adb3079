/**
 * `npm run bench`: the Clio node beside n8n's own HTTP Request node in real n8n, and beside plain fetch, against the
 * sandbox. Every contestant gets a fresh n8n process, so that none finds memory that another has left.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startSandbox, type SandboxProcess } from '../../sandbox/client/sandboxProcess.js';
import { installCommunityPackage, packedOrGiven } from '../realN8n/communityPackage.mjs';
import { PROJECT_FOLDER } from '../realN8n/folders.mjs';
import { freePorts } from '../realN8n/freePorts.mjs';
import { installN8n, type InstalledN8n } from '../realN8n/install.mjs';
import { startN8n } from '../realN8n/n8nProcess.mjs';
import { terminalProgress } from '../realN8n/progress.mjs';
import { signIn, type N8nSession, type Owner } from '../realN8n/rest/session.mjs';
import { n8nRelease } from '../realN8n/versions.mjs';
import { connectedCredential } from '../start/firstContent.mjs';
import { matterIds } from './matterIds.mjs';
import { measure, type Run } from './measure.mjs';
import { rawFloor } from './rawFloor.mjs';
import { printAims, printResults, resultOf, type Result } from './report.mjs';
import { EMPTY, MATTER_FIELDS, allMatters, lookups, type Contestant } from './workflows.mjs';

const VERSION = '2.41.1';
const OWNER: Owner = { email: 'owner@example.com', password: 'Loopback-only-1', firstName: 'Bench', lastName: 'Owner' };
const MATTERS = 10_000;
/** The seeded firm has these without being asked for more. */
const SEEDED_MATTERS = 320;
const LOOKUPS = 1_000;
/** The most records that Clio gives with one request (Clio: Pagination). */
const PAGE = 200;
const RUNS = 5;
const WITHIN_MILLISECONDS = 20 * 60_000;

const stops: (() => Promise<void> | void)[] = [];
const progress = terminalProgress();
let interrupted = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => (interrupted = true));
const startedAt = Date.now();

try {
	process.exitCode = (await bench()) ? 0 : 1;
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 2;
} finally {
	for (const stop of stops.reverse()) await stop();
}

async function bench(): Promise<boolean> {
	const installed = await installN8n(n8nRelease(VERSION), progress);
	const userFolder = mkdtempSync(join(tmpdir(), 'clio-bench-'));
	stops.push(() => rmSync(userFolder, { recursive: true, force: true }));
	await installCommunityPackage(await packedOrGiven(join(userFolder, 'packed')), userFolder);
	const sandbox = await startSandbox({ repository: PROJECT_FOLDER });
	stops.push(() => sandbox.stop());
	await sandbox.control.settings({ rateLimitPerMinute: 1_000_000, extraMatters: MATTERS - SEEDED_MATTERS });
	const [port = 0] = await freePorts(1);
	const ground: Ground = { installed, userFolder, port, sandbox };
	const credential = await withN8n(ground, async (session) => {
		await sandbox.control.addRedirectUris('us', [`${session.url}/rest/oauth2-credential/callback`]);
		return await connectedCredential(session, sandbox.regions.us);
	});

	const all = await raceOf(ground, allMatters(credential, sandbox.regions.us.baseUrl));
	const floor = resultOf('fetch + JSON.parse', await floorRuns(ground));
	const found = await raceOf(
		ground,
		lookups(credential, sandbox.regions.us.baseUrl, await matterIds(sandbox, LOOKUPS)),
	);
	printResults(`${MATTERS} matters with ${MATTER_FIELDS.length} fields, n8n ${VERSION}`, [...all, floor]);
	printResults(`${LOOKUPS} matters looked up by ID`, found);
	return judge(all, floor, found);
}

interface Ground {
	installed: InstalledN8n;
	userFolder: string;
	port: number;
	sandbox: SandboxProcess;
}

type Pair = [clio: Result, http: Result];

/** Runs both contestants, each in a process of its own: first empty workflows, then the work several times. */
async function raceOf(ground: Ground, contestants: [Contestant, Contestant]): Promise<Pair> {
	const [clio, http] = contestants;
	return [await ran(ground, clio), await ran(ground, http)];
}

async function ran(ground: Ground, contestant: Contestant): Promise<Result> {
	return await withN8n(ground, async (session, n8n) => {
		const arena = { n8n, session, sandbox: ground.sandbox };
		const empty: Run[] = [];
		const runs: Run[] = [];
		for (let run = 0; run < 2; run++) empty.push(await measure(arena, EMPTY));
		for (let run = 0; run < RUNS; run++) {
			inTime();
			runs.push(await measure(arena, contestant));
			progress.show(`${contestant.name}: run ${run + 1} of ${RUNS}`);
		}
		const times = runs.map(({ milliseconds, peak }) => `${milliseconds} ms, peak ${peak?.toFixed(0) ?? '-'} MB`);
		progress.done(`${contestant.name}: ${times.join(' | ')}`);
		return resultOf(contestant.name, runs, empty.at(-1)?.peak);
	});
}

async function withN8n<Value>(
	{ installed, userFolder, port }: Ground,
	use: (session: N8nSession, n8n: Awaited<ReturnType<typeof startN8n>>) => Promise<Value>,
): Promise<Value> {
	inTime();
	const n8n = await startN8n(installed, { userFolder, port });
	try {
		return await use(await signIn(n8n.url, OWNER), n8n);
	} finally {
		await n8n.stop();
	}
}

async function floorRuns({ installed, sandbox }: Ground): Promise<Run[]> {
	const { access_token: accessToken } = await sandbox.control.grant('us');
	const query = new URLSearchParams({ fields: MATTER_FIELDS.join(','), limit: String(PAGE), order: 'id(asc)' });
	const address = `${sandbox.regions.us.baseUrl}/api/v4/matters.json?${query}`;
	return await rawFloor(installed, address, accessToken, RUNS);
}

function judge([clio, http]: Pair, floor: Result, [found, foundByHttp]: Pair): boolean {
	for (const { name, rows, distinct } of [clio, http, floor]) {
		if (rows !== MATTERS || distinct !== MATTERS) throw new Error(`${name} gave ${rows} rows, ${distinct} distinct`);
	}
	for (const { name, rows, distinct } of [found, foundByHttp]) {
		if (rows !== LOOKUPS || distinct !== LOOKUPS) throw new Error(`${name} gave ${rows} rows, ${distinct} distinct`);
	}
	const memory =
		clio.memory === undefined || http.memory === undefined
			? []
			: [{ what: 'matters: memory beside HTTP Request', value: clio.memory / http.memory, most: 0.6 }];
	return printAims([
		{ what: 'matters: requests beside the fewest possible', value: clio.requests / (MATTERS / PAGE), most: 1 },
		{
			what: 'matters: node time beside HTTP Request + Split Out',
			value: clio.milliseconds / http.milliseconds,
			most: 0.5,
		},
		{ what: 'matters: node time beside fetch + JSON.parse', value: clio.milliseconds / floor.milliseconds, most: 1.5 },
		...memory,
		{ what: 'lookups: requests beside the fewest possible', value: found.requests / (LOOKUPS / PAGE), most: 1 },
	]);
}

/** @throws Error when somebody has stopped the bench or it has taken too long */
function inTime(): void {
	if (interrupted) throw new Error('Stopped');
	if (Date.now() - startedAt > WITHIN_MILLISECONDS) throw new Error('The bench took too long');
}
