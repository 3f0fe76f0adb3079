/* eslint-disable @n8n/community-nodes/no-restricted-imports -- reads the repository's own files; not part of the package */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { posix } from 'node:path';

export interface SourceFile {
	/** below the repository root, with `/` */
	path: string;
	text: string;
	lines: number;
	/** what it imports: a path below the root, without ending, or the name of a module */
	imports: Array<{ target: string; typeOnly: boolean; names: string[] }>;
}

const IMPORT = /^(?:import|export)\s+(type\s+)?(?:([^'";]*?)\s+from\s+)?'([^']+)'/gm;
const DYNAMIC = /\b(?:require|import)\(\s*['"`]?([^'"`)]*)/g;

/** The source files of some folders and everything below them. */
export function sourceFiles(folders: string[], ending: RegExp = /\.ts$/): SourceFile[] {
	return folders
		.flatMap((folder) =>
			readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => posix.join(folder, name)),
		)
		.filter((path) => ending.test(path))
		.map(readSource);
}

/** Whether a file is there, below the repository root. */
export function isFile(path: string): boolean {
	return existsSync(path);
}

/** A JSON file's value. */
export function readJson(path: string): unknown {
	return JSON.parse(readFileSync(path, 'utf8')) as unknown;
}

function readSource(path: string): SourceFile {
	const text = readFileSync(path, 'utf8');
	const declared = [...text.matchAll(IMPORT)].map(([, type, names = '', module = '']) => ({
		target: targetOf(path, module),
		typeOnly: type !== undefined,
		names: namesIn(names),
	}));
	const dynamic = [...text.matchAll(DYNAMIC)].map(([, module = '']) => ({
		target: targetOf(path, module),
		typeOnly: false,
		names: [],
	}));
	return { path, text, lines: text.split('\n').length - 1, imports: [...declared, ...dynamic] };
}

function targetOf(path: string, module: string): string {
	return module.startsWith('.') ? posix.join(posix.dirname(path), module) : module;
}

/** The names between braces that count at run time. */
function namesIn(clause: string): string[] {
	const [, inner = ''] = /\{([^}]*)\}/.exec(clause) ?? [];
	return inner
		.split(',')
		.map((name) => name.trim())
		.filter((name) => name !== '' && !name.startsWith('type '))
		.map((name) => name.split(/\s+as\s+/)[0] ?? name);
}
