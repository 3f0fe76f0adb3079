import type { INodeParameters } from 'n8n-workflow';

import { Clio } from '../../../nodes/Clio/Clio.node';
import { searchList, type ListSearch } from '../../../scripts/engine';
import { NODE, useClioSandbox } from './clioSandbox';

const clio = useClioSandbox();

/** What the editor shows under Record of User: Get. */
async function searchUsers(more: Partial<ListSearch> = {}, parameters: INodeParameters = {}) {
	const { details, type } = await clio().connected();
	const node = {
		id: '1',
		name: NODE,
		type: 'n8n-nodes-clio.clio',
		typeVersion: 1,
		position: [0, 0] satisfies [number, number],
		parameters: { resource: 'user', operation: 'get', ...parameters },
		credentials: { [type]: details },
	};
	return await searchList(
		{ node, parameter: 'record', method: 'searchRecords', ...more },
		{ nodeTypes: { 'n8n-nodes-clio.clio': new Clio() }, credentials: clio().credentials },
	);
}

describe('choosing a user from the list', () => {
	it('shows each user by name and e-mail, in the order of names, with one request', async () => {
		const { results, paginationToken } = await searchUsers();
		expect(results.length).toBeGreaterThan(3);
		expect(
			results.every(({ name, value }) => /^.+ <.+@.+>( \(disabled\))?$/.test(name) && /^\d+$/.test(String(value))),
		).toBe(true);
		expect(results.map(({ name }) => name)).toEqual(results.map(({ name }) => name).sort());
		expect(paginationToken).toBeUndefined();
		expect(await clio().apiRequests()).toHaveLength(1);
	});

	it('marks disabled users', async () => {
		const { results } = await searchUsers();
		expect(results.filter(({ name }) => name.endsWith('(disabled)'))).toHaveLength(1);
	});

	it('asks Clio for what was typed', async () => {
		const all = (await searchUsers()).results;
		const wanted = all[0]?.name.split(' ')[0] ?? '';
		await clio().apiRequests();
		const { results } = await searchUsers({ filter: wanted });
		expect(results.map(({ name }) => name)).toContain(all[0]?.name);
		expect(results.length).toBeLessThan(all.length);
		const [request] = await clio().apiRequests();
		expect(new URLSearchParams(request?.query).get('name')).toBe(wanted);
	});

	it('gives the next page for the token of the page before', async () => {
		const token = 'fields=id,name,email,enabled&limit=2&order=name(asc)';
		const first = await searchUsers({ paginationToken: token });
		expect(first.results).toHaveLength(2);
		const second = await searchUsers({ paginationToken: first.paginationToken });
		expect(second.results).toHaveLength(2);
		expect(second.results.map(({ value }) => value)).not.toEqual(first.results.map(({ value }) => value));
	});

	it('says what to do when the credential cannot be used', async () => {
		await expect(searchUsers({}, { authentication: 'basic' })).rejects.toThrow('There is no authentication "basic"');
	});
});
