/* eslint-disable @n8n/community-nodes/no-restricted-imports -- reaches the hosts of production on loopback; not part of the package */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startSandbox, type SandboxProcess } from '../../sandbox/client/sandboxProcess';
import type { Row } from './support/client';
import { selfSigned } from './support/receiver';
import { uploadFields, uploadOf, type Sent } from './support/storage';

const folder = mkdtempSync(join(tmpdir(), 'sandbox-tls-'));
let sandbox: SandboxProcess;
let port = 0;

async function freePort(): Promise<number> {
	const server = createServer();
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	await new Promise<void>((resolve) => server.close(() => resolve()));
	return typeof address === 'object' && address !== null ? address.port : 0;
}

beforeAll(async () => {
	const { key, cert } = await selfSigned();
	const [keyFile, certificateFile] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
	writeFileSync(keyFile, key);
	writeFileSync(certificateFile, cert);
	port = await freePort();
	sandbox = await startSandbox({ tls: { port, keyFile, certificateFile } });
}, 60_000);
afterAll(async () => {
	await sandbox.stop();
	rmSync(folder, { recursive: true });
});

/** Sends a request to an address of production, which loopback stands for. */
async function send(url: string, { method = 'GET', headers = {}, body }: Sent & { body?: Buffer } = {}) {
	const { host, pathname, search } = new URL(url);
	return await new Promise<{ status: number; location: string; text: string }>((resolve, reject) => {
		const options = { host: '127.0.0.1', port, path: pathname + search, method, rejectUnauthorized: false };
		const length = { 'Content-Length': String(body?.length ?? 0) };
		const outgoing = request({ ...options, headers: { ...headers, ...length, Host: host } }, (incoming) => {
			let text = '';
			incoming.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
			incoming.once('end', () =>
				resolve({ status: incoming.statusCode ?? 0, location: incoming.headers.location ?? '', text }),
			);
		});
		outgoing.once('error', reject);
		outgoing.end(body);
	});
}

it('behind TLS the files of each region lie at the host of production', async () => {
	const { access_token: token } = await sandbox.control.grant('eu');
	const headers = {
		Authorization: `Bearer ${token}`,
		'User-Agent': 'sandbox-tests/1.0',
		'Content-Type': 'application/json',
	};
	const api = async (path: string, method = 'GET', data?: Row): Promise<Row & { location: string }> => {
		const body = Buffer.from(data === undefined ? '' : JSON.stringify({ data }));
		const answer = await send(`https://eu.app.clio.com/api/v4${path}`, { method, headers, body });
		const parsed: { data?: Row } = answer.text === '' ? {} : JSON.parse(answer.text);
		return { ...parsed.data, location: answer.location };
	};
	const { data: matters } = JSON.parse(
		(await send('https://eu.app.clio.com/api/v4/matters.json?limit=1', { headers })).text,
	) as { data: Row[] };
	const parent = { id: matters[0]?.id, type: 'Matter' };
	const begun = uploadOf(await api(`/documents.json?fields=${uploadFields}`, 'POST', { name: 'a.pdf', parent }));
	expect(begun.putUrl).toMatch(/^https:\/\/s3\.us-west-2\.amazonaws\.com\/iris-sandbox-eu\//);
	const body = Buffer.from('over TLS');
	expect(await send(begun.putUrl, { method: 'PUT', headers: begun.headers, body })).toMatchObject({ status: 200 });
	await api(`/documents/${begun.id}.json`, 'PATCH', { uuid: begun.uuid, fully_uploaded: true });
	const { location } = await api(`/documents/${begun.id}/download.json`);
	expect(await send(location)).toMatchObject({ status: 200, text: 'over TLS' });
	expect(await sandbox.control.records()).toEqual([]);
});
