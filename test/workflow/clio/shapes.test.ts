import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { Account } from './clioSandbox';
import { NODE, useClioSandbox } from './clioSandbox';

const clio = useClioSandbox();

const byId = (value: unknown): INodeParameters => ({ record: { __rl: true, mode: 'id', value: String(value) } });

const json = (values: unknown): INodeParameters => ({ specifyValues: 'json', valuesJson: JSON.stringify(values) });

const lines = async () =>
	(await clio().apiRequests()).map(({ method, path, status }) => `${method} ${path.replace('/api/v4', '')} ${status}`);

/** Runs an operation that must succeed. @returns its items' JSON and the requests it made */
async function run(account: Account, parameters: INodeParameters) {
	await clio().apiRequests();
	const done = await clio().run(account, parameters);
	expect(done.error).toBeUndefined();
	return { records: done.json(NODE), requests: await lines() };
}

/** The first record of a list. */
async function first(account: Account, resource: string): Promise<IDataObject> {
	const { records } = await run(account, { resource, operation: 'getAll', limit: 1 });
	const [record = {}] = records;
	expect(record.id).toBeDefined();
	return record;
}

describe('a list below a record', () => {
	it.each([
		['contact', 'getEmailAddresses', 'contacts', 'email_addresses'],
		['contact', 'getPhoneNumbers', 'contacts', 'phone_numbers'],
		['matter', 'getContacts', 'matters', 'contacts'],
		['matter', 'getRelatedContacts', 'matters', 'related_contacts'],
		['document', 'getVersions', 'documents', 'versions'],
	])('is read for the %s that is named: %s', async (resource, operation, above, below) => {
		const account = await clio().connected();
		const { id } = await first(account, resource);
		const { records, requests } = await run(account, { resource, operation, ...byId(id), returnAll: true });
		expect(requests).toEqual([`GET /${above}/${String(id)}/${below}.json 200`]);
		expect(records.length).toBeGreaterThan(operation === 'getRelatedContacts' ? -1 : 0);
		for (const record of records) expect(Object.keys(record).length).toBeGreaterThan(2);
	});

	it('holds the triggers of a jurisdiction, and each can be read', async () => {
		const account = await clio().connected();
		const { id } = await first(account, 'jurisdiction');
		const jurisdiction = { jurisdiction: { __rl: true, mode: 'id', value: String(id) } };
		const place = { resource: 'jurisdictionTrigger', ...jurisdiction };
		const { records, requests } = await run(account, { ...place, operation: 'getAll', returnAll: true });
		expect(records.length).toBeGreaterThan(0);
		const list = `/court_rules/jurisdictions/${String(id)}/triggers`;
		expect(requests).toEqual([`GET ${list}.json 200`]);
		const trigger = records[0]?.id;
		const one = await run(account, { ...place, operation: 'get', ...byId(trigger) });
		expect(one.records).toEqual([records[0]]);
		expect(one.requests).toEqual([`GET ${list}/${String(trigger)}.json 200`]);
	});

	it('holds the contents of a folder', async () => {
		const { records } = await run(await clio().connected(), { resource: 'folder', operation: 'getContents' });
		expect(records.length).toBeGreaterThan(0);
		for (const record of records) expect(record).toMatchObject({ name: expect.any(String), type: 'Folder' });
	});
});

describe('a list of IDs only', () => {
	it('gives an item an ID, as many as are wanted', async () => {
		const account = await clio().connected();
		const place = { resource: 'billableMatter', operation: 'getIds' };
		const all = await run(account, { ...place, returnAll: true });
		expect(all.requests).toEqual(['GET /billable_matters/ids.json 200']);
		expect(all.records.length).toBeGreaterThan(1);
		for (const record of all.records) expect(record).toEqual({ id: expect.any(Number) });
		expect((await run(account, { ...place, limit: 1 })).records).toEqual(all.records.slice(0, 1));
	});

	it.each([
		['records', [{ id: 1 }, { id: 2 }]],
		['one record with all of them', { ids: [1, 2] }],
		['texts', ['1', '2']],
	])('is understood when Clio gives %s', async (_, data) => {
		const path = '/billable_matters/ids.json';
		await clio().process.control.fault({ path, times: 1, answer: { kind: 'status', status: 200, body: { data } } });
		const parameters = { resource: 'billableMatter', operation: 'getIds', returnAll: true };
		const { records } = await run(await clio().connected(), parameters);
		expect(records.map(({ id }) => Number(id))).toEqual([1, 2]);
	});
});

