import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { locator } from './choosing';
import type { Account } from './clioSandbox';
import { useClioSandbox } from './clioSandbox';
import { fields, json, place, readAll, record, write } from './valuesSupport';

const clio = useClioSandbox();

const items = (...values: IDataObject[]) => ({ input: values.map((value) => ({ json: value })) });

describe('Get Balances', () => {
	const EACH = { ...place('matter', 'getBalances'), record: locator('id', '={{ $json.id }}') } as INodeParameters;

	it('tells trust, operating, threshold and what is unbilled of one matter with two requests', async () => {
		const account = await clio().connected();
		const [matter = {}] = (await readAll(clio(), account, 'matter')).filter(
			(each) => (each.evergreen_retainer as IDataObject | null)?.minimum_threshold === 2500,
		);
		const { requests, output } = await write(clio(), account, {
			...place('matter', 'getBalances'),
			...record(matter.id),
		});
		expect(requests).toEqual([`GET /matters/${String(matter.id)}`, 'GET /billable_matters']);
		const balances = (matter.account_balances ?? []) as IDataObject[];
		const trust = balances.filter(({ type }) => type === 'Trust').reduce((sum, each) => sum + Number(each.balance), 0);
		expect(output).toMatchObject([
			{ id: matter.id, display_number: matter.display_number, trust_balance: trust, trust_threshold: 2500 },
		]);
		expect(output[0]?.below_threshold).toBe(trust < 2500);
	});

	it('takes 3 requests for all matters of the firm, and tells of each what it tells of it alone', async () => {
		const account = await clio().connected();
		const matters = (await readAll(clio(), account, 'matter', { returnFields: 'ids' })).slice(0, 300);
		const { requests, output } = await write(clio(), account, EACH, items(...matters));
		expect(requests).toEqual(['GET /matters', 'GET /billable_matters', 'GET /matters']);
		expect(output.map(({ id }) => id)).toEqual(matters.map(({ id }) => id));
		const billable = await readAll(clio(), account, 'billableMatter');
		expect(billable.length).toBeGreaterThan(10);
		for (const each of billable.slice(0, 3)) {
			const told = output.find(({ id }) => id === each.id);
			expect([told?.unbilled_hours, told?.unbilled_amount]).toEqual([each.unbilled_hours, each.unbilled_amount]);
			const alone = await write(clio(), account, { ...place('matter', 'getBalances'), ...record(each.id) });
			expect(alone.output).toEqual([told]);
		}
	});

	it('leaves the others alone when one matter is not there', async () => {
		const account = await clio().connected();
		const [one = {}] = await readAll(clio(), account, 'matter', { returnFields: 'ids' });
		const { output } = await write(clio(), account, EACH, {
			...items(one, { id: 999_999_999 }),
			onError: 'continueRegularOutput',
		});
		expect(output).toMatchObject([{ id: one.id }, { error: expect.stringContaining('(item 1)') }]);
	});
});

