import type { IDataObject } from 'n8n-workflow';

import type { Account } from './clioSandbox';
import { useClioSandbox } from './clioSandbox';
import { json, place, readAll, write } from './valuesSupport';

const clio = useClioSandbox();

async function create(account: Account, resource: string, values: IDataObject): Promise<IDataObject> {
	const { output, problem } = await write(clio(), account, { ...place(resource, 'create'), ...json(values) });
	expect(problem).toBe('');
	return output[0] ?? {};
}

const idsOf = (group: IDataObject, name: string) => (group[name] as IDataObject[]).map(({ id }) => id);

describe('Find Duplicates', () => {
	it('puts out contacts that may be one, with reasons, and reads the list once', async () => {
		const account = await clio().connected();
		const person = { type: 'Person', first_name: 'Roberta', last_name: 'Quantrell' };
		const first = await create(account, 'contact', { ...person, work_email: 'rq@quantrell.example' });
		const second = await create(account, 'contact', {
			...{ type: 'Person', first_name: 'Bobbie', last_name: 'Quantrel', home_email: 'RQ@quantrell.example' },
		});
		const { output, requests, problem } = await write(clio(), account, {
			...place('contact', 'findDuplicates'),
			...json({ threshold: 0.9 }),
		});
		expect(problem).toBe('');
		expect(requests).toEqual(['GET /contacts']);
		const group = output.find((each) => idsOf(each, 'contacts').includes(first.id));
		expect(group).toMatchObject({ count: 2, why: expect.arrayContaining(['same e-mail address']) });
		expect(idsOf(group ?? {}, 'contacts')).toEqual([first.id, second.id]);
		expect(Number(group?.score)).toBeGreaterThan(0.9);
	});

	it('puts out matters that may be one, one request for 200 matters', async () => {
		const account = await clio().connected();
		await clio().process.control.settings({ extraMatters: 600 });
		const client = await create(account, 'contact', { type: 'Company', name: 'Zephyrine GmbH' });
		const matters: number[] = [];
		for (const description of ['Lease of the Quayside warehouse', 'Lease of the Quayside warehuose', 'Trade mark']) {
			matters.push(Number((await create(account, 'matter', { client: client.id, description })).id));
		}
		const all = await readAll(clio(), account, 'matter', { returnFields: 'ids' });
		const { output, requests } = await write(clio(), account, place('matter', 'findDuplicates'));
		expect(requests).toEqual(Array.from({ length: Math.ceil(all.length / 200) }, () => 'GET /matters'));
		const group = output.find((each) => idsOf(each, 'matters').includes(matters[0]));
		expect(idsOf(group ?? {}, 'matters')).toEqual(matters.slice(0, 2));
		expect(group?.why).toEqual(['same client', 'like description']);
	});

	it('refuses a threshold that would find everything', async () => {
		const { problem, requests } = await write(clio(), await clio().connected(), {
			...place('contact', 'findDuplicates'),
			...json({ threshold: 0.1 }),
		});
		expect(problem).toContain('"threshold" is not between 0.5 and 1');
		expect(requests).toEqual([]);
	});
});
