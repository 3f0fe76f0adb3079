// Entry of `npm run demo`, `npm test` and their like: plain JavaScript without dependencies, so that it runs on a fresh
// clone. It prepares what a command needs, runs it and leaves with its exit code. Syntax that an old Node can read.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** The commands: what each needs beforehand, and what it runs. More arguments are handed on. */
const COMMANDS = {
	demo: { needs: ['dependencies', 'build'], run: ['--import', 'tsx', 'scripts/demo.mts'] },
	start: { needs: ['dependencies', 'build'], run: ['--import', 'tsx', 'scripts/start.mts'] },
	sandbox: { needs: ['dependencies'], run: ['--import', 'tsx', 'sandbox/main.mts'] },
	test: { needs: ['dependencies', 'build', 'testOutput'], run: ['node_modules/jest/bin/jest.js'] },
	'test:e2e': { needs: ['dependencies', 'build'], run: ['--import', 'tsx', 'test/e2e/main.mts'] },
	names: { needs: ['dependencies'], run: ['--import', 'tsx', 'test/unit/permanentNames.freeze.mts'] },
	docs: { needs: ['dependencies'], run: ['--import', 'tsx', 'scripts/docs/main.mts'] },
	bench: { needs: ['dependencies', 'build'], run: ['--import', 'tsx', 'scripts/bench/main.mts'] },
	'bench:files': { needs: ['dependencies', 'build'], run: ['--import', 'tsx', 'scripts/bench/files/main.mts'] },
	'bench:matching': { needs: ['dependencies'], run: ['--import', 'tsx', 'scripts/bench/matching.mts'] },
	'bench:trigger': { needs: ['dependencies', 'build'], run: ['--import', 'tsx', 'scripts/bench/trigger.mts'] },
	'bench:size': { needs: ['dependencies', 'build'], run: ['--import', 'tsx', 'scripts/bench/size.mts'] },
};

/** The oldest Node that package.json names under `engines`, as [major, minor]. */
function oldestNode() {
	const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
	return engines.node
		.replace(/[^\d.]/g, '')
		.split('.')
		.map(Number);
}

function isOldNode() {
	const [major, minor = 0] = oldestNode();
	const [ownMajor, ownMinor] = process.versions.node.split('.').map(Number);
	return ownMajor < major || (ownMajor === major && ownMinor < minor);
}

async function main(name, ...more) {
	if (isOldNode()) {
		console.error(
			`This needs Node ${oldestNode().join('.')} or newer; this is ${process.version} (${process.execPath}).`,
		);
		return 1;
	}
	const command = Object.keys(COMMANDS).includes(name) ? COMMANDS[name] : undefined;
	if (command === undefined) {
		console.error(`Usage: node scripts/run.mjs <${Object.keys(COMMANDS).join('|')}> [arguments]`);
		return 1;
	}
	process.chdir(root);
	const { PREPARATIONS } = await import('./runPreparations.mjs');
	for (const need of command.needs) {
		if (!(await PREPARATIONS[need](root))) return 1;
	}
	const { runToEnd } = await import('./runProcess.mjs');
	return await runToEnd(process.execPath, [...command.run, ...more]);
}

process.exitCode = await main(...process.argv.slice(2));
