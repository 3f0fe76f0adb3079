import type { Failure } from '../../../../nodes/Clio/transport/errors/failure';
import { readFailure } from '../../../../nodes/Clio/transport/errors/failure';
import type { Version } from './thrownByN8n';
import {
	VERSIONS,
	answered,
	cancelled,
	refusedByTokenEndpoint,
	unconnected,
	unreadByTokenEndpoint,
} from './thrownByN8n';

const INVALID_GRANT =
	'The provided authorization grant (e.g., authorization code, resource owner credentials) or refresh token is invalid, expired, revoked, does not match the redirection URI used in the authorization request, or was issued to another client.';
const INVALID_CLIENT =
	'Client authentication failed (e.g., unknown client, no client authentication included, or unsupported authentication method).';
const apiError = (type: string, message: string) => ({ error: { type, message } });

const shapes: Array<[what: string, thrown: (version: Version) => Error, failure: Partial<Failure>]> = [
	[
		'an error of the API',
		() => answered(422, apiError('Invalid', 'Name is missing')),
		{ status: 422, type: 'Invalid', words: 'Name is missing', page: false },
	],
	[
		'an error of the API whose words sound like a lost connection',
		() => answered(422, apiError('Invalid', 'Clio Payments is not connected, reconnect it')),
		{ status: 422, type: 'Invalid', words: 'Clio Payments is not connected, reconnect it', page: false },
	],
	[
		'an error of the API whose words sound like a refused grant',
		() => answered(400, apiError('Bad', 'invalid_grant')),
		{ status: 400, type: 'Bad', words: 'invalid_grant', page: false },
	],
	[
		'a token that is not accepted',
		() => answered(401, { error: 'invalid_token', error_description: 'The token expired' }),
		{ status: 401, type: 'invalid_token', words: 'The token expired', page: false },
	],
	['a web page', () => answered(403, '<html>blocked</html>'), { status: 403, page: true }],
	['a redirect', () => answered(303, ''), { status: 303, page: false }],
	['nothing new', () => answered(304, ''), { status: 304, page: false }],
	['a server that fails', () => answered(502, '<html>bad gateway</html>'), { status: 502, page: true }],
	['a refused connection', () => unconnected('ECONNREFUSED'), { code: 'ECONNREFUSED', timedOut: false }],
	['an unknown host', () => unconnected('ENOTFOUND', 'getaddrinfo ENOTFOUND x'), { code: 'ENOTFOUND' }],
	['a reset connection', () => unconnected('ECONNRESET', 'socket hang up'), { code: 'ECONNRESET', timedOut: false }],
	[
		'a timeout',
		() => unconnected('ECONNABORTED', 'timeout of 1 ms exceeded'),
		{ code: 'ECONNABORTED', timedOut: true },
	],
	['a timeout of the network', () => unconnected('ETIMEDOUT'), { code: 'ETIMEDOUT', timedOut: true }],
	['a stopped run', cancelled, { code: 'ERR_CANCELED', cancelled: true }],
	['a revoked grant', () => refusedByTokenEndpoint(INVALID_GRANT, 'invalid_grant'), { refused: 'revoked' }],
	[
		'a revoked grant in the words of 2.41',
		(version) => version.operation('The credential "My Clio" needs to be reconnected.'),
		{ refused: 'revoked' },
	],
	[
		'a client that is not accepted',
		() => refusedByTokenEndpoint(INVALID_CLIENT, 'invalid_client'),
		{ refused: 'client' },
	],
	[
		'a token request that is refused for another reason',
		() => refusedByTokenEndpoint('The request is missing a required parameter', 'invalid_request'),
		{ refused: 'revoked' },
	],
	[
		'a web page from the token endpoint, in the words of 2.41',
		() =>
			unreadByTokenEndpoint(
				403,
				'Expected JSON response from OAuth2 token endpoint (content-type: text/html) but received: <html>',
			),
		{ refused: 'unreadable', status: 403 },
	],
	[
		'a web page from the token endpoint, in the words of 1.123',
		() => unreadByTokenEndpoint(403, 'Unsupported content type: text/html'),
		{ refused: 'unreadable', status: 403 },
	],
	[
		'a redirect of the token endpoint',
		() => unreadByTokenEndpoint(302, 'HTTP status 302'),
		{ refused: 'unreadable', status: 302 },
	],
	[
		'a credential that nobody connected',
		(version) => version.user('OAuth credentials not connected'),
		{ refused: 'notConnected' },
	],
	['a credential without a refresh token', () => new Error('No refresh token'), { refused: 'notConnected' }],
	[
		'a renewal that our own credential reports',
		(version) => version.user('Clio refused the refresh token of this credential. Get a new one.'),
		{ refused: 'renewal', words: 'Clio refused the refresh token of this credential. Get a new one.' },
	],
	['an error of the program', () => new TypeError('x is not a function'), { page: false }],
];

const NOTHING: Failure = { headers: {}, page: false, cancelled: false, timedOut: false };

describe.each(Object.entries(VERSIONS))('what %s throws', (_, version) => {
	it.each(shapes)('for %s is read', (_what, thrown, expected) => {
		const failure = readFailure(version.wrap(thrown(version)));
		// Axios names every answer with an error status by one code; only a connection's own says something.
		if (failure.code?.startsWith('ERR_BAD_') === true || failure.refused !== undefined) delete failure.code;
		expect(failure).toEqual({ ...NOTHING, ...expected });
	});
});

describe("an answer's headers", () => {
	it('are read by lower-case names where n8n keeps them', () => {
		const error = answered(429, apiError('RateLimited', 'Slow down'), { 'Retry-After': '7' });
		expect(readFailure(VERSIONS['n8n 2.41'].wrap(error)).headers).toEqual({ 'retry-after': '7' });
	});
});

describe('what is no error at all', () => {
	it.each([undefined, null, '', 'text', 7, {}, [], Object.create(null)])(
		'%p is read as an unknown failure',
		(thrown) => {
			expect(readFailure(thrown)).toEqual(NOTHING);
		},
	);

	it('does not hang on causes that lead in a circle', () => {
		const error = new Error('round');
		error.cause = error;
		expect(readFailure(error)).toEqual(NOTHING);
	});
});
