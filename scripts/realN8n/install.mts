import { join } from 'node:path';

import { INSTALLS_FOLDER } from './folders.mjs';
import { nodeFor } from './nodeBinary.mjs';
import { runNpm } from './npm.mjs';
import { secondsSince, type Progress } from './progress.mjs';
import { ensureInstalled } from './storedInstall.mjs';
import type { N8nRelease } from './versions.mjs';

/** A complete n8n on this machine. */
export interface InstalledN8n {
	release: N8nRelease;
	/** The node executable that runs it. */
	node: string;
	/** n8n's own command line program. */
	program: string;
}

/** Installs that n8n if it is not there yet: some minutes and 2 to 3 GB the first time, nothing afterwards. */
export async function installN8n(release: N8nRelease, progress: Progress): Promise<InstalledN8n> {
	const node = await nodeFor(release.node, progress);
	const folder = join(INSTALLS_FOLDER, 'n8n', release.version);
	const started = Date.now();
	const installed = await ensureInstalled({
		folder,
		manifest: {
			name: `n8n-${release.version}`,
			private: true,
			dependencies: { n8n: release.version },
			overrides: release.overrides,
		},
		fill: (filling) => fillWithN8n(filling, release, progress),
	});
	if (installed) progress.done(`n8n ${release.version}: installed in ${secondsSince(started)}`);
	return { release, node, program: join(folder, 'node_modules', 'n8n', 'bin', 'n8n') };
}

/** Without install scripts, of which some fail on some versions of node; only the database driver needs its own. */
async function fillWithN8n(folder: string, release: N8nRelease, progress: Progress): Promise<void> {
	const started = Date.now();
	const show = (text: string) => progress.show(`n8n ${release.version}: ${text} (${secondsSince(started)})`);
	let fetched = 0;
	const ticking = setInterval(() => show(`${fetched} downloads from the npm registry`), 1000);
	try {
		await runNpm({
			arguments: ['install', '--ignore-scripts', '--omit=dev', '--no-audit', '--no-fund', '--loglevel=http'],
			folder,
			onLine: (line) => (fetched += line.startsWith('npm http') ? 1 : 0),
		});
	} finally {
		clearInterval(ticking);
	}
	show('building the database driver');
	await runNpm({ arguments: ['rebuild', 'sqlite3', '--ignore-scripts=false', '--foreground-scripts'], folder });
}
