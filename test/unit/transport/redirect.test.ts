import { operationById } from '../../../nodes/Clio/catalog/catalog';
import { redirected, requestAt } from '../../../nodes/Clio/transport/redirect';
import type { ClioRequest } from '../../../nodes/Clio/transport/send';

const asked: ClioRequest = { method: 'GET', path: '/api/v4/practice_areas.json', query: 'fields=id&limit=2' };
const other = '/api/v4/practice_areas_with_categories.json';

describe('a redirect to another path of the API', () => {
	it.each([
		[`https://app.clio.com${other}`, { ...asked, path: other }],
		[`http://127.0.0.1:9${other}#top`, { ...asked, path: other }],
		[other, { ...asked, path: other }],
		[`https://proxy.example/clio/eu${other}`, { ...asked, path: other }],
		[`${other}?page_token=a%2Fb&ids[]=1`, { ...asked, path: other, query: 'page_token=a%2Fb&ids[]=1' }],
	])('%s is followed on our own address, with its filters', (location, request) => {
		expect(redirected(asked, 307, location)).toEqual(request);
	});

	it.each([
		'https://account.clio.com/login',
		'https://evil.example/',
		'https://evil.example?/api/v4/users.json',
		'/api/v4/../oauth/token',
		'/api/v4/%2e%2e/oauth/token',
		'/api/v4//users.json',
		'/api/v4/',
		'/api/v4/users.json/../../../oauth/token',
		asked.path,
		'',
		undefined,
		7,
	])('%p is not followed', (location) => {
		expect(redirected(asked, 307, location)).toBeUndefined();
	});

	it('is not followed with a write, nor with another status', () => {
		expect(redirected({ ...asked, method: 'POST' }, 307, other)).toBeUndefined();
		expect([301, 302, 303, 308, undefined].map((status) => redirected(asked, status, other))).toEqual(
			Array.from({ length: 5 }, () => undefined),
		);
	});
});

describe('an address that an answer leads to', () => {
	const session = { baseUrl: 'https://proxy.example/clio' };
	const operation = operationById('MatterDocket#preview');
	const from: ClioRequest = { method: 'GET', path: '/api/v4/court_rules/matter_dockets/preview.json', operation };

	it.each([
		[
			'https://proxy.example/clio/api/v4/previews/12.json?page=2',
			{ path: '/api/v4/previews/12.json', query: 'page=2' },
		],
		['/api/v4/previews/12.json', { path: '/api/v4/previews/12.json' }],
	])('is asked with the access token below our own API: %s', (location, target) => {
		expect(requestAt(session, from, location)).toEqual({ method: 'GET', operation, ...target });
	});

	it.each([
		'https://files.example/api/v4/previews/12.json',
		'https://proxy.example/api/v4/previews/12.json',
		'https://proxy.example/clio/files/12',
		'https://proxy.example/clio/api/v4/../oauth/token',
		'//proxy.example/api/v4/previews.json',
		undefined,
		12,
	])('is never asked with it elsewhere: %s', (location) => {
		expect(requestAt(session, from, location)).toBeUndefined();
	});
});
