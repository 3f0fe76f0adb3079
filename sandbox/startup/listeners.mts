import { readFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { storageHost } from '../storage/addresses.mjs';
import { answerStorage } from '../storage/storageServer.mjs';
import { regionNames, regionProfiles } from '../world/regions.mjs';
import type { World } from '../world/region.mjs';
import { regionApp } from './regionApp.mjs';
import type { Options } from './options.mjs';

const loopback = '127.0.0.1';

function listen(server: Server, port: number): Promise<number> {
	return new Promise((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, loopback, () => {
			const address = server.address();
			resolve(typeof address === 'object' && address !== null ? address.port : port);
		});
	});
}

/** One more listener that is all four regions and their storage, told apart by the host name (for clients that insist on Clio's own hosts). */
async function listenWithTls(
	apps: ReadonlyMap<string, RequestListener>,
	tls: NonNullable<Options['tls']>,
): Promise<Server> {
	const certificate = { key: readFileSync(tls.keyFile), cert: readFileSync(tls.certificateFile) };
	const server = createTlsServer(certificate, (request, response) => {
		const app = apps.get((request.headers.host ?? '').replace(/:\d+$/, ''));
		if (app === undefined) response.writeHead(421).end();
		else app(request, response);
	});
	server.requestTimeout = 0;
	await listen(server, tls.port);
	return server;
}

/** The storage of all regions, an origin of its own: no token may ever come here. */
async function listenForStorage(world: World, options: Options, apps: Map<string, RequestListener>): Promise<Server> {
	const answer: RequestListener = (request, response) => void answerStorage(world, request, response);
	const server = createServer(answer);
	/* A large file may take as long as it takes. */
	server.requestTimeout = 0;
	const port = await listen(server, options.port === 0 ? 0 : options.port + regionNames.length);
	for (const name of regionNames) world.regions[name].storageUrl = `http://${loopback}:${port}`;
	apps.set(storageHost, answer);
	return server;
}

/** Starts the listeners, on loopback only, and writes each region's address into the world. */
export async function startListeners(world: World, options: Options): Promise<Server[]> {
	const servers: Server[] = [];
	const apps = new Map<string, RequestListener>();
	for (const [index, name] of regionNames.entries()) {
		const app = regionApp(world, world.regions[name]);
		const server = createServer(app);
		const port = await listen(server, options.port === 0 ? 0 : options.port + index);
		world.regions[name].baseUrl = `http://${loopback}:${port}`;
		apps.set(regionProfiles[name].host, app);
		servers.push(server);
	}
	servers.push(await listenForStorage(world, options, apps));
	if (options.tls !== undefined) servers.push(await listenWithTls(apps, options.tls));
	return servers;
}

/** Ends all listeners at once, open connections included. */
export async function stopListeners(servers: readonly Server[]): Promise<void> {
	await Promise.all(
		servers.map(
			(server) =>
				new Promise<void>((resolve) => {
					server.close(() => resolve());
					server.closeAllConnections();
				}),
		),
	);
}
