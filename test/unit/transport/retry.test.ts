import type { HttpMethod } from '../../../nodes/Clio/catalog/types';
import { readFailure } from '../../../nodes/Clio/transport/errors/failure';
import type { Failure } from '../../../nodes/Clio/transport/errors/failure';
import { pauseBeforeRetry } from '../../../nodes/Clio/transport/retry';
import { VERSIONS, answered, unconnected } from './errors/thrownByN8n';

const NOW = Date.parse('2026-11-22T10:00:00Z');
const NOTHING: Failure = { headers: {}, page: false, cancelled: false, timedOut: false };

const pause = (method: HttpMethod, failure: Partial<Failure>, earlier = 0, chance = 1) =>
	pauseBeforeRetry(method, { ...NOTHING, ...failure }, earlier, chance, NOW);

describe.each(Object.entries(VERSIONS))('what %s tells of a failure', (_, version) => {
	it.each([...['ECONNRESET', 'ECONNREFUSED', 'ENOTFOUND'].map((code) => unconnected(code)), answered(503, '<html>')])(
		'is enough to send a read again: %s',
		(error) => {
			expect(pause('GET', readFailure(version.wrap(error)))).toBeGreaterThan(0);
		},
	);

	it('is enough to see that a write was never sent, and that a lost one may have been', () => {
		expect(pause('POST', readFailure(version.wrap(unconnected('ECONNREFUSED'))))).toBeGreaterThan(0);
		expect(pause('POST', readFailure(version.wrap(unconnected('ECONNRESET', 'socket hang up'))))).toBeUndefined();
	});

	it('is enough to see that a request ran into the Timeout', () => {
		const error = unconnected('ECONNABORTED', 'timeout of 1000ms exceeded');
		expect(pause('GET', readFailure(version.wrap(error)))).toBeUndefined();
	});
});

const NEVER_MADE = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'];
const BROKEN = ['ECONNRESET', 'EPIPE'];

describe('a read', () => {
	it.each([500, 502, 503, 504])('is sent again after status %d', (status) => {
		expect(pause('GET', { status })).toBeGreaterThan(0);
	});

	it.each([...NEVER_MADE, ...BROKEN])('is sent again after %s', (code) => {
		expect(pause('GET', { code })).toBeGreaterThan(0);
	});

	it.each([200, 307, 400, 401, 403, 404, 409, 410, 412, 422, 429, 501])('is not sent again after %d', (status) => {
		expect(pause('GET', { status })).toBeUndefined();
	});

	it.each<[string, Partial<Failure>]>([
		['the user stopped the execution', { code: 'ECONNRESET', cancelled: true }],
		['it ran into the Timeout', { code: 'ETIMEDOUT', timedOut: true }],
		['the access token could not be renewed', { status: 500, refused: 'renewal' }],
		['the certificate is not trusted', { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }],
		['nothing is known', {}],
	])('is not sent again when %s', (_, failure) => {
		expect(pause('GET', failure)).toBeUndefined();
	});

	it('is sent again three times, after longer and longer pauses', () => {
		expect([0, 1, 2, 3].map((earlier) => pause('GET', { status: 502 }, earlier))).toEqual([
			500,
			1_000,
			2_000,
			undefined,
		]);
	});

	it('waits by chance, between half a pause and a whole one', () => {
		expect([0, 0.5, 1].map((chance) => pause('GET', { status: 502 }, 1, chance))).toEqual([500, 750, 1_000]);
	});

	it('waits as long as Clio asks for, unless that is long', () => {
		expect(pause('GET', { status: 503, headers: { 'retry-after': '5' } })).toBe(5_000);
		expect(pause('GET', { status: 503, headers: { 'retry-after': '300' } })).toBeUndefined();
	});
});

describe.each<HttpMethod>(['POST', 'PATCH', 'DELETE'])('a %s', (method) => {
	it.each(NEVER_MADE)('is sent again after %s, when nothing reached Clio', (code) => {
		expect(pause(method, { code })).toBeGreaterThan(0);
	});

	it.each<[string, Partial<Failure>]>([
		['ECONNRESET', { code: 'ECONNRESET' }],
		['EPIPE', { code: 'EPIPE' }],
		...[500, 502, 503, 504].map((status): [string, Partial<Failure>] => [`status ${status}`, { status }]),
	])('is not sent again after %s, when Clio may have acted', (_, failure) => {
		expect(pause(method, failure)).toBeUndefined();
	});
});
