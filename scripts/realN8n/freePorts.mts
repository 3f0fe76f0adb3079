import { createServer, type Server } from 'node:net';

/** That many TCP ports which nobody on this machine listens on now. */
export async function freePorts(count: number): Promise<number[]> {
	const servers = await Promise.all(Array.from({ length: count }, () => listenAt(0)));
	const ports = servers.map(portOf);
	await Promise.all(servers.map((server) => new Promise((closed) => server.close(closed))));
	return ports;
}

/** The preferred port when it and the `count - 1` ports after it are free; 0, which stands for any, otherwise. */
export async function preferredPort(preferred: number, count: number): Promise<number> {
	for (let port = preferred; port < preferred + count; port += 1) {
		const server = await listenAt(port).catch(() => undefined);
		if (server === undefined) return 0;
		await new Promise((closed) => server.close(closed));
	}
	return preferred;
}

function listenAt(port: number): Promise<Server> {
	const server = createServer();
	return new Promise((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, '127.0.0.1', () => resolve(server));
	});
}

function portOf(server: Server): number {
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('The server has no TCP port');
	return address.port;
}
