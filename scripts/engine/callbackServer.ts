/* eslint-disable @n8n/community-nodes/no-restricted-imports -- listens for the browser as n8n's server does; never part of the package */
import { createServer } from 'node:http';

/** The path below n8n's address that OAuth2 redirects lead to. */
export const CALLBACK_PATH = '/rest/oauth2-credential/callback';

/** A loopback listener in the place of n8n's OAuth2 callback. */
export interface CallbackServer {
	/** What the app must have registered, exactly. */
	redirectUri: string;
	/** The URL of the first browser that came back, with its query. */
	arrival: Promise<string>;
	close: () => Promise<void>;
}

/** Listens on a free port of 127.0.0.1 until it is closed; it never keeps the process alive by itself. */
export async function listenForCallback(): Promise<CallbackServer> {
	let arrived: (url: string) => void;
	const arrival = new Promise<string>((resolve) => (arrived = resolve));
	const server = createServer(({ url = '/' }, response) => {
		const isCallback = url.startsWith(`${CALLBACK_PATH}?`);
		response.writeHead(isCallback ? 200 : 404, { 'content-type': 'text/plain' });
		response.end(isCallback ? 'You can close this page.\n' : 'Not found\n');
		if (isCallback) arrived(`${origin}${url}`);
	});
	await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
	server.unref();
	const address = server.address();
	const port = typeof address === 'object' && address !== null ? address.port : 0;
	const origin = `http://127.0.0.1:${port}`;
	return {
		redirectUri: `${origin}${CALLBACK_PATH}`,
		arrival,
		close: async () => {
			server.closeAllConnections();
			await new Promise<void>((resolve) => server.close(() => resolve()));
		},
	};
}
