import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { Account } from './clioSandbox';
import { NODE, useClioSandbox } from './clioSandbox';
import { fields, place, readAll, record, write } from './valuesSupport';

const clio = useClioSandbox();

const byId = (id: unknown) => ({ __rl: true, mode: 'id', value: String(id) });

const below = (parentType: string, id: unknown): INodeParameters => ({ parentType, parent: byId(id) });

/** The folder that Clio made for a matter or contact, if there is one. */
const idOfFolder = ({ folder }: IDataObject) => (folder as IDataObject | null)?.id;

async function matterWithFolder(account: Account): Promise<IDataObject> {
	const list = { returnAll: false, limit: 20, returnFields: 'choose', chosenFields: ['display_number', 'folder.id'] };
	const matters = await readAll(clio(), account, 'matter', list);
	return matters.find((matter) => idOfFolder(matter) !== undefined) ?? {};
}

/** A folder in Clio, made by the node's own Create. */
async function folder(account: Account, parent: INodeParameters, name: string): Promise<IDataObject> {
	const run = await clio().run(account, { ...place('folder', 'create'), ...parent, ...fields({ name }) });
	return run.json(NODE)[0] ?? {};
}

const ensure = (parent: INodeParameters, path: string, more: INodeParameters = {}) => ({
	...place('folder', 'ensurePath'),
	...parent,
	...fields({ folder_path: path }),
	...more,
});

describe('Folder: Ensure Path', () => {
	it('creates what is missing, and finds it the next time', async () => {
		const account = await clio().connected();
		const { id } = await matterWithFolder(account);
		const first = await write(clio(), account, ensure(below('Matter', id), 'Filings/2026'));
		expect(first.output).toEqual([
			{
				id: expect.any(Number),
				name: '2026',
				path: 'Filings/2026',
				folders_created: 2,
				parent: { id, type: 'Matter' },
			},
		]);
		expect(first.requests).toEqual([`GET /matters/${String(id)}`, 'GET /folders', 'POST /folders', 'POST /folders']);
		const second = await write(clio(), account, ensure(below('Matter', id), 'filings/2026/'));
		expect(second.output).toMatchObject([{ id: first.output[0]?.id, folders_created: 0 }]);
		expect(second.requests).toEqual([`GET /matters/${String(id)}`, 'GET /folders', 'GET /folders']);
	});

	it('makes one folder for many items that name it, below folders and contacts too', async () => {
		const account = await clio().connected();
		const [contact = {}] = await readAll(clio(), account, 'contact', { returnAll: false, limit: 1 });
		const { id: parent } = await folder(account, below('Contact', contact.id), 'Intake');
		const input = ['A', 'A', 'a ', 'A/B'].map((path) => ({ json: { path } }));
		const made = await write(clio(), account, ensure(below('Folder', parent), '={{ $json.path }}'), { input });
		expect(made.output.map(({ folders_created }) => folders_created)).toEqual([1, 0, 0, 1]);
		expect(made.requests).toEqual(['GET /folders', 'POST /folders', 'POST /folders']);
	});

	it('shows the plan with Preview Only', async () => {
		const account = await clio().connected();
		const { id } = await matterWithFolder(account);
		const options = { previewOnly: true };
		const { output, requests } = await write(clio(), account, ensure(below('Matter', id), 'X/Y', { options }));
		expect(output).toMatchObject([
			{ preview: true, path: 'X/Y', folders_created: 2, plan: [{ body: { data: { name: 'X' } } }, {}] },
		]);
		expect(requests.filter((line) => line.startsWith('POST'))).toEqual([]);
	});

	it.each([
		['', /^Folder Path \("folder_path"\) is not given/],
		[' / ', /^The folder path names no folder/],
		['a/../b', /^The folder path leads to "\.\."/],
	])('refuses the path %j before anything is asked', async (path, message) => {
		const account = await clio().connected();
		const { problem, requests } = await write(clio(), account, ensure(below('Matter', 1), path));
		expect(problem).toMatch(message);
		expect(requests).toEqual([]);
	});

	it('tells that a folder may be there when the answer is lost', async () => {
		const account = await clio().connected();
		const { id } = await matterWithFolder(account);
		await clio().process.control.fault({ method: 'POST', path: '/folders', times: 1, answer: { kind: 'lost' } });
		const { problem, requests } = await write(clio(), account, ensure(below('Matter', id), 'A/B'));
		expect(problem).toMatch(/The change may have been made/);
		expect(requests.filter((line) => line.startsWith('POST'))).toHaveLength(1);
		expect((await write(clio(), account, ensure(below('Matter', id), 'A/B'))).output).toMatchObject([
			{ folders_created: 1 },
		]);
	});
});

const contents = (filters: INodeParameters, more: INodeParameters = {}) => ({
	...place('folder', 'getContents'),
	returnAll: true,
	filters: { scope: 'descendants', ...filters },
	returnFields: 'choose',
	chosenFields: ['name'],
	...more,
});

