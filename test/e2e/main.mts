/**
 * `npm run test:e2e [version...] [--only=text]`: the packed package in real n8n, all releases or those named, all
 * subjects or those whose name holds the text. Installs what is missing; the built package must be there.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { packBuiltPackage } from '../../scripts/realN8n/communityPackage.mjs';
import { PROJECT_FOLDER } from '../../scripts/realN8n/folders.mjs';
import { installN8n } from '../../scripts/realN8n/install.mjs';
import { terminalProgress } from '../../scripts/realN8n/progress.mjs';
import { redisPath } from '../../scripts/realN8n/redis.mjs';
import { N8N_RELEASES, n8nRelease } from '../../scripts/realN8n/versions.mjs';
import { chromiumPath } from './browser/chromium.mjs';

/** One line after the other on the terminal, and a file for programs. */
const REPORTS = [
	'--test-reporter=spec',
	'--test-reporter-destination=stdout',
	'--test-reporter=tap',
	'--test-reporter-destination=test-output/e2e.tap',
] as const;

try {
	process.exitCode = await main(process.argv.slice(2));
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
}

async function main(given: readonly string[]): Promise<number> {
	const { values, positionals: named } = parseArgs({
		args: [...given],
		options: { only: { type: 'string', default: '' } },
		allowPositionals: true,
	});
	const releases = named.length > 0 ? named.map(n8nRelease) : N8N_RELEASES;
	chromiumPath();
	redisPath();
	for (const release of releases) await installN8n(release, terminalProgress());
	mkdirSync(join(PROJECT_FOLDER, 'test-output'), { recursive: true });
	const folder = mkdtempSync(join(tmpdir(), 'n8n-nodes-clio-'));
	try {
		const { tarball } = await packBuiltPackage(folder);
		const files = releases.flatMap(({ version }) => testFilesOf(version));
		return await runTests(files, { ...process.env, CLIO_TARBALL: tarball, CLIO_E2E_ONLY: values.only });
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/** The tests of a release; those of queue mode exist for one only. */
function testFilesOf(version: string): string[] {
	const files = [`n8n-${version}.test.mts`, `n8n-${version}-queue.test.mts`];
	return files.map((file) => join('test', 'e2e', file)).filter((file) => existsSync(join(PROJECT_FOLDER, file)));
}

function runTests(files: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
	const run = ['--import', 'tsx', '--test', '--test-concurrency=1', ...REPORTS, ...files];
	return new Promise((resolve, reject) => {
		const child = spawn(process.execPath, run, { cwd: PROJECT_FOLDER, env, stdio: 'inherit' });
		child.on('error', reject).on('exit', (code) => resolve(code ?? 1));
	});
}
