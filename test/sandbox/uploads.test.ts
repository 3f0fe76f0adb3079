import { sleep } from 'n8n-workflow';

import { dataOf, errorOf, openSandbox, type Client } from './support/client';
import {
	beginUpload,
	download,
	finishUpload,
	putWithoutLength,
	send,
	upload,
	uploadFields,
	uploadOf,
} from './support/storage';

let clio: Client;
beforeAll(async () => (clio = await openSandbox()), 60_000);
beforeEach(async () => {
	await clio.sandbox.control.settings({ uploadTimeouts: 0 });
	await clio.recorded();
});
afterAll(async () => await clio.sandbox.stop());

const bytes = Buffer.from('%PDF-1.7 the bytes of a file, ümlaut');
const shown = async (path: string) => dataOf(await clio.get(path));
const idsIn = async (path: string) => (await shown(path)).map(({ id }) => id);

describe('uploading a document', () => {
	it('takes the bytes at another origin, and shows the document once it is finished', async () => {
		const matter = await clio.first('/matters.json');
		const list = `/documents.json?matter_id=${matter.id}&order=id(desc)&fields=id`;
		const begun = await beginUpload(clio, { name: 'Brief.pdf' });
		expect(new URL(begun.putUrl).origin).toBe(clio.sandbox.storage);
		expect(Object.values(clio.sandbox.regions).map(({ baseUrl }) => baseUrl)).not.toContain(clio.sandbox.storage);
		expect(begun.headers).toEqual({ 'x-amz-server-side-encryption': 'AES256', 'Content-Type': 'application/pdf' });
		expect(await idsIn(list)).not.toContain(begun.id);
		expect(await idsIn(`${list}&show_uncompleted=true`)).toContain(begun.id);
		expect((await clio.get(`/documents/${begun.id}/download.json`)).status).toBe(404);

		const put = await send(begun.putUrl, { method: 'PUT', headers: begun.headers, body: bytes });
		expect([put.status, put.bytes.length]).toEqual([200, 0]);
		expect(await idsIn(list)).not.toContain(begun.id);
		expect(dataOf(await finishUpload(clio, begun))).toMatchObject({
			name: 'Brief.pdf',
			size: bytes.length,
			content_type: 'application/pdf',
			latest_document_version: { fully_uploaded: true, version_number: 1, put_url: null },
		});
		expect(await idsIn(list)).toContain(begun.id);
		const got = await download(clio, `/documents/${begun.id}/download.json`);
		expect(got.bytes.equals(bytes)).toBe(true);
		expect(await clio.recorded()).toEqual([]);
	});

	it('takes fully_uploaded as a text too', async () => {
		const begun = await beginUpload(clio, { name: 'Brief.pdf' });
		await send(begun.putUrl, { method: 'PUT', headers: begun.headers, body: bytes });
		expect((await finishUpload(clio, begun, { fully_uploaded: 'yes' })).status).toBe(422);
		expect((await finishUpload(clio, begun, { fully_uploaded: 'true' })).status).toBe(200);
	});

	it('takes an empty file, names of any alphabet, separators and dots', async () => {
		for (const name of ['Mahnung für Zoë €.pdf', '../../etc/passwd.pdf', 'a/b\\c.pdf', "it's (1)*!.pdf"]) {
			const { id } = await upload(clio, { name }, Buffer.alloc(0));
			const got = await download(clio, `/documents/${id}/download.json`);
			expect([got.status, got.headers['content-length'], got.bytes.length]).toEqual([200, '0', 0]);
			const [, encoded = ''] = /filename\*=UTF-8''(.+)$/.exec(String(got.headers['content-disposition'])) ?? [];
			expect(decodeURIComponent(encoded)).toBe(name);
		}
	});

	it('knows the content type by the extension, or wants it', async () => {
		const typeOf = async (values: Record<string, unknown>) => (await beginUpload(clio, values)).headers['Content-Type'];
		expect(await typeOf({ name: 'Photo.JPG' })).toBe('image/jpeg');
		expect(await typeOf({ name: 'Letter', filename: 'letter.docx' })).toMatch(/wordprocessingml/);
		expect(await typeOf({ name: 'Notes.pdf', content_type: 'text/plain' })).toBe('text/plain');
		const parent = { id: (await clio.first('/matters.json')).id, type: 'Matter' };
		for (const values of [
			{ name: 'No extension' },
			{ name: 'a.zzz' },
			{ name: 'a.pdf', content_type: 'pdf' },
			{ name: ' ' },
		]) {
			expect((await clio.post('/documents.json', { ...values, parent })).status).toBe(422);
		}
	});

	it('is not finished without its bytes, twice, or under another uuid', async () => {
		const begun = await beginUpload(clio, { name: 'Brief.pdf' });
		const early = await finishUpload(clio, begun);
		expect([early.status, errorOf(early)]).toEqual([
			422,
			{
				type: 'UploadNotFoundError',
				message: `A matching remote file was not found for the file named Brief.pdf with UUID ${begun.uuid}`,
			},
		]);
		await send(begun.putUrl, { method: 'PUT', headers: begun.headers, body: bytes });
		const other = await finishUpload(clio, begun, { uuid: '00000000-0000-4000-8000-000000000000' });
		expect(errorOf(other).type).toBe('UploadNotFoundError');
		expect((await finishUpload(clio, begun)).status).toBe(200);
		expect(errorOf(await finishUpload(clio, begun)).type).toBe('UploadNotFoundError');
	});

	it('times out when it is verified, as often as it was ordered', async () => {
		await clio.sandbox.control.settings({ region: 'us', uploadTimeouts: 2 });
		const begun = await beginUpload(clio, { name: 'Brief.pdf' });
		await send(begun.putUrl, { method: 'PUT', headers: begun.headers, body: bytes });
		const types = [await finishUpload(clio, begun), await finishUpload(clio, begun)].map((one) => errorOf(one).type);
		expect(types).toEqual(['UploadTimeoutError', 'UploadTimeoutError']);
		expect((await finishUpload(clio, begun)).status).toBe(200);
	});

	it('records bytes that come after the end', async () => {
		const begun = await upload(clio, { name: 'Brief.pdf' }, bytes);
		expect(
			(await send(begun.putUrl, { method: 'PUT', headers: begun.headers, body: Buffer.from('late') })).status,
		).toBe(200);
		expect(await clio.recorded()).toEqual(['bytes sent to a finished upload: ']);
		expect((await download(clio, `/documents/${begun.id}/download.json`)).bytes.equals(bytes)).toBe(true);
	});
});

