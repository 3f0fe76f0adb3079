/** `npm run scan`: the rules of n8n's own scanner, offline, over the sources and over the packed tarball. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { PROJECT_FOLDER } from './realN8n/folders.mjs';
import { packPackage } from './realN8n/communityPackage.mjs';

interface Finding {
	passed: boolean;
	message?: string;
	details?: string;
}

/** In a variable, because n8n's scanner has no types of its own. */
const scannerModule: string = '@n8n/scan-community-package/scanner/scanner.mjs';
const scanner = (await import(scannerModule)) as {
	analyzePackage: (folder: string, patterns: string[]) => Promise<Finding>;
};

/** What the scanner reads of the repository. The icons are not linted, but must exist. */
const SOURCES = ['package.json', 'nodes', 'credentials', 'icons', 'tsconfig.json'];

const folder = mkdtempSync(join(tmpdir(), 'clio-scan-'));
try {
	const source = join(folder, 'source');
	for (const name of SOURCES) {
		mkdirSync(dirname(join(source, name)), { recursive: true });
		cpSync(join(PROJECT_FOLDER, name), join(source, name), { recursive: true });
	}
	const { tarball } = await packPackage(folder);
	const packed = join(folder, 'packed');
	mkdirSync(packed);
	execFileSync('tar', ['-xzf', tarball, '-C', packed, '--strip-components=1']);

	const legs: Array<[string, Finding]> = [
		['sources', await scanner.analyzePackage(source, ['package.json', '{nodes,credentials}/**/*.{js,ts,json}'])],
		['tarball', await scanner.analyzePackage(packed, ['**/*.js', 'package.json'])],
	];
	for (const [name, { passed, message, details }] of legs) {
		console.log(`${name}: ${passed ? 'no findings' : `${message ?? 'findings'}\n${details ?? ''}`}`);
	}
	process.exitCode = legs.every(([, { passed }]) => passed) ? 0 : 1;
} finally {
	rmSync(folder, { recursive: true, force: true });
}
