import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { locator } from './choosing';
import type { Account } from './clioSandbox';
import { useClioSandbox } from './clioSandbox';
import { fields, json, place, readAll, record, write } from './valuesSupport';

const clio = useClioSandbox();

const items = (...values: IDataObject[]) => ({ input: values.map((value) => ({ json: value })) });

const EACH = { record: locator('id', '={{ $json.id }}') } as INodeParameters;

const withStatus = async (account: Account, status: string): Promise<IDataObject[]> =>
	(await readAll(clio(), account, 'matter', { returnFields: 'standard' })).filter((each) => each.status === status);

const path = ({ id }: IDataObject) => `/matters/${String(id)}`;

describe('Close, Reopen and Set Pending', () => {
	it('write the status and its day, and put out the matter', async () => {
		const account = await clio().connected();
		const [matter = {}] = await withStatus(account, 'Open');
		const closed = await write(clio(), account, {
			...{ ...place('matter', 'close'), ...record(matter.id) },
			...fields({ close_date: '2026-10-30' }),
		});
		expect(closed.requests).toEqual([`GET ${path(matter)}`, `PATCH ${path(matter)}`]);
		expect(closed.bodies).toEqual([{ status: 'closed', close_date: '2026-10-30' }]);
		expect(closed.output).toMatchObject([{ id: matter.id, status: 'Closed', close_date: '2026-10-30' }]);
		const reopened = await write(clio(), account, { ...place('matter', 'reopen'), ...record(matter.id) });
		expect(reopened.bodies).toEqual([{ status: 'open' }]);
		expect(reopened.output).toMatchObject([{ status: 'Open' }]);
		const pending = await write(clio(), account, { ...place('matter', 'setPending'), ...record(matter.id) });
		expect(pending.bodies).toEqual([{ status: 'pending' }]);
		expect(pending.output).toMatchObject([{ status: 'Pending' }]);
	});

	it('leave a matter alone that has the status already, so that its day stays', async () => {
		const account = await clio().connected();
		const [matter = {}] = await withStatus(account, 'Closed');
		const again = await write(clio(), account, { ...place('matter', 'close'), ...record(matter.id) });
		expect(again.requests).toEqual([`GET ${path(matter)}`]);
		expect(again.output).toMatchObject([{ id: matter.id, close_date: matter.close_date, etag: matter.etag }]);
		const moved = await write(clio(), account, {
			...{ ...place('matter', 'close'), ...record(matter.id) },
			...fields({ close_date: '2026-11-02' }),
		});
		expect(moved.bodies).toEqual([{ status: 'closed', close_date: '2026-11-02' }]);
	});

	it('read the matters of many items with one request, and show only what was asked for', async () => {
		const account = await clio().connected();
		const [open, closed] = [await withStatus(account, 'Open'), await withStatus(account, 'Closed')];
		const input = [...closed, ...open.slice(0, 3)];
		const { requests, output } = await write(
			clio(),
			account,
			{ ...place('matter', 'close'), ...EACH, returnFields: 'ids' },
			items(...input),
		);
		expect(closed.length).toBeGreaterThan(20);
		expect(requests).toEqual(['GET /matters', ...open.slice(0, 3).map((each) => `PATCH ${path(each)}`)]);
		expect(output.map(({ id }) => id)).toEqual(input.map(({ id }) => id));
		expect(output.every((each) => Object.keys(each).sort().join() === 'etag,id')).toBe(true);
	});

	it('say with Preview Only what they would do', async () => {
		const account = await clio().connected({ readOnly: true });
		const [[open = {}], [closed = {}]] = [await withStatus(account, 'Open'), await withStatus(account, 'Closed')];
		const { requests, output } = await write(
			clio(),
			account,
			{ ...place('matter', 'close'), ...EACH, options: { previewOnly: true } },
			items(open, closed),
		);
		expect(requests).toEqual(['GET /matters']);
		expect(output).toMatchObject([
			{ preview: true, method: 'PATCH', path: `/api/v4${path(open)}.json`, body: { data: { status: 'closed' } } },
			{ preview: true, id: String(closed.id), would: 'leave unchanged' },
		]);
	});

	it('take no day of another status', async () => {
		const account = await clio().connected();
		const [matter = {}] = await withStatus(account, 'Open');
		const { problem, requests } = await write(clio(), account, {
			...{ ...place('matter', 'close'), ...record(matter.id) },
			...json({ open_date: '2026-10-30' }),
		});
		expect(problem).toMatch(/"open_date"/);
		expect(requests).toEqual([]);
	});
});

