import type { IDataObject } from 'n8n-workflow';

import { useClioSandbox } from './clioSandbox';
import { Colleague, activate, restarted } from './pollingSupport';

const clio = useClioSandbox();

const CONTACTS = { resource: 'contact', event: 'createdOrUpdated' };
const NEW_CONTACTS = { resource: 'contact', event: 'created' };
const names = (items: Array<{ json: IDataObject }>) => items.map(({ json }) => json.name);

async function scene() {
	const account = await clio().connected();
	const colleague = await Colleague.of(clio());
	const { advance } = clio().process.control;
	await clio().apiRequests();
	return { account, colleague, advance, requests: async () => (await clio().apiRequests()).length };
}

describe('the first poll', () => {
	it('begins with the activation: what was there before does not start the workflow', async () => {
		const { account, colleague, requests } = await scene();
		await colleague.company('Written a moment before');
		await clio().apiRequests();
		const workflow = activate(clio(), account, CONTACTS);
		expect(await workflow.poll()).toEqual([]);
		expect(await requests()).toBeLessThanOrEqual(2);
		expect(await workflow.poll()).toEqual([]);
		await colleague.company('Written a moment after');
		expect(names(await workflow.poll())).toEqual(['Written a moment after']);
	});

	it('begins at the Start Time, if one is given', async () => {
		const { account, colleague, advance } = await scene();
		await colleague.company('Long ago');
		await advance(3600);
		const startTime = (await clio().process.control.now()).toISOString();
		await colleague.company('Since then');
		await advance(3600);
		const workflow = activate(clio(), account, { ...NEW_CONTACTS, options: { startTime } });
		expect(names(await workflow.poll())).toEqual(['Since then']);
		expect(await workflow.poll()).toEqual([]);
	});

	it('refuses a Start Time that lies in the future', async () => {
		const { account } = await scene();
		const workflow = activate(clio(), account, { ...NEW_CONTACTS, options: { startTime: '2099-01-01T00:00:00' } });
		await expect(workflow.poll()).rejects.toThrow('The option Start Time lies in the future');
	});
});

describe('later polls', () => {
	it('put out what was created and what was changed, each once, with one request each', async () => {
		const { account, colleague, advance, requests } = await scene();
		const workflow = activate(clio(), account, CONTACTS);
		await workflow.poll();
		await requests();

		const id = await colleague.company('Harbor Lane Bakery');
		await requests();
		const created = await workflow.poll();
		expect(created).toMatchObject([{ json: { id, name: 'Harbor Lane Bakery', type: 'Company', event: 'created' } }]);
		expect(await requests()).toBe(1);

		expect(await workflow.poll()).toEqual([]);
		await advance(60);
		expect(await workflow.poll()).toEqual([]);
		expect(await requests()).toBe(2);

		await colleague.rename(id, 'Harbor Lane Bakeries');
		const changed = await workflow.poll();
		expect(changed).toMatchObject([{ json: { id, name: 'Harbor Lane Bakeries', event: 'updated' } }]);
		expect(changed[0]?.json.eventId).not.toBe(created[0]?.json.eventId);
		for (const seconds of [30, 60, 300, 86_400]) {
			await advance(seconds);
			expect(await workflow.poll()).toEqual([]);
		}
	});

	it('put out a record that was changed twice within one second twice, in its last state', async () => {
		const { account, colleague } = await scene();
		const workflow = activate(clio(), account, CONTACTS);
		await workflow.poll();
		const id = await colleague.company('One');
		expect(names(await workflow.poll())).toEqual(['One']);
		await colleague.rename(id, 'Two');
		expect(names(await workflow.poll())).toEqual(['Two']);
		await colleague.rename(id, 'Three');
		await colleague.rename(id, 'Four');
		expect(names(await workflow.poll())).toEqual(['Four']);
		expect(await workflow.poll()).toEqual([]);
	});

	it('put out new records only, if that is what is waited for', async () => {
		const { account, colleague, advance } = await scene();
		const old = await colleague.company('Old');
		await advance(600);
		const workflow = activate(clio(), account, NEW_CONTACTS);
		await workflow.poll();
		await advance(60);
		await colleague.rename(old, 'Old but changed');
		const id = await colleague.company('New');
		await colleague.rename(id, 'New and changed');
		const items = await workflow.poll();
		expect(items).toMatchObject([{ json: { id, event: 'created', eventId: `contact-${id}-created` } }]);
		await advance(60);
		await colleague.rename(id, 'New and changed again');
		expect(await workflow.poll()).toEqual([]);
		await advance(600);
		expect(await workflow.poll()).toEqual([]);
	});

	it('go on where they were after n8n was restarted, also after a day', async () => {
		const { account, colleague, advance } = await scene();
		let workflow = activate(clio(), account, CONTACTS);
		await workflow.poll();
		const out: unknown[] = [];
		for (const [round, seconds] of [20, 61, 30, 86_400, 5, 200].entries()) {
			workflow = restarted(clio(), account, CONTACTS, workflow);
			await colleague.company(`Company ${round}`);
			await advance(seconds);
			out.push(...names(await workflow.poll()));
		}
		expect(out).toEqual([0, 1, 2, 3, 4, 5].map((round) => `Company ${round}`));
		expect(JSON.stringify(workflow.stored()).length).toBeLessThan(2000);
	});

	it('begin anew when another list is watched, and go on when only the output is another', async () => {
		const { account, colleague } = await scene();
		const workflow = activate(clio(), account, CONTACTS);
		await workflow.poll();
		await colleague.company('Meanwhile');
		const ids = restarted(clio(), account, { ...CONTACTS, returnFields: 'ids' }, workflow);
		const [item] = await ids.poll();
		expect(Object.keys(item?.json ?? {})).toEqual(['id', 'etag', 'event', 'eventId']);
		await colleague.company('Then');
		const other = restarted(clio(), account, NEW_CONTACTS, ids);
		expect(await other.poll()).toEqual([]);
		await colleague.company('At last');
		expect(names(await other.poll())).toEqual(['At last']);
	});
});

describe('a run by hand', () => {
	it('shows the latest records and moves nothing', async () => {
		const { account, colleague, requests } = await scene();
		const workflow = activate(clio(), account, CONTACTS);
		await workflow.poll();
		await colleague.company('The latest');
		await requests();
		const before = workflow.stored();
		const sample = await workflow.pollByHand();
		expect(await requests()).toBe(1);
		expect(sample.length).toBe(5);
		expect(sample[0]).toMatchObject({ json: { name: 'The latest', event: 'created' } });
		expect(sample[0]?.json.eventId).toEqual(expect.any(String));
		expect(workflow.stored()).toEqual(before);
		expect(names(await workflow.poll())).toEqual(['The latest']);
	});

	it('says when there is nothing to show', async () => {
		const { account } = await scene();
		const filters = { mappingMode: 'defineBelow', value: { query: 'nobody is called like this' } };
		const workflow = activate(clio(), account, { ...CONTACTS, filters }, { activation: 'manual' });
		await expect(workflow.pollByHand()).rejects.toThrow('Clio has no record to show');
	});
});
