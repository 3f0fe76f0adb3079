import { parseDuration } from '../../../../nodes/Clio/actions/values/duration';

describe('a duration', () => {
	it.each([
		[1.5, 5400],
		['1.5', 5400],
		[' 1.5 ', 5400],
		['.25', 900],
		[0.1, 360],
		[1.3333333333333333, 4800],
		['1:30', 5400],
		['0:06', 360],
		['12:00:30', 43_230],
		['90m', 5400],
		['90 min', 5400],
		['90 Minutes', 5400],
		['1h', 3600],
		['1.5h', 5400],
		['2 hours', 7200],
		['1h 30m', 5400],
		['1h30', 5400],
		['1 hour and 15 minutes', 4500],
		['1 hr, 15 mins', 4500],
		[24, 86_400],
		['40h', 144_000],
	])('%j is %i seconds', (value, seconds) => {
		expect(parseDuration(value)).toEqual({ seconds });
	});

	it.each(['1,5', '-1', '-1:30', '1:75', 'an hour', '1.5.2', '1e3', '1h 30h', '', true, null, {}, NaN, Infinity])(
		'%j is refused',
		(value) => {
			expect(parseDuration(value)).toEqual({
				problem: expect.stringContaining('is not a duration'),
				remedy: expect.stringContaining('1:30'),
			});
		},
	);

	it.each([0, '0', '0:00', '0m', 0.00001])('%j is refused, because no time is rarely meant', (value) => {
		expect(parseDuration(value)).toMatchObject({ problem: 'A duration must be above 0' });
	});

	it.each([90, '90', 24.5])('%j without a unit is refused, because minutes are meant', (value) => {
		expect(parseDuration(value)).toMatchObject({ remedy: expect.stringContaining(`${value}m`) });
	});
});