describe('Folder: Get Contents of all descendants', () => {
	/** Below a matter: Pleadings/2026/{Drafts}, Letters. */
	async function tree(account: Account) {
		const matter = await matterWithFolder(account);
		const { id: pleadings } = await folder(account, below('Matter', matter.id), 'Briefs');
		const { id: year } = await folder(account, below('Folder', pleadings), '2026');
		await folder(account, below('Folder', year), 'Drafts');
		return { matter, pleadings, year };
	}

	it('gives each row its path, with a request for 200 of them', async () => {
		const account = await clio().connected();
		const { matter } = await tree(account);
		const parent = idOfFolder(matter);
		const { output, requests } = await write(clio(), account, contents({ parent: byId(parent) }));
		expect(output).toEqual(
			expect.arrayContaining([
				{ id: expect.any(Number), name: 'Briefs', path: 'Briefs' },
				{ id: expect.any(Number), name: '2026', path: 'Briefs/2026' },
				{ id: expect.any(Number), name: 'Drafts', path: 'Briefs/2026/Drafts' },
			]),
		);
		expect(output.every(({ name, path }) => String(path).endsWith(String(name)))).toBe(true);
		expect(requests).toEqual(['GET /folders/list']);
	});

	it('begins in the folder of the matter where a matter is chosen', async () => {
		const account = await clio().connected();
		const { matter } = await tree(account);
		const { output, requests } = await write(clio(), account, contents({ matter: byId(matter.id) }));
		expect(output.map(({ path }) => path)).toContain('Briefs/2026/Drafts');
		expect(output.map(({ id }) => id)).not.toContain(idOfFolder(matter));
		expect(requests).toEqual([`GET /matters/${String(matter.id)}`, 'GET /folders/list']);
	});

	it('reads the folders in between where a filter or the limit leaves them out', async () => {
		const account = await clio().connected();
		const { matter } = await tree(account);
		const parent = byId(idOfFolder(matter));
		const searched = await write(clio(), account, contents({ parent, query: 'Drafts' }));
		expect(searched.output).toEqual([{ id: expect.any(Number), name: 'Drafts', path: 'Briefs/2026/Drafts' }]);
		expect(searched.requests).toEqual(['GET /folders/list', 'GET /folders']);
		const sort = { sortBy: 'id', sortDirection: 'desc', returnAll: false, limit: 1 };
		const limited = await write(clio(), account, contents({ parent }, sort));
		expect(limited.output).toMatchObject([{ path: 'Briefs/2026/Drafts' }]);
	});

	it('begins in the root folder where nothing is chosen', async () => {
		const account = await clio().connected();
		const { matter } = await tree(account);
		const { output } = await write(clio(), account, contents({ query: 'Drafts' }));
		expect(output).toMatchObject([{ path: `${String(matter.display_number)}/Briefs/2026/Drafts` }]);
	});

	it('has no path, and takes one request, where only the folder itself is listed', async () => {
		const account = await clio().connected();
		const { matter } = await tree(account);
		const parameters = contents({ parent: byId(idOfFolder(matter)) });
		const { output, requests } = await write(clio(), account, {
			...parameters,
			filters: { parent: byId(idOfFolder(matter)) },
		});
		expect(output.map(({ name }) => name)).toContain('Briefs');
		expect(output.every((row) => !('path' in row))).toBe(true);
		expect(requests).toEqual(['GET /folders/list']);
	});
});

describe('a folder', () => {
	it('is created, moved, put into the trash with its contents, and taken out again', async () => {
		const account = await clio().connected();
		const { id: matter } = await matterWithFolder(account);
		const { id: outer } = await folder(account, below('Matter', matter), 'Outer');
		const { id: inner } = await folder(account, below('Matter', matter), 'Inner');
		const move = { ...place('folder', 'move'), ...record(inner), ...below('Folder', outer) };
		expect((await write(clio(), account, move)).output).toMatchObject([{ id: inner, parent: { id: outer } }]);
		const trash = await write(clio(), account, { ...place('folder', 'delete'), ...record(outer) });
		expect(trash).toMatchObject({
			output: [{ id: outer, deleted: true }],
			requests: [`DELETE /folders/${String(outer)}`],
		});
		const change = { ...place('folder', 'update'), ...record(inner), ...fields({ name: 'New' }) };
		expect((await write(clio(), account, change)).problem).toMatch(/What is in the trash must be restored first/);
		const restore = await write(clio(), account, { ...place('folder', 'restore'), ...record(outer) });
		expect(restore.output).toMatchObject([{ id: outer, deleted_at: null }]);
		expect((await write(clio(), account, change)).output).toMatchObject([{ id: inner, name: 'New' }]);
	});

	it('that is locked says what to do', async () => {
		const account = await clio().connected();
		const matter = await matterWithFolder(account);
		const own = record(idOfFolder(matter));
		const change = await write(clio(), account, { ...place('folder', 'update'), ...own, ...fields({ name: 'New' }) });
		expect(change.problem).toMatch(/^Clio cannot change \/folders\/.* Somebody may have locked it/);
		const trash = await write(clio(), account, { ...place('folder', 'delete'), ...own });
		expect(trash.problem).toMatch(
			/contains locked items and cannot be deleted\. A folder goes to the trash as a whole/,
		);
	});
});
