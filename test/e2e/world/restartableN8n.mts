import type { InstalledN8n } from '../../../scripts/realN8n/install.mjs';
import { startN8n, type N8nOptions, type RunningN8n } from '../../../scripts/realN8n/n8nProcess.mjs';

/** An n8n that can be ended and started again, at the same address and with everything it has stored. */
export interface RestartableN8n {
	/** The editor's address, without a trailing slash. */
	url: string;
	/** Everything all its processes have written so far. */
	output(): string;
	/** Ends n8n, does what is to happen meanwhile, and starts it again. */
	restart(meanwhile?: () => Promise<void>): Promise<void>;
	/** Ends n8n and waits until it is gone. */
	stop(): Promise<void>;
}

/** Starts it. @throws Error with the end of n8n's output when it ends early or does not answer in time */
export async function startRestartableN8n(installed: InstalledN8n, options: N8nOptions): Promise<RestartableN8n> {
	let running: RunningN8n = await startN8n(installed, options);
	const port = Number(new URL(running.url).port);
	let former = '';
	return {
		url: running.url,
		output: () => former + running.output(),
		restart: async (meanwhile) => {
			await running.stop();
			former += running.output();
			await meanwhile?.();
			running = await startN8n(installed, { ...options, port });
		},
		stop: () => running.stop(),
	};
}
