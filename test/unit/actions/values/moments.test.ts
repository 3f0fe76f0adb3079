import { toDay, toMoment, toTimeOfDay } from '../../../../nodes/Clio/actions/values/moments';

const NEW_YORK = 'America/New_York';

describe('a day', () => {
	it.each([
		['2026-10-15', '2026-10-15'],
		['2026-10-15T23:59:00.000Z', '2026-10-15'],
		['2026-10-15T00:30:00+09:00', '2026-10-15'],
		['2026-10-15 09:00', '2026-10-15'],
		['2026-10-15T09:00:00', '2026-10-15'],
		[' 2024-02-29 ', '2024-02-29'],
		[{ toISO: () => '2026-10-15T22:00:00.000-07:00' }, '2026-10-15'],
		[new Date('2026-10-15T02:00:00Z'), '2026-10-14'],
	])('%j is %s: as written, or what an instant is in the zone', (value, day) => {
		expect(toDay(value, NEW_YORK)).toBe(day);
	});

	it.each([
		'10/15/2026',
		'15.10.2026',
		'2026-02-29',
		'2026-13-01',
		'2026-10-15T25:00:00',
		'tomorrow',
		20261015,
		null,
		new Date(NaN),
		{ toISO: () => null },
	])('%j is none', (value) => {
		expect(toDay(value, NEW_YORK)).toBeUndefined();
		expect(toMoment(value, NEW_YORK)).toBeUndefined();
	});
});

describe('a moment', () => {
	it.each([
		['2026-07-01T09:30:00', '2026-07-01T09:30:00-04:00'],
		['2026-12-01 09:30', '2026-12-01T09:30:00-05:00'],
		['2026-07-01', '2026-07-01T00:00:00-04:00'],
		['2026-07-01T09:30:00.123Z', '2026-07-01T09:30:00Z'],
		['2026-07-01T09:30:00+0530', '2026-07-01T09:30:00+05:30'],
		[new Date('2026-07-01T12:00:00Z'), '2026-07-01T08:00:00-04:00'],
	])('%j is %s', (value, moment) => {
		expect(toMoment(value, NEW_YORK)).toBe(moment);
	});

	it.each([
		['2026-03-08T01:59:00', '-05:00'],
		['2026-03-08T03:00:00', '-04:00'],
		['2026-11-01T00:30:00', '-04:00'],
		['2026-11-01T01:30:00', '-04:00'],
		['2026-11-01T02:00:00', '-05:00'],
	])('%s has the offset %s of its side of the change of clocks', (local, offset) => {
		expect(toMoment(local, NEW_YORK)).toBe(`${local}${offset}`);
	});

	it('that the change of clocks skips is still one instant', () => {
		expect(toMoment('2026-03-08T02:30:00', NEW_YORK)).toBe('2026-03-08T02:30:00-05:00');
	});

	it.each([
		['Asia/Kolkata', '+05:30'],
		['America/St_Johns', '-02:30'],
		['UTC', '+00:00'],
		['Pacific/Auckland', '+12:00'],
	])('in %s has the offset %s', (zone, offset) => {
		expect(toMoment('2026-07-01T09:30:00', zone)).toBe(`2026-07-01T09:30:00${offset}`);
	});
});

describe('a time of day', () => {
	it.each([
		['9:30', '2000-01-01T09:30:00Z'],
		['23:59:59', '2000-01-01T23:59:59Z'],
		['2026-07-01T09:30:00Z', '2026-07-01T09:30:00Z'],
	])('%s is %s', (value, moment) => {
		expect(toTimeOfDay(value, NEW_YORK)).toBe(moment);
	});

	it('has 24 hours', () => {
		expect(toTimeOfDay('24:00', NEW_YORK)).toBeUndefined();
	});
});
