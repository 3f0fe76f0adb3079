import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let folder: string | undefined;
let count = 0;

/** The path of a new temporary file. The folder is made when it is first needed and goes with the process. */
export function temporaryFile(): string {
	if (folder === undefined) {
		const made = mkdtempSync(join(tmpdir(), 'clio-sandbox-'));
		folder = made;
		process.once('exit', () => rmSync(made, { recursive: true, force: true }));
	}
	count += 1;
	return join(folder, String(count));
}
