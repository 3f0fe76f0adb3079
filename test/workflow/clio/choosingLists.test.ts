import type { INodeParameters } from 'n8n-workflow';

import { recordKind, recordKindNames, searchMethodOf } from '../../../nodes/Clio/catalog/recordKinds';
import { choose, locator } from './choosing';
import { useClioSandbox, type Account } from './clioSandbox';

const clio = useClioSandbox();

const choices = async (
	account: Account,
	method: string,
	parameters: INodeParameters = {},
	more: { filter?: string; paginationToken?: string } = {},
) => await choose(clio(), account, method, parameters, more);

const GET_MATTER = { resource: 'matter', operation: 'get' };

/** Of each kind, whether the sandbox's firm has records of it. */
async function everyKind(): Promise<Array<{ kind: string; names: string[]; requests: number }>> {
	await clio().process.control.settings({ rateLimitPerMinute: 1000 });
	const account = await clio().connected();
	const [jurisdiction] = (await choices(account, 'searchJurisdiction')).results;
	const seen = [];
	for (const kind of recordKindNames()) {
		await clio().apiRequests();
		const parameters = { jurisdiction: locator('list', String(jurisdiction?.value ?? '1')) };
		const { results } = await choices(account, searchMethodOf(kind), parameters);
		seen.push({ kind, names: results.map(({ name }) => name), requests: (await clio().apiRequests()).length });
	}
	return seen;
}

