/* eslint-disable @n8n/community-nodes/no-restricted-imports -- sends bytes as a client of the storage does; not part of the package */
import { request } from 'node:http';
import { connect } from 'node:net';

import type { Client, Row } from './client';
import { dataOf } from './client';

export interface Sent {
	readonly method?: string;
	readonly headers?: Readonly<Record<string, string>>;
	/** Several pieces are sent in chunks, without a length. */
	readonly body?: Buffer | readonly Buffer[];
}

export interface StorageReply {
	readonly status: number;
	readonly headers: Readonly<Record<string, string | string[] | undefined>>;
	readonly bytes: Buffer;
	/** The code of S3's error document, empty when it is none. */
	readonly code: string;
}

/** Sends a request as it is: nothing is added but Host, and Content-Length where the body is one piece. */
export async function send(url: string, { method = 'GET', headers = {}, body }: Sent = {}): Promise<StorageReply> {
	return await new Promise((resolve, reject) => {
		const outgoing = request(url, { method, headers: { ...headers } }, (incoming) => {
			const chunks: Buffer[] = [];
			incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
			incoming.once('error', reject);
			incoming.once('end', () => {
				const bytes = Buffer.concat(chunks);
				const code = /<Code>(\w+)<\/Code>/.exec(bytes.toString('utf8'))?.[1] ?? '';
				resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, bytes, code });
			});
		});
		outgoing.once('error', reject);
		if (body === undefined || Buffer.isBuffer(body)) {
			if (method === 'PUT' && !Object.keys(headers).some((name) => /^(content-length|transfer-encoding)$/i.test(name)))
				outgoing.setHeader('Content-Length', String(body?.length ?? 0));
			outgoing.end(body);
			return;
		}
		for (const piece of body) outgoing.write(piece);
		outgoing.end();
	});
}

export interface Upload {
	readonly id: number;
	readonly uuid: string;
	readonly putUrl: string;
	readonly headers: Record<string, string>;
	readonly multiparts: readonly {
		readonly number: number;
		readonly url: string;
		readonly headers: Record<string, string>;
	}[];
}

const rowsOf = (value: unknown): Row[] => (Array.isArray(value) ? value.map((entry): Row => Object(entry)) : []);
const headersOf = (value: unknown): Record<string, string> =>
	Object.fromEntries(rowsOf(value).map(({ name, value: text }) => [String(name), String(text)]));

/** The upload that an answer of a document describes. */
export function uploadOf(document: Row): Upload {
	const version: Row = Object(document.latest_document_version);
	return {
		id: Number(document.id),
		uuid: String(version.uuid),
		putUrl: String(version.put_url),
		headers: headersOf(version.put_headers),
		multiparts: rowsOf(version.multiparts).map(({ part_number: number, put_url: url, put_headers: headers }) => ({
			number: Number(number),
			url: String(url),
			headers: headersOf(headers),
		})),
	};
}

export const uploadFields = 'id,latest_document_version{uuid,put_url,put_headers,multiparts}';

/** Begins an upload into the first matter's folder, unless the values name another parent. */
export async function beginUpload(client: Client, values: Row): Promise<Upload> {
	const parent = values.parent ?? { id: (await client.first('/matters.json')).id, type: 'Matter' };
	const answer = await client.post(`/documents.json?fields=${uploadFields}`, { ...values, parent });
	return uploadOf(dataOf(answer));
}

/** Marks an upload as complete. */
export const finishUpload = async (client: Client, { id, uuid }: Upload, more: Row = {}) =>
	await client.patch(
		`/documents/${id}.json?fields=id,name,size,content_type,latest_document_version{fully_uploaded,version_number,put_url}`,
		{
			uuid,
			fully_uploaded: true,
			...more,
		},
	);

/** A finished document with these bytes. */
export async function upload(client: Client, values: Row, bytes: Buffer): Promise<Upload> {
	const begun = await beginUpload(client, values);
	const { status } = await send(begun.putUrl, { method: 'PUT', headers: begun.headers, body: bytes });
	if (status !== 200) throw new Error(`The storage answered ${status}`);
	const finished = await finishUpload(client, begun);
	if (finished.status !== 200) throw new Error(`Finishing ended in ${finished.status}: ${finished.text}`);
	return begun;
}

/** The reply of the storage that a download leads to; the status of Clio's own answer when it leads nowhere. */
export async function download(client: Client, path: string): Promise<StorageReply> {
	const answer = await client.get(path);
	const location = answer.headers.get('Location');
	if (answer.status === 303 && location !== null) return await send(location);
	return { status: answer.status, headers: {}, bytes: Buffer.from(answer.text), code: '' };
}

/** The first line of the reply to a PUT without any word on its length, as no HTTP client of Node's would send it. */
export async function putWithoutLength({ putUrl, headers }: Upload): Promise<string> {
	const { hostname, port, host, pathname, search } = new URL(putUrl);
	const lines = Object.entries({ Host: host, ...headers, Connection: 'close' }).map(
		([name, value]) => `${name}: ${value}`,
	);
	return await new Promise((resolve, reject) => {
		const socket = connect(Number(port), hostname, () => {
			socket.write([`PUT ${pathname}${search} HTTP/1.1`, ...lines, '', ''].join('\r\n'));
		});
		let reply = '';
		socket.on('data', (chunk) => (reply += chunk.toString('utf8')));
		socket.once('error', reject);
		socket.once('close', () => resolve(reply.split('\r\n')[0] ?? ''));
	});
}
