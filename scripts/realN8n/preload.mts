import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import ts from 'typescript';

/** A file of the folder `preload`: what runs inside n8n's process before n8n itself. */
export type Preload = 'hostsOnLoopback' | 'stopWithParent';

/**
 * Compiles a preload to what `node --require` reads, so that it needs no compiler inside n8n.
 *
 * @returns the path of the compiled file
 */
export function compilePreload(preload: Preload, folder: string): string {
	const source = readFileSync(fileURLToPath(new URL(`preload/${preload}.mts`, import.meta.url)), 'utf8');
	const { outputText } = ts.transpileModule(source, {
		fileName: `${preload}.cts`,
		compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: true },
	});
	mkdirSync(folder, { recursive: true });
	const file = join(folder, `${preload}.cjs`);
	writeFileSync(file, outputText);
	return file;
}
