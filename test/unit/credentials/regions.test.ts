import { CLIO_REGIONS, resolveBaseUrl } from '../../../credentials/regions';
import { ACCEPTED, REFUSED, REGIONS, UNKNOWN_REGIONS } from './baseUrls';

describe('the base URL', () => {
	it.each(REGIONS)('of the region %s is %s, whatever is left in Base URL', (region, origin) => {
		for (const left of [undefined, '', 'https://evil.example']) expect(resolveBaseUrl(region, left)).toBe(origin);
	});

	it('is known for each region that is offered', () => {
		expect(Object.keys(CLIO_REGIONS)).toEqual(REGIONS.map(([region]) => region));
	});

	it.each(ACCEPTED)('%p, when custom, is %s', (typed, baseUrl) => {
		expect(resolveBaseUrl('custom', typed)).toBe(baseUrl);
	});

	it.each(REFUSED)('is none for the custom %p', (typed) => {
		expect(resolveBaseUrl('custom', typed)).toBeUndefined();
	});

	it.each(UNKNOWN_REGIONS)('is none for the region %p', (region) => {
		expect(resolveBaseUrl(region, 'https://clio-proxy.example.com')).toBeUndefined();
	});

	it('never lets http leave this machine, as a URL parser sees it', () => {
		for (const [typed] of ACCEPTED.filter(([url]) => url.startsWith('http:'))) {
			expect(new URL(typed).hostname).toMatch(/^(localhost|127(\.\d+){3}|\[::1\])$/);
		}
	});
});
