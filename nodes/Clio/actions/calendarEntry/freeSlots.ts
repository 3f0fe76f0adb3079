/** A stretch of time in milliseconds, its end not included. */
export interface Stretch {
	start: number;
	end: number;
}

/** When people work: minutes of the day, and whether on weekends. */
export interface WorkingHours {
	starts: number;
	ends: number;
	weekends: boolean;
	/** IANA name such as `America/New_York` */
	zone: string;
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Slots begin at quarters of an hour. */
const GRID = 15 * MINUTE;

/**
 * The first stretches of a length in which nobody is busy and everybody works.
 *
 * @param busy of all people together, in any order
 * @param most how many to find
 */
export function freeSlots(
	within: Stretch,
	length: number,
	busy: readonly Stretch[],
	hours: WorkingHours,
	most: number,
): Stretch[] {
	const taken = joined(busy);
	const found: Stretch[] = [];
	for (const working of workingStretches(within, hours)) {
		let start = onGrid(working.start);
		while (start + length <= working.end && found.length < most) {
			const clash = taken.find((each) => each.start < start + length && each.end > start);
			if (clash === undefined) {
				found.push({ start, end: start + length });
				start = onGrid(start + length);
			} else {
				start = onGrid(clash.end);
			}
		}
		if (found.length >= most) break;
	}
	return found;
}

function onGrid(time: number): number {
	return Math.ceil(time / GRID) * GRID;
}

/** Stretches in order, those that touch made one. */
function joined(stretches: readonly Stretch[]): Stretch[] {
	const result: Stretch[] = [];
	for (const { start, end } of [...stretches].sort((left, right) => left.start - right.start)) {
		const last = result.at(-1);
		if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
		else result.push({ start, end });
	}
	return result;
}

/** The working hours of each day, cut to what is looked at; days are those of the zone, also where clocks change. */
function* workingStretches(within: Stretch, { starts, ends, weekends, zone }: WorkingHours): Generator<Stretch> {
	for (let day = within.start - DAY; day <= within.end + DAY; day += DAY) {
		const { date, weekday } = dayIn(zone, day);
		if (!weekends && (weekday === 'Sat' || weekday === 'Sun')) continue;
		const start = Math.max(instantOf(date, starts, zone), within.start);
		const end = Math.min(instantOf(date, ends, zone), within.end);
		if (start < end) yield { start, end };
	}
}

function dayIn(zone: string, time: number): { date: string; weekday: string } {
	const date = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
	const weekday = new Intl.DateTimeFormat('en-US', { timeZone: zone, weekday: 'short' });
	return { date: date.format(time), weekday: weekday.format(time) };
}

/** The instant of a minute of a day in a zone. */
function instantOf(date: string, minute: number, zone: string): number {
	const wall = Date.parse(`${date}T00:00:00Z`) + minute * MINUTE;
	const guess = wall - offsetAt(zone, wall);
	return wall - offsetAt(zone, guess);
}

/** How far a zone is ahead of UTC at an instant, in milliseconds. */
function offsetAt(zone: string, time: number): number {
	const parts = new Intl.DateTimeFormat('en-US', {
		timeZone: zone,
		hourCycle: 'h23',
		...{ year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' },
	}).formatToParts(time);
	const value = (type: string) => Number(parts.find((part) => part.type === type)?.value);
	const wall = Date.UTC(
		value('year'),
		value('month') - 1,
		value('day'),
		value('hour'),
		value('minute'),
		value('second'),
	);
	return wall - Math.floor(time / 1000) * 1000;
}
