import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const STAMP = 'complete.json';

/** A folder of packages that npm fills once and later runs use as it is. */
export interface StoredInstall {
	folder: string;
	/** The package.json that decides what is in it. */
	manifest: object;
	/** Fills the folder, in which the manifest already stands. */
	fill: (folder: string) => Promise<void>;
}

/**
 * Makes sure that the install is there: trusted only when the stamp written at its very end names the same manifest on
 * the same kind of machine. It is filled under another name and then renamed, so an interrupted or a second install at
 * the same time can never be taken for a finished one.
 *
 * @returns whether it was installed by this call
 */
export async function ensureInstalled(install: StoredInstall): Promise<boolean> {
	const stamp = JSON.stringify({ manifest: install.manifest, platform: process.platform, arch: process.arch });
	if (hasStamp(install.folder, stamp)) return false;
	removeAbandoned(install.folder);
	const filling = `${install.folder}.filling-${process.pid}`;
	mkdirSync(filling, { recursive: true });
	try {
		writeFileSync(join(filling, 'package.json'), `${JSON.stringify(install.manifest, null, '\t')}\n`);
		await install.fill(filling);
		writeFileSync(join(filling, STAMP), stamp);
		if (!hasStamp(install.folder, stamp)) {
			rmSync(install.folder, { recursive: true, force: true });
			renameSync(filling, install.folder);
		}
	} finally {
		rmSync(filling, { recursive: true, force: true });
	}
	return true;
}

function hasStamp(folder: string, stamp: string): boolean {
	const file = join(folder, STAMP);
	return existsSync(file) && readFileSync(file, 'utf8') === stamp;
}

/** Removes what installs left behind whose process has ended without cleaning up. */
function removeAbandoned(folder: string): void {
	const parent = dirname(folder);
	if (!existsSync(parent)) return;
	const prefix = `${basename(folder)}.filling-`;
	for (const name of readdirSync(parent)) {
		if (!name.startsWith(prefix) || isRunning(Number(name.slice(prefix.length)))) continue;
		rmSync(join(parent, name), { recursive: true, force: true });
	}
}

function isRunning(processId: number): boolean {
	try {
		return process.kill(processId, 0);
	} catch (error) {
		return error instanceof Error && 'code' in error && error.code === 'EPERM';
	}
}
