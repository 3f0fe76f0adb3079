import { createHash, randomBytes } from 'node:crypto';

import { dataOf, errorOf, openSandbox, type Client, type Row } from './support/client';
import { beginUpload, download, finishUpload, send, uploadFields, uploadOf, type Upload } from './support/storage';

let clio: Client;
beforeAll(async () => (clio = await openSandbox()), 60_000);
beforeEach(async () => await clio.sandbox.control.settings({ smallestPartBytes: 1_000 }));
afterEach(async () => expect(await clio.recorded()).toEqual([]));
afterAll(async () => await clio.sandbox.stop());

const md5 = (bytes: Buffer) => createHash('md5').update(bytes).digest('base64');
const announce = (parts: readonly Buffer[], firstNumber = 1) =>
	parts.map((part, index) => ({
		part_number: firstNumber + index,
		content_length: part.length,
		content_md5: md5(part),
	}));
const partsOf = (count: number, length = 1_000) => Array.from({ length: count }, () => randomBytes(length));
const put = async ({ url, headers }: Upload['multiparts'][number], body: Buffer) =>
	await send(url, { method: 'PUT', headers, body });
const more = async ({ id, uuid }: Upload, multiparts: unknown, values: Row = {}) =>
	await clio.patch(`/documents/${id}.json?fields=${uploadFields}`, {
		uuid,
		fully_uploaded: false,
		multiparts,
		...values,
	});

