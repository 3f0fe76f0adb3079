import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';

import type { WorkflowRun } from '../../../scripts/engine';
import type { Account } from './clioSandbox';
import { NODE, useClioSandbox } from './clioSandbox';
import type { StorageAnswer } from './fileStorage';
import { FileStorage, SIGNATURE, gives } from './fileStorage';

const clio = useClioSandbox();

const download = (resource: string, id: unknown, more: INodeParameters = {}): INodeParameters => ({
	resource,
	operation: 'download',
	record: { __rl: true, mode: 'id', value: String(id) },
	...more,
});

/** The first record of a list. */
async function first(account: Account, path: string, fields: string): Promise<IDataObject> {
	const queryParameters = { parameters: [{ name: 'fields', value: fields }] };
	const run = await clio().run(account, { resource: 'apiCall', operation: 'send', path, queryParameters });
	await clio().apiRequests();
	const [record = {}] = run.json(NODE);
	return record;
}

const requests = async () =>
	(await clio().apiRequests()).map(({ path, status }) => `${path.replace('/api/v4', '')} ${status}`);

const fileOf = (run: WorkflowRun, property = 'data') => {
	const file = run.items(NODE)[0]?.binary?.[property];
	return { ...file, text: Buffer.from(file?.data ?? '', 'base64').toString() };
};

describe('Download', () => {
	it.each([
		['document', '/documents.json'],
		['documentTemplate', '/document_templates.json'],
	])('puts the file of a %s into binary data, with one request to Clio', async (resource, path) => {
		const account = await clio().connected();
		const record = await first(account, path, 'id,filename,content_type,size');
		const run = await clio().run(account, download(resource, record.id));
		expect(run.items(NODE)).toMatchObject([
			{
				json: {
					id: record.id,
					file_name: record.filename,
					mime_type: record.content_type,
					size: record.size,
				},
				pairedItem: { item: 0 },
			},
		]);
		const file = fileOf(run);
		expect(file).toMatchObject({ fileName: record.filename, mimeType: record.content_type });
		/* A PDF document, or an Office document, which is a ZIP archive. */
		expect(file.text).toMatch(/^(%PDF-|PK)/);
		expect(Buffer.from(file.data ?? '', 'base64')).toHaveLength(Number(record.size));
		expect(await requests()).toEqual([`${path.replace('.json', '')}/${String(record.id)}/download.json 303`]);
	});

	it('puts the file of a report into the field that was named', async () => {
		const account = await clio().connected({ readOnly: true });
		const { id } = await first(account, '/reports.json', 'id');
		const run = await clio().run(account, download('report', id, { binaryPropertyName: 'paper' }));
		expect(run.items(NODE)[0]?.binary).toMatchObject({ paper: { mimeType: 'text/csv', fileExtension: 'csv' } });
		expect(Object.keys(run.items(NODE)[0]?.binary ?? {})).toEqual(['paper']);
	});

	it('puts an archive into binary data once it is there', async () => {
		const account = await clio().connected();
		const { id } = await first(account, '/documents.json', 'id');
		const jsonBody = JSON.stringify({ items: [{ id, type: 'Document' }] });
		const call = { resource: 'apiCall', operation: 'send', method: 'POST', path: '/document_archives.json', jsonBody };
		const archive = (await clio().run(account, call)).json(NODE)[0]?.id;
		const early = await clio().run(account, download('documentArchive', archive));
		expect(early.error?.message).toMatch(/the file may not be ready yet \(item 0\)$/);
		await sleep(800);
		const run = await clio().run(account, download('documentArchive', archive));
		expect(fileOf(run)).toMatchObject({ mimeType: 'application/zip', fileExtension: 'zip' });
	});

	it('gives the version that is wanted, and refuses what is none', async () => {
		const account = await clio().connected();
		const { id } = await first(account, '/documents.json', 'id');
		const place = { resource: 'document', operation: 'getVersions', record: download('document', id).record ?? '' };
		const [version] = (await clio().run(account, place)).json(NODE);
		await clio().apiRequests();
		const run = await clio().run(
			account,
			download('document', id, { options: { documentVersionId: String(version?.id) } }),
		);
		expect(run.json(NODE)[0]?.file_name).toBe(version?.filename);
		expect((await clio().apiRequests()).map(({ query }) => query)).toEqual([
			`document_version_id=${String(version?.id)}`,
		]);
		for (const documentVersionId of ['', '={{ undefined }}', 'latest']) {
			const refused = await clio().run(account, download('document', id, { options: { documentVersionId } }));
			expect(refused.error?.message).toBe('The option Version ID holds no ID (item 0)');
		}
		expect(await requests()).toEqual([]);
	});

	it('needs a name for the field', async () => {
		const run = await clio().run(
			await clio().connected(),
			download('document', 1, { binaryPropertyName: '={{ "" }}' }),
		);
		expect(run.error?.message).toBe('The name for the file in the output is empty (item 0)');
		expect(await requests()).toEqual([]);
	});

	it('tells to wait for a report that is not ready', async () => {
		const account = await clio().connected();
		const body = { data: { kind: 'matter', format: 'csv' } };
		const call = { resource: 'apiCall', operation: 'send', method: 'POST', path: '/reports.json' };
		const made = await clio().run(account, { ...call, jsonBody: JSON.stringify(body) });
		const run = await clio().run(account, download('report', made.json(NODE)[0]?.id));
		expect(run.error?.message).toMatch(/the file may not be ready yet \(item 0\)$/);
		expect(run.error).toMatchObject({ httpCode: '404', description: expect.stringContaining('until its state is') });
	});

	it('works with a token that has expired', async () => {
		const account = await clio().connected();
		const { id } = await first(account, '/documents.json', 'id');
		await clio().process.control.expire('us');
		expect((await clio().run(account, download('document', id))).error).toBeUndefined();
		expect((await requests()).map((line) => line.slice(-3))).toEqual(['401', '401', '303']);
	});
});

