import { dataOf, errorOf, openSandbox, type Client, type Row } from './support/client';
import { beginUpload, download, upload } from './support/storage';

let clio: Client;
beforeAll(async () => (clio = await openSandbox()), 60_000);
beforeEach(async () => {
	await clio.sandbox.control.reset();
	await clio.sandbox.control.settings({ rateLimitPerMinute: 1_000_000 });
	clio.token = (await clio.sandbox.control.grant('us')).access_token;
});
afterEach(async () => expect(await clio.recorded()).toEqual([]));
afterAll(async () => await clio.sandbox.stop());

const rows = async (path: string) => dataOf(await clio.get(path));
const namesIn = async (path: string) => (await rows(path)).map(({ name }) => name);
const inFolder = (id: number) => ({ id, type: 'Folder' });
const matterFolder = async () =>
	Number(Object((await clio.first('/matters.json?order=id(desc)', 'folder{id}')).folder).id) ||
	(await newMatter()).folder;
const newFolder = async (name: string, parent: Row): Promise<number> =>
	Number(dataOf(await clio.post('/folders.json', { name, parent })).id);

async function newMatter() {
	const client = await clio.first('/contacts.json');
	const matter = dataOf(
		await clio.post('/matters.json?fields=id,display_number,folder{id,name,locked}', {
			client: { id: client.id },
			description: 'Files',
		}),
	);
	const folder: Row = Object(matter.folder);
	return { id: Number(matter.id), number: matter.display_number, folder: Number(folder.id), name: folder.name };
}

describe('folders', () => {
	it('are made for new matters and contacts', async () => {
		const matter = await newMatter();
		expect(matter.name).toBe(matter.number);
		const contact = dataOf(await clio.post('/contacts.json?fields=id', { type: 'Company', name: 'Folder & Sons' }));
		const [folder] = await rows(`/folders.json?contact_id=${String(contact.id)}&fields=name,contact{id},locked`);
		expect(folder).toMatchObject({ name: 'Folder & Sons', contact: { id: contact.id }, locked: true });
		const document = await upload(
			clio,
			{ name: 'a.pdf', parent: { id: Number(contact.id), type: 'Contact' } },
			Buffer.from('x'),
		);
		const fields = 'fields=parent{name},contact{id},matter';
		expect((await rows(`/documents/${document.id}.json?${fields}`)) as Row).toMatchObject({
			parent: { name: 'Folder & Sons' },
			contact: { id: contact.id },
			matter: null,
		});
	});

	it('may have the same name twice, but not a blank one', async () => {
		const parent = inFolder((await newMatter()).folder);
		const one = await newFolder('Pleadings', parent);
		expect(await newFolder('Pleadings', parent)).not.toBe(one);
		expect((await clio.post('/folders.json', { name: ' ', parent })).status).toBe(422);
		expect(await namesIn(`/folders.json?parent_id=${parent.id}&fields=name`)).toEqual(['Pleadings', 'Pleadings']);
	});

	it('are found by query only after the index has caught up, but at once by their parent', async () => {
		await clio.sandbox.control.settings({ region: 'us', searchLagSeconds: 5 });
		const { folder } = await newMatter();
		await newFolder('Lagging', inFolder(folder));
		await upload(clio, { name: 'Lagging.pdf', parent: inFolder(folder) }, Buffer.from('x'));
		const lists = ['/folders.json', '/documents.json', '/folders/list.json'];
		const found = async (more: string) =>
			await Promise.all(lists.map(async (list) => (await rows(`${list}?parent_id=${folder}${more}`)).length));
		expect(await found('&query=Lagging')).toEqual([0, 0, 0]);
		expect(await found('')).toEqual([1, 1, 2]);
		await clio.sandbox.control.advance(6);
		expect(await found('&query=Lagging')).toEqual([1, 1, 2]);
	});

	it('list their contents, at any depth by scope', async () => {
		const { folder } = await newMatter();
		const inner = await newFolder('Inner', inFolder(folder));
		await upload(clio, { name: 'deep.pdf', parent: inFolder(inner) }, Buffer.from('x'));
		await beginUpload(clio, { name: 'pending.pdf', parent: inFolder(folder) });
		const list = `/folders/list.json?parent_id=${folder}&fields=name,type`;
		expect(await namesIn(list)).toEqual(['Inner']);
		expect(await namesIn(`${list}&scope=descendants`)).toEqual(['Inner', 'deep.pdf']);
		expect(await namesIn(`${list}&show_uncompleted=true`)).toEqual(['Inner', 'pending.pdf']);
		expect(await namesIn(`/documents.json?parent_id=${folder}&scope=descendants&fields=name`)).toEqual(['deep.pdf']);
		expect((await clio.get('/folders/list.json?parent_id=null')).status).toBe(400);
	});

	it('move with their contents, but never into themselves', async () => {
		const [one, other] = [await newMatter(), await newMatter()];
		const outer = await newFolder('Outer', inFolder(one.folder));
		const inner = await newFolder('Inner', inFolder(outer));
		const { id } = await upload(clio, { name: 'a.pdf', parent: inFolder(inner) }, Buffer.from('x'));
		expect((await clio.patch(`/folders/${outer}.json`, { parent: inFolder(inner) })).status).toBe(422);
		expect((await clio.patch(`/folders/${outer}.json`, { parent: { id: other.id, type: 'Matter' } })).status).toBe(200);
		expect((await rows(`/documents/${id}.json?fields=matter{id}`)) as Row).toMatchObject({ matter: { id: other.id } });
	});
});

