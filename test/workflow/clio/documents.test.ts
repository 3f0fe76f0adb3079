import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { Account } from './clioSandbox';
import { NODE, useClioSandbox } from './clioSandbox';
import { fields, place, readAll, record, write } from './valuesSupport';

const clio = useClioSandbox();

const byId = (id: unknown) => ({ __rl: true, mode: 'id', value: String(id) });

async function aDocument(account: Account): Promise<IDataObject> {
	const [document = {}] = await readAll(clio(), account, 'document', { returnAll: false, limit: 1 });
	return document;
}

const rename = (id: unknown, name: string, more: IDataObject = {}): INodeParameters => ({
	...place('document', 'rename'),
	...record(id),
	...fields({ name, ...more }),
});

const versions = async (account: Account, id: unknown) =>
	(await clio().run(account, { ...place('document', 'getVersions'), ...record(id), returnAll: true })).json(NODE);

describe('Document: Rename', () => {
	it('keeps the extension where the new name has none', async () => {
		const account = await clio().connected();
		const { id } = await aDocument(account);
		const { output, bodies, requests } = await write(clio(), account, rename(id, 'Lease v. 2, signed by J. Smith'));
		expect(bodies).toEqual([{ name: 'Lease v. 2, signed by J. Smith.pdf' }]);
		expect(output).toMatchObject([{ id, name: 'Lease v. 2, signed by J. Smith.pdf' }]);
		expect(requests).toEqual([`GET /documents/${String(id)}`, `PATCH /documents/${String(id)}`]);
	});

	it('takes a name with an extension as it is, with one request', async () => {
		const account = await clio().connected();
		const { id } = await aDocument(account);
		const { bodies, requests } = await write(clio(), account, rename(id, 'Lease.docx'));
		expect(bodies).toEqual([{ name: 'Lease.docx' }]);
		expect(requests).toHaveLength(1);
	});

	it('makes a version under the new name when the extension changes and that is wanted', async () => {
		const account = await clio().connected();
		const { id } = await aDocument(account);
		const before = await versions(account, id);
		await write(clio(), account, rename(id, 'Lease.txt', { copy_version: true }));
		const after = await versions(account, id);
		expect(after).toHaveLength(before.length + 1);
		expect(after.map(({ filename }) => filename)).toContain('Lease.txt');
	});

	it('writes only what nobody has changed since', async () => {
		const account = await clio().connected();
		const { id } = await aDocument(account);
		const options = { ifUnchangedSince: '"0123456789abcdef"' };
		const { problem } = await write(clio(), account, { ...rename(id, 'Lease.pdf'), options });
		expect(problem).toMatch(/was changed in Clio since it was read/);
	});
});

describe('a document', () => {
	it('is copied into the folder of a matter', async () => {
		const account = await clio().connected();
		const { id, name } = await aDocument(account);
		const [matter = {}] = await readAll(clio(), account, 'matter', { returnAll: false, limit: 1 });
		const copy = { ...place('document', 'copy'), ...record(id), parentType: 'Matter', parent: byId(matter.id) };
		const { output, requests } = await write(clio(), account, copy);
		expect(output).toMatchObject([{ name, matter: { id: matter.id } }]);
		expect(output[0]?.id).not.toBe(id);
		expect(requests).toEqual([`POST /documents/${String(id)}/copy`]);
	});

	it('in the trash says how to go on, and is there again after Restore', async () => {
		const account = await clio().connected();
		const { id } = await aDocument(account);
		const trash = await write(clio(), account, { ...place('document', 'delete'), ...record(id) });
		expect(trash.output).toEqual([{ id, deleted: true }]);
		const download = { ...place('document', 'download'), ...record(id) };
		const restoreFirst = /What is in the trash must be restored first: the operation Restore takes it out/;
		expect((await write(clio(), account, download)).problem).toMatch(restoreFirst);
		expect((await write(clio(), account, rename(id, 'New.pdf'))).problem).toMatch(restoreFirst);
		const restored = await write(clio(), account, { ...place('document', 'restore'), ...record(id) });
		expect(restored.output).toMatchObject([{ id, deleted_at: null }]);
		expect((await write(clio(), account, download)).problem).toBe('');
	});

	it('that is locked or being changed says what to do', async () => {
		const account = await clio().connected();
		const { id } = await aDocument(account);
		const body = { error: { type: 'ConflictError', message: 'The document is locked' } };
		const answer = { kind: 'status' as const, status: 409, body };
		await clio().process.control.fault({ path: `/documents/${String(id)}`, times: 2, answer });
		const restore = await write(clio(), account, { ...place('document', 'delete'), ...record(id) });
		expect(restore.problem).toMatch(/The document is locked\. Somebody may have locked it/);
		expect((await write(clio(), account, rename(id, 'New.pdf'))).problem).toMatch(
			/else unlock it, or restore the folder/,
		);
	});
});

describe('Bill: Download Preview', () => {
	it('gives the page of the bill as a file', async () => {
		const account = await clio().connected();
		const [bill = {}] = await readAll(clio(), account, 'bill', { returnAll: false, limit: 1 });
		const { run, requests } = await write(clio(), account, { ...place('bill', 'downloadPreview'), ...record(bill.id) });
		const [item] = run.items(NODE);
		const html = Buffer.from(item?.binary?.data?.data ?? '', 'base64').toString();
		expect(html).toContain('<html');
		expect(item?.json).toEqual({
			id: bill.id,
			file_name: `Bill ${String(bill.id)}.html`,
			mime_type: 'text/html',
			size: Buffer.byteLength(html),
		});
		expect(requests).toEqual([`GET /bills/${String(bill.id)}/preview`]);
	});
});
