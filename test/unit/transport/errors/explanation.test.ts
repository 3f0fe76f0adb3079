import { operationById } from '../../../../nodes/Clio/catalog/catalog';
import type { Attempt } from '../../../../nodes/Clio/transport/errors/explanation';
import { explainFailure, explainUnreadable } from '../../../../nodes/Clio/transport/errors/explanation';
import { readFailure } from '../../../../nodes/Clio/transport/errors/failure';
import {
	SECRETS,
	VERSIONS,
	answered,
	cancelled,
	refusedByTokenEndpoint,
	unconnected,
	unreadByTokenEndpoint,
} from './thrownByN8n';

const session = {
	credentialType: 'clioOAuth2Api',
	region: 'eu',
	baseUrl: 'https://x.example',
	readOnly: false,
} as const;
const read: Attempt = { method: 'GET', path: '/users/7.json', operation: operationById('User#show'), session };
const write: Attempt = {
	method: 'PATCH',
	path: '/matters/7.json',
	operation: operationById('Matter#update'),
	session,
};
const raw: Attempt = { method: 'GET', path: '/unknown_things.json', session };
const proxied: Attempt = { ...read, session: { ...session, region: 'custom' } };

const apiError = (message: string, type = 'Some') => ({ error: { type, message } });

const failures: Array<[what: string, Attempt, Error, message: RegExp, nextStep: RegExp]> = [
	['400', read, answered(400, apiError('bad order')), /^Clio refused the request to \/users\/7\.json$/, /^bad order$/],
	[
		'400 of fields',
		read,
		answered(400, apiError('x is no field', 'InvalidFields')),
		/^Clio refused the fields/,
		/^x is no field$/,
	],
	[
		'401',
		read,
		answered(401, { error: 'invalid_token' }),
		/does not accept the access token/,
		/region than "eu".*connect it again/,
	],
	[
		'403 on a read',
		read,
		answered(403, apiError('no')),
		/let this user or app read what is at \/users\/\{id\}$/,
		/permission "Users".*connect the credential again.*role.*EasyStart.*Clio says: no/,
	],
	[
		'403 on a write',
		write,
		answered(403, apiError('no')),
		/let this user or app change what is at \/matters/,
		/permission "Matters"/,
	],
	['403 at an unknown path', raw, answered(403, apiError('no')), /read this$/, /developer portal/],
	[
		'404',
		read,
		answered(404, apiError('none')),
		/nothing at \/users\/7\.json that this user can see/,
		/deleted.*another kind.*role/,
	],
	['409', write, answered(409, apiError('busy')), /cannot change \/matters\/7\.json at the moment/, /busy/],
	['410', read, answered(410, apiError('gone')), /retired the API version/, /Update the package/],
	[
		'412',
		write,
		answered(412, apiError('stale')),
		/was changed in Clio since it was read/,
		/Nothing was written\. Read the record again/,
	],
	[
		'422',
		write,
		answered(422, apiError('Description is missing')),
		/refused the values sent to \/matters\/7\.json/,
		/^Description is missing$/,
	],
	[
		'429',
		read,
		answered(429, apiError('slow')),
		/limit of requests a minute is used up/,
		/again within a minute|again in/,
	],
	[
		'500 on a read',
		read,
		answered(500, apiError('oops')),
		/failed to answer \(status 500\)/,
		/^Try again in a moment\.$/,
	],
	[
		'500 on a write',
		write,
		answered(500, apiError('oops')),
		/failed to answer \(status 500\)/,
		/may have been made: look in Clio/,
	],
	['502 with a page', write, answered(502, '<html>'), /failed to answer \(status 502\)/, /may have been made/],
	['418', read, answered(418, apiError('teapot')), /answered with status 418/, /does not know that answer/],
	['a page of the firewall', read, answered(403, '<html>'), /web page came back.*status 403/, /firewall/],
	['a page of a proxy', proxied, answered(404, '<html>'), /web page came back.*status 404/, /Base URL/],
	['a page with 429', read, answered(429, '<html>'), /limit of requests a minute is used up/, /within a minute/],
	[
		'a connection never made',
		write,
		unconnected('ECONNREFUSED'),
		/could not be reached/,
		/^Check the network.*Region.*\(ECONNREFUSED\)$/,
	],
	['a connection lost on a read', read, unconnected('ECONNRESET'), /could not be reached/, /^Check the network/],
	[
		'a connection lost on a write',
		write,
		unconnected('ECONNRESET'),
		/could not be reached/,
		/^The change may have been made.*Check the network/,
	],
	['a timeout on a write', write, unconnected('ECONNABORTED'), /did not answer in time/, /may have been made/],
	['a stopped read', read, cancelled(), /was canceled/, /^$/],
	['a stopped write', write, cancelled(), /was canceled/, /may have been made/],
	[
		'a revoked grant',
		read,
		refusedByTokenEndpoint('revoked', 'invalid_grant'),
		/refused to renew the access/,
		/connect it again/,
	],
	[
		'a client not accepted',
		read,
		refusedByTokenEndpoint('Client authentication failed', 'invalid_client'),
		/Client ID and Client Secret/,
		/region "eu".*App Key and App Secret/,
	],
	[
		'a page at the token endpoint',
		read,
		unreadByTokenEndpoint(403, 'Unsupported content type: text/html'),
		/renewal of the access token could not be read \(status 403\)/,
		/firewall/,
	],
	['nobody connected', read, new Error('OAuth credentials not connected'), /not connected/, /connect it to Clio/],
	[
		'a renewal of ours',
		read,
		new Error('Clio refused the refresh token of it. It was revoked. Get a new one.'),
		/^Clio refused the refresh token of it$/,
		/^It was revoked\. Get a new one\.$/,
	],
];