describe('a record that needs no ID', () => {
	it.each([
		['user', 'whoAmI', '/users/who_am_i.json'],
		['billingSetting', 'get', '/settings/billing.json'],
		['eventMetric', 'get', '/internal_notifications/event_metrics.json'],
	])('is read with one request: %s %s', async (resource, operation, path) => {
		const { records, requests } = await run(await clio().connected(), { resource, operation });
		expect(records).toHaveLength(1);
		expect(Object.keys(records[0] ?? {}).length).toBeGreaterThan(2);
		expect(requests).toEqual([`GET ${path} 200`]);
	});

	it("is a matter's client", async () => {
		const account = await clio().connected();
		const matter = await first(account, 'matter');
		const { records, requests } = await run(account, {
			resource: 'matter',
			operation: 'getClient',
			...byId(matter.id),
		});
		expect(records).toMatchObject([{ name: expect.any(String) }]);
		expect(requests).toEqual([`GET /matters/${String(matter.id)}/client.json 200`]);
	});
});

describe('what is laid out for reading', () => {
	it('is a bill as HTML', async () => {
		const account = await clio().connected();
		const { id } = await first(account, 'bill');
		const { records, requests } = await run(account, { resource: 'bill', operation: 'preview', ...byId(id) });
		expect(records).toEqual([{ id, html: expect.stringMatching(/^<!DOCTYPE html>.*<h1>Bill /) }]);
		expect(requests).toEqual([`GET /bills/${String(id)}/preview.json 200`]);
	});

	it('is told when it is none', async () => {
		const account = await clio().connected();
		const { id } = await first(account, 'bill');
		await clio().process.control.fault({ path: '/bills/*', times: 1, answer: { kind: 'empty', status: 200 } });
		const failed = await clio().run(account, { resource: 'bill', operation: 'preview', ...byId(id) });
		expect(failed.error?.message).toMatch(/was empty \(item 0\)$/);
	});
});

describe('what Clio computes and leaves at another address', () => {
	const located = (value: number) => ({ __rl: true, mode: 'id', value: String(value) });

	/** The dates that court rules would give, when they lie at an address. */
	async function previewAt(location: string | undefined, found?: unknown) {
		const account = await clio().connected();
		const headers = location === undefined ? undefined : { Location: `${clio().app().baseUrl}${location}` };
		const path = '/court_rules/matter_dockets/preview.json';
		if (headers !== undefined) {
			await clio().process.control.fault({ path, times: 1, answer: { kind: 'status', status: 303, headers } });
		}
		if (found !== undefined && location !== undefined) {
			const answer = { kind: 'status' as const, status: 200, body: found };
			await clio().process.control.fault({ path: location, times: 1, answer });
		}
		return await run(account, {
			resource: 'matterDocket',
			operation: 'preview',
			jurisdiction: located(await idOf(account, 'jurisdiction')),
			trigger: located(5),
			serviceType: located(await idOf(account, 'serviceType')),
			startDate: '2026-11-24',
			startTime: '2026-11-24T09:00:00Z',
		});
	}

	const idOf = async (account: Account, resource: string) => Number((await first(account, resource)).id);

	it('is read without a token where it is a file, a record each', async () => {
		const { records, requests } = await previewAt(undefined);
		expect(records).toEqual([]);
		expect(requests).toEqual(['GET /court_rules/matter_dockets/preview.json 303']);
	});

	it('is read with the token where it lies in the API', async () => {
		const dates = [{ date: '2026-12-01' }, { date: '2026-12-24' }];
		const { records, requests } = await previewAt('/api/v4/previews/12.json', { data: dates });
		expect(records).toEqual(dates);
		expect(requests).toEqual(['GET /court_rules/matter_dockets/preview.json 303', 'GET /previews/12.json 200']);
	});
});

