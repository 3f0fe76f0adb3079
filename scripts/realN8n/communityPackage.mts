import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { PROJECT_FOLDER } from './folders.mjs';
import { asRecord, textAt } from './json.mjs';
import { runNpm } from './npm.mjs';

/** This package as `npm pack` makes it. */
export interface PackedPackage {
	name: string;
	version: string;
	/** The path of the tarball. */
	tarball: string;
}

/** Packs the package, as it is built now, into a folder: exactly what users get from the npm registry. */
export async function packBuiltPackage(folder: string): Promise<PackedPackage> {
	mkdirSync(folder, { recursive: true });
	const printed = await runNpm({
		arguments: ['pack', '--ignore-scripts', '--json', '--pack-destination', folder],
		folder: PROJECT_FOLDER,
	});
	const packed: unknown = JSON.parse(printed);
	const first = asRecord(Array.isArray(packed) ? packed[0] : undefined, 'npm pack');
	return {
		name: textAt(first, 'name'),
		version: textAt(first, 'version'),
		tarball: join(folder, textAt(first, 'filename')),
	};
}

/** Builds the package and packs it into a folder. */
export async function packPackage(folder: string): Promise<PackedPackage> {
	await runNpm({ arguments: ['run', 'build'], folder: PROJECT_FOLDER });
	return await packBuiltPackage(folder);
}

/** Places the tarball as a community package below the user folder, where n8n's own installer places packages. */
export async function installCommunityPackage(packed: PackedPackage, userFolder: string): Promise<void> {
	const nodesFolder = join(userFolder, '.n8n', 'nodes');
	mkdirSync(nodesFolder, { recursive: true });
	const manifest = { name: 'installed-nodes', private: true, dependencies: {} };
	writeFileSync(join(nodesFolder, 'package.json'), JSON.stringify(manifest));
	await runNpm({
		arguments: [
			'install',
			'--ignore-scripts',
			'--omit=dev',
			'--omit=peer',
			'--legacy-peer-deps',
			'--no-audit',
			'--no-fund',
			packed.tarball,
		],
		folder: nodesFolder,
	});
	const placed: unknown = JSON.parse(
		readFileSync(join(nodesFolder, 'node_modules', packed.name, 'package.json'), 'utf8'),
	);
	const version = textAt(asRecord(placed, 'package.json'), 'version');
	if (version !== packed.version) throw new Error(`${packed.name} ${version} was placed, not ${packed.version}`);
}

/** The tarball that CLIO_TARBALL names, of the version in our package.json; without it, a tarball built and packed now. */
export async function packedOrGiven(folder: string): Promise<PackedPackage> {
	const tarball = process.env.CLIO_TARBALL;
	if (tarball === undefined || tarball === '') return await packPackage(folder);
	const manifest = asRecord(JSON.parse(readFileSync(join(PROJECT_FOLDER, 'package.json'), 'utf8')), 'package.json');
	return { name: textAt(manifest, 'name'), version: textAt(manifest, 'version'), tarball };
}
