import { parseArgs } from 'node:util';

import { N8N_RELEASES, n8nRelease, type N8nRelease } from '../realN8n/versions.mjs';

/** What `npm start` was asked for. */
export interface StartOptions {
	release: N8nRelease;
	/** End as soon as everything is ready; for tests. */
	exitWhenReady: boolean;
}

export const USAGE = `Usage: npm start [-- [--n8n VERSION] [--exit-when-ready]]
  --n8n VERSION       ${N8N_RELEASES.map(({ version }) => version).join(', ')} (the first is the default)
  --exit-when-ready   end as soon as everything is ready`;

/** @throws Error that says what is wrong with the arguments */
export function readOptions(given: readonly string[]): StartOptions {
	const { values } = parseArgs({
		args: [...given],
		options: {
			n8n: { type: 'string', default: N8N_RELEASES[0].version },
			'exit-when-ready': { type: 'boolean', default: false },
		},
	});
	return { release: n8nRelease(values.n8n), exitWhenReady: values['exit-when-ready'] };
}
