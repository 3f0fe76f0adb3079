/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- starts the sandbox as a process of its own; not part of the package */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { sandboxControl, type SandboxControl, type SandboxState } from './sandboxControl';

export * from './sandboxControl';

export interface SandboxOptions {
	readonly redirectUris?: readonly string[];
	/** A port for the us region (eu, ca, au follow); free ones when absent. */
	readonly port?: number;
	readonly tls?: { readonly port: number; readonly keyFile: string; readonly certificateFile: string };
	/** Where the repository lies; the working directory when absent. */
	readonly repository?: string;
}

export interface SandboxProcess {
	readonly regions: SandboxState['regions'];
	/** Where all regions keep their files. */
	readonly storage: string;
	readonly control: SandboxControl;
	/** The process, to be ended by `stop` only. */
	readonly processId: number | undefined;
	/** Ends the sandbox and waits until it is gone. */
	stop(): Promise<void>;
}

const startTimeout = 20_000;

function commandLine(options: SandboxOptions): string[] {
	const line = [
		'--import',
		'tsx',
		join('sandbox', 'main.mts'),
		'--port',
		String(options.port ?? 0),
		'--json',
		'--stop-with-stdin',
	];
	for (const uri of options.redirectUris ?? []) line.push('--redirect-uri', uri);
	if (options.tls !== undefined) {
		line.push(
			'--tls-port',
			String(options.tls.port),
			'--tls-key',
			options.tls.keyFile,
			'--tls-cert',
			options.tls.certificateFile,
		);
	}
	return line;
}

/** Starts the sandbox in its own process. It ends with `stop`, or when the calling process ends. */
export async function startSandbox(options: SandboxOptions = {}): Promise<SandboxProcess> {
	const repository = options.repository ?? process.cwd();
	if (!existsSync(join(repository, 'sandbox', 'main.mts'))) throw new Error(`There is no sandbox in ${repository}`);
	const child = spawn(process.execPath, commandLine(options), { cwd: repository, stdio: ['pipe', 'pipe', 'pipe'] });
	let output = '';
	let complaints = '';
	child.stderr.on('data', (chunk: Buffer) => (complaints = (complaints + chunk.toString('utf8')).slice(-4000)));
	const state = await new Promise<SandboxState>((resolve, reject) => {
		const timer = setTimeout(() => {
			child.kill();
			reject(new Error(`The sandbox did not start in ${startTimeout / 1000} s: ${complaints}`));
		}, startTimeout);
		child.once('error', reject);
		child.once('exit', (code) => {
			clearTimeout(timer);
			reject(new Error(`The sandbox ended with ${String(code)}: ${complaints}`));
		});
		child.stdout.on('data', (chunk: Buffer) => {
			output += chunk.toString('utf8');
			const end = output.indexOf('\n');
			if (end < 0) return;
			clearTimeout(timer);
			const parsed: SandboxState = JSON.parse(output.slice(0, end));
			output = '';
			resolve(parsed);
		});
	});
	child.removeAllListeners('exit');
	const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
	return {
		regions: state.regions,
		storage: state.storage,
		control: sandboxControl(state.control),
		processId: child.pid,
		stop: async () => {
			child.stdin.end();
			await gone;
		},
	};
}
