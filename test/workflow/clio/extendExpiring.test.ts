import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { NODE, useClioSandbox } from './clioSandbox';
import { Colleague } from './pollingSupport';

const clio = useClioSandbox();

const DAY = 86_400_000;
const extend = (values: IDataObject, more: INodeParameters = {}): INodeParameters => ({
	resource: 'webhook',
	operation: 'extendExpiring',
	specifyValues: 'json',
	valuesJson: JSON.stringify(values),
	...more,
});

/** Webhooks of one user that end after 3, 10 and 29 days, the second at another address. */
async function scene(more: IDataObject = {}) {
	const account = await clio().connected(more as { readOnly?: boolean });
	const colleague = await Colleague.of(clio());
	const register = async (days: number, host: string) =>
		await colleague.write('POST', '/webhooks.json', {
			url: `https://${host}/webhook/${days}`,
			model: 'matter',
			fields: 'id,etag',
			expires_at: new Date(Date.now() + days * DAY).toISOString(),
		});
	const soon = await register(3, 'n8n.example.com');
	const elsewhere = await register(10, 'other.example.com');
	const late = await register(29, 'n8n.example.com');
	await clio().apiRequests();
	return { account, ids: { soon, elsewhere, late } };
}

const lines = async () =>
	(await clio().apiRequests()).map(({ method, path }) => `${method} ${path.replace('/api/v4', '')}`);
const daysLeft = (item: IDataObject | undefined) => (Date.parse(String(item?.expires_at)) - Date.now()) / DAY;

describe('Extend Expiring', () => {
	it('extends the webhooks that end within the days, and no other, with one request each', async () => {
		const { account, ids } = await scene();
		const run = await clio().run(account, extend({ within_days: 15 }));
		expect(run.error).toBeUndefined();
		expect(await lines()).toEqual([
			'GET /webhooks.json',
			`PATCH /webhooks/${ids.soon}.json`,
			`PATCH /webhooks/${ids.elsewhere}.json`,
		]);
		const items = run.json(NODE);
		expect(items).toMatchObject([
			{ id: ids.soon, model: 'matter', url: 'https://n8n.example.com/webhook/3', extended: true },
			{ id: ids.elsewhere, extended: true },
		]);
		for (const item of items) expect(daysLeft(item)).toBeGreaterThan(30);
		expect(Date.parse(String(items[0]?.former_expires_at))).toBeLessThan(Date.now() + 4 * DAY);

		expect((await clio().run(account, extend({ within_days: 15 }))).json(NODE)).toEqual([]);
		expect(await lines()).toEqual(['GET /webhooks.json']);
	});

	it('keeps to the URLs that begin as told', async () => {
		const { account, ids } = await scene();
		const run = await clio().run(account, extend({ within_days: 30, url_prefix: 'https://n8n.example.com/' }));
		expect(run.json(NODE).map(({ id }) => id)).toEqual([ids.soon, ids.late]);
	});

	it('shows what it would send with Preview Only, and sends nothing', async () => {
		const { account, ids } = await scene();
		const run = await clio().run(account, extend({ within_days: 15 }, { options: { previewOnly: true } }));
		expect(run.json(NODE)).toMatchObject([
			{ preview: true, method: 'PATCH', path: `/api/v4/webhooks/${ids.soon}.json`, id: ids.soon },
			{ preview: true, id: ids.elsewhere },
		]);
		expect(await lines()).toEqual(['GET /webhooks.json']);
	});

	it('works with a Read Only credential, whose triggers it keeps alive', async () => {
		const { account } = await scene({ readOnly: true });
		const run = await clio().run(account, extend({ within_days: 15 }));
		expect(run.error).toBeUndefined();
		expect(run.json(NODE)).toHaveLength(2);
	});

	it('goes on when one cannot be extended, and then fails with what was done', async () => {
		const { account, ids } = await scene();
		const answer = { kind: 'status', status: 403, body: { error: { type: 'Forbidden', message: 'No' } } } as const;
		await clio().process.control.fault({ method: 'PATCH', path: `/webhooks/${ids.soon}`, times: 1, answer });
		const run = await clio().run(account, extend({ within_days: 15 }));
		expect(run.error?.message).toContain('Clio does not let this user or app change');
		expect(run.error?.description).toContain(`Already written in this run: ${ids.elsewhere}`);
	});

	it('tells one that is gone meanwhile', async () => {
		const { account, ids } = await scene();
		const answer = { kind: 'status', status: 404, body: { error: { type: 'RecordNotFound', message: 'No' } } } as const;
		await clio().process.control.fault({ method: 'PATCH', path: `/webhooks/${ids.soon}`, times: 1, answer });
		const run = await clio().run(account, extend({ within_days: 15 }));
		expect(run.json(NODE)).toMatchObject([
			{ id: ids.soon, extended: false, status: 'gone' },
			{ id: ids.elsewhere, extended: true },
		]);
	});

	it.each([{}, { within_days: 0 }, { within_days: -3 }, { within_days: 'soon' }])('refuses %j', async (values) => {
		const account = await clio().connected();
		const run = await clio().run(account, extend(values));
		expect(run.error?.message).toMatch(/within_days|Within Days|nothing to change/i);
		expect(await lines()).toEqual([]);
	});
});
