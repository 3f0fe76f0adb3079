/*
 * Runs inside n8n before anything else: the hosts named in HOSTS_ON_LOOPBACK (JSON, from `host:port` to a port) are
 * this machine. So a credential's real addresses are used as they are, and never reached in earnest.
 */
import dns from 'node:dns';
import net from 'node:net';

const portOf = new Map<string, number>();
for (const [address, port] of Object.entries(asObject(JSON.parse(process.env.HOSTS_ON_LOOPBACK ?? '{}')))) {
	portOf.set(address, Number(port));
}
const hosts = new Set([...portOf.keys()].map((address) => address.split(':')[0]));

changeArguments(dns, 'lookup', onLoopback);
changeArguments(dns.promises, 'lookup', onLoopback);
/* Every connection of node's http, https, tls and fetch passes here. */
changeArguments(net.Socket.prototype, 'connect', toSandboxPort);

function changeArguments(owner: object, name: string, change: (given: unknown[]) => unknown[]): void {
	const original: unknown = Reflect.get(owner, name);
	if (typeof original !== 'function') throw new Error(`node has no function ${name} to change`);
	Reflect.set(owner, name, function (this: unknown, ...given: unknown[]): unknown {
		const result: unknown = Reflect.apply(original, this, change(given));
		return result;
	});
}

function onLoopback([hostname, ...rest]: unknown[]): unknown[] {
	return [hosts.has(String(hostname)) ? '127.0.0.1' : hostname, ...rest];
}

/** The options are the first argument, or the first of a list that node has made of its arguments. */
function toSandboxPort(given: unknown[]): unknown[] {
	const options: unknown = Array.isArray(given[0]) ? given[0][0] : given[0];
	if (typeof options !== 'object' || options === null) return given;
	const port = portOf.get(`${String(Reflect.get(options, 'host'))}:${String(Reflect.get(options, 'port'))}`);
	if (port !== undefined) Reflect.set(options, 'port', port);
	return given;
}

function asObject(value: unknown): object {
	return typeof value === 'object' && value !== null ? value : {};
}