describe('Change Stage', () => {
	const stages = async (account: Account) => await readAll(clio(), account, 'matterStage');

	it('finds the stage by its name among those of the practice area', async () => {
		const account = await clio().connected();
		const all = await stages(account);
		const [matter = {}, other = {}] = await withStatus(account, 'Open');
		const area = matter.practice_area as IDataObject;
		const own = all.filter((each) => String(each.practice_area_id) === String(area.id));
		const wanted = own.find((each) => each.id !== (matter.matter_stage as IDataObject).id);
		const { bodies, requests, output } = await write(clio(), account, {
			...{ ...place('matter', 'changeStage'), ...record(matter.id) },
			matterStage: locator('name', String(wanted?.name)),
		} as INodeParameters);
		expect(bodies).toEqual([{ matter_stage: { id: wanted?.id } }]);
		expect(output).toMatchObject([{ id: matter.id, matter_stage: { id: wanted?.id, name: wanted?.name } }]);
		expect(requests.length).toBeLessThanOrEqual(4);
		expect(other.practice_area).not.toEqual(area);
	});

	it('refuses a stage of another practice area with the stages of the right one', async () => {
		const account = await clio().connected();
		const all = await stages(account);
		const [matter = {}] = await withStatus(account, 'Open');
		const area = matter.practice_area as IDataObject;
		const isOwn = (each: IDataObject) => String(each.practice_area_id) === String(area.id);
		const foreign = all.find((each) => !isOwn(each));
		const { bodies, problem } = await write(clio(), account, {
			...{ ...place('matter', 'changeStage'), ...record(matter.id) },
			matterStage: locator('id', String(foreign?.id)),
		} as INodeParameters);
		expect(bodies).toEqual([]);
		expect(problem).toContain(`"${String(foreign?.name)}" is no stage of the practice area of this matter (item 0)`);
		for (const each of all.filter(isOwn)) expect(problem).toContain(`"${String(each.name)}" (ID ${String(each.id)})`);
	});

	it('writes nothing when the matter is in that stage, and reads those of many items together', async () => {
		const account = await clio().connected();
		const matters = (await withStatus(account, 'Open')).filter((each) => each.matter_stage !== null).slice(0, 30);
		const { requests, output } = await write(
			clio(),
			account,
			{
				...place('matter', 'changeStage'),
				...EACH,
				matterStage: locator('id', '={{ $json.matter_stage.id }}'),
			} as INodeParameters,
			items(...matters),
		);
		expect(requests).toEqual(['GET /matters', 'GET /matter_stages']);
		expect(output.map(({ etag }) => etag)).toEqual(matters.map(({ etag }) => etag));
	});

	it('finds a name that several practice areas have with one request for the matters of all items', async () => {
		const account = await clio().connected();
		const all = await stages(account);
		const shared = all.find((each) => all.filter(({ name }) => name === each.name).length > 1);
		const matters = (await withStatus(account, 'Open')).slice(0, 20);
		const { requests, bodies } = await write(
			clio(),
			account,
			{
				...place('matter', 'changeStage'),
				...EACH,
				matterStage: locator('name', String(shared?.name)),
			} as INodeParameters,
			{ ...items(...matters), onError: 'continueRegularOutput' },
		);
		expect(requests.filter((each) => each.startsWith('GET')).length).toBeLessThanOrEqual(5);
		expect(bodies.length).toBeGreaterThan(0);
	});
});
