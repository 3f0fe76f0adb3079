import type { IDataObject } from 'n8n-workflow';

import { locator } from './choosing';
import { NODE, useClioSandbox } from './clioSandbox';
import { fileItem, runUpload, some, textOf, upload } from './uploadSupport';
import { readAll } from './valuesSupport';

const clio = useClioSandbox();

/** An account and a matter of it. */
async function ready() {
	const account = await clio().connected();
	const [matter] = await some(clio(), account, 'matter');
	return { account, matter: matter?.id };
}

describe('Document: Upload', () => {
	it('announces the document, sends the bytes without the token, and gives the document that Clio confirms', async () => {
		const { account, matter } = await ready();
		const done = await runUpload(clio(), account, upload('Matter', matter), [fileItem('Brief.pdf', 'Hello')]);
		expect(done.problem).toBe('');
		expect(done.output).toMatchObject([
			{ name: 'Brief.pdf', filename: 'Brief.pdf', size: 5, content_type: 'application/pdf', upload_result: 'created' },
		]);
		expect(done.requests).toEqual([
			`GET /matters/${String(matter)}`,
			'GET /documents',
			'POST /documents',
			'PUT storage',
			`PATCH /documents/${String(done.output[0]?.id)}`,
		]);
		expect(await textOf(clio(), account, done.output[0]?.id)).toBe('Hello');
	});

	it('needs two requests to Clio for each file more of the same folder', async () => {
		const { account, matter } = await ready();
		const items = ['A.pdf', 'B.pdf', 'C.pdf'].map((name) => fileItem(name));
		const { output, requests, run } = await runUpload(clio(), account, upload('Matter', matter), items);
		expect(output.map(({ name }) => name)).toEqual(['A.pdf', 'B.pdf', 'C.pdf']);
		expect(run.items(NODE).map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
		expect(requests.filter((request) => !request.endsWith('storage'))).toHaveLength(2 + 3 * 2);
	});

	it('works with a token that has expired, and one that expires while the bytes are on their way', async () => {
		const { account, matter } = await ready();
		await clio().process.control.expire('us');
		const { problem, output } = await runUpload(clio(), account, upload('Matter', matter), [fileItem('Brief.pdf')]);
		expect([problem, output.length]).toEqual(['', 1]);
	});

	it('takes category, time of receipt, name and type', async () => {
		const { account, matter } = await ready();
		const [category] = await some(clio(), account, 'documentCategory');
		const values = { name: 'Signed Lease', received_at: '2026-03-04T10:00:00Z', content_type: 'application/pdf' };
		const more = { relatedRecords: { documentCategory: locator('id', String(category?.id)) } };
		const done = await runUpload(clio(), account, upload('Matter', matter, values, more), [fileItem('scan0001.pdf')]);
		expect(done.problem).toBe('');
		expect(done.bodies[0]).toMatchObject({
			...{ name: 'Signed Lease', filename: 'Signed Lease.pdf', content_type: 'application/pdf' },
			document_category: { id: category?.id },
		});
		expect(done.output).toMatchObject([
			{ name: 'Signed Lease', filename: 'Signed Lease.pdf', document_category: { id: category?.id } },
		]);
		expect(new Date(String(done.output[0]?.received_at)).toISOString()).toBe('2026-03-04T10:00:00.000Z');
	});

	it('makes a file of a text', async () => {
		const { account, matter } = await ready();
		const more = { fileSource: 'text', fileText: '={{ "Zusammenfassung – " + $json.of }}' };
		const parameters = upload('Matter', matter, { name: 'Summary.txt' }, more);
		const { output } = await runUpload(clio(), account, parameters, [{ json: { of: 'Fälle' } }]);
		expect(output).toMatchObject([{ name: 'Summary.txt', content_type: 'text/plain' }]);
		expect(await textOf(clio(), account, output[0]?.id)).toBe('Zusammenfassung – Fälle');
	});

	it('takes the binary field that is named', async () => {
		const { account, matter } = await ready();
		const { data: one } = fileItem('One.pdf').binary ?? {};
		const { data: two } = fileItem('Two.pdf').binary ?? {};
		if (one === undefined || two === undefined) throw new Error('There are no files');
		const item = { json: {}, binary: { attachment_0: one, attachment_1: two } };
		const inputDataFieldName = 'attachment_1';
		const done = await runUpload(clio(), account, upload('Matter', matter, {}, { inputDataFieldName }), [item]);
		expect([done.problem, done.output[0]?.name]).toEqual(['', 'Two.pdf']);
	});

	it('returns the fields that are chosen', async () => {
		const { account, matter } = await ready();
		const more = { returnFields: 'choose', chosenFields: ['name', 'parent.name'] };
		const { output } = await runUpload(clio(), account, upload('Matter', matter, {}, more), [fileItem('Brief.pdf')]);
		expect(Object.keys(output[0] ?? {}).sort()).toEqual(['id', 'name', 'parent', 'upload_result']);
	});

	it('gives a name in any alphabet as it is', async () => {
		const { account, matter } = await ready();
		const name = 'Zeugnis – Müller & Söhne 履歴書 (1).pdf';
		const { output } = await runUpload(clio(), account, upload('Matter', matter), [fileItem(name, 'x')]);
		expect(output).toMatchObject([{ name, filename: name }]);
		expect(await textOf(clio(), account, output[0]?.id)).toBe('x');
	});
});

describe('the folder of an upload', () => {
	it('is one of a path, which is made once for all items', async () => {
		const { account, matter } = await ready();
		const values = { folder_path: '={{ $json.path }}' };
		const items = ['Filings/2026', 'Filings/2025', 'filings / 2026'].map((path, index) => ({
			...fileItem(`${index}.pdf`),
			json: { path },
		}));
		const { output, requests } = await runUpload(clio(), account, upload('Matter', matter, values), items);
		const parents = output.map(({ parent }) => (parent as IDataObject).id);
		expect(parents[2]).toBe(parents[0]);
		expect(new Set(parents).size).toBe(2);
		expect(requests.filter((request) => request === 'POST /folders')).toHaveLength(3);
		expect(requests.filter((request) => request === 'GET /folders')).toHaveLength(1);
		const again = await runUpload(clio(), account, upload('Matter', matter, { folder_path: 'Filings/2026' }), [
			fileItem('9.pdf'),
		]);
		expect(again.requests).not.toContain('POST /folders');
		expect((again.output[0]?.parent as IDataObject).id).toBe(parents[0]);
	});

	it('is that of a contact, which Clio makes when there is none yet', async () => {
		const account = await clio().connected();
		const contacts = await readAll(clio(), account, 'contact', {
			...{ returnAll: false, limit: 200, returnFields: 'choose', chosenFields: ['folder.id'] },
		});
		const contact = contacts.find(({ folder }) => folder === null)?.id;
		const items = [fileItem('A.pdf', 'one'), fileItem('A.pdf', 'two')];
		const { output } = await runUpload(clio(), account, upload('Contact', contact), items);
		expect(output.map(({ upload_result: result }) => result)).toEqual(['created', 'new_version']);
		expect(output[1]?.id).toBe(output[0]?.id);
	});

	it('is given by its ID, its name being a path too', async () => {
		const { account } = await ready();
		const [, folder] = await some(clio(), account, 'folder');
		const { output } = await runUpload(clio(), account, upload('Folder', folder?.id), [fileItem('A.pdf')]);
		expect(output).toMatchObject([{ parent: { id: folder?.id } }]);
	});
});

describe('a document of the same name', () => {
	async function twice(ifExists: string | undefined, name = 'Brief.pdf') {
		const { account, matter } = await ready();
		const first = await runUpload(clio(), account, upload('Matter', matter), [fileItem('Brief.pdf', 'one')]);
		const values = ifExists === undefined ? {} : { if_exists: ifExists };
		const second = await runUpload(clio(), account, upload('Matter', matter, values), [fileItem(name, 'two')]);
		return { account, matter, first: first.output[0], second };
	}

	it('gets a new version by default, whatever its case', async () => {
		const { account, first, second } = await twice(undefined, 'BRIEF.PDF');
		expect(second.output).toMatchObject([{ id: first?.id, name: 'Brief.pdf', upload_result: 'new_version' }]);
		expect(second.bodies[0]).toMatchObject({ parent: { id: first?.id, type: 'Document' }, name: 'Brief.pdf' });
		expect(await textOf(clio(), account, first?.id)).toBe('two');
		const versions = { resource: 'document', operation: 'getVersions', record: locator('id', String(first?.id)) };
		expect((await clio().run(account, versions)).json(NODE)).toHaveLength(2);
	});

	it('is kept, and the new one gets a number', async () => {
		const { account, first, second } = await twice('keep_both');
		expect(second.output).toMatchObject([
			{ name: 'Brief (2).pdf', filename: 'Brief (2).pdf', upload_result: 'created' },
		]);
		expect(await textOf(clio(), account, first?.id)).toBe('one');
	});

	it('is left alone and put out, with one request', async () => {
		const { account, first, second } = await twice('skip');
		expect(second.output).toMatchObject([{ id: first?.id, name: 'Brief.pdf', size: 3, upload_result: 'skipped' }]);
		expect(second.requests.at(-1)).toBe(`GET /documents/${String(first?.id)}`);
		expect(second.bodies).toEqual([]);
		expect(await textOf(clio(), account, first?.id)).toBe('one');
	});

	it('makes the item fail, with its ID', async () => {
		const { first, second } = await twice('fail');
		expect(second.problem).toMatch(
			/^There is a document called "Brief.pdf" already, so nothing was uploaded \(item 0\)/,
		);
		expect(second.problem).toContain(String(first?.id));
		expect(second.bodies).toEqual([]);
	});

	it('that another item of the run has uploaded counts as well', async () => {
		const { account, matter } = await ready();
		const items = [fileItem('A.pdf', 'one'), fileItem('a.pdf', 'two')];
		const { output } = await runUpload(clio(), account, upload('Matter', matter), items);
		expect(output.map(({ id, upload_result: result }) => [id, result])).toEqual([
			[output[0]?.id, 'created'],
			[output[0]?.id, 'new_version'],
		]);
	});

	it('in the trash does not count', async () => {
		const { account, matter, first } = await twice('skip');
		const record = locator('id', String(first?.id));
		await clio().run(account, { resource: 'document', operation: 'delete', record });
		const { output } = await runUpload(clio(), account, upload('Matter', matter), [fileItem('Brief.pdf')]);
		expect(output).toMatchObject([{ upload_result: 'created' }]);
	});

	it('must not be there twice where it is to get a version', async () => {
		const { account, matter, first, second } = await twice('keep_both');
		const rename = { resource: 'document', operation: 'rename', record: locator('id', String(second.output[0]?.id)) };
		const values = { mappingMode: 'defineBelow', value: { name: 'Brief.pdf' } };
		await clio().run(account, { ...rename, values });
		const third = await runUpload(clio(), account, upload('Matter', matter), [fileItem('Brief.pdf')]);
		expect(third.problem).toMatch(/^There are 2 documents called "Brief.pdf"/);
		expect(third.problem).toContain(`Their IDs are ${String(first?.id)}, ${String(second.output[0]?.id)}`);
		expect(third.bodies).toEqual([]);
	});

	it('is not looked for where the document itself is chosen', async () => {
		const { account, first } = await twice(undefined);
		const done = await runUpload(clio(), account, upload('Document', first?.id, { name: 'Brief.pdf' }), [
			fileItem('other.pdf', 'three'),
		]);
		expect(done.requests[0]).toBe('POST /documents');
		expect(done.output).toMatchObject([{ id: first?.id, name: 'Brief.pdf', upload_result: 'new_version' }]);
		const refused = await runUpload(clio(), account, upload('Document', first?.id, { folder_path: 'A' }), [
			fileItem('other.pdf'),
		]);
		expect([refused.problem.split(' | ')[0], refused.requests]).toEqual([
			'A document has no folders in it (item 0)',
			[],
		]);
	});
});

describe('an upload that is refused', () => {
	it.each<[string, Parameters<typeof upload>[2], Parameters<typeof upload>[3], RegExp]>([
		[
			'for a field without a file',
			{},
			{ inputDataFieldName: 'attachment_9' },
			/no file in the field "attachment_9": the item has files in "data" only/,
		],
		['for no field', {}, { inputDataFieldName: '={{ "" }}' }, /There is no file named/],
		['for an empty text', { name: 'a.txt' }, { fileSource: 'text', fileText: '' }, /The file is empty/],
		['for a text without a name', {}, { fileSource: 'text', fileText: 'x' }, /has no name/],
		['for a name with a slash', { name: 'a/b.pdf' }, {}, /holds a slash/],
		['for a name of dots', { name: '..' }, {}, /dots only/],
		['for a path upwards', { folder_path: '../x' }, {}, /leads to "\.\."/],
		['for an unknown choice', { if_exists: 'overwrite' }, {}, /if_exists/],
	])('%s sends nothing that changes anything', async (_, values, more, words) => {
		const { account, matter } = await ready();
		const done = await runUpload(clio(), account, upload('Matter', matter, values, more), [fileItem('A.pdf')]);
		expect(done.problem).toMatch(words);
		expect(done.bodies).toEqual([]);
	});

	it('has no binary data, or an empty file', async () => {
		const { account, matter } = await ready();
		const none = await runUpload(clio(), account, upload('Matter', matter), [{ json: {} }]);
		expect(none.problem).toMatch(/^There is no file in the field "data": the item has no file \(item 0\)/);
		const empty = await runUpload(clio(), account, upload('Matter', matter), [fileItem('A.pdf', '')]);
		expect(empty.problem).toMatch(/^The file is empty, so nothing was uploaded \(item 0\)/);
		expect([...none.requests, ...empty.requests]).toEqual([]);
	});

	it('has a credential that is Read Only, and asks nothing at all', async () => {
		const account = await clio().connected({ readOnly: true });
		const done = await runUpload(clio(), account, upload('Matter', 1), [fileItem('A.pdf')]);
		expect(done.problem).toMatch(/^The Clio credential is Read Only, so nothing was sent/);
		expect(done.requests).toEqual([]);
	});

	it('does not take the other items with it', async () => {
		const { account, matter } = await ready();
		const items = [{ json: {} }, fileItem('B.pdf')];
		const { output } = await runUpload(clio(), account, upload('Matter', matter), items, {
			onError: 'continueRegularOutput',
		});
		expect(output).toMatchObject([{ error: expect.stringMatching(/no file/) }, { name: 'B.pdf' }]);
	});
});

describe('a preview of an upload', () => {
	it('shows what would be made, and makes nothing', async () => {
		const { account, matter } = await ready();
		const parameters = upload('Matter', matter, { folder_path: 'Filings/2026' }, { options: { previewOnly: true } });
		const items = [fileItem('A.pdf', 'one'), fileItem('A.pdf', 'two')];
		const { output, requests, bodies } = await runUpload(clio(), account, parameters, items);
		expect(output).toMatchObject([
			{ preview: true, would: 'create', name: 'A.pdf', size: 3 },
			{ preview: true, would: 'add a version', name: 'A.pdf', id: '{id}' },
		]);
		expect(
			(output[0]?.requests as IDataObject[]).map(({ method, path }) => `${String(method)} ${String(path)}`),
		).toEqual(['POST /api/v4/folders.json', 'POST /api/v4/folders.json', 'POST /api/v4/documents.json']);
		expect(output[1]?.requests).toHaveLength(1);
		expect(bodies).toEqual([]);
		expect(requests).toEqual([`GET /matters/${String(matter)}`, 'GET /folders']);
	});

	it('tells that a document would be left alone', async () => {
		const { account, matter } = await ready();
		const first = await runUpload(clio(), account, upload('Matter', matter), [fileItem('A.pdf')]);
		const parameters = upload('Matter', matter, { if_exists: 'skip' }, { options: { previewOnly: true } });
		const { output } = await runUpload(clio(), account, parameters, [fileItem('A.pdf')]);
		expect(output).toMatchObject([{ would: 'skip', id: first.output[0]?.id, requests: [] }]);
	});
});
