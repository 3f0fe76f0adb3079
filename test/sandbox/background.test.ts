import { unzipSync } from 'fflate';
import { sleep } from 'n8n-workflow';

import { dataOf, openSandbox, type Client, type Row } from './support/client';
import { beginUpload, download, upload } from './support/storage';

let clio: Client;
beforeAll(async () => (clio = await openSandbox()), 60_000);
beforeEach(async () => {
	await clio.sandbox.control.reset();
	await clio.sandbox.control.settings({ rateLimitPerMinute: 1_000_000, backgroundStateSeconds: 10 });
	clio.token = (await clio.sandbox.control.grant('us')).access_token;
});
afterEach(async () => expect(await clio.recorded()).toEqual([]));
afterAll(async () => await clio.sandbox.stop());

const row = async (path: string): Promise<Row> => dataOf(await clio.get(path));
const made = async (path: string, values: Row): Promise<number> => Number(dataOf(await clio.post(path, values)).id);
const newFolder = async (name: string, parent: Row) => await made('/folders.json', { name, parent });
const inFolder = (id: number) => ({ id, type: 'Folder' });
const matter = async () => await clio.first('/matters.json', 'id,display_number');

/** The states and progress that a record shows while the clock goes on. */
async function watch(path: string, fields: string, steps: readonly number[]): Promise<unknown[]> {
	const seen: unknown[] = [];
	for (const seconds of steps) {
		await clio.sandbox.control.advance(seconds);
		seen.push(Object.values(await row(`${path}?fields=${fields}`)));
	}
	return seen;
}

const steps = [0, 10.1, 10, 5, 5];
const wholeWay = [
	['not_started', 0],
	['queued', 0],
	['in_progress', expect.any(Number)],
	['in_progress', expect.any(Number)],
	['completed', 100],
];

/** The archive's paths and contents; those of folders are empty. */
async function unpacked(id: number): Promise<Record<string, string>> {
	const got = await download(clio, `/document_archives/${id}/download.json`);
	expect([got.status, got.headers['content-type']]).toEqual([200, 'application/zip']);
	const files = Object.entries(unzipSync(new Uint8Array(got.bytes)));
	return Object.fromEntries(files.map(([path, bytes]) => [path, Buffer.from(bytes).toString('utf8')]));
}

describe('an archive', () => {
	it('goes through its states, and is downloaded when it is completed', async () => {
		const document = await clio.first('/documents.json', 'id,name');
		const id = await made('/document_archives.json', { items: [{ id: document.id, type: 'Document' }] });
		expect((await clio.get(`/document_archives/${id}/download.json`)).status).toBe(404);
		expect(await watch(`/document_archives/${id}.json`, 'state,progress', steps)).toEqual(wholeWay);
		const { size } = await row(`/document_archives/${id}.json?fields=size`);
		const got = await download(clio, `/document_archives/${id}/download.json`);
		expect(got.bytes.length).toBe(size);
		expect(Object.keys(unzipSync(new Uint8Array(got.bytes)))).toEqual([document.name]);
	});

	it('holds folder trees, with each path only once, and nothing that is trashed or unfinished', async () => {
		const outer = await newFolder('Küche/2026', { id: (await matter()).id, type: 'Matter' });
		const one = await newFolder('Same', inFolder(outer));
		const other = await newFolder('same', inFolder(outer));
		await newFolder('Empty', inFolder(outer));
		const put = async (name: string, folder: number, text: string) =>
			await upload(clio, { name, parent: inFolder(folder) }, Buffer.from(text));
		await put('a.pdf', one, 'first');
		await put('a.pdf', one, 'second');
		await put('A.pdf', one, 'third');
		await put('../b.txt', other, '');
		const large = 'large '.repeat(400_000);
		const alone = await put('large.txt', other, large);
		const trashed = await put('trashed.txt', other, 'x');
		await clio.remove(`/documents/${trashed.id}.json`);
		await beginUpload(clio, { name: 'unfinished.txt', parent: inFolder(other) });
		const items = [inFolder(outer), { id: alone.id, type: 'Document' }];
		const id = await made('/document_archives.json', { items });
		await clio.sandbox.control.advance(31);
		/* Packing takes its time, whatever the clock says. */
		for (let asked = 0; asked < 100; asked += 1) {
			if ((await row(`/document_archives/${id}.json?fields=state`)).state === 'completed') break;
			await sleep(50);
		}
		const files = await unpacked(id);
		expect(files['Küche_2026/same (1)/large.txt'] === large && files['large.txt'] === large).toBe(true);
		expect({ ...files, 'large.txt': '', 'Küche_2026/same (1)/large.txt': '' }).toEqual({
			'Küche_2026/Same/a.pdf': 'first',
			'Küche_2026/Same/a (1).pdf': 'second',
			'Küche_2026/Same/A (2).pdf': 'third',
			'Küche_2026/same (1)/.._b.txt': '',
			'Küche_2026/same (1)/large.txt': '',
			'Küche_2026/Empty/': '',
			'large.txt': '',
		});
	});

	it('can fail, and says why', async () => {
		await clio.sandbox.control.settings({ archiveOutcome: 'failed' });
		const { id: documentId } = await clio.first('/documents.json');
		const id = await made('/document_archives.json', { items: [{ id: documentId, type: 'Document' }] });
		await clio.sandbox.control.advance(31);
		const shown = await row(`/document_archives/${id}.json?fields=state,message,progress`);
		expect(shown).toMatchObject({ state: 'failed', message: expect.any(String) });
		expect(shown.progress).not.toBe(100);
		expect((await clio.get(`/document_archives/${id}/download.json`)).status).toBe(404);
	});

	it('needs items that are there', async () => {
		const { id } = await clio.first('/documents.json');
		await clio.remove(`/documents/${id}.json`);
		const status = async (items: unknown) => (await clio.post('/document_archives.json', { items })).status;
		expect(await status([])).toBe(422);
		expect(await status([{ id, type: 'Document' }])).toBe(404);
		expect(await status([{ id: 1, type: 'Folder' }])).toBe(404);
		expect(await status([{ id, type: 'Matter' }])).toBe(422);
	});
});

