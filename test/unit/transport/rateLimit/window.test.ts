import { RateWindow } from '../../../../nodes/Clio/transport/rateLimit/window';
import { rateWindowOf } from '../../../../nodes/Clio/transport/rateLimit/windows';

const NOW = Date.parse('2026-11-22T10:00:00Z');
const SECOND = 1_000;

/** What Clio says when so many requests are left, for so many seconds. */
const told = (remaining: number, seconds: number, limit = 50) => ({
	'x-ratelimit-limit': String(limit),
	'x-ratelimit-remaining': String(remaining),
	'x-ratelimit-reset': String(NOW / SECOND + seconds),
});

function windowTold(...headers: object[]): RateWindow {
	const window = new RateWindow();
	for (const each of headers) window.answered({ ...each }, NOW);
	return window;
}

describe('a rate window', () => {
	it('lets everything through while nothing is known', () => {
		const window = new RateWindow();
		for (let times = 0; times < 1_000; times++) window.take();
		expect(window.delay(NOW)).toBe(0);
	});

	it('lets as many through as Clio says are left, then waits for its end', () => {
		const window = windowTold(told(2, 40));
		expect(window.delay(NOW)).toBe(0);
		window.take();
		expect(window.delay(NOW)).toBe(0);
		window.take();
		expect(window.delay(NOW)).toBe(40 * SECOND);
		expect(window.delay(NOW + 39 * SECOND)).toBe(SECOND);
		expect(window.delay(NOW + 40 * SECOND)).toBe(0);
	});

	it('counts a whole window again after its end', () => {
		const window = windowTold(told(0, 40, 2));
		const later = NOW + 41 * SECOND;
		expect(window.delay(later)).toBe(0);
		window.take();
		window.take();
		expect(window.delay(later)).toBe(0);
		window.answered(told(0, 100, 2), later);
		expect(window.delay(later)).toBe(59 * SECOND);
	});

	it('does not forget what is under way when an answer comes in', () => {
		const window = windowTold(told(3, 40));
		window.take();
		window.take();
		window.take();
		window.answered(told(2, 40), NOW);
		expect(window.delay(NOW)).toBe(40 * SECOND);
	});

	it('believes a new window, and not the late answer of an old one', () => {
		const window = windowTold(told(0, 10), told(49, 50));
		expect(window.delay(NOW)).toBe(0);
		window.answered(told(0, 10), NOW);
		expect(window.delay(NOW)).toBe(0);
	});

	it("goes by Clio's clock when the one here is wrong", () => {
		const window = new RateWindow();
		const wrong = NOW - 3_600 * SECOND;
		window.answered({ ...told(0, 20), date: new Date(NOW).toUTCString() }, wrong);
		expect(window.delay(wrong)).toBe(20 * SECOND);
	});

	it('never waits longer than a window is', () => {
		expect(windowTold(told(0, 7_200)).delay(NOW)).toBe(60 * SECOND);
	});

	it('learns nothing from an answer without the headers', () => {
		expect(windowTold({}, { 'x-ratelimit-remaining': '0' }).delay(NOW)).toBe(0);
	});

	it.each([
		['seconds', '7', 7],
		['an HTTP date', 'Sun, 22 Nov 2026 10:00:09 GMT', 9],
	])('waits as long as a refusal asks for: %s', (_, header, seconds) => {
		const window = windowTold(told(10, 50));
		window.refused({ 'retry-after': header }, NOW);
		expect(window.delay(NOW)).toBe(seconds * SECOND);
		expect(window.delay(NOW + seconds * SECOND)).toBe(0);
	});

	it('waits for the known end after a refusal that says nothing', () => {
		const window = windowTold(told(10, 25));
		window.refused({}, NOW);
		expect(window.delay(NOW)).toBe(25 * SECOND);
	});

	it('waits a minute when nothing at all is known', () => {
		const window = new RateWindow();
		window.refused({ 'retry-after': 'soon' }, NOW);
		expect(window.delay(NOW)).toBe(60 * SECOND);
	});
});

describe('the rate windows of a process', () => {
	it('are shared by all who use the same credential at the same address', () => {
		expect(rateWindowOf('a', 'https://x.example')).toBe(rateWindowOf('a', 'https://x.example'));
	});

	it('are apart for other credentials and other addresses', () => {
		const windows = [
			rateWindowOf('a', 'https://x.example'),
			rateWindowOf('b', 'https://x.example'),
			rateWindowOf('a', 'https://y.example'),
		];
		expect(new Set(windows).size).toBe(3);
	});

	it('are bounded: the least recently used is forgotten', () => {
		const [kept, forgotten] = [rateWindowOf('kept', ''), rateWindowOf('forgotten', '')];
		for (let number = 0; number < 499; number++) {
			rateWindowOf(String(number), '');
			rateWindowOf('kept', '');
		}
		expect(rateWindowOf('kept', '')).toBe(kept);
		expect(rateWindowOf('forgotten', '')).not.toBe(forgotten);
	});
});
