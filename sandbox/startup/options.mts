import { parseArgs } from 'node:util';

export interface Options {
	readonly port: number;
	readonly json: boolean;
	readonly stopWithStdin: boolean;
	readonly redirectUris: readonly string[];
	readonly tls?: { readonly port: number; readonly keyFile: string; readonly certificateFile: string };
}

function readPort(text: string, name: string): number {
	const port = Number(text);
	if (!Number.isInteger(port) || port < 0 || port > 65_531) throw new TypeError(`--${name} is not a port: ${text}`);
	return port;
}

/** Reads the command line; throws with a sentence on what it does not understand. */
export function readOptions(commandLine: string[]): Options {
	const { values } = parseArgs({
		args: commandLine,
		options: {
			port: { type: 'string', default: '4010' },
			json: { type: 'boolean', default: false },
			'stop-with-stdin': { type: 'boolean', default: false },
			'redirect-uri': { type: 'string', multiple: true, default: [] },
			'tls-port': { type: 'string' },
			'tls-key': { type: 'string' },
			'tls-cert': { type: 'string' },
		},
	});
	const options = {
		port: readPort(values.port, 'port'),
		json: values.json,
		stopWithStdin: values['stop-with-stdin'],
		redirectUris: values['redirect-uri'],
	};
	const tlsPort = values['tls-port'];
	const keyFile = values['tls-key'];
	const certificateFile = values['tls-cert'];
	if (tlsPort === undefined) return options;
	if (keyFile === undefined || certificateFile === undefined)
		throw new TypeError('--tls-port needs --tls-key and --tls-cert');
	return { ...options, tls: { port: readPort(tlsPort, 'tls-port'), keyFile, certificateFile } };
}
