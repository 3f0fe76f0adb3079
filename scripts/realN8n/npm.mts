import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** How many of npm's last lines an error quotes. */
const QUOTED_LINES = 15;

export interface NpmRun {
	arguments: readonly string[];
	/** The folder npm works in. */
	folder: string;
	/** Called for each line that npm writes to its log. */
	onLine?: (line: string) => void;
}

/**
 * Runs the npm that started us, or the one on the PATH.
 *
 * @returns what npm printed
 * @throws Error with the end of npm's log when it fails
 */
export async function runNpm(run: NpmRun): Promise<string> {
	const [command, ...first] = npmCommand();
	const child = spawn(command, [...first, ...run.arguments], {
		cwd: run.folder,
		env: npmEnvironment(),
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	const ended = new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve));
	const lines: string[] = [];
	createInterface({ input: child.stderr }).on('line', (line) => {
		lines.push(line);
		run.onLine?.(line);
	});
	let printed = '';
	child.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text));
	const code = await ended;
	if (code === 0) return printed;
	const told = lines.filter((line) => !line.startsWith('npm http')).slice(-QUOTED_LINES);
	throw new Error(`npm ${run.arguments[0] ?? ''} failed (exit code ${code}):\n${told.join('\n')}`);
}

function npmCommand(): [string, ...string[]] {
	const started = process.env.npm_execpath ?? '';
	return started.endsWith('npm-cli.js') ? [process.execPath, started] : ['npm'];
}

/** Settings of the npm that may run us must not reach the one we run: it works for another folder. */
function npmEnvironment(): NodeJS.ProcessEnv {
	const foreign = /^npm_(config_(local_prefix|ignore_scripts|omit|include)|package_|lifecycle_)/i;
	return Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
}
