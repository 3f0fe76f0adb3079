import { request as requestPlain, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { request as requestTls } from 'node:https';

/** What came of a POST: an answer, none in time, no connection or a broken one, or nothing was sent at all. */
export interface Reply {
	readonly kind: 'answered' | 'timeout' | 'unreachable' | 'not sent';
	/** 0 without an answer. */
	readonly status: number;
	readonly headers: IncomingHttpHeaders;
	readonly latencyMilliseconds: number;
}

export const notSent: Reply = { kind: 'not sent', status: 0, headers: {}, latencyMilliseconds: 0 };

export interface Post {
	/** Where the bytes go: a loopback address. */
	readonly target: URL;
	/** The host the receiver is told. */
	readonly host: string;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string;
	readonly timeoutMilliseconds: number;
}

/** POSTs JSON and waits for the whole answer; redirects are not followed, certificates are not checked. Never throws. */
export function post({ target, host, headers, body, timeoutMilliseconds }: Post): Promise<Reply> {
	const startedAt = performance.now();
	return new Promise((resolve) => {
		const end = (kind: Reply['kind'], answer?: IncomingMessage): void => {
			clearTimeout(timer);
			resolve({
				kind,
				status: kind === 'answered' ? (answer?.statusCode ?? 0) : 0,
				headers: answer?.headers ?? {},
				latencyMilliseconds: Math.round((performance.now() - startedAt) * 10) / 10,
			});
		};
		const send = target.protocol === 'https:' ? requestTls : requestPlain;
		const request = send(
			target,
			{
				method: 'POST',
				agent: false,
				rejectUnauthorized: false,
				headers: {
					'Content-Type': 'application/json',
					'Content-Length': String(Buffer.byteLength(body)),
					'User-Agent': 'Ruby',
					Accept: '*/*',
					...headers,
					Host: host,
				},
			},
			(answer) => {
				answer.resume();
				answer.once('end', () => end('answered', answer));
				answer.once('error', () => end('unreachable'));
			},
		);
		const timer = setTimeout(() => {
			end('timeout');
			request.destroy();
		}, timeoutMilliseconds).unref();
		request.on('error', () => end('unreachable'));
		request.end(body);
	});
}
