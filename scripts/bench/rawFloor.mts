import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import type { InstalledN8n } from '../realN8n/install.mjs';
import { asRecord, listAt, numberAt } from '../realN8n/json.mjs';
import type { Run } from './measure.mjs';

const ENDED_WITHIN_MILLISECONDS = 120_000;

/** Reads the list at an address with nothing but fetch and JSON.parse, in a process of its own with n8n's node. */
export async function rawFloor(
	{ node }: InstalledN8n,
	address: string,
	accessToken: string,
	runs: number,
): Promise<Run[]> {
	const program = fileURLToPath(new URL('floor.mts', import.meta.url));
	const { stdout } = await promisify(execFile)(
		node,
		['--disable-warning=ExperimentalWarning', program, address, accessToken, String(runs)],
		{ timeout: ENDED_WITHIN_MILLISECONDS },
	);
	return listAt({ runs: JSON.parse(stdout) as unknown }, 'runs').map((each) => {
		const run = asRecord(each, 'run');
		const rows = numberAt(run, 'rows');
		return {
			requests: numberAt(run, 'requests'),
			milliseconds: numberAt(run, 'milliseconds'),
			peak: undefined,
			rows,
			distinct: rows,
		};
	});
}
