import { DeliveredEvents } from '../../../nodes/Clio/webhooks/deliveredEvents';
import { readDelivery } from '../../../nodes/Clio/webhooks/delivery';
import { eventId } from '../../../nodes/Clio/webhooks/eventId';

const HAPPENING = { trigger: 'a', model: 'matter', recordId: '152', event: 'updated', state: '"9a10"' };

describe('an event ID', () => {
	it('is the same for the same event', () => {
		expect(eventId(HAPPENING)).toMatch(/^matter-152-updated-[0-9a-f]{20}$/);
		expect(eventId({ ...HAPPENING })).toBe(eventId(HAPPENING));
	});

	it.each(Object.keys(HAPPENING))('is another one for another %s', (name) => {
		expect(eventId({ ...HAPPENING, [name]: 'other' })).not.toBe(eventId(HAPPENING));
	});
});

describe('the memory of events', () => {
	it('knows what it was told, also after it was stored', () => {
		const memory = new DeliveredEvents();
		memory.add('one');
		const other = new DeliveredEvents();
		other.add('two');
		other.merge(memory.toText());
		expect(['one', 'two', 'three'].map((id) => other.has(id))).toEqual([true, true, false]);
	});

	it('is bounded: the oldest go first, and n8n stores far less than 64 KB', () => {
		const memory = new DeliveredEvents();
		for (let index = 0; index < 10_000; index++) memory.add(`event ${index}`);
		expect(memory.toText().length).toBeLessThanOrEqual(24_000);
		expect([memory.has('event 0'), memory.has('event 9999'), memory.has('event 8000')]).toEqual([false, true, true]);
	});

	it('passes over what it did not store', () => {
		const memory = new DeliveredEvents();
		memory.merge('odd');
		memory.merge('x'.repeat(1_000_000));
		expect(memory.toText()).toBe('');
	});
});

describe('a delivery', () => {
	const read = (body: unknown) => readDelivery(Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)));

	it('is what Clio documents', () => {
		expect(read({ data: { id: 152, etag: '"9a10"' }, meta: { event: 'created', webhook_id: 1234 } })).toEqual({
			data: { id: 152, etag: '"9a10"' },
			recordId: '152',
			state: '"9a10"',
			event: 'created',
			webhookId: '1234',
		});
	});

	it('goes by the last change where a record has no etag, and by nothing where neither is watched', () => {
		const meta = { event: 'updated', webhook_id: 1 };
		expect(read({ data: { id: 1, updated_at: '2026-10-15T09:30:00Z' }, meta })?.state).toBe('2026-10-15T09:30:00Z');
		expect(read({ data: { id: 1, status: 'Open' }, meta })?.state).toBeUndefined();
	});

	it.each([
		'',
		'{',
		'null',
		[],
		{},
		{ data: { id: 1 } },
		{ data: { id: '../1' }, meta: { event: 'updated', webhook_id: 1 } },
		{ data: { id: 1 }, meta: { event: 'Updated!', webhook_id: 1 } },
		{ data: { id: 1 }, meta: { event: 'updated', webhook_id: 'x' } },
		{ data: [], meta: { event: 'updated', webhook_id: 1 } },
	])('is nothing else: %j', (body) => expect(read(body)).toBeUndefined());
});
