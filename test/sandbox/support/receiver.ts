/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a server of its own that webhooks are sent to; not part of the package */
import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { text } from 'node:stream/consumers';
import { generate } from 'selfsigned';
import type { AddressInfo } from 'node:net';

/** A POST as it arrived. */
export interface Arrival {
	readonly path: string;
	readonly headers: IncomingHttpHeaders;
	readonly raw: string;
	readonly data: Readonly<Record<string, unknown>>;
	readonly meta: { readonly event?: string; readonly webhook_id?: number };
}

type Answer = (response: ServerResponse, arrival: Arrival) => void;

const accept: Answer = (response) => response.writeHead(200).end();

/** A receiver of webhooks on this machine, which notes everything that arrives. */
export interface Receiver {
	readonly url: string;
	/** Handshakes are not among them. */
	readonly deliveries: Arrival[];
	readonly handshakes: Arrival[];
	/** Whether handshakes are answered with the secret. */
	echo: boolean;
	/** Answers deliveries. */
	answer: Answer;
	/** Events and record ids in the order of their arrival. */
	seen(): string[];
	reset(): void;
	close(): Promise<void>;
}

async function read(request: IncomingMessage): Promise<Arrival> {
	const raw = await text(request);
	const body: { data: Arrival['data']; meta?: Arrival['meta'] } = JSON.parse(raw);
	return { path: request.url ?? '', headers: request.headers, raw, data: body.data, meta: body.meta ?? {} };
}

/** A key, and a certificate that nobody else signed. */
export async function selfSigned(): Promise<{ key: string; cert: string }> {
	const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }], { keyType: 'ec' });
	return { key, cert };
}

/** Starts a receiver on a free port of the loopback interface, with TLS by a certificate that nobody else signed. */
export async function openReceiver({ tls = false } = {}): Promise<Receiver> {
	const listener = (request: IncomingMessage, response: ServerResponse): void => {
		void read(request).then((arrival) => {
			const secret = arrival.headers['x-hook-secret'];
			if (typeof secret !== 'string') {
				receiver.deliveries.push(arrival);
				receiver.answer(response, arrival);
				return;
			}
			receiver.handshakes.push(arrival);
			response.writeHead(200, receiver.echo ? { 'X-Hook-Secret': secret } : {}).end();
		});
	};
	const server = tls ? createTlsServer(await selfSigned(), listener) : createServer(listener);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address: AddressInfo | string | null = server.address();
	const port = typeof address === 'object' && address !== null ? address.port : 0;
	const receiver: Receiver = {
		url: tls ? `https://localhost:${port}/hook` : `http://127.0.0.1:${port}/hook`,
		deliveries: [],
		handshakes: [],
		echo: true,
		answer: accept,
		seen: () => receiver.deliveries.map(({ meta, data }) => `${String(meta.event)} ${String(data.id)}`),
		reset: () => {
			receiver.deliveries.length = 0;
			receiver.handshakes.length = 0;
			receiver.echo = true;
			receiver.answer = accept;
		},
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
	return receiver;
}

/** The signature that a secret gives to a body. */
export const signatureOf = (secret: string, raw: string): string =>
	createHmac('sha256', secret).update(raw).digest('hex');
