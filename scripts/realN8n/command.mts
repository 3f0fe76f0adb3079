import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { n8nEnvironment } from './environment.mjs';
import { freePorts } from './freePorts.mjs';
import type { InstalledN8n } from './install.mjs';
import { asRecord, listAt, type JsonRecord } from './json.mjs';

/**
 * The credentials of a user folder as n8n itself decrypts them, through its command line.
 * They hold secrets: never print them.
 */
export async function exportCredentials(installed: InstalledN8n, userFolder: string): Promise<JsonRecord[]> {
	return await withFile(async (file) => {
		await runCommand(installed, userFolder, ['export:credentials', '--all', '--decrypted', `--output=${file}`]);
		const exported: unknown = JSON.parse(readFileSync(file, 'utf8'));
		return listAt({ exported }, 'exported').map((credential) => asRecord(credential, 'credential'));
	});
}

/** A credential as it is imported: with tokens, and with whatever else its data holds. */
export interface ImportedCredential {
	id: string;
	name: string;
	type: string;
	data: JsonRecord;
}

/** Imports a credential as it is, through n8n's command line; n8n encrypts it. */
export async function importCredential(
	installed: InstalledN8n,
	userFolder: string,
	credential: ImportedCredential,
): Promise<void> {
	await withFile(async (file) => {
		writeFileSync(file, JSON.stringify([credential]));
		await runCommand(installed, userFolder, ['import:credentials', `--input=${file}`]);
	});
}

async function withFile<Result>(use: (file: string) => Promise<Result>): Promise<Result> {
	const folder = mkdtempSync(join(tmpdir(), 'n8n-credentials-'));
	try {
		return await use(join(folder, 'credentials.json'));
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

async function runCommand(installed: InstalledN8n, userFolder: string, command: readonly string[]): Promise<void> {
	const [port = 0, brokerPort = 0] = await freePorts(2);
	const env = n8nEnvironment(installed.release, { userFolder, port, brokerPort });
	await promisify(execFile)(installed.node, [installed.program, ...command], { cwd: userFolder, env });
}
