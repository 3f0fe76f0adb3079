import { freeSlots } from '../../../nodes/Clio/actions/calendarEntry/freeSlots';

const HOUR = 3_600_000;
const at = (text: string) => Date.parse(text);
const iso = (time: number) => new Date(time).toISOString();
const hours = { starts: 9 * 60, ends: 17 * 60, weekends: false, zone: 'UTC' };

describe('free slots', () => {
	const monday = { start: at('2026-11-23T00:00:00Z'), end: at('2026-11-24T00:00:00Z') };

	it('lie in working hours, one after the other', () => {
		const slots = freeSlots(monday, HOUR, [], hours, 3);
		expect(slots.map(({ start }) => iso(start))).toEqual([
			'2026-11-23T09:00:00.000Z',
			'2026-11-23T10:00:00.000Z',
			'2026-11-23T11:00:00.000Z',
		]);
	});

	it('touch nothing that anybody has', () => {
		const busy = [
			{ start: at('2026-11-23T09:30:00Z'), end: at('2026-11-23T10:10:00Z') },
			{ start: at('2026-11-23T10:00:00Z'), end: at('2026-11-23T12:00:00Z') },
			{ start: at('2026-11-23T13:00:00Z'), end: at('2026-11-23T16:00:00Z') },
		];
		const slots = freeSlots(monday, HOUR, busy, hours, 10);
		expect(slots.map(({ start }) => iso(start))).toEqual(['2026-11-23T12:00:00.000Z', '2026-11-23T16:00:00.000Z']);
	});

	it('begin at quarters of an hour', () => {
		const busy = [{ start: at('2026-11-23T08:00:00Z'), end: at('2026-11-23T09:05:00Z') }];
		expect(iso(freeSlots(monday, HOUR, busy, hours, 1)[0]?.start ?? 0)).toBe('2026-11-23T09:15:00.000Z');
	});

	it('are not on weekends unless those count', () => {
		const weekend = { start: at('2026-11-21T00:00:00Z'), end: at('2026-11-23T00:00:00Z') };
		expect(freeSlots(weekend, HOUR, [], hours, 1)).toEqual([]);
		expect(freeSlots(weekend, HOUR, [], { ...hours, weekends: true }, 20)).toHaveLength(16);
	});

	it.each([
		[
			'America/New_York',
			'2026-03-06T00:00:00Z',
			'2026-03-10T23:00:00Z',
			['2026-03-06T14:00:00.000Z', '2026-03-09T13:00:00.000Z', '2026-03-10T13:00:00.000Z'],
		],
		[
			'Australia/Sydney',
			'2026-10-02T00:00:00+10:00',
			'2026-10-06T00:00:00+11:00',
			['2026-10-01T23:00:00.000Z', '2026-10-04T22:00:00.000Z'],
		],
		['Asia/Kolkata', '2026-11-23T00:00:00+05:30', '2026-11-24T00:00:00+05:30', ['2026-11-23T03:30:00.000Z']],
	])('are in working hours of %s, also where clocks change', (zone, start, end, expected) => {
		const slots = freeSlots({ start: at(start), end: at(end) }, 8 * HOUR, [], { ...hours, zone }, 10);
		expect(slots.map((slot) => iso(slot.start))).toEqual(expected);
	});

	it('are none where nothing is long enough', () => {
		expect(freeSlots(monday, 9 * HOUR, [], hours, 5)).toEqual([]);
	});

	it('never overlap each other or what is busy, whatever that is', () => {
		let seed = 7;
		const random = (most: number) => (seed = (seed * 16_807) % 2_147_483_647) % most;
		for (let round = 0; round < 200; round++) {
			const busy = Array.from({ length: random(12) }, () => {
				const start = monday.start + random(24 * 60) * 60_000;
				return { start, end: start + (1 + random(180)) * 60_000 };
			});
			const slots = freeSlots(monday, (1 + random(6)) * 15 * 60_000, busy, hours, 20);
			for (const [index, slot] of slots.entries()) {
				expect(busy.some((each) => each.start < slot.end && each.end > slot.start)).toBe(false);
				expect(slots.slice(index + 1).some((each) => each.start < slot.end)).toBe(false);
				expect(slot.start >= at('2026-11-23T09:00:00Z') && slot.end <= at('2026-11-23T17:00:00Z')).toBe(true);
			}
		}
	});
});
