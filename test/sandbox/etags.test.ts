import { dataOf, errorOf, openSandbox, type Client } from './support/client';

describe('etags and versions', () => {
	let clio: Client;
	let path: string;
	beforeAll(async () => {
		clio = await openSandbox();
		path = `/matters/${(await clio.first('/matters.json')).id}.json`;
	});
	afterAll(async () => await clio.sandbox.stop());

	it('come quoted, in the record and in the header, with Last-Modified', async () => {
		const answer = await clio.get(path);
		expect(dataOf(answer).etag).toMatch(/^"[0-9a-f]{32}"$/);
		expect(answer.headers.get('etag')).toBe(dataOf(answer).etag);
		expect(Date.parse(answer.headers.get('last-modified') ?? '')).toBeGreaterThan(0);
		expect((await clio.get('/matters.json')).headers.get('etag')).toBeNull();
	});

	it('change with every write', async () => {
		const before = dataOf(await clio.get(path)).etag;
		const first = dataOf(await clio.patch(path, { location: 'Shelf 2' })).etag;
		const second = dataOf(await clio.patch(path, { location: 'Shelf 2' })).etag;
		expect(new Set([before, first, second]).size).toBe(3);
	});

	it('spare a reader what it has', async () => {
		const answer = await clio.get(path);
		const etag = answer.headers.get('etag') ?? '';
		const unchanged = await clio.get(path, { 'If-None-Match': etag });
		expect([unchanged.status, unchanged.text]).toEqual([304, '']);
		const modified = answer.headers.get('last-modified') ?? '';
		expect((await clio.get(path, { 'If-Modified-Since': modified })).status).toBe(304);
		expect((await clio.get(path, { 'If-None-Match': etag.replaceAll('"', '') })).status).toBe(200);
		await clio.patch(path, { location: 'Shelf 3' });
		expect((await clio.get(path, { 'If-None-Match': etag })).status).toBe(200);
		expect((await clio.get('/matters.json', { 'If-None-Match': '*' })).status).toBe(200);
	});

	it('keep a writer from overwriting what it has not seen', async () => {
		const etag = String(dataOf(await clio.get(path)).etag);
		expect((await clio.patch(path, { location: 'Shelf 4' }, { 'If-Match': etag })).status).toBe(200);
		const late = await clio.patch(path, { location: 'Shelf 5' }, { 'If-Match': etag });
		expect([late.status, errorOf(late).type]).toEqual([412, 'PreconditionFailed']);
		expect(dataOf(await clio.get(`${path}?fields=location`)).location).toBe('Shelf 4');
	});

	it.each(['4.0.4', '4.0.9', '4.0.13'])('echo version %s', async (version) => {
		expect((await clio.get(path, { 'X-API-VERSION': version })).headers.get('x-api-version')).toBe(version);
	});

	it.each(['4.0.3', '4.0.14', '4.1.0', '4', 'latest', '4.0.09x'])('refuse version %s as gone', async (version) => {
		const answer = await clio.get(path, { 'X-API-VERSION': version });
		expect([answer.status, errorOf(answer).type]).toEqual([410, 'Gone']);
		expect(answer.headers.get('x-api-version')).toBeNull();
	});

	it('use the newest version by default', async () => {
		expect((await clio.get(path)).headers.get('x-api-version')).toBe('4.0.13');
	});
});