describe('Get Timeline', () => {
	const TIMELINE = place('matter', 'getTimeline');
	const KINDS = ['activity', 'calendar_entry', 'communication', 'document', 'note', 'task'];

	/** A matter with something of each kind. */
	async function busyMatter(account: Account): Promise<IDataObject> {
		const [matter = {}] = await readAll(clio(), account, 'matter', { returnFields: 'ids' });
		const about = { matter: locator('id', String(matter.id)) } as INodeParameters;
		const [calendar = {}] = (await readAll(clio(), account, 'calendar')).filter(
			({ permission }) => permission === 'owner',
		);
		const [user = {}] = (await readAll(clio(), account, 'user')).filter(({ enabled }) => enabled === true);
		const made: Array<[string, IDataObject]> = [
			['activity', { type: 'TimeEntry', date: '2026-10-05', duration: '1:30', note: 'Draft complaint' }],
			['note', { subject: 'Intake', detail: 'Called', date: '2026-10-06' }],
			['communication', { type: 'PhoneCommunication', subject: 'Call with client', body: 'x', date: '2026-10-07' }],
			['task', { name: 'File', description: 'x', due_at: '2026-10-08', assignee: { id: user.id, type: 'User' } }],
			[
				'calendarEntry',
				{
					...{ summary: 'Hearing', start_at: '2026-10-10T02:30:00Z', end_at: '2026-10-10T03:30:00Z' },
					calendar_owner: { id: calendar.id },
				},
			],
		];
		for (const [resource, values] of made) {
			const { problem } = await write(clio(), account, { ...place(resource, 'create'), ...about, ...json(values) });
			expect(problem).toBe('');
		}
		return matter;
	}

	it('puts the kinds into one order, with times as the clocks of the workflow show them', async () => {
		const account = await clio().connected();
		const matter = await busyMatter(account);
		const { requests, output } = await write(clio(), account, {
			...{ ...TIMELINE, ...record(matter.id) },
			...fields({ from: '2026-10-05', to: '2026-10-31', order: 'oldest_first' }),
		});
		expect(requests.sort()).toEqual(
			['activities', 'calendar_entries', 'communications', 'documents', 'notes', 'tasks'].map((list) => `GET /${list}`),
		);
		const made = ['Draft complaint, 1.5 h', 'Intake', 'Call with client', 'File (pending)', 'Hearing'];
		const rows = output.filter(({ title }) => made.includes(String(title)));
		expect(rows.map(({ title }) => title)).toEqual(made);
		expect(rows.map(({ kind }) => kind)).toEqual(['activity', 'note', 'communication', 'task', 'calendar_entry']);
		expect(rows.every((row) => Object.keys(row).sort().join() === 'at,id,kind,title,who' && row.who !== '')).toBe(true);
		// The engine runs in New York, where the hearing is on the evening before.
		expect(rows.at(-1)?.at).toBe('2026-10-09T22:30:00-04:00');
		expect(
			output.map(({ at }) => String(at).slice(0, 10)).every((day) => day >= '2026-10-05' && day <= '2026-10-31'),
		).toBe(true);
	});

	it('gives the newest first, no more than the limit, and reads no more of what Clio can sort', async () => {
		const account = await clio().connected();
		const matter = await busyMatter(account);
		const all = await write(clio(), account, { ...TIMELINE, ...record(matter.id), ...fields({ kinds: '' }) });
		const days = all.output.map(({ at }) => String(at).slice(0, 10));
		expect(days).toEqual([...days].sort().reverse());
		expect(new Set(all.output.map(({ kind }) => kind))).toEqual(new Set(KINDS));
		await clio().apiRequests();
		const parameters = { ...TIMELINE, ...record(matter.id), ...fields({ limit: 2, kinds: 'note, activity' }) };
		const run = await clio().run(account, parameters);
		expect(run.error).toBeUndefined();
		const seen = await clio().apiRequests();
		expect(seen.map(({ query }) => new URLSearchParams(query).get('limit'))).toEqual(['2', '2']);
		const two = all.output.filter(({ kind }) => kind === 'note' || kind === 'activity').slice(0, 2);
		expect(run.json('Clio')).toEqual(two);
	});

	it('says that a matter is not there, and refuses what cannot be meant', async () => {
		const account = await clio().connected();
		const gone = await write(clio(), account, { ...TIMELINE, ...record(999_999_999), ...fields({ kinds: ['note'] }) });
		expect(gone.problem).toMatch(/nothing at \/matters\/999999999/);
		const kinds = await write(clio(), account, { ...TIMELINE, ...record(1), ...fields({ kinds: 'notes' }) });
		expect(kinds.problem).toMatch(/activity, calendar_entry/);
		const days = await write(clio(), account, {
			...TIMELINE,
			...record(1),
			...fields({ from: '2026-10-02', to: '2026-10-01' }),
		});
		expect(days.problem).toMatch(/"to" is before "from"/);
		expect([...kinds.requests, ...days.requests]).toEqual([]);
	});
});