describe('a document automation', () => {
	const order = async (values: Row = {}) =>
		await made('/document_automations.json', {
			matter: { id: (await matter()).id },
			document_template: { id: (await clio.first('/document_templates.json')).id },
			filename: 'Engagement of Zoë.docx',
			formats: ['pdf', 'original'],
			...values,
		});

	it('ends with a document for each format in the folder of the matter', async () => {
		const id = await order();
		const states = wholeWay.map(([state]) => [state]);
		expect(await watch(`/document_automations/${id}.json`, 'state', steps)).toEqual(states);
		const shown = await row(`/document_automations/${id}.json?fields=documents{id,name,content_type,size}`);
		const documents: Row[] = Object(shown.documents);
		expect(documents.map(({ name }) => name)).toEqual(['Engagement of Zoë.pdf', 'Engagement of Zoë.docx']);
		const { display_number: number } = await matter();
		const folder = Object((await row(`/matters/${(await matter()).id}.json?fields=folder{id}`)).folder).id;
		for (const document of documents) {
			const got = await download(clio, `/documents/${String(document.id)}/download.json`);
			expect([got.status, got.bytes.length, got.headers['content-type']]).toEqual([
				200,
				document.size,
				document.content_type,
			]);
			const text =
				got.bytes.subarray(0, 4).toString() === '%PDF'
					? got.bytes.toString('latin1')
					: Buffer.from(unzipSync(new Uint8Array(got.bytes))['word/document.xml'] ?? []).toString('utf8');
			expect(text).toContain(number);
			expect(await row(`/documents/${String(document.id)}.json?fields=parent{id}`)).toEqual({ parent: { id: folder } });
		}
	});

	it.each(['empty', 'failed'] as const)('can end as %s, without documents', async (outcome) => {
		await clio.sandbox.control.settings({ automationOutcome: outcome });
		const id = await order();
		await clio.sandbox.control.advance(31);
		expect(await row(`/document_automations/${id}.json?fields=state,documents`)).toEqual({
			state: outcome,
			documents: [],
		});
	});

	it('needs a name, formats, and what it refers to', async () => {
		const status = async (values: Row) => {
			const { id } = await clio.first('/document_templates.json');
			const whole = { matter: { id: (await matter()).id }, document_template: { id }, filename: 'a', formats: ['pdf'] };
			return (await clio.post('/document_automations.json', { ...whole, ...values })).status;
		};
		expect(await status({ filename: ' ' })).toBe(422);
		expect(await status({ formats: [] })).toBe(422);
		expect(await status({ formats: ['pdf', 'pdf'] })).toBe(422);
		expect(await status({ formats: ['docx'] })).toBe(422);
		expect(await status({ document_template: { id: 1 } })).toBe(404);
		expect(await status({})).toBe(201);
	});
});

