// Child processes: one that takes over the terminal, and npm's, whose output is shown only when it fails.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/** npm tells the reason first and then its options. */
const MOST_LINES = 40;

/** Runs a program on this terminal to its end. @returns its exit code, 128 + the signal's number if one ended it */
export function runToEnd(program, args) {
	return new Promise((resolve) => {
		const child = spawn(program, args, { stdio: 'inherit' });
		// Ctrl-C reaches the child by itself; this process must live until the child has cleaned up.
		const ignore = () => undefined;
		const forward = () => child.kill('SIGTERM');
		process.on('SIGINT', ignore);
		process.on('SIGTERM', forward);
		child.on('error', (error) => {
			console.error(error.message);
			resolve(1);
		});
		child.on('exit', (code, signal) => {
			process.off('SIGINT', ignore);
			process.off('SIGTERM', forward);
			resolve(code === null ? 128 + constants.signals[signal] : code);
		});
	});
}

/** Runs npm with a line that counts the seconds. @returns whether it succeeded; if not, its output is printed without warnings, the reason first */
export async function runNpm(args, title) {
	const started = Date.now();
	const progress = showProgress(title, started);
	const { code, output } = await collect(...npmCommand(args));
	clearInterval(progress);
	const seconds = Math.round((Date.now() - started) / 1000);
	const clear = process.stdout.isTTY ? '\r' : '';
	if (code === 0) {
		console.log(`${clear}${title}: done in ${seconds} s`);
		return true;
	}
	console.error(`${clear}${title}: npm ${args.join(' ')} failed with exit code ${code}`);
	const lines = output.split('\n').filter((line) => !line.startsWith('npm warn'));
	console.error(lines.slice(0, MOST_LINES).join('\n'));
	return false;
}

function showProgress(title, started) {
	const tty = process.stdout.isTTY;
	const show = () => {
		const seconds = Math.round((Date.now() - started) / 1000);
		process.stdout.write(tty ? `\r${title} ... ${seconds} s ` : `${title} ... ${seconds} s\n`);
	};
	show();
	return setInterval(show, tty ? 1000 : 10000);
}

/** npm tells its children where it is; called without npm, the one on the path is taken (a script file on Windows). */
function npmCommand(args) {
	const npm = process.env.npm_execpath;
	if (npm !== undefined && /npm-cli\.c?js$/.test(npm)) return [process.execPath, [npm, ...args], {}];
	return ['npm', args, { shell: process.platform === 'win32' }];
}

function collect(program, args, options) {
	return new Promise((resolve) => {
		const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
		let output = '';
		const keep = (chunk) => (output += chunk);
		child.stdout.on('data', keep);
		child.stderr.on('data', keep);
		child.on('error', (error) => resolve({ code: 1, output: error.message }));
		child.on('close', (code) => resolve({ code: code === null ? 1 : code, output }));
	});
}
