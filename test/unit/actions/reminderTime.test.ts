import { reminderTime } from '../../../nodes/Clio/actions/calendarEntry/reminders';

describe('the time of a reminder', () => {
	it.each([
		['15m', 15, 'minutes'],
		['90m', 90, 'minutes'],
		['2h', 2, 'hours'],
		['120 minutes', 2, 'hours'],
		['1 day', 1, 'days'],
		['2d', 2, 'days'],
		['7 days', 1, 'weeks'],
		['1w', 1, 'weeks'],
		['24', 1, 'days'],
	])('%s is %d %s', (text, value, unit) => {
		expect(reminderTime(text)).toEqual({ duration_value: value, duration_unit: unit });
	});

	it.each(['', 'soon', '1,5h', '-1h', '0'])('"%s" is refused', (text) => {
		expect(() => reminderTime(text)).toThrow('does not say when to remind');
	});
});