describe('the trash', () => {
	it('takes a folder with its contents and gives them back', async () => {
		const { folder } = await newMatter();
		const outer = await newFolder('Outer', inFolder(folder));
		const inner = await newFolder('Inner', inFolder(outer));
		const kept = await upload(clio, { name: 'kept.pdf', parent: inFolder(inner) }, Buffer.from('kept'));
		const earlier = await upload(clio, { name: 'earlier.pdf', parent: inFolder(inner) }, Buffer.from('x'));
		await clio.remove(`/documents/${earlier.id}.json`);
		expect((await clio.remove(`/folders/${outer}.json`)).status).toBe(204);
		const list = `/folders/list.json?parent_id=${folder}&scope=descendants&fields=name`;
		expect(await namesIn(list)).toEqual([]);
		expect(await namesIn(`${list}&include_deleted=true`)).toEqual(['Outer', 'Inner', 'kept.pdf', 'earlier.pdf']);
		expect((await download(clio, `/documents/${kept.id}/download.json`)).status).toBe(404);
		const into = await clio.post('/folders.json', { name: 'New', parent: inFolder(outer) });
		expect(into.status).toBe(404);

		expect((await clio.patch(`/documents/${kept.id}.json`, { restore: true })).status).toBe(409);
		expect((await clio.patch(`/folders/${outer}.json`, { restore: true })).status).toBe(200);
		expect(await namesIn(list)).toEqual(['Outer', 'Inner', 'kept.pdf']);
		expect((await download(clio, `/documents/${kept.id}/download.json`)).bytes.toString()).toBe('kept');
	});

	it('lets nothing be done to a document but reading and restoring it', async () => {
		const parent = inFolder((await newMatter()).folder);
		const { id } = await upload(clio, { name: 'a.pdf', parent }, Buffer.from('x'));
		const path = `/documents/${id}.json`;
		expect((await clio.remove(path)).status).toBe(204);
		expect((await rows(`${path}?fields=deleted_at`)) as Row).toMatchObject({ deleted_at: expect.any(String) });
		expect((await clio.remove(path)).status).toBe(404);
		expect((await clio.patch(path, { name: 'b.pdf' })).status).toBe(404);
		expect((await clio.post(`/documents/${id}/copy.json`, { parent })).status).toBe(404);
		const version = { name: 'a.pdf', parent: { id, type: 'Document' } };
		expect((await clio.post('/documents.json', version)).status).toBe(404);
		const restored = await clio.patch(`${path}?fields=name,deleted_at`, { restore: true, name: 'b.pdf' });
		expect(dataOf(restored)).toMatchObject({ name: 'b.pdf', deleted_at: null });
	});

	it('takes neither the root folder nor what is locked', async () => {
		const deleteFailed = async (path: string) => {
			const answer = await clio.remove(path);
			return [answer.status, errorOf(answer).type, errorOf(answer).message];
		};
		const root = await clio.first('/folders.json');
		expect(await deleteFailed(`/folders/${root.id}.json`)).toEqual([
			400,
			'DeleteFailed',
			'Delete failed: The root folder cannot be trashed',
		]);
		const locked = [400, 'DeleteFailed', 'Delete failed: This item contains locked items and cannot be deleted.'];
		const { folder } = await newMatter();
		expect(await deleteFailed(`/folders/${folder}.json`)).toEqual(locked);
		const inner = await newFolder('Inner', inFolder(folder));
		const { id } = await upload(clio, { name: 'a.pdf', parent: inFolder(inner) }, Buffer.from('x'));
		await clio.sandbox.control.markItem({ region: 'us', id, locked: true });
		expect(await deleteFailed(`/folders/${inner}.json`)).toEqual(locked);
	});
});