describe('an upload in parts', () => {
	it('takes parts of the real size in any order and again, and joins them by their numbers', async () => {
		await clio.sandbox.control.settings({ smallestPartBytes: 5 * 1024 ** 2 });
		const parts = [...partsOf(2, 5 * 1024 ** 2), Buffer.from('the end')];
		const begun = await beginUpload(clio, { name: 'big.pdf', multiparts: announce(parts) });
		expect(begun.putUrl).toBe('null');
		expect(begun.headers).toEqual({ 'x-amz-server-side-encryption': 'AES256', 'Content-Type': 'application/pdf' });
		expect(begun.multiparts.map(({ headers }) => headers)).toEqual(
			parts.map((part) => ({ 'Content-Length': String(part.length), 'Content-MD5': md5(part) })),
		);
		for (const index of [2, 0, 0, 1]) {
			const [target, part = Buffer.alloc(0)] = [begun.multiparts[index], parts[index]];
			if (target === undefined) throw new Error('A part has no address');
			expect(await put(target, part)).toMatchObject({ status: 200, code: '' });
		}
		expect(dataOf(await finishUpload(clio, begun))).toMatchObject({ size: 2 * 5 * 1024 ** 2 + 7 });
		const got = await download(clio, `/documents/${begun.id}/download.json`);
		expect(got.bytes.equals(Buffer.concat(parts))).toBe(true);
		expect(got.headers['content-length']).toBe(String(got.bytes.length));
		const [first] = begun.multiparts;
		if (first !== undefined)
			expect(await put(first, parts[0] ?? Buffer.alloc(0))).toMatchObject({ code: 'NoSuchUpload' });
	}, 30_000);

	it('takes more than 50 parts in several requests, and is finished only with all of them', async () => {
		const parts = partsOf(53);
		const begun = await beginUpload(clio, { name: 'long.txt', multiparts: announce(parts.slice(0, 50)) });
		const answer = await more(begun, announce(parts.slice(50), 51));
		const rest = uploadOf(dataOf(answer));
		expect(rest.uuid).toBe(begun.uuid);
		expect(rest.multiparts.map(({ number }) => number)).toEqual([51, 52, 53]);
		const targets = [...begun.multiparts, ...rest.multiparts];
		for (const target of targets.slice(0, -1)) await put(target, parts[target.number - 1] ?? Buffer.alloc(0));
		expect(errorOf(await finishUpload(clio, begun)).type).toBe('UploadNotFoundError');
		const last = targets.at(-1);
		if (last !== undefined) await put(last, parts[52] ?? Buffer.alloc(0));
		expect((await finishUpload(clio, begun)).status).toBe(200);
		const got = await download(clio, `/documents/${begun.id}/download.json`);
		expect(got.bytes.equals(Buffer.concat(parts))).toBe(true);
	});

	it('gives a fresh address when a part is announced again', async () => {
		const parts = partsOf(2);
		const begun = await beginUpload(clio, { name: 'slow.txt', multiparts: announce(parts) });
		await clio.sandbox.control.advance(601);
		const [first, second] = begun.multiparts;
		if (first === undefined || second === undefined) throw new Error('A part has no address');
		expect(await put(first, parts[0] ?? Buffer.alloc(0))).toMatchObject({ status: 403, code: 'AccessDenied' });
		for (const target of uploadOf(dataOf(await more(begun, announce(parts)))).multiparts)
			expect(await put(target, parts[target.number - 1] ?? Buffer.alloc(0))).toMatchObject({ status: 200 });
		expect((await finishUpload(clio, begun)).status).toBe(200);
	});

	it('is one of a new version too', async () => {
		const document = await clio.first('/documents.json');
		const parts = partsOf(2);
		const multiparts = announce(parts).map(({ content_length: length, ...part }) => ({
			...part,
			content_length: String(length),
		}));
		const parent = { id: document.id, type: 'Document' };
		const begun = await beginUpload(clio, { name: 'Signed.pdf', parent, multiparts });
		for (const target of begun.multiparts) await put(target, parts[target.number - 1] ?? Buffer.alloc(0));
		expect(dataOf(await finishUpload(clio, begun))).toMatchObject({ id: document.id, name: 'Signed.pdf', size: 2_000 });
	});

	it.each<[string, unknown, RegExp]>([
		['more than 50 parts', announce(partsOf(51, 1)), /at most 50 multiparts/],
		['no part', [], /may not be empty/],
		['part 10,001', [{ part_number: 10_001, content_length: 5 }], /between 1 and 10000/],
		['part 0', [{ part_number: 0, content_length: 5 }], /between 1 and 10000/],
		[
			'a number twice',
			announce([Buffer.alloc(1_000), Buffer.alloc(5)]).map((part) => ({ ...part, part_number: 1 })),
			/only once/,
		],
		['a length of words', [{ part_number: 1, content_length: 'five' }], /number of bytes/],
		['an empty part', [{ part_number: 1, content_length: 0 }], /number of bytes/],
		['a small part before the last', announce([Buffer.alloc(999), Buffer.alloc(5)]), /smaller than 1000 bytes/],
	])('refuses %s', async (_, multiparts, words) => {
		const parent = { id: (await clio.first('/matters.json')).id, type: 'Matter' };
		const answer = await clio.post('/documents.json', { name: 'a.pdf', parent, multiparts });
		expect([answer.status, errorOf(answer).message]).toEqual([422, expect.stringMatching(words)]);
	});

	it('refuses further parts that do not fit', async () => {
		const begun = await beginUpload(clio, { name: 'a.txt', multiparts: announce([Buffer.alloc(5)]) });
		const status = async (answer: Promise<{ status: number }>) => (await answer).status;
		expect(await status(more(begun, announce([Buffer.alloc(5)], 2)))).toBe(422);
		expect(await status(more(begun, announce([Buffer.alloc(5)]), { fully_uploaded: undefined }))).toBe(422);
		expect(await status(more(begun, announce([Buffer.alloc(5)]), { uuid: 'another' }))).toBe(422);
		const single = await beginUpload(clio, { name: 'a.txt' });
		expect(await status(more(single, announce([Buffer.alloc(5)])))).toBe(422);
	});

	it('judges each part by its own signed headers', async () => {
		const part = Buffer.alloc(2_000, 'x');
		const begun = await beginUpload(clio, { name: 'a.txt', multiparts: announce([part]) });
		const [target] = begun.multiparts;
		if (target === undefined) throw new Error('A part has no address');
		const attempt = async (headers: Record<string, string>, body = part) => {
			const { status, code } = await send(target.url, {
				method: 'PUT',
				headers: { ...target.headers, ...headers },
				body,
			});
			return `${status} ${code}`;
		};
		expect(await attempt({ 'Content-Length': '1999' }, part.subarray(1))).toBe('403 SignatureDoesNotMatch');
		expect(await attempt({ 'Content-MD5': md5(Buffer.alloc(1)) })).toBe('403 SignatureDoesNotMatch');
		expect(await attempt({ 'x-amz-server-side-encryption': 'AES256' })).toBe('403 AccessDenied');
		expect(await attempt({}, Buffer.alloc(2_000, 'y'))).toBe('400 BadDigest');
		expect(errorOf(await finishUpload(clio, begun)).type).toBe('UploadNotFoundError');
		expect(await attempt({ 'Content-Type': 'text/plain' })).toBe('200 ');
		expect((await finishUpload(clio, begun)).status).toBe(200);
	});

	it('tells of an MD5 that is none', async () => {
		const multiparts = [{ part_number: 1, content_length: 5, content_md5: 'none' }];
		const [target] = (await beginUpload(clio, { name: 'a.txt', multiparts })).multiparts;
		if (target === undefined) throw new Error('A part has no address');
		expect(await put(target, Buffer.from('12345'))).toMatchObject({ status: 400, code: 'InvalidDigest' });
	});

	it('fails in one part on order', async () => {
		const parts = partsOf(3);
		const begun = await beginUpload(clio, { name: 'a.txt', multiparts: announce(parts) });
		await clio.sandbox.control.storageFault({ part: 2, times: 1, answer: { kind: 'status', status: 500 } });
		const statuses: number[] = [];
		for (const target of [...begun.multiparts, ...begun.multiparts])
			statuses.push((await put(target, parts[target.number - 1] ?? Buffer.alloc(0))).status);
		expect(statuses).toEqual([200, 500, 200, 200, 200, 200]);
	});
});
