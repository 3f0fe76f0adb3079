import { createServer } from 'node:http';

/** A web server that nothing of ours may ever speak to. */
export interface StrangerServer {
	port: number;
	/** What reached it, as `POST /token`. */
	seen(): readonly string[];
	stop(): Promise<void>;
}

/** Starts it on loopback; it answers everything as a willing token endpoint would. */
export async function startStrangerServer(): Promise<StrangerServer> {
	const seen: string[] = [];
	const server = createServer((request, response) => {
		seen.push(`${request.method} ${request.url}`);
		response.setHeader('content-type', 'application/json');
		response.end('{"access_token":"stranger","refresh_token":"stranger","expires_in":3600}');
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('The server has no TCP port');
	return {
		port: address.port,
		seen: () => seen,
		stop: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
