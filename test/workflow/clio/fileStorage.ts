/* eslint-disable @n8n/community-nodes/no-restricted-imports -- listens in the place of Clio's file storage; not part of the package */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';

export type StorageAnswer = (response: ServerResponse, request: IncomingMessage) => void;

/** A server in the place of the storage that Clio's downloads lead to, for answers that the sandbox's own never gives. */
export class FileStorage {
	/** headers of what arrived, oldest first */
	readonly seen: Array<IncomingMessage['headers']> = [];

	private constructor(
		readonly origin: string,
		private readonly end: () => Promise<void>,
	) {}

	/** Listens on a free loopback port; the answers are given in their order, the last one again and again. */
	static async start(...answers: StorageAnswer[]): Promise<FileStorage> {
		const server = createServer((request, response) => {
			storage.seen.push(request.headers);
			(answers.length > 1 ? answers.shift() : answers[0])?.(response, request);
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		server.unref();
		const address = server.address();
		const port = typeof address === 'object' && address !== null ? address.port : 0;
		const storage: FileStorage = new FileStorage(`http://127.0.0.1:${port}`, async () => {
			server.closeAllConnections();
			await new Promise<void>((resolve) => server.close(() => resolve()));
		});
		return storage;
	}

	/** The address of a file, with the signature that nobody may read anywhere. */
	address(path = '/bucket/7f0c'): string {
		return `${this.origin}${path}?X-Amz-Signature=${SIGNATURE}`;
	}

	async stop(): Promise<void> {
		await this.end();
	}
}

export const SIGNATURE = 'secret0signature';

/** An answer with these headers and this text. */
export function gives(status: number, headers: Record<string, string> = {}, text = ''): StorageAnswer {
	return (response) => void response.writeHead(status, headers).end(text);
}