describe('the lists of all kinds of records', () => {
	it('can be asked of Clio, with one request and another for names that a list lacks, and name their records', async () => {
		const seen = await everyKind();
		expect(seen.length).toBeGreaterThan(50);
		const expected = (kind: string) => 1 + Object.keys(recordKind(kind)?.joins ?? {}).length;
		expect(seen.filter(({ kind, requests }) => requests !== expected(kind))).toEqual([]);
		const nameless = seen.filter(({ names }) => names.some((name) => /^ID \d+$|undefined|null|\[|\{/.test(name)));
		expect(nameless).toEqual([]);
		// The sandbox's firm has no webhooks until somebody makes one.
		expect(seen.filter(({ names }) => names.length === 0).map(({ kind }) => kind)).toEqual(['webhook']);
	}, 60_000);
});

describe('choosing a matter', () => {
	it('shows number, description and client, the newest first', async () => {
		const { results } = await choices(await clio().connected(), 'searchRecords', GET_MATTER);
		expect(results).toHaveLength(100);
		expect(results[0]?.name).toMatch(/^00320-\S+: .+ for .+ \(.+\)$/);
	});

	it('goes on page by page to the end', async () => {
		const account = await clio().connected();
		const values: unknown[] = [];
		for (let paginationToken: string | undefined, pages = 0; pages < 9; pages++) {
			const page = await choices(account, 'searchMatter', {}, { paginationToken });
			values.push(...page.results.map(({ value }) => value));
			({ paginationToken } = page);
			if (paginationToken === undefined) break;
		}
		expect(values).toHaveLength(320);
		expect(new Set(values).size).toBe(320);
		expect(await clio().apiRequests()).toHaveLength(4);
	});

	it('lets Clio search, page by page too', async () => {
		const account = await clio().connected();
		const { results } = await choices(account, 'searchMatter', {}, { filter: ' 00042 ' });
		expect(results.map(({ name }) => name)).toEqual([expect.stringMatching(/^00042-/)]);
		const [request] = await clio().apiRequests();
		expect(new URLSearchParams(request?.query).get('query')).toBe('00042');
	});
});

describe('choosing from a list that Clio cannot search', () => {
	it('looks through the labels for every word that was typed', async () => {
		const account = await clio().connected();
		const all = (await choices(account, 'searchMatterStage')).results;
		await clio().apiRequests();
		const [wanted] = all;
		const word = wanted?.name.split(' ')[0]?.toUpperCase() ?? '';
		const { results, paginationToken } = await choices(account, 'searchMatterStage', {}, { filter: word });
		expect(results).toContainEqual(wanted);
		expect(results.length).toBeLessThan(all.length);
		expect(paginationToken).toBeUndefined();
		expect(await clio().apiRequests()).toHaveLength(2);
		expect((await choices(account, 'searchMatterStage', {}, { filter: 'no such stage' })).results).toEqual([]);
	});
});

describe('choosing a note', () => {
	it('goes from the notes on matters to those on contacts', async () => {
		const account = await clio().connected();
		const types: Array<string | null> = [];
		for (let paginationToken: string | undefined, pages = 0; pages < 20; pages++) {
			({ paginationToken } = await choices(account, 'searchNote', {}, { paginationToken }));
			const [request] = await clio().apiRequests();
			types.push(new URLSearchParams(request?.query).get('type'));
			if (paginationToken === undefined) break;
		}
		expect([...new Set(types)]).toEqual(['matter', 'contact']);
	});
});

describe('a list that depends on what else is chosen', () => {
	const stage = (practiceArea: INodeParameters[string]): INodeParameters => ({
		resource: 'matter',
		operation: 'create',
		relatedRecords: { practiceArea },
	});

	it('shows the stages of all practice areas with the name of each until one is chosen', async () => {
		const account = await clio().connected();
		const areas = (await choices(account, 'searchPracticeArea')).results;
		const { results } = await choices(account, 'searchMatterStage', stage(locator('list', '')));
		expect(results.every(({ name }) => areas.some((area) => name.includes(`(${area.name}`)))).toBe(true);
	});

	it('shows them without those names when the practice areas cannot be read', async () => {
		const account = await clio().connected();
		const answer = { kind: 'status', status: 403, body: { error: { type: 'ForbiddenError', message: 'no' } } } as const;
		await clio().process.control.fault({ path: '/practice_areas.json', times: 1, answer });
		const { results } = await choices(account, 'searchMatterStage', stage(locator('list', '')));
		expect(results).not.toEqual([]);
		expect(results.filter(({ name }) => /[()]|undefined|\d{5}/.test(name))).toEqual([]);
	});

	it('shows the stages of the chosen practice area only, given in whichever way', async () => {
		const account = await clio().connected();
		const [area] = (await choices(account, 'searchPracticeArea')).results;
		const all = (await choices(account, 'searchMatterStage')).results;
		const own = (await choices(account, 'searchMatterStage', stage(locator('list', String(area?.value))))).results;
		expect(own.length).toBeGreaterThan(0);
		expect(own.length).toBeLessThan(all.length);
		const name = area?.name.replace(/ \(.*$/, '') ?? '';
		expect((await choices(account, 'searchMatterStage', stage(locator('name', name)))).results).toEqual(own);
		const unknown = stage(locator('id', '={{ $json.area }}'));
		expect((await choices(account, 'searchMatterStage', unknown)).results).toEqual(all);
	});

	it("shows the stages of the practice area of a matter that is changed, with one request for the matter's", async () => {
		const account = await clio().connected();
		const [matter] = (await choices(account, 'searchMatter')).results;
		const all = (await choices(account, 'searchMatterStage')).results;
		await clio().apiRequests();
		const parameters = {
			resource: 'matter',
			operation: 'update',
			record: locator('list', String(matter?.value)),
			relatedRecords: {},
		};
		const { results } = await choices(account, 'searchMatterStage', parameters);
		expect(results.length).toBeGreaterThan(0);
		expect(results.length).toBeLessThan(all.length);
		expect((await clio().apiRequests()).map(({ path }) => path)).toEqual([
			`/api/v4/matters/${String(matter?.value)}.json`,
			'/api/v4/matter_stages.json',
			'/api/v4/practice_areas.json',
		]);
	});

	it('asks for the jurisdiction before its triggers', async () => {
		const account = await clio().connected();
		const parameters = { resource: 'jurisdictionTrigger', operation: 'get' };
		await expect(choices(account, 'searchRecords', parameters)).rejects.toThrow('No jurisdiction is chosen');
		expect(await clio().apiRequests()).toEqual([]);
	});

	it('is of the kind that is chosen beside it', async () => {
		const account = await clio().connected();
		const task = { resource: 'task', operation: 'create' };
		const paths = async (method: string, parameters: INodeParameters) => {
			await choices(account, method, parameters);
			return (await clio().apiRequests()).map(({ path }) => path.replace('/api/v4', ''));
		};
		expect(await paths('searchAssignee', task)).toEqual(['/users.json']);
		expect(await paths('searchAssignee', { ...task, assigneeType: 'Contact' })).toEqual(['/contacts.json']);
		const update = { resource: 'task', operation: 'update', relatedRecords: { assigneeType: 'Contact' } };
		expect(await paths('searchAssignee', update)).toEqual(['/contacts.json']);
		const folder = { resource: 'folder', operation: 'create' };
		expect(await paths('searchParent', folder)).toEqual(['/matters.json']);
		expect(await paths('searchParent', { ...folder, parentType: 'Folder' })).toEqual(['/folders.json']);
		const template = { resource: 'taskTemplate', operation: 'update' };
		expect(await paths('searchCascadingSource', template)).toEqual(['/task_templates.json']);
	});

	it('holds the custom fields that a condition can be about, and all of them elsewhere', async () => {
		const account = await clio().connected();
		const types = async (resource: string, operation: string) => {
			const { results } = await choices(account, 'searchCustomField', { resource, operation });
			return [...new Set(results.map(({ name }) => /\((Contact|Matter), [^()]+\)$/.exec(name)?.[1]))].sort();
		};
		expect(await types('matter', 'getAll')).toEqual(['Matter']);
		expect(await types('contact', 'getAll')).toEqual(['Contact']);
		expect(await types('customField', 'get')).toEqual(['Contact', 'Matter']);
	});

	it('holds only calendars that may be written to, for the calendar of an entry', async () => {
		const account = await clio().connected();
		const all = (await choices(account, 'searchCalendar')).results;
		const writeable = (
			await choices(account, 'searchCalendarOwner', { resource: 'calendarEntry', operation: 'create' })
		).results;
		expect(writeable).not.toEqual([]);
		expect(writeable.length).toBeLessThanOrEqual(all.length);
		const request = (await clio().apiRequests()).at(-1);
		expect(new URLSearchParams(request?.query).get('writeable')).toBe('true');
	});
});

describe('a list that there is none of', () => {
	it('is refused before anything is sent', async () => {
		const account = await clio().connected();
		const parameters = { resource: 'bankTransfer', operation: 'get' };
		await expect(choices(account, 'searchRecords', parameters)).rejects.toThrow('Clio has no list of "bankTransfer"');
		expect(await clio().apiRequests()).toEqual([]);
	});
});
