import type { IDataObject } from 'n8n-workflow';

import { ensureFolderPath } from '../../../nodes/Clio/actions/folder/ensureFolderPath';
import type { FolderOwner } from '../../../nodes/Clio/transport/lookup/folderChildren';
import { NODE, useClioSandbox } from './clioSandbox';
import type { Account } from './clioSandbox';
import { probing } from './probeNode';
import { readAll } from './valuesSupport';

const clio = useClioSandbox();

interface Wanted {
	owner: FolderOwner;
	names: string[];
}

/** Ensures a path for each item, in one execution. */
async function ensure(account: Account, wanted: Wanted[], previewOnly = false) {
	const { nodeTypes } = probing(async function (session, itemIndex) {
		const { owner, names } = wanted[itemIndex] ?? { owner: { type: 'Folder', id: 0 }, names: [] };
		return await ensureFolderPath.call(this, { ...session, previewOnly }, owner, names);
	});
	await clio().apiRequests();
	const run = await clio().run(account, {}, { nodeTypes, input: wanted.map(() => ({ json: {} })) });
	const requests = await clio().apiRequests();
	return {
		results: run.json(NODE).map(({ result, failed }) => result ?? failed) as IDataObject[],
		requests: requests.map(({ method, path }) => `${method} ${path.replace('/api/v4', '')}`),
	};
}

const aMatter = async (account: Account): Promise<FolderOwner> => {
	const [{ id } = {}] = await readAll(clio(), account, 'matter', { returnAll: false, limit: 1 });
	return { type: 'Matter', id: Number(id) };
};

describe('a folder path', () => {
	it('is created where it is missing, once for all items', async () => {
		const account = await clio().connected();
		const owner = await aMatter(account);
		const wanted = [
			{ owner, names: ['Filings', '2026'] },
			{ owner, names: ['filings', '2025'] },
			{ owner, names: ['Filings', '2026'] },
		];
		const { results, requests } = await ensure(account, wanted);
		expect(results.map(({ created }) => (created as IDataObject[]).map(({ name }) => name))).toEqual([
			['Filings', '2026'],
			['2025'],
			[],
		]);
		expect(results[2]?.place).toEqual(results[0]?.place);
		expect(requests).toEqual([
			`GET /matters/${owner.id}.json`,
			'GET /folders.json',
			'POST /folders.json',
			'POST /folders.json',
			'POST /folders.json',
		]);
	});

	it('is found by the next execution', async () => {
		const account = await clio().connected();
		const owner = await aMatter(account);
		const first = await ensure(account, [{ owner, names: ['A', 'B'] }]);
		const { results, requests } = await ensure(account, [{ owner, names: ['a', ' b '] }]);
		expect(results[0]).toEqual({ ...first.results[0], created: [] });
		expect(requests.filter((request) => request.startsWith('POST'))).toEqual([]);
	});

	it('is created below a contact that has no folder yet, once', async () => {
		const account = await clio().connected();
		const contacts = await readAll(clio(), account, 'contact', {
			returnAll: false,
			limit: 200,
			returnFields: 'choose',
			chosenFields: ['folder.id'],
		});
		const contact = contacts.find(({ folder }) => folder === null);
		const owner: FolderOwner = { type: 'Contact', id: Number(contact?.id) };
		const { results, requests } = await ensure(account, [
			{ owner, names: ['Letters'] },
			{ owner, names: ['Letters'] },
		]);
		expect(results[1]?.place).toEqual(results[0]?.place);
		expect(requests).toEqual([`GET /contacts/${owner.id}.json`, 'POST /folders.json', 'GET /folders.json']);
	});

	it('that fits two folders is refused with their IDs', async () => {
		const account = await clio().connected();
		const owner = await aMatter(account);
		const { results } = await ensure(account, [{ owner, names: ['Filings'] }]);
		const [{ id: first } = {}] = results[0]?.created as IDataObject[];
		const call = { resource: 'folder', operation: 'create', parentType: 'Matter' };
		const place = { __rl: true, mode: 'id', value: String(owner.id) };
		const values = { mappingMode: 'defineBelow', value: { name: 'FILINGS' } };
		const second = (await clio().run(account, { ...call, parent: place, values })).json(NODE)[0]?.id;
		const { results: refused } = await ensure(account, [{ owner, names: ['Filings', '2026'] }]);
		expect(refused).toEqual(['There are 2 folders called "Filings"']);
		expect([typeof first, typeof second]).toEqual(['number', 'number']);
	});

	it('is planned and not created in a preview', async () => {
		const account = await clio().connected();
		const owner = await aMatter(account);
		const { results, requests } = await ensure(
			account,
			[
				{ owner, names: ['A', 'B'] },
				{ owner, names: ['A', 'C'] },
			],
			true,
		);
		expect(results.map(({ plan }) => (plan as IDataObject[]).map(({ body }) => body))).toMatchObject([
			[
				{ data: { name: 'A' } },
				{ data: { name: 'B', parent: { id: `{id of the new folder "A" of Matter ${owner.id}}` } } },
			],
			[{ data: { name: 'C' } }],
		]);
		expect(requests).toEqual([`GET /matters/${owner.id}.json`, 'GET /folders.json']);
	});

	it('that is empty is the owner, and asks nothing', async () => {
		const account = await clio().connected();
		const owner: FolderOwner = { type: 'Folder', id: 5 };
		const { results, requests } = await ensure(account, [{ owner, names: [] }]);
		expect(results).toEqual([{ place: owner, created: [], plan: [] }]);
		expect(requests).toEqual([]);
	});
});