describe('a report', () => {
	const contents: Readonly<Record<string, (bytes: Buffer) => string>> = {
		csv: (bytes) => bytes.toString('utf8'),
		html: (bytes) => bytes.toString('utf8'),
		json: (bytes) => JSON.stringify(JSON.parse(bytes.toString('utf8'))),
		pdf: (bytes) => bytes.toString('latin1'),
		xlsx: (bytes) => Buffer.from(unzipSync(new Uint8Array(bytes))['xl/worksheets/sheet1.xml'] ?? []).toString('utf8'),
		zip: (bytes) => Buffer.from(Object.values(unzipSync(new Uint8Array(bytes)))[0] ?? []).toString('utf8'),
	};

	it.each(Object.keys(contents))('in %s goes through its states and holds what it is about', async (format) => {
		const { display_number: number } = await matter();
		const id = await made('/reports.json', { kind: 'matter', format });
		expect((await clio.get(`/reports/${id}/download.json`)).status).toBe(404);
		expect(await watch(`/reports/${id}.json`, 'state,progress', steps)).toEqual(wholeWay);
		const got = await download(clio, `/reports/${id}/download.json`);
		expect(String(got.headers['content-disposition'])).toContain(`matter.${format}`);
		expect(contents[format]?.(got.bytes)).toContain(number);
	});

	it('of every kind has a file', async () => {
		const kinds = await knownKinds();
		expect(kinds).toHaveLength(39);
		const ids: number[] = [];
		for (const kind of kinds) ids.push(await made('/reports.json', { kind, format: 'csv' }));
		await clio.sandbox.control.advance(31);
		for (const [index, id] of ids.entries()) {
			const got = await download(clio, `/reports/${id}/download.json`);
			expect([kinds[index], got.status, got.bytes.toString().split('\r\n').length > 2]).toEqual([
				kinds[index],
				200,
				true,
			]);
		}
	});

	it('may be limited, and is empty when nothing is left', async () => {
		const { id: matterId, display_number: number } = await matter();
		const limited = await made('/reports.json', { kind: 'matter', format: 'csv', matter: { id: matterId } });
		const nothing = await made('/reports.json', { kind: 'matter', format: 'csv', year: '1999' });
		await clio.sandbox.control.advance(31);
		const got = await download(clio, `/reports/${limited}/download.json`);
		expect(got.bytes.toString().trim().split('\r\n').slice(1)).toEqual([expect.stringContaining(String(number))]);
		expect(await row(`/reports/${nothing}.json?fields=state,progress`)).toEqual({ state: 'empty', progress: 100 });
		expect((await clio.get(`/reports/${nothing}/download.json`)).status).toBe(404);
		const status = async (values: Row) =>
			(await clio.post('/reports.json', { kind: 'matter', format: 'csv', ...values })).status;
		expect(await status({ year: 'last' })).toBe(422);
		expect(await status({ start_date: '2026-02-01', end_date: '2026-01-01' })).toBe(422);
		expect(await status({ matter: { id: 1 } })).toBe(404);
	});

	it.each(['failed', 'empty'] as const)('can end as %s', async (outcome) => {
		await clio.sandbox.control.settings({ reportOutcome: outcome, backgroundStateSeconds: 0 });
		const id = await made('/reports.json', { kind: 'matter', format: 'csv' });
		expect(await row(`/reports/${id}.json?fields=state`)).toEqual({ state: outcome });
		expect((await clio.get(`/reports/${id}/download.json`)).status).toBe(404);
	});

	it('comes from a preset, whose options may be an object', async () => {
		const { id: matterId } = await matter();
		const preset = await made('/report_presets.json', {
			name: 'One matter',
			kind: 'matter',
			format: 'csv',
			options: { kind: 'matter', format: 'csv', matter: { id: matterId } },
		});
		const answer = await clio.call(`/report_presets/${preset}/generate_report.json`, { method: 'POST' });
		expect(answer.status).toBe(201);
		const id = Number(dataOf(answer).id);
		await clio.sandbox.control.advance(31);
		expect(await row(`/reports/${id}.json?fields=state,source,name`)).toEqual({
			state: 'completed',
			source: 'presets',
			name: 'One matter',
		});
		const got = await download(clio, `/reports/${id}/download.json`);
		expect(got.bytes.toString().trim().split('\r\n')).toHaveLength(2);
	});
});

/** The kinds that Clio names when it refuses one it does not know. */
async function knownKinds(): Promise<string[]> {
	const refused = await clio.post('/reports.json', { kind: 'weather', format: 'csv' });
	const list: unknown = JSON.parse(/\[.*\]/.exec(refused.body?.error.message ?? '')?.[0] ?? '[]');
	return Array.isArray(list) ? list.map(String) : [];
}
