// What a command may need before it runs. Each answers whether it is there now, and does nothing when it already was.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

import { runNpm } from './runProcess.mjs';

/** Everything that decides what dist holds. */
const SOURCES = ['credentials', 'nodes', 'icons', 'index.js', 'gulpfile.js', 'package.json', 'tsconfig.json'];

/** Preparations by the name that the table of commands uses. */
export const PREPARATIONS = {
	dependencies: async (root) =>
		areDependenciesInstalled(root) ||
		((await runNpm(['ci', '--no-audit', '--no-fund'], 'Installing the development dependencies (once)')) &&
			markInstalled(root)),
	build: async (root) => isBuilt(root) || ((await runNpm(['run', 'build'], 'Building the package')) && markBuilt(root)),
	testOutput: async (root) => {
		mkdirSync(join(root, 'test-output'), { recursive: true });
		return true;
	},
};

/** Whether node_modules holds what package-lock.json asks for: installed by us, or by a developer with npm. */
function areDependenciesInstalled(root) {
	const stamp = installStamp(root);
	return (existsSync(stamp) && readFileSync(stamp, 'utf8') === hashOf([lockFile(root)])) || isInstalledByNpm(root);
}

function markInstalled(root) {
	writeFileSync(installStamp(root), hashOf([lockFile(root)]));
	return true;
}

/** Below node_modules, so that it vanishes with what it vouches for. */
function installStamp(root) {
	return join(root, 'node_modules', '.installed-from');
}

function lockFile(root) {
	return join(root, 'package-lock.json');
}

/** Packages that npm may leave out: those for other platforms, and what no package needs any more. */
const MAY_BE_MISSING = ['optional', 'devOptional', 'extraneous'];

/** npm writes its own account of node_modules when, and only when, an installation is complete. */
function isInstalledByNpm(root) {
	const wanted = packagesOf(lockFile(root));
	const present = packagesOf(join(root, 'node_modules', '.package-lock.json'));
	if (wanted === undefined || present === undefined) return false;
	return Object.entries(wanted).every(([path, entry]) => {
		const installed = present[path];
		if (installed === undefined) return path === '' || MAY_BE_MISSING.some((flag) => entry[flag] === true);
		return installed.version === entry.version && installed.integrity === entry.integrity;
	});
}

function packagesOf(file) {
	return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : undefined;
}

/** Whether dist was built by {@link markBuilt}'s caller from exactly these sources and not touched since. */
function isBuilt(root) {
	const stamp = stampFile(root);
	const dist = join(root, 'dist');
	if (!existsSync(stamp) || !existsSync(dist)) return false;
	if (filesBelow(dist).some((file) => statSync(file).mtimeMs > statSync(stamp).mtimeMs)) return false;
	return readFileSync(stamp, 'utf8') === hashOfSources(root);
}

function markBuilt(root) {
	mkdirSync(join(root, '.cache'), { recursive: true });
	writeFileSync(stampFile(root), hashOfSources(root));
	return true;
}

function stampFile(root) {
	return join(root, '.cache', 'built-from');
}

function hashOfSources(root) {
	return hashOf(SOURCES.flatMap((source) => filesBelow(join(root, source))));
}

/** A hash of the files' paths and contents. */
function hashOf(files) {
	const hash = createHash('sha256');
	for (const file of files)
		hash
			.update(`${relative('.', file)}\0`)
			.update(readFileSync(file))
			.update('\0');
	return hash.digest('hex');
}

/** The path itself if it is a file, every file below it if it is a folder, in a stable order. */
function filesBelow(path) {
	if (!existsSync(path)) return [];
	if (!statSync(path).isDirectory()) return [path];
	return readdirSync(path)
		.sort()
		.flatMap((name) => filesBelow(join(path, name)));
}
