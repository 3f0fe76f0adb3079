import { dataOf } from './support/client';
import { useWebhooks } from './support/webhooks';

const world = useWebhooks();

describe('mischief with deliveries', () => {
	const rename = async (...names: string[]): Promise<number> => {
		const { clio } = world();
		const { id } = await clio.first('/contacts.json?type=Company');
		for (const name of names) await clio.patch(`/contacts/${id}.json`, { name });
		await clio.sandbox.control.settle();
		return id;
	};
	const names = (): unknown[] => world().receiver.deliveries.map(({ data }) => data.name);

	beforeEach(async () => {
		await world().create({ model: 'contact', fields: 'id,name' });
		await world().create({ model: 'matter', fields: 'id' });
	});

	it('loses the next ones that fit', async () => {
		const { clio } = world();
		await clio.sandbox.control.mischief({ model: 'matter', times: 5, mischief: { kind: 'lose' } });
		await clio.sandbox.control.mischief({ event: 'updated', times: 2, mischief: { kind: 'lose' } });
		await rename('A', 'B', 'C');
		expect(names()).toEqual(['C']);
		const outcomes = (await clio.sandbox.control.attempts()).map(({ outcome }) => outcome);
		expect(outcomes).toEqual(['accepted', 'accepted', 'lost', 'lost', 'accepted']);
	});

	it('repeats them', async () => {
		const { clio, receiver } = world();
		await clio.sandbox.control.mischief({ mischief: { kind: 'repeat', copies: 2 } });
		await rename('A', 'B');
		expect(names()).toEqual(['A', 'A', 'A', 'B']);
		await clio.sandbox.control.repeatDelivery('us');
		await clio.sandbox.control.settle();
		expect(names()).toEqual(['A', 'A', 'A', 'B', 'B']);
		const [first, second] = receiver.deliveries;
		expect([second?.raw, second?.headers['x-hook-signature']]).toEqual([
			first?.raw,
			first?.headers['x-hook-signature'],
		]);
	});

	it('holds them, and lets them go in another order', async () => {
		const { clio } = world();
		await clio.sandbox.control.mischief({ times: 3, mischief: { kind: 'hold' } });
		await rename('A', 'B', 'C', 'D');
		expect(names()).toEqual(['D']);
		await clio.sandbox.control.release(true);
		await clio.sandbox.control.settle();
		expect(names()).toEqual(['D', 'C', 'B', 'A']);
	});

	it('delays them by the sandbox’s clock', async () => {
		const { clio } = world();
		await clio.sandbox.control.mischief({ mischief: { kind: 'delay', seconds: 3600 } });
		await rename('A', 'B');
		expect(names()).toEqual([]);
		await clio.sandbox.control.advance(3590);
		expect(names()).toEqual([]);
		await clio.sandbox.control.advance(20);
		expect(names()).toEqual(['A', 'B']);
	});
});

describe('the ground truth', () => {
	it('knows every change of the ten models and the final state of each record, told or not', async () => {
		const { clio } = world();
		const { perform, changes, now } = clio.sandbox.control;
		const created = await clio.post('/contacts.json?fields=id,etag', { type: 'Company', name: 'Truth Ltd' });
		const contact = dataOf(created);
		const { id } = await clio.first('/matters.json?status=open');
		await clio.patch(`/matters/${id}.json`, { status: 'closed' });
		expect((await clio.patch(`/matters/${id}.json`, { status: 'purple' })).status).toBe(422);
		await clio.remove(`/contacts/${String(contact.id)}.json`);
		const note = { type: 'Matter', matter: { id }, subject: 'No webhook for notes', detail: 'x' };
		const noted = await perform({
			region: 'us',
			method: 'POST',
			path: '/api/v4/notes.json?fields=subject',
			data: note,
		});
		expect(noted).toMatchObject({ status: 201, body: { data: { subject: note.subject } } });

		const truth = await changes();
		expect(truth.changes).toEqual([
			expect.objectContaining({
				model: 'contact',
				id: contact.id,
				events: ['created'],
				etag: contact.etag,
				exists: true,
			}),
			/* A new contact gets a folder. */
			expect.objectContaining({ model: 'folder', events: ['created'], exists: true }),
			expect.objectContaining({ model: 'matter', id, events: ['updated', 'matter_closed'], exists: true }),
			expect.objectContaining({ model: 'contact', id: contact.id, events: ['deleted'], exists: false }),
		]);
		expect(truth.changes.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4]);
		expect(Math.abs(Date.parse(truth.changes[0]?.at ?? '') - (await now()).getTime())).toBeLessThan(10_000);
		const matter = dataOf(await clio.get(`/matters/${id}.json?fields=etag,status,updated_at`));
		expect(truth.records).toEqual([
			expect.objectContaining({ model: 'contact', id: contact.id, exists: false }),
			expect.objectContaining({ model: 'folder', exists: true }),
			expect.objectContaining({ model: 'matter', id, exists: true, etag: matter.etag, updated_at: matter.updated_at }),
		]);
		expect(truth.records[2]?.data).toMatchObject({ id, status: 'Closed' });
	});

	it('holds what happens in Clio without the API: bills and payments', async () => {
		const { clio, receiver, create } = world();
		const { copyRecord, changeRecord, removeRecord, settle, changes } = clio.sandbox.control;
		await create({ model: 'clio_payments_payment', fields: 'id,state' });
		await create({ model: 'bill', fields: 'id,state' });
		const payment = await copyRecord('us', 'clio_payments_payment', { state: 'pending' });
		await changeRecord('us', 'clio_payments_payment', payment, { state: 'completed' });
		const bill = await copyRecord('us', 'bill', { state: 'draft' });
		await settle();
		expect(receiver.seen().sort()).toEqual([`created ${payment}`, `created ${bill}`, `updated ${payment}`]);
		await removeRecord('us', 'clio_payments_payment', payment);
		expect((await clio.remove(`/bills/${bill}.json`)).status).toBe(204);
		await settle();
		expect(receiver.seen().slice(3)).toEqual([`deleted ${bill}`]);
		expect((await changes()).records.map(({ exists }) => exists)).toEqual([false, false]);
		await expect(changeRecord('us', 'bill', bill, { colour: 'red' })).rejects.toThrow('There is no attribute colour');
	});

	it('is empty after a reset, and so are webhooks and attempts', async () => {
		const { clio, create } = world();
		await create({ model: 'contact' });
		await clio.post('/contacts.json', { type: 'Company', name: 'X' });
		const { control } = clio.sandbox;
		await control.reset();
		expect(await control.changes()).toEqual({ changes: [], records: [] });
		expect(await control.webhooks()).toEqual([]);
		expect(await control.attempts()).toEqual([]);
	});
});
