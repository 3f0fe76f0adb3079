import { spawn } from 'node:child_process';
import { connect } from 'node:net';

import { findProgram } from './findProgram.mjs';
import { freePorts } from './freePorts.mjs';

const READY_WITHIN_MILLISECONDS = 20_000;
const POLL_MILLISECONDS = 100;

/** Ends the program that is its arguments when its own standard input closes, so that it dies with us. */
const UNTIL_INPUT_CLOSES = '"$@" & program=$!; cat >/dev/null; kill "$program"; wait "$program"';

/** A Redis of our own, which keeps nothing. */
export interface RunningRedis {
	port: number;
	/** Ends it and waits until it is gone. */
	stop(): Promise<void>;
}

/**
 * The Redis to use: the one that REDIS_SERVER_PATH names, or `redis-server` on the PATH.
 *
 * @throws Error that says how to install one
 */
export function redisPath(): string {
	const named = process.env.REDIS_SERVER_PATH;
	const found = findProgram([named || 'redis-server']);
	if (found !== undefined) return found;
	throw new Error(
		`${named ? `REDIS_SERVER_PATH (${named}) is no program` : 'No Redis was found'}. The tests of queue mode use one: ` +
			'install it (Debian and Ubuntu: apt-get install redis-server; macOS: brew install redis), or set ' +
			'REDIS_SERVER_PATH to its program.',
	);
}

/** Starts a Redis on a free loopback port. @throws Error with its output when it does not answer in time */
export async function startRedis(folder: string): Promise<RunningRedis> {
	const [port = 0] = await freePorts(1);
	const program = [redisPath(), '--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', folder];
	const child = spawn('sh', ['-c', UNTIL_INPUT_CLOSES, 'sh', ...program], { stdio: ['pipe', 'pipe', 'pipe'] });
	let output = '';
	for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));
	const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
	const stop = async () => {
		child.stdin.end();
		await ended;
	};
	const until = Date.now() + READY_WITHIN_MILLISECONDS;
	while (Date.now() < until) {
		if (await answers(port)) return { port, stop };
		await new Promise((resolve) => setTimeout(resolve, POLL_MILLISECONDS));
	}
	await stop();
	throw new Error(`Redis did not answer within ${READY_WITHIN_MILLISECONDS / 1000} s\n${output.slice(-2000)}`);
}

async function answers(port: number): Promise<boolean> {
	return await new Promise((resolve) => {
		const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
		socket.once('data', (answer) => {
			socket.destroy();
			resolve(answer.toString().startsWith('+PONG'));
		});
		socket.once('error', () => resolve(false));
	});
}
