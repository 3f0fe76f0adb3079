/**
 * `npm run bench:trigger`: how quickly the Clio Trigger answers deliveries, and how many it takes, beside n8n's own
 * Webhook node in the same n8n.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startSandbox } from '../../sandbox/client/sandboxProcess.js';
import { installCommunityPackage, packedOrGiven } from '../realN8n/communityPackage.mjs';
import { PROJECT_FOLDER } from '../realN8n/folders.mjs';
import { installN8n } from '../realN8n/install.mjs';
import { startN8n } from '../realN8n/n8nProcess.mjs';
import { terminalProgress } from '../realN8n/progress.mjs';
import { countSuccesses } from '../realN8n/rest/executions.mjs';
import { signIn, type N8nSession, type Owner } from '../realN8n/rest/session.mjs';
import { n8nRelease } from '../realN8n/versions.mjs';
import { connectedCredential } from '../start/firstContent.mjs';
import { deliver, deliverAll, quantile, type Receiver } from './deliveries.mjs';
import { matterIds } from './matterIds.mjs';
import { clioTrigger, webhookNode } from './receivers.mjs';

const VERSION = '2.41.1';
const OWNER: Owner = { email: 'owner@example.com', password: 'Loopback-only-1', firstName: 'Bench', lastName: 'Owner' };
/** Deliveries that are not counted, those that are timed one by one, and those that come together. */
const [WARM_UP, TIMED, TOGETHER] = [20, 200, 300];
const AT_ONCE = 20;
/** Until the execution that a delivery has started is over. */
const PAUSE_MILLISECONDS = 40;
const SEEDED_MATTERS = 320;
const ENDED_WITHIN_MILLISECONDS = 120_000;
const MOST_ADDED_MILLISECONDS = 5;

const stops: (() => Promise<void> | void)[] = [];
const progress = terminalProgress();
let interrupted = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => (interrupted = true));

try {
	await bench();
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 2;
} finally {
	for (const stop of stops.reverse()) await stop();
}

async function bench(): Promise<void> {
	const installed = await installN8n(n8nRelease(VERSION), progress);
	const userFolder = mkdtempSync(join(tmpdir(), 'clio-bench-'));
	stops.push(() => rmSync(userFolder, { recursive: true, force: true }));
	await installCommunityPackage(await packedOrGiven(join(userFolder, 'packed')), userFolder);
	const sandbox = await startSandbox({ repository: PROJECT_FOLDER });
	stops.push(() => sandbox.stop());
	// Every delivery is about another matter: one that was put out in the same state would be dropped.
	const deliveries = WARM_UP + TIMED + TOGETHER;
	await sandbox.control.settings({ rateLimitPerMinute: 1_000_000, extraMatters: deliveries - SEEDED_MATTERS });
	const matters = await matterIds(sandbox, deliveries);
	const n8n = await startN8n(installed, { userFolder });
	stops.push(() => n8n.stop());
	await sandbox.control.addRedirectUris('us', [`${n8n.url}/rest/oauth2-credential/callback`]);
	const session = await signIn(n8n.url, OWNER);
	const credential = await connectedCredential(session, sandbox.regions.us);
	const receivers = [
		await webhookNode(session),
		await clioTrigger(session, sandbox, credential, 'asSent'),
		await clioTrigger(session, sandbox, credential, 'standard'),
	];

	const times = await timesOf(receivers, matters);
	const rates: Rate[] = [];
	for (const receiver of receivers) {
		await sandbox.control.clearRequests();
		rates.push(await rateOf(session, receiver, matters));
		const requests = (await sandbox.control.requests()).filter(({ path }) => path.startsWith('/api/')).length;
		progress.done(`${receiver.name}: ${requests} requests to Clio for ${TOGETHER} deliveries at once`);
	}
	print(receivers, times, rates);
}

/** Milliseconds to answer, by receiver: each in turn gets a delivery, so that what else this machine does hits all alike. */
async function timesOf(receivers: readonly Receiver[], matters: readonly unknown[]): Promise<number[][]> {
	const times: number[][] = receivers.map(() => []);
	for (let index = 0; index < WARM_UP + TIMED; index++) {
		inTime();
		for (const [place, receiver] of receivers.entries()) {
			const milliseconds = await deliver(receiver, matters[index]);
			if (index >= WARM_UP) times[place]?.push(milliseconds);
			await new Promise((resolve) => setTimeout(resolve, PAUSE_MILLISECONDS));
		}
		progress.show(`Delivery ${index + 1} of ${WARM_UP + TIMED}`);
	}
	return times;
}

/** Deliveries a second: until all were answered, and until all their executions had ended. */
interface Rate {
	answered: number;
	ended: number;
}

async function rateOf(session: N8nSession, receiver: Receiver, matters: readonly unknown[]): Promise<Rate> {
	inTime();
	await allEnded(session, receiver, WARM_UP + TIMED);
	const started = performance.now();
	const answered = await deliverAll(receiver, matters.slice(WARM_UP + TIMED), AT_ONCE);
	await allEnded(session, receiver, matters.length);
	const ended = performance.now() - started;
	return { answered: (TOGETHER / answered) * 1000, ended: (TOGETHER / ended) * 1000 };
}

/** @throws Error when there are more or fewer executions than deliveries */
async function allEnded(session: N8nSession, { name, workflowId }: Receiver, count: number): Promise<void> {
	const until = Date.now() + ENDED_WITHIN_MILLISECONDS;
	let ended = 0;
	do {
		await new Promise((resolve) => setTimeout(resolve, 200));
		ended = await countSuccesses(session, workflowId);
	} while (ended < count && Date.now() < until);
	if (ended !== count) throw new Error(`${name}: ${ended} executions for ${count} deliveries`);
}

function print(receivers: readonly Receiver[], times: readonly number[][], rates: readonly Rate[]): void {
	const widest = Math.max(...receivers.map(({ name }) => name.length));
	console.log(`\nn8n ${VERSION}: ${TIMED} deliveries one by one, then ${TOGETHER}, ${AT_ONCE} at a time`);
	console.log(`${''.padEnd(widest)}  answer ms    95 %  answered/s  executed/s  beside the Webhook node`);
	const [own] = rates;
	const ownAnswer = quantile(times[0] ?? [], 0.5);
	for (const [place, { name }] of receivers.entries()) {
		const [all = [], rate] = [times[place], rates[place]];
		if (own === undefined || rate === undefined) continue;
		const answer = quantile(all, 0.5);
		const columns = [
			answer.toFixed(1).padStart(9),
			quantile(all, 0.95).toFixed(1).padStart(6),
			rate.answered.toFixed(0).padStart(10),
			rate.ended.toFixed(0).padStart(10),
			`${signed(answer - ownAnswer)} ms, ${(rate.answered / own.answered).toFixed(2)} answered, ${(rate.ended / own.ended).toFixed(2)} executed`,
		];
		console.log(`${name.padEnd(widest)}  ${columns.join('  ')}`);
	}
	const added = Math.max(...times.slice(1).map((all) => quantile(all, 0.5) - ownAnswer));
	const mark = added <= MOST_ADDED_MILLISECONDS ? 'reached' : 'MISSED';
	console.log(
		`\naim: at most ${MOST_ADDED_MILLISECONDS} ms added to an answer; measured ${added.toFixed(1)} ms: ${mark}`,
	);
}

function signed(value: number): string {
	return `${value < 0 ? '' : '+'}${value.toFixed(1)}`;
}

/** @throws Error when somebody has stopped the bench */
function inTime(): void {
	if (interrupted) throw new Error('Stopped');
}