describe('the running timer', () => {
	it('is started, read and stopped', async () => {
		const account = await clio().connected();
		const jsonBody = JSON.stringify({ type: 'TimeEntry', date: '2026-11-24' });
		const call = { resource: 'apiCall', operation: 'send', method: 'POST', path: '/activities.json', jsonBody };
		const activity = (await run(account, call)).records[0]?.id;
		const start = {
			resource: 'timer',
			operation: 'start',
			activity: { __rl: true, mode: 'id', value: String(activity) },
		};
		const started = await run(account, start);
		expect(started.requests).toEqual(['POST /timer.json 201']);
		const running = await run(account, { resource: 'timer', operation: 'get' });
		expect(running.records).toMatchObject([{ activity: { id: activity } }]);
		expect(running.records).toMatchObject(started.records.map((timer) => ({ start_time: timer.start_time })));
		const stopped = await run(account, { resource: 'timer', operation: 'stop' });
		expect(stopped.records).toEqual([{ stopped: true }]);
		expect(stopped.requests).toEqual(['DELETE /timer.json 204']);
	});
});

describe('what Clio makes out of a record', () => {
	it('is a report of a preset', async () => {
		const account = await clio().connected();
		const { id } = await first(account, 'reportPreset');
		const place = { resource: 'reportPreset', operation: 'generateReport', ...byId(id) };
		const { records, requests } = await run(account, place);
		expect(records).toEqual([{ id: expect.any(Number), etag: expect.any(String) }]);
		expect(requests).toEqual([`POST /report_presets/${String(id)}/generate_report.json 201`]);
	});

	it('is a copy of a task list, with values of its own or without', async () => {
		const account = await clio().connected();
		const { id, name } = await first(account, 'taskTemplateList');
		const copy = { resource: 'taskTemplateList', operation: 'copy', ...byId(id) };
		const named = await run(account, { ...copy, ...json({ name: 'Probate, short' }) });
		expect(named.records).toMatchObject([{ id: expect.any(Number), name: 'Probate, short' }]);
		expect(named.requests).toEqual([`POST /task_template_lists/${String(id)}/copy.json 201`]);
		const plain = await run(account, copy);
		expect(plain.records).toMatchObject([{ name: expect.stringContaining(String(name)) }]);
		expect(plain.records[0]?.id).not.toBe(id);
	});

	it('is a copy of a document in another place', async () => {
		const account = await clio().connected();
		const { id } = await first(account, 'document');
		const matter = await first(account, 'matter');
		const values = { name: 'Second letter', parent: { id: matter.id, type: 'Matter' } };
		const copy = { resource: 'document', operation: 'copy', ...byId(id), ...json(values) };
		const { records, requests } = await run(account, copy);
		expect(records).toMatchObject([{ name: 'Second letter', matter: { id: matter.id } }]);
		expect(requests).toEqual([`POST /documents/${String(id)}/copy.json 201`]);
	});
});

describe('an operation that there is not', () => {
	it.each([
		['matter', 'explode', 'The Clio node has no operation "explode" for "matter" (item 0)'],
		['spaceship', 'get', 'The Clio node has no resource "spaceship" (item 0)'],
		['constructor', 'get', 'The Clio node has no resource "constructor" (item 0)'],
		['matter', 'toString', 'The Clio node has no operation "toString" for "matter" (item 0)'],
	])('is refused: %s %s', async (resource, operation, message) => {
		const parameters = { resource, operation };
		const failed = await clio().run(await clio().connected(), parameters);
		expect(failed.error?.message).toBe(message);
		expect(await lines()).toEqual([]);
	});
});