describe('the storage that a download leads to', () => {
	let storage: FileStorage | undefined;
	afterEach(async () => await storage?.stop());

	/** Downloads a document whose bytes lie in a storage with these answers. */
	async function downloadFrom(answers: StorageAnswer[], signal?: AbortSignal) {
		storage = await FileStorage.start(...answers);
		return await downloadAt(storage.address(), signal);
	}

	async function downloadAt(location: string, signal?: AbortSignal) {
		const account = await clio().connected();
		const { id, filename } = await first(account, '/documents.json', 'id,filename');
		const answer = { kind: 'status' as const, status: 303, headers: { Location: location } };
		await clio().process.control.fault({ path: `/documents/${String(id)}/download.json`, times: 1, answer });
		const run = await clio().run(account, download('document', id), signal === undefined ? {} : { signal });
		expect(JSON.stringify([run, run.error?.message, run.error?.stack])).not.toContain(SIGNATURE);
		return { run, id, filename };
	}

	it('gets no token and nothing of our own', async () => {
		await downloadFrom([gives(200, { 'Content-Type': 'application/pdf' }, '%PDF')]);
		const [headers = {}] = storage?.seen ?? [];
		expect(Object.keys(headers).filter((name) => /auth|cookie|api|clio/i.test(name))).toEqual([]);
		expect(JSON.stringify(headers)).not.toMatch(/bearer|clio/i);
	});

	it('may name the file in any alphabet', async () => {
		const disposition = 'attachment; filename="plain.pdf"; filename*=UTF-8\'\'R%C3%A9sum%C3%A9%20%E2%82%AC.pdf';
		const { run } = await downloadFrom([gives(200, { 'Content-Disposition': disposition }, 'x')]);
		expect(run.json(NODE)[0]?.file_name).toBe('Résumé €.pdf');
		expect(await requests()).toHaveLength(1);
	});

	it('may leave the name to the record, which is read then', async () => {
		const { run, id, filename } = await downloadFrom([gives(200, { 'Content-Type': 'application/pdf' }, 'x')]);
		expect(run.json(NODE)).toEqual([{ id, file_name: filename, mime_type: 'application/pdf', size: 1 }]);
		expect(await requests()).toEqual([
			`/documents/${String(id)}/download.json 303`,
			`/documents/${String(id)}.json 200`,
		]);
	});

	it('may send on', async () => {
		const { run } = await downloadFrom([gives(302, { Location: '/elsewhere' }), gives(200, {}, 'here')]);
		expect(fileOf(run).text).toBe('here');
	});

	it('is asked again when it fails for the moment', async () => {
		const { run } = await downloadFrom([gives(503), gives(200, {}, 'here')]);
		expect(fileOf(run).text).toBe('here');
	});

	it.each<[string, StorageAnswer[], RegExp]>([
		['sends in a circle', [gives(302, { Location: '/again' })], /on and on/],
		['refuses', [gives(403, {}, '<Error><Code>AccessDenied</Code></Error>')], /valid for some minutes only/],
		['sends to http elsewhere', [gives(302, { Location: 'http://files.example/1' })], /not https/],
		['sends to nowhere', [gives(302)], /not https/],
		['fails', [gives(500)], /status 500/],
	])('is told when it %s', async (_, answers, words) => {
		const { run } = await downloadFrom(answers);
		expect(run.error?.message).toBe('The file could not be fetched from where Clio keeps it (item 0)');
		expect(run.error).toMatchObject({ description: expect.stringMatching(words) });
	});

	it.each([
		'http://files.example/1',
		'ftp://files.example/1',
		'file:///etc/passwd',
		'https://user:pass@files.example/',
	])('is never asked at %s', async (location) => {
		const { run } = await downloadAt(location);
		expect(run.error).toMatchObject({ description: expect.stringContaining('not https') });
	});

	it('must give the whole file', async () => {
		const cut: StorageAnswer = (response) => {
			response.writeHead(200, { 'Content-Length': '1000' });
			response.write('half of it', () => response.destroy());
		};
		const { run } = await downloadFrom([cut]);
		expect(run.error?.message).toBe('The file could not be read to its end (item 0)');
	});

	it('is left alone within a second after the user stops the execution', async () => {
		const stop = new AbortController();
		let stoppedAt = Infinity;
		const endless: StorageAnswer = (response) => {
			response.writeHead(200, { 'Content-Length': '1000' });
			response.write('the beginning', () => {
				stoppedAt = Date.now();
				stop.abort();
			});
		};
		const { run } = await downloadFrom([endless], stop.signal);
		expect(run.status).toBe('canceled');
		expect(Date.now() - stoppedAt).toBeLessThan(1_000);
	});
});
