import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { locator } from './choosing';
import type { Account } from './clioSandbox';
import { NODE, useClioSandbox } from './clioSandbox';
import { place, readAll } from './valuesSupport';

const clio = useClioSandbox();

/** Records of the sandbox's firm that items name. */
interface Some {
	matter: IDataObject;
	contact: IDataObject;
	task: IDataObject;
}

/** A bad item and a good one. */
interface Case {
	what: string;
	parameters: INodeParameters;
	good: (some: Some) => IDataObject;
	bad: (some: Some) => IDataObject;
	error: RegExp;
	/** requests for the bad item; none where its fault can be known before */
	asks: number;
}

const item = (name: string) => `={{ $json.${name} }}`;
const MATTERS = { ...place('matter', 'getAll'), returnFields: 'ids' };

const CASES: Case[] = [
	{
		what: 'an ID that belongs to another kind of record',
		parameters: { ...place('matter', 'get'), record: locator('id', item('id')), returnFields: 'ids' },
		good: ({ matter }) => ({ id: matter.id }),
		bad: ({ contact }) => ({ id: contact.id }),
		error: /^Clio has nothing at \/matters\//,
		asks: 1,
	},
	{
		what: 'an address of another kind of record',
		parameters: { ...place('contact', 'get'), record: locator('url', item('url')), returnFields: 'ids' },
		good: ({ contact }) => ({ url: `${clio().app().baseUrl}/nc/#/contacts/${String(contact.id)}` }),
		bad: ({ matter }) => ({ url: `${clio().app().baseUrl}/nc/#/matters/${String(matter.id)}` }),
		error: /matter/i,
		asks: 0,
	},
	{
		what: 'an etag of an earlier state',
		parameters: {
			...place('task', 'update'),
			record: locator('id', item('id')),
			specifyValues: 'json',
			valuesJson: item('values'),
			options: { ifUnchangedSince: item('etag') },
		},
		good: ({ task }) => ({ id: task.id, etag: task.etag, values: '{"name": "A name of its own"}' }),
		bad: ({ task }) => ({ id: task.id, etag: '"0123456789abcdef0123456789abcdef"', values: '{"name": "Lost"}' }),
		error: /changed/i,
		asks: 1,
	},
	{
		what: 'more records of a sorted list than Clio gives',
		parameters: { ...MATTERS, sortBy: 'created_at', limit: item('limit') },
		good: () => ({ limit: 1 }),
		bad: () => ({ limit: 10_001 }),
		error: /at most 10000 records/,
		asks: 0,
	},
	{
		what: 'a filter with a word that Clio does not have there',
		parameters: { ...place('bill', 'getAll'), limit: 1, filters: { state: item('state') } },
		good: () => ({ state: 'draft' }),
		bad: () => ({ state: 'drafty' }),
		error: /"drafty"/,
		asks: 0,
	},
	{
		what: 'a filter that is empty',
		parameters: { ...MATTERS, limit: 1, filters: { client: locator('id', item('client')) } },
		good: ({ contact }) => ({ client: contact.id }),
		bad: () => ({ client: '' }),
		error: /is empty|has no value|no value/,
		asks: 0,
	},
	{
		what: 'a return field that Clio does not have',
		parameters: { ...MATTERS, limit: 1, returnFields: 'choose', chosenFields: item('fields') },
		good: () => ({ fields: 'display_number' }),
		bad: () => ({ fields: 'display_number, stage' }),
		error: /does not know the field "stage" on a matter/,
		asks: 0,
	},
	{
		what: 'a matter that is not named',
		parameters: {
			...place('note', 'create'),
			matter: locator('id', item('matter')),
			specifyValues: 'json',
			valuesJson: '{"subject": "Call", "detail": "They called"}',
		},
		good: ({ matter }) => ({ matter: matter.id }),
		bad: () => ({}),
		error: /The note is about nothing/,
		asks: 0,
	},
	{
		what: 'values that reach for a prototype',
		parameters: {
			...place('note', 'create'),
			matter: locator('id', item('matter')),
			specifyValues: 'json',
			valuesJson: item('values'),
		},
		good: ({ matter }) => ({ matter: matter.id, values: '{"subject": "Call", "detail": "They called"}' }),
		bad: ({ matter }) => ({ matter: matter.id, values: '{"subject": "Call", "constructor": {"a": 1}}' }),
		error: /"constructor"/,
		asks: 0,
	},
];

async function someRecords(account: Account): Promise<Some> {
	const first = async (resource: string) => (await readAll(clio(), account, resource))[0] ?? {};
	return { matter: await first('matter'), contact: await first('contact'), task: await first('task') };
}

describe('a bad item leaves a good one unharmed with Continue On Fail', () => {
	it.each(CASES)('$what', async ({ parameters, good, bad, error, asks }) => {
		const account = await clio().connected();
		const some = await someRecords(account);
		const settings = { onError: 'continueRegularOutput' } as const;
		const alone = await clio().run(account, parameters, { ...settings, input: [{ json: good(some) }] });
		expect(alone.json(NODE)[0]).not.toHaveProperty('error');
		const withoutBad = (await clio().apiRequests()).length;
		// What is written once changes the record: the second good item reads or writes another state of it.
		const etag = await etagNow(account, some.task);
		const input = [bad(some), { ...good(some), etag: String(etag) }].map((json: IDataObject) => ({ json }));
		const run = await clio().run(account, parameters, { ...settings, input });
		const requests = await clio().apiRequests();
		const [refused, ...records] = run.json(NODE);
		expect(refused).toMatchObject({ error: expect.stringMatching(error), message: expect.stringMatching(/./) });
		expect(refused?.error).toMatch(/ \(item 0\)$/);
		expect(records.length).toBeGreaterThan(0);
		for (const record of records) expect(record).not.toHaveProperty('error');
		expect(run.items(NODE).map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			...records.map(() => ({ item: 1 })),
		]);
		expect(requests.length - withoutBad).toBeLessThanOrEqual(asks);
	});
});

async function etagNow(account: Account, { id }: IDataObject): Promise<unknown> {
	const parameters = { ...place('task', 'get'), record: locator('id', String(id)), returnFields: 'ids' };
	const run = await clio().run(account, parameters);
	await clio().apiRequests();
	return run.json(NODE)[0]?.etag;
}
