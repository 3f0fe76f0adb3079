/* eslint-disable @n8n/community-nodes/no-restricted-imports -- listens in Clio's place to see raw requests; not part of the package */
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';

export interface RawRequest {
	method: string;
	/** path and query, as they arrived */
	url: string;
	headers: Record<string, unknown>;
	body: string;
}

export interface RequestRecorder {
	baseUrl: string;
	/** everything that arrived, oldest first */
	requests: RawRequest[];
	close: () => Promise<void>;
}

/** Listens on a free loopback port, writes down what arrives, and answers everything with one record, or with silence. */
export async function recordRequests({ isSilent = false } = {}): Promise<RequestRecorder> {
	const requests: RawRequest[] = [];
	const server = createServer((request, response) => {
		void text(request).then((body) => {
			requests.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body });
			if (isSilent) return;
			response.writeHead(200, { 'content-type': 'application/json' }).end('{"data":{"id":1,"etag":"\\"a\\""}}');
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	server.unref();
	const address = server.address();
	const port = typeof address === 'object' && address !== null ? address.port : 0;
	return {
		baseUrl: `http://127.0.0.1:${port}`,
		requests,
		close: async () => {
			server.closeAllConnections();
			await new Promise<void>((resolve) => server.close(() => resolve()));
		},
	};
}
