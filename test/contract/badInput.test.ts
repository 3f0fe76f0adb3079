import type { INodeParameters } from 'n8n-workflow';

import { useClioSandbox } from '../workflow/clio/clioSandbox';
import { queryParameters, runOnce } from './clioAccount';

const clio = useClioSandbox();
const user = (operation: string, more: INodeParameters = {}): INodeParameters => ({
	resource: 'user',
	operation,
	...more,
});
const byId = (value: string | number): INodeParameters => user('get', { record: { __rl: true, mode: 'id', value } });
const apiCall = (more: INodeParameters): INodeParameters => ({
	resource: 'apiCall',
	operation: 'send',
	path: '/users.json',
	...more,
});
const post = (jsonBody: string): INodeParameters => apiCall({ method: 'POST', path: '/notes.json', jsonBody });

const BAD: Array<[what: string, INodeParameters, message: RegExp, nextStep: RegExp]> = [
	['an id with a slash', byId('1/2'), /"1\/2" is not an ID/, /whole number/],
	['an id that goes up', byId('../matters'), /is not an ID/, /whole number/],
	['an id with a space', byId('1 2'), /is not an ID/, /whole number/],
	['an id with other digits', byId('１２'), /is not an ID/, /whole number/],
	['an id that is not there', byId('={{ $json.nothing }}'), /No ID is given|"undefined" is not an ID/, /ID/],
	['a limit of nothing', user('getAll', { limit: 0 }), /Limit/, /whole number/],
	['a limit below nothing', user('getAll', { limit: -5 }), /Limit/, /whole number/],
	['a limit between numbers', user('getAll', { limit: 1.5 }), /Limit/, /whole number/],
	['a limit that is a word', user('getAll', { limit: '={{ "many" }}' }), /Limit/, /whole number/],
	[
		'a resource that does not exist',
		{ resource: 'spaceship', operation: 'get' },
		/no resource "spaceship"/,
		/Choose it again/,
	],
	[
		'a resource of every object',
		{ resource: 'constructor', operation: 'name' },
		/no resource "constructor"/,
		/Choose it again/,
	],
	['an operation that does not exist', user('explode'), /no operation "explode"/, /Choose it again/],
	['a path with a host', apiCall({ path: 'https://evil.example/api/v4/users.json' }), /is not a path/, /no address/],
	['a path that goes up', apiCall({ path: '/../oauth/token' }), /is not a path/, /\.\./],
	['the root of the API', apiCall({ path: '/api/v4' }), /is not a path/, /\/matters\.json/],
	['a method of another kind', apiCall({ method: 'PUT' }), /no method "PUT"/, /GET, POST, PATCH or DELETE/],
	['a body that is a list', post('[1]'), /not an object/, /\{ and \}/],
	['a body that is a text', post('"x"'), /not an object/, /\{ and \}/],
	['a body that is cut short', post('{"a":'), /not an object|not JSON/, /\{ and \}/],
	['a body that reaches for a prototype', post('{"__proto__":{"a":1}}'), /"__proto__"/, /Remove it/],
	[
		'an unknown query name',
		apiCall({ queryParameters: queryParameters(['enabeld', 'true']) }),
		/no query parameter "enabeld"/,
		/Did you mean "enabled"/,
	],
	[
		'a query row without a name',
		apiCall({ queryParameters: queryParameters(['', '1']) }),
		/has no name/,
		/Give it a name/,
	],
	[
		'a query value that is not there',
		apiCall({ queryParameters: queryParameters(['ids[]', '={{ $json.nothing }}']) }),
		/"ids\[\]" has no value/,
		/value/,
	],
	[
		'a query row without a value',
		apiCall({ queryParameters: queryParameters(['name', '']) }),
		/"name" has no value/,
		/remove the row/,
	],
	['a filter that the endpoint needs', apiCall({ path: '/notes.json' }), /Clio needs type/, /Give a value/],
	[
		'a query value that is an empty list',
		apiCall({ queryParameters: queryParameters(['ids[]', '={{ [] }}']) }),
		/"ids\[\]" is an empty list/,
		/Leave it out/,
	],
	[
		'a query value that is an object',
		apiCall({ queryParameters: queryParameters(['name', '={{ {a: 1} }}']) }),
		/"name" is not a text/,
		/plain value/,
	],
	[
		'an API version that is too old',
		apiCall({ options: { apiVersion: '4.0.3' } }),
		/"4\.0\.3" cannot be used/,
		/4\.0\.9/,
	],
	[
		'an end of access that nobody confirmed',
		{ resource: 'connection', operation: 'deauthorize' },
		/was not confirmed/,
		/Confirm/,
	],
];

describe('bad input', () => {
	it.each(BAD)(
		'is told with its item and what to do, and nothing is sent: %s',
		async (_, parameters, message, nextStep) => {
			const run = await runOnce(clio(), parameters);
			expect(run.status).toBe('error');
			expect(run.error?.name).toBe('NodeOperationError');
			expect(run.error?.message).toMatch(message);
			expect(run.error?.message).toMatch(/ \(item 0\)$/);
			expect(run.error).toMatchObject({ context: { itemIndex: 0 }, description: expect.stringMatching(nextStep) });
			expect(await clio().process.control.requests()).toEqual([]);
		},
	);

	it('names the item that is bad, after good ones', async () => {
		const input = [{ json: { path: '/users.json' } }, { json: { path: '/users//1' } }];
		const run = await runOnce(clio(), apiCall({ path: '={{ $json.path }}' }), { input });
		expect(run.error).toMatchObject({ message: expect.stringMatching(/\(item 1\)$/), context: { itemIndex: 1 } });
		expect(await clio().process.control.requests()).toHaveLength(1);
	});
});
