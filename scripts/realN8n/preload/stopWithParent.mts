/* Runs inside n8n before anything else: n8n ends when the program that started it closes its standard input or dies. */
import { isMainThread } from 'node:worker_threads';

/** n8n may take that long to end in order. */
const END_WITHIN_MILLISECONDS = 10_000;

/* A preload also runs in every worker thread, whose standard input is another one. */
if (isMainThread) {
	process.stdin.on('error', stop).on('end', stop).resume();
	// Nobody reads any more once the program that started us is dead: n8n would log that without end.
	for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
}

function stop(): void {
	setTimeout(() => process.kill(process.pid, 'SIGKILL'), END_WITHIN_MILLISECONDS).unref();
	process.kill(process.pid, 'SIGTERM');
}