describe('a new version of a document', () => {
	it('is shown when it is finished; the one before stays', async () => {
		const { id } = await upload(clio, { name: 'Contract.pdf' }, bytes);
		const next = await beginUpload(clio, { name: 'Contract, signed.docx', parent: { id, type: 'Document' } });
		expect(next.id).toBe(id);
		const fields = 'fields=name,filename,size,latest_document_version{id,version_number,fully_uploaded}';
		const before = await shown(`/documents/${id}.json?${fields}`);
		expect(before).toMatchObject({ name: 'Contract.pdf', size: bytes.length });
		expect(before.latest_document_version).toMatchObject({ version_number: 1, fully_uploaded: true });
		const longer = Buffer.from(`${bytes.toString()} and more`);
		await send(next.putUrl, { method: 'PUT', headers: next.headers, body: longer });
		expect((await download(clio, `/documents/${id}/download.json`)).bytes.equals(bytes)).toBe(true);
		expect((await finishUpload(clio, next)).status).toBe(200);
		const after = await shown(`/documents/${id}.json?${fields}`);
		expect(after).toMatchObject({
			name: 'Contract, signed.docx',
			filename: 'Contract, signed.docx',
			size: longer.length,
		});
		expect(after.latest_document_version).toMatchObject({ version_number: 2 });
		const [first] = await shown(`/documents/${id}/versions.json?fields=id,size,filename`);
		expect(first).toMatchObject({ size: bytes.length, filename: 'Contract.pdf' });
		const old = await download(clio, `/documents/${id}/download.json?document_version_id=${String(first?.id)}`);
		expect(old.bytes.equals(bytes)).toBe(true);
		expect((await download(clio, `/documents/${id}/download.json`)).bytes.equals(longer)).toBe(true);
	});

	it('replaces one whose address has expired', async () => {
		const begun = await beginUpload(clio, { name: 'Slow.pdf' });
		await clio.sandbox.control.advance(601);
		const late = await send(begun.putUrl, { method: 'PUT', headers: begun.headers, body: bytes });
		expect([late.status, late.code]).toEqual([403, 'AccessDenied']);
		expect(late.bytes.toString()).toContain('<Message>Request has expired</Message>');
		const again = uploadOf(await shown(`/documents/${begun.id}.json?fields=${uploadFields}`));
		expect(again.putUrl).toBe(begun.putUrl);
		const next = await beginUpload(clio, { name: 'Slow.pdf', parent: { id: begun.id, type: 'Document' } });
		await send(next.putUrl, { method: 'PUT', headers: next.headers, body: bytes });
		expect((await finishUpload(clio, next)).status).toBe(200);
	});
});

