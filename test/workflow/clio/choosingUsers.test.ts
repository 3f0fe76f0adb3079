import type { INodeParameters } from 'n8n-workflow';

import type { ListSearch } from '../../../scripts/engine';
import { choose } from './choosing';
import { useClioSandbox } from './clioSandbox';

const clio = useClioSandbox();

/** What the editor shows under Record of User: Get. */
async function searchUsers(more: Partial<ListSearch> = {}, parameters: INodeParameters = {}) {
	const shown = { resource: 'user', operation: 'get', ...parameters };
	return await choose(clio(), await clio().connected(), 'searchRecords', shown, more);
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

	it('looks for what was typed in names and e-mail addresses', async () => {
		const all = (await searchUsers()).results;
		const [wanted] = all;
		await clio().apiRequests();
		const [, name = '', email = ''] = /^(\S+) .*<(.+)>/.exec(wanted?.name ?? '') ?? [];
		for (const filter of [name.toUpperCase(), email]) {
			const { results } = await searchUsers({ filter });
			expect(results).toContainEqual(wanted);
			expect(results.length).toBeLessThan(all.length);
		}
		expect(await clio().apiRequests()).toHaveLength(1);
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