describe('a document that is locked or being modified', () => {
	it('is not changed, finished or trashed', async () => {
		const { folder } = await newMatter();
		const { id } = await upload(clio, { name: 'a.pdf', parent: inFolder(folder) }, Buffer.from('x'));
		const pending = await beginUpload(clio, { name: 'b.pdf', parent: { id, type: 'Document' } });
		const attempts = async () => [
			(await clio.patch(`/documents/${id}.json`, { name: 'c.pdf' })).status,
			(await clio.patch(`/documents/${id}.json`, { uuid: pending.uuid, fully_uploaded: true })).status,
			(await clio.post('/documents.json', { name: 'b.pdf', parent: { id, type: 'Document' } })).status,
			(await clio.remove(`/documents/${id}.json`)).status,
		];
		for (const mark of [{ locked: true }, { locked: false, beingModified: true }]) {
			await clio.sandbox.control.markItem({ region: 'us', id, ...mark });
			expect(await attempts()).toEqual([409, 409, 409, 409]);
		}
		await clio.sandbox.control.markItem({ region: 'us', id, beingModified: false });
		await clio.sandbox.control.markItem({ region: 'us', id: folder, beingModified: true });
		expect((await clio.remove(`/documents/${id}.json`)).status).toBe(409);
		expect((await clio.post('/folders.json', { name: 'New', parent: inFolder(folder) })).status).toBe(409);
		await clio.sandbox.control.markItem({ region: 'us', id: folder, beingModified: false });
		expect((await clio.remove(`/documents/${id}.json`)).status).toBe(204);
	});
});

describe('copies and names of documents', () => {
	it('share their bytes, and go their own ways', async () => {
		const parent = inFolder((await newMatter()).folder);
		const { id } = await upload(clio, { name: 'a.pdf', parent }, Buffer.from('the same'));
		const target = await newMatter();
		const copied = await clio.post(`/documents/${id}/copy.json?fields=id,name,filename,size,matter{id}`, {
			parent: { id: target.id, type: 'Matter' },
			name: 'Copy of a.pdf',
		});
		expect([copied.status, dataOf(copied)]).toMatchObject([
			201,
			{ name: 'Copy of a.pdf', filename: 'a.pdf', size: 8, matter: { id: target.id } },
		]);
		const copy = Number(dataOf(copied).id);
		expect((await rows(`/documents/${copy}/versions.json?fields=version_number`)).length).toBe(1);
		await clio.remove(`/documents/${id}.json`);
		expect((await download(clio, `/documents/${copy}/download.json`)).bytes.toString()).toBe('the same');
		const onto = await clio.post(`/documents/${copy}/copy.json`, { parent: { id: copy, type: 'Document' } });
		expect(onto.status).toBe(422);
		const pending = await beginUpload(clio, { name: 'b.pdf', parent });
		expect((await clio.post(`/documents/${pending.id}/copy.json`, { parent })).status).toBe(404);
	});

	it('a rename makes a version only for another extension, and when it is asked to', async () => {
		const { id } = await upload(clio, { name: 'a.doc', parent: inFolder(await matterFolder()) }, Buffer.from('text'));
		const rename = async (values: Row) => {
			await clio.patch(`/documents/${id}.json`, values);
			const fields = 'name,filename,content_type,latest_document_version{version_number}';
			const shown: Row = await rows(`/documents/${id}.json?fields=${fields}`);
			return [shown.name, shown.filename, Number(Object(shown.latest_document_version).version_number)];
		};
		expect(await rename({ name: 'b.doc', copy_version: true })).toEqual(['b.doc', 'a.doc', 1]);
		expect(await rename({ name: 'b.txt' })).toEqual(['b.txt', 'a.doc', 1]);
		expect(await rename({ name: 'c.txt', copy_version: true })).toEqual(['c.txt', 'c.txt', 2]);
		const got = await download(clio, `/documents/${id}/download.json`);
		expect([got.headers['content-type'], got.bytes.toString()]).toEqual(['text/plain', 'text']);
	});
});
