import fc from 'fast-check';

import { OVERLAP, cursorAt, look, turnedBack, wentBack } from '../../../nodes/Clio/polling/cursor';
import { Memory } from '../../../nodes/Clio/polling/memory';
import type { Behaviour, Reading, Write } from './simulatedList';
import { pollAll, readList } from './simulatedList';

const NOW = 1_790_000_000_000;
const ACTIVATED = NOW + 100_400;
const END = NOW + 700_000;
const seconds = (moment: number) => Math.floor(moment / 1000);

/** Longer than Clio needs to show what was changed, with the seconds that it does not tell. */
const LONGEST_DELAY = (OVERLAP - 2) * 1000;

/** Moments of which many fall into the same second. */
const moments = (from: number, until: number) =>
	fc.oneof(
		fc.integer({ min: from, max: until }),
		fc.integer({ min: 0, max: 5 }).map((step) => from + step * 97),
	);

const behaviours: fc.Arbitrary<Behaviour> = fc.record({
	inclusive: fc.boolean(),
	fractions: fc.boolean(),
	pageSize: fc.integer({ min: 1, max: 4 }),
	watches: fc.constantFrom('created', 'changed'),
});

const writes: fc.Arbitrary<Write[]> = fc.array(
	fc.record({
		id: fc.integer({ min: 1, max: 8 }),
		at: fc.oneof(moments(NOW, END), moments(ACTIVATED, END), moments(NOW + 300_000, END)),
		delay: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: LONGEST_DELAY })),
	}),
	{ maxLength: 25 },
);

const readings: fc.Arbitrary<Reading[]> = fc
	.array(
		fc.record({
			at: fc.oneof(moments(ACTIVATED, END), moments(NOW + 300_000, NOW + 310_000)),
			page: fc.integer({ min: 0, max: 20_000 }),
			fails: fc.boolean(),
		}),
		{ maxLength: 14 },
	)
	.map((list) => inTurn(list.sort((left, right) => left.at - right.at)));

/** A poll begins when the former has ended. */
function inTurn(list: Reading[]): Reading[] {
	let free = ACTIVATED;
	return list.map((reading) => {
		const at = Math.max(reading.at, free);
		free = at + reading.page * 10;
		return { ...reading, at };
	});
}

/** Two more polls, after everything has become visible and is older than the overlap. */
function toTheEnd(list: readonly Reading[]): Reading[] {
	const after = Math.max(END, ...list.map(({ at, page }) => at + page * 10)) + LONGEST_DELAY;
	return [...list, { at: after + 1000, page: 0, fails: false }, { at: after + 400_000, page: 0, fails: false }];
}

/** What a trigger knows after its activation: the time, and what was there already. */
function activated(list: readonly Write[], behaviour: Behaviour, most?: number) {
	const start = seconds(ACTIVATED);
	const before = { ...cursorAt(start - 1, start), seen: new Memory(most) };
	return look(before, start, readList(list, start - 1, { at: ACTIVATED, page: 0, fails: false }, behaviour));
}

const withEqualTimesApart = (list: readonly Write[]) =>
	// Two writes of a record in the same millisecond are one.
	[...new Map(list.map((write) => [`${write.id} ${write.at}`, write])).values()];

describe('a trigger that polls', () => {
	it('puts out every final state and none twice, whatever happens in between', () => {
		fc.assert(
			fc.property(writes, readings, behaviours, (all, polls, behaviour) => {
				const list = withEqualTimesApart(all);
				const { cursor, heldBack } = activated(list, behaviour);
				expect(heldBack).toBe(0);
				const { out } = pollAll(cursor, list, toTheEnd(polls), behaviour);
				expectAllAndOnce(list, out, behaviour);
			}),
			{ numRuns: 3000 },
		);
	});

	it('does so too when it can remember only a few records at once', () => {
		fc.assert(
			fc.property(writes, readings, behaviours, fc.integer({ min: 20, max: 70 }), (all, polls, behaviour, most) => {
				const list = withEqualTimesApart(all).filter(({ at }) => at > ACTIVATED);
				const { cursor } = activated(list, behaviour, most);
				const { out, largest } = pollAll(cursor, list, toTheEnd(polls), behaviour);
				expectAllAndOnce(list, out, behaviour);
				expect(largest).toBeLessThanOrEqual(most + 2);
			}),
			{ numRuns: 3000 },
		);
	});

	it('tells what is new from what was changed, once each', () => {
		fc.assert(
			fc.property(writes, readings, behaviours, (all, polls, behaviour) => {
				const list = withEqualTimesApart(all).map((write) => ({ ...write, delay: 0 }));
				const { out } = pollAll(activated(list, behaviour).cursor, list, toTheEnd(polls), behaviour);
				const firstAt = (id: string) => Math.min(...list.filter((one) => String(one.id) === id).map(({ at }) => at));
				for (const id of new Set(out.map(({ row }) => row.id))) {
					const marks = out.filter(({ row }) => row.id === id).map(({ isNew }) => isNew);
					const wasThere = firstAt(id) <= ACTIVATED;
					expect([id, marks]).toEqual([id, marks.map((_, index) => index === 0 && !wasThere)]);
				}
			}),
			{ numRuns: 2000 },
		);
	});
});