describe.each(Object.entries(VERSIONS))('a failed request under %s', (_, { wrap }) => {
	it.each(failures)('tells what happened and what to do: %s', (_what, attempt, error, message, nextStep) => {
		const told = explainFailure(attempt, readFailure(wrap(error)));
		expect(told.message).toMatch(message);
		expect(told.message).not.toMatch(/\.$/);
		expect(told.description).toMatch(nextStep);
		for (const secret of SECRETS) expect(JSON.stringify(told)).not.toContain(secret);
	});
});

describe('what the headers of a refused request add', () => {
	const told = (status: number, headers: Record<string, string>) =>
		explainFailure(read, readFailure(VERSIONS['n8n 2.41'].wrap(answered(status, apiError('x'), headers)))).description;

	it('is how long to wait', () => {
		expect(told(429, { 'Retry-After': '17' })).toContain('in 17 seconds');
		expect(told(429, { 'Retry-After': 'soon' })).toContain('within a minute');
	});

	it("is Clio's request ID", () => {
		expect(told(422, { 'X-Request-Id': 'abc-1' })).toBe("x (Clio's request ID: abc-1)");
	});
});

describe('an answer that is not what the API answers', () => {
	it.each([
		['', /\/users\/7\.json was empty$/],
		[undefined, /was empty$/],
		[null, /was empty$/],
		['{"data": [{"id"', /was cut short$/],
		[{ error: 'x' }, /was not one of its API$/],
		[[], /was not one of its API$/],
		['  <!DOCTYPE html>', /^A web page came back.*status 200/],
	])('%p is told as such', (body, message) => {
		expect(explainUnreadable(read, 200, body).message).toMatch(message);
	});

	it('says of a write that it may have been made', () => {
		for (const body of ['', '{"data":', '<html></html>']) {
			expect(explainUnreadable(write, 200, body).description).toMatch(/^The change may have been made/);
		}
		expect(explainUnreadable(read, 200, '').description).not.toContain('may have been made');
	});
});
