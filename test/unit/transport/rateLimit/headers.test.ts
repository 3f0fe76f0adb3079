import { readRateLimit, readRetryAfter } from '../../../../nodes/Clio/transport/rateLimit/headers';

const NOW = Date.parse('2026-11-22T10:00:00.500Z');

describe('how long Clio asks to wait', () => {
	it.each([
		['17', 17],
		['0', 0],
		[17, 17],
		['Sun, 22 Nov 2026 10:00:30 GMT', 30],
		['Sun, 22 Nov 2026 09:59:00 GMT', 0],
		[undefined, undefined],
		['', undefined],
		['soon', undefined],
		['-5x', undefined],
		['NaN', undefined],
		[null, undefined],
		[{}, undefined],
		[['17'], undefined],
	])('is, told as %p, %p seconds', (header, seconds) => {
		expect(readRetryAfter({ 'retry-after': header }, NOW)).toBe(seconds);
	});

	it('is not told by other headers', () => {
		expect(readRetryAfter({ 'Retry-After': '17' }, NOW)).toBeUndefined();
	});
});

describe('the rate window', () => {
	const headers = { 'x-ratelimit-limit': '50', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1795341600' };

	it('is read from all three headers', () => {
		expect(readRateLimit(headers)).toEqual({ limit: 50, remaining: 0, resetsAt: 1795341600 });
	});

	it.each(Object.keys(headers))('is unknown when %s is missing or no number', (name) => {
		expect(readRateLimit({ ...headers, [name]: undefined })).toBeUndefined();
		expect(readRateLimit({ ...headers, [name]: '' })).toBeUndefined();
		expect(readRateLimit({ ...headers, [name]: 'many' })).toBeUndefined();
		expect(readRateLimit({ ...headers, [name]: '1.5' })).toBeUndefined();
	});
});