describe('the storage', () => {
	const put = async (change: (headers: Record<string, string>, url: URL) => void, body: Buffer | Buffer[] = bytes) => {
		const { putUrl, headers } = await beginUpload(clio, { name: 'Brief.pdf' });
		const url = new URL(putUrl);
		change(headers, url);
		const { status, code, headers: answered } = await send(String(url), { method: 'PUT', headers, body });
		expect(answered['content-type'] ?? 'application/xml').toBe('application/xml');
		return `${status} ${code}`;
	};

	it('refuses and records an Authorization header', async () => {
		expect(await put((headers) => (headers.Authorization = 'Bearer secret'))).toBe('400 InvalidArgument');
		expect(await clio.recorded()).toEqual(['Authorization header sent to file storage: ']);
	});

	it('refuses a signed header that is missing or changed', async () => {
		expect(await put((headers) => delete headers['Content-Type'])).toBe('403 SignatureDoesNotMatch');
		expect(await put((headers) => (headers['Content-Type'] = 'application/pdf; charset=utf-8'))).toBe(
			'403 SignatureDoesNotMatch',
		);
		expect(await put((headers) => delete headers['x-amz-server-side-encryption'])).toBe('403 SignatureDoesNotMatch');
		expect(await put((headers) => (headers['x-amz-server-side-encryption'] = 'aws:kms'))).toBe(
			'403 SignatureDoesNotMatch',
		);
		expect(await put((headers) => (headers['x-amz-acl'] = 'public-read'))).toBe('403 AccessDenied');
		expect(await put((headers) => (headers.Host = 'elsewhere.example'))).toBe('403 SignatureDoesNotMatch');
	});

	it('refuses an address that was changed', async () => {
		const change = (name: string, value: string) => (_: unknown, url: URL) => url.searchParams.set(name, value);
		expect(await put(change('X-Amz-Signature', 'f'.repeat(64)))).toBe('403 SignatureDoesNotMatch');
		expect(await put(change('X-Amz-Expires', '86400'))).toBe('403 SignatureDoesNotMatch');
		expect(await put((_, url) => (url.pathname = `${url.pathname}x`))).toBe('403 SignatureDoesNotMatch');
		expect(await put((_, url) => url.searchParams.delete('X-Amz-Date'))).toBe('400 AuthorizationQueryParametersError');
		expect(await put((_, url) => (url.search = ''))).toBe('403 AccessDenied');
	});

	it('refuses another method', async () => {
		const { putUrl, headers, id, uuid } = await beginUpload(clio, { name: 'Brief.pdf' });
		for (const method of ['GET', 'POST', 'DELETE'])
			expect(await send(putUrl, { method, headers })).toMatchObject({ status: 403, code: 'SignatureDoesNotMatch' });
		await send(putUrl, { method: 'PUT', headers, body: bytes });
		await clio.patch(`/documents/${id}.json`, { uuid, fully_uploaded: true });
		const location = (await clio.get(`/documents/${id}/download.json`)).headers.get('Location') ?? '';
		expect(await send(location, { method: 'PUT', body: bytes })).toMatchObject({ status: 403 });
		expect(await send(location, { headers: { Authorization: 'Bearer secret' } })).toMatchObject({ status: 400 });
		expect(await clio.recorded()).toHaveLength(1);
	});

	it('needs the length beforehand', async () => {
		expect(await put(() => undefined, [bytes, bytes])).toBe('501 NotImplemented');
		expect(await putWithoutLength(await beginUpload(clio, { name: 'Brief.pdf' }))).toMatch(/^HTTP\/1\.1 411 /);
	});

	it('checks an MD5 that is sent along', async () => {
		expect(await put((headers) => (headers['Content-MD5'] = 'not base64'))).toBe('400 InvalidDigest');
		expect(await put((headers) => (headers['Content-MD5'] = Buffer.alloc(16).toString('base64')))).toBe(
			'400 BadDigest',
		);
	});

	it('takes the address in any proper encoding', async () => {
		const { putUrl, headers } = await beginUpload(clio, { name: 'Zoë (1).pdf' });
		const url = putUrl.replace('%281%29', '(1)').replace('%C3%AB', '%c3%ab');
		expect(url).not.toBe(putUrl);
		expect(await send(url, { method: 'PUT', headers, body: bytes })).toMatchObject({ status: 200 });
	});

	it('is in the journal, without signatures', async () => {
		await clio.sandbox.control.clearRequests();
		await upload(clio, { name: 'Brief.pdf' }, bytes);
		const seen = (await clio.sandbox.control.requests()).filter(({ path }) => path.startsWith('/iris-'));
		expect(seen).toMatchObject([{ region: 'us', method: 'PUT', status: 200, authorized: false }]);
		expect(seen[0]?.query).toContain('X-Amz-Signature=(removed)');
		expect(seen[0]?.query).toContain('X-Amz-Expires=600');
	});

	it.each([
		[{ kind: 'status', status: 403 }, '403 AccessDenied'],
		[{ kind: 'status', status: 500 }, '500 InternalError'],
		[{ kind: 'status', status: 503 }, '503 SlowDown'],
		[{ kind: 'expired' }, '403 AccessDenied'],
		[{ kind: 'badDigest' }, '400 BadDigest'],
	] as const)('fails on order: %j', async (answer, seen) => {
		await clio.sandbox.control.storageFault({ method: 'PUT', after: 1, times: 1, answer });
		expect(await put(() => undefined)).toBe('200 ');
		expect(await put(() => undefined)).toBe(seen);
		expect(await put(() => undefined)).toBe('200 ');
	});

	it('never answers on order', async () => {
		await clio.sandbox.control.storageFault({ times: 1, answer: { kind: 'stalled' } });
		const answer = put(() => undefined).catch(() => 'cut when the sandbox ends');
		expect(await Promise.race([answer, sleep(300).then(() => 'nothing yet')])).toBe('nothing yet');
	});

	it('cuts the connection on order, before or after the bytes are kept', async () => {
		const big = Buffer.alloc(3_000_000, 'x');
		const begun = await beginUpload(clio, { name: 'Brief.pdf' });
		const attempt = async () => await send(begun.putUrl, { method: 'PUT', headers: begun.headers, body: big });
		await clio.sandbox.control.storageFault({ times: 1, answer: { kind: 'reset' } });
		await expect(attempt()).rejects.toThrow(/ECONNRESET|EPIPE|socket hang up/);
		expect((await finishUpload(clio, begun)).status).toBe(422);
		await clio.sandbox.control.storageFault({ times: 1, answer: { kind: 'lost' } });
		await expect(attempt()).rejects.toThrow(/ECONNRESET|EPIPE|socket hang up/);
		expect((await finishUpload(clio, begun)).status).toBe(200);
		await clio.sandbox.control.storageFault({ method: 'GET', times: 1, answer: { kind: 'reset' } });
		await expect(download(clio, `/documents/${begun.id}/download.json`)).rejects.toThrow(/aborted|ECONNRESET|hang up/);
		expect((await download(clio, `/documents/${begun.id}/download.json`)).bytes.equals(big)).toBe(true);
	});
});
