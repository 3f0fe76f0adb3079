import fc from 'fast-check';

import { Memory, markOf } from '../../../nodes/Clio/polling/memory';

const ids = fc.oneof(
	fc.integer({ min: 1, max: 10_000_000_000 }).map(String),
	fc.string({ minLength: 1 }).map((text) => `x${text}`),
	fc.constantFrom('0', '007', '12345678901234567890', "'a,b~c", '1-20261015T090000Z'),
);
const records = fc.record(
	{ time: fc.integer({ min: 0, max: 4_000_000_000 }), mark: fc.string().map(markOf) },
	{ requiredKeys: ['time'] },
);

describe('the memory of what was put out', () => {
	it('is after a restart of n8n what it was before', () => {
		fc.assert(
			fc.property(fc.array(fc.tuple(ids, records)), (entries) => {
				const memory = new Memory();
				for (const [id, record] of entries) memory.put(id, record);
				const stored: unknown = JSON.parse(JSON.stringify(memory.toStored()));
				const read = Memory.fromStored(stored as Record<string, unknown>);
				expect(new Map(read.entries())).toEqual(new Map(memory.entries()));
			}),
		);
	});

	it('never takes more room than it may, and knows what it has taken in', () => {
		fc.assert(
			fc.property(
				fc.array(fc.tuple(ids, records), { maxLength: 60 }),
				fc.integer({ min: 0, max: 600 }),
				(all, most) => {
					const memory = new Memory(most);
					const taken = new Map<string, unknown>();
					for (const [id, record] of all) if (memory.put(id, record)) taken.set(id, record);
					expect(new Map(memory.entries())).toEqual(taken);
					expect(JSON.stringify(memory.toStored()).length).toBeLessThanOrEqual(most + 2);
				},
			),
		);
	});

	it('remembers thousands of records of one second below 64 KB, and refuses more', () => {
		const memory = new Memory();
		let count = 0;
		while (memory.put(String(9_000_000_000 + count * 1_000_003), { time: 1_790_000_000, mark: 'abcd' })) count++;
		expect(count).toBeGreaterThan(4_000);
		expect(JSON.stringify(memory.toStored()).length).toBeLessThan(54 * 1024);
	});

	it('reads nothing from what is not its own', () => {
		expect([...Memory.fromStored({ a: '1', '5': 7, '-1': 'a' }).entries()]).toEqual([]);
	});
});