function expectAllAndOnce(
	list: readonly Write[],
	out: ReturnType<typeof pollAll>['out'],
	{ watches }: Behaviour,
): void {
	const states = out.map(({ row }) => `${row.id} ${watches === 'created' ? '' : row.state}`);
	expect(states.filter((state, index) => states.indexOf(state) !== index)).toEqual([]);
	for (const id of new Set(list.map((write) => write.id))) {
		const own = list.map((write, index) => ({ ...write, index })).filter((write) => write.id === id);
		const last = own.reduce((best, each) => (best.at > each.at ? best : each));
		const first = own.reduce((best, each) => (best.at <= each.at ? best : each));
		const put = out.filter(({ row }) => row.id === String(id)).map(({ row }) => row.write);
		const isWanted = (watches === 'created' ? first : last).at > ACTIVATED;
		if (isWanted) expect([id, put.at(-1)]).toEqual([id, watches === 'created' ? expect.any(Number) : last.index]);
		// What was under way when the trigger was activated may be put out or not.
		else if (!own.some(isUnderWay)) expect([id, put]).toEqual([id, []]);
	}
}

const isUnderWay = ({ at, delay }: Write) => at <= ACTIVATED && at + delay > ACTIVATED;

describe('thousands of records at one instant', () => {
	const instant = seconds(NOW);
	const rows = (count: number) =>
		Array.from({ length: count }, (_, index) => ({
			id: String(9_000_000_000 + index * 1_000_003),
			time: instant,
			createdAt: instant,
			state: `"${index}"`,
		}));

	it('come at once as far as they can be remembered, the others when they are older than the overlap', () => {
		const all = rows(20_000);
		const first = look(cursorAt(instant - 60), instant + 10, all);
		expect(first.fresh.length).toBeGreaterThan(4_000);
		expect(first.fresh.length + first.heldBack).toBe(20_000);
		expect(JSON.stringify(first.cursor.seen.toStored()).length).toBeLessThan(54 * 1024);
		const second = look(first.cursor, instant + 70, all);
		expect(second.fresh).toEqual([]);
		const third = look(second.cursor, instant + 130, all);
		const ids = [...first.fresh, ...third.fresh].map(({ row }) => row.id);
		expect([ids.length, new Set(ids).size]).toEqual([20_000, 20_000]);
		expect(third.fresh.every(({ isNew }) => isNew)).toBe(true);
		expect(third.cursor.seen.toStored()).toEqual({});
	});

	it('need no memory when they are older than that', () => {
		const { fresh, cursor } = look(cursorAt(instant - 1), instant + 600, rows(50_000));
		expect([fresh.length, cursor.seen.toStored()]).toEqual([50_000, {}]);
	});
});

describe('a view that is older than what was put out', () => {
	it('is no change: a machine of Clio does not know better yet', () => {
		const at = seconds(NOW);
		const row = (time: number, state: string) => [{ id: '7', time, createdAt: at - 9000, state }];
		const first = look(cursorAt(at - 300), at, row(at - 20, '"a"'));
		const second = look(first.cursor, at + 60, row(at + 30, '"b"'));
		const old = look(second.cursor, at + 70, row(at - 20, '"a"'));
		const again = look(old.cursor, at + 80, row(at + 30, '"b"'));
		expect([first, second, old, again].map(({ fresh }) => fresh.length)).toEqual([1, 1, 0, 0]);
	});
});

describe('records without a time', () => {
	const hidden = { id: '7', time: undefined, state: '"a"' };

	it('come once for each state, as long as Clio lists them', () => {
		let cursor = cursorAt(seconds(NOW));
		const counts = [hidden, hidden, hidden, { ...hidden, state: '"b"' }, { ...hidden, state: '"b"' }].map(
			(row, poll) => {
				const { fresh, cursor: next } = look(cursor, seconds(NOW) + (poll + 1) * 1000, [row]);
				cursor = next;
				return fresh.length;
			},
		);
		expect(counts).toEqual([1, 0, 0, 1, 0]);
	});
});

describe("Clio's clock", () => {
	it('that is put back is noticed, and the time since the last poll is looked at again', () => {
		const cursor = look(cursorAt(10_000), 20_000, []).cursor;
		expect(wentBack(cursor, 20_060)).toBe(false);
		expect(wentBack(cursor, 19_995)).toBe(false);
		expect(wentBack(cursor, 16_460)).toBe(true);
		const turned = turnedBack(cursor, 16_460, 60);
		expect(turned.since).toBe(16_400 - OVERLAP);
		expect(wentBack(turned, 16_460)).toBe(false);
	});
});
