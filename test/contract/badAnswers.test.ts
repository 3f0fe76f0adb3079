import type { INodeParameters } from 'n8n-workflow';

import type { SandboxFaultAnswer } from '../../sandbox/client/sandboxProcess';
import { useClioSandbox } from '../workflow/clio/clioSandbox';
import { requestLines, runOnce } from './clioAccount';

const clio = useClioSandbox();
const READ: INodeParameters = { resource: 'apiCall', operation: 'send', path: '/users.json' };
const WRITE: INodeParameters = {
	...READ,
	method: 'POST',
	path: '/contacts.json',
	jsonBody: '{"name":"A","type":"Company"}',
};
const error = (type: string, message: string) => ({ error: { type, message } });

const PAGE = /^A web page came back instead of an answer of Clio's API \(status \d+\)/;
const MAYBE = /The change may have been made: look in Clio before you send it again\./;

/** A read is sent again three times while Clio fails. */
const REPEATED = 4;

interface Told {
	message: RegExp;
	nextStep: RegExp;
	/** how often the request arrives; once unless told */
	sent?: number;
}

const ANSWERS: Array<[what: string, INodeParameters, SandboxFaultAnswer, status: string | null, Told]> = [
	['a page with status 200', READ, { kind: 'html', status: 200 }, '200', { message: PAGE, nextStep: /Base URL/ }],
	['a page with status 403', READ, { kind: 'html', status: 403 }, '403', { message: PAGE, nextStep: /Base URL/ }],
	[
		'a page with status 502',
		READ,
		{ kind: 'html', status: 502 },
		'502',
		{ message: /^Clio failed to answer \(status 502\)/, nextStep: /^Try again in a moment/, sent: REPEATED },
	],
	[
		'an empty answer',
		READ,
		{ kind: 'empty', status: 200 },
		'200',
		{ message: /^Clio's answer to \/users\.json was empty/, nextStep: /^Try again/ },
	],
	['an answer cut short', READ, { kind: 'truncated' }, '200', { message: /was cut short/, nextStep: /^Try again/ }],
	[
		'an object without data',
		READ,
		{ kind: 'status', status: 200, body: { records: [] } },
		'200',
		{ message: /was not one of its API/, nextStep: /^Try again/ },
	],
	[
		'a list where an object belongs',
		READ,
		{ kind: 'status', status: 200, body: [] },
		'200',
		{ message: /was not one of its API/, nextStep: /^Try again/ },
	],
	[
		'no answer',
		READ,
		{ kind: 'reset' },
		null,
		{ message: /^Clio could not be reached/, nextStep: /Region/, sent: REPEATED },
	],
	[
		'an empty failure',
		READ,
		{ kind: 'empty', status: 500 },
		'500',
		{ message: /^Clio failed to answer \(status 500\)/, nextStep: /^Try again/, sent: REPEATED },
	],
	[
		'an empty answer to a write',
		WRITE,
		{ kind: 'empty', status: 201 },
		'201',
		{ message: /was empty/, nextStep: MAYBE },
	],
	['a write cut short', WRITE, { kind: 'truncated' }, '200', { message: /was cut short/, nextStep: MAYBE }],
	[
		'a write whose answer was lost',
		WRITE,
		{ kind: 'lost' },
		null,
		{ message: /could not be reached/, nextStep: MAYBE },
	],
	['a write that broke off', WRITE, { kind: 'reset' }, null, { message: /could not be reached/, nextStep: MAYBE }],
	[
		'a write that failed',
		WRITE,
		{ kind: 'html', status: 502 },
		'502',
		{ message: /failed to answer/, nextStep: MAYBE },
	],
	[
		'400',
		READ,
		{ kind: 'status', status: 400, body: error('InvalidFields', 'nmae is not a valid field') },
		'400',
		{ message: /^Clio refused the fields asked for at \/users\.json/, nextStep: /nmae is not a valid field/ },
	],
	[
		'403',
		READ,
		{ kind: 'status', status: 403, body: error('ForbiddenError', 'No access') },
		'403',
		{
			message: /^Clio does not let this user or app read what is at \/users/,
			nextStep: /"Users".*EasyStart.*No access/,
		},
	],
	[
		'404',
		READ,
		{ kind: 'status', status: 404, body: error('RecordNotFound', 'None') },
		'404',
		{ message: /^Clio has nothing at \/users\.json that this user can see/, nextStep: /deleted/ },
	],
	[
		'409',
		WRITE,
		{ kind: 'status', status: 409, body: error('Conflict', 'Client has open bills') },
		'409',
		{ message: /^Clio cannot change \/contacts\.json/, nextStep: /Client has open bills/ },
	],
	[
		'410',
		READ,
		{ kind: 'status', status: 410, body: error('Gone', 'Retired') },
		'410',
		{ message: /^Clio has retired the API version/, nextStep: /Update the package/ },
	],
	[
		'412',
		WRITE,
		{ kind: 'status', status: 412, body: error('PreconditionFailed', 'Changed') },
		'412',
		{ message: /was changed in Clio since it was read/, nextStep: /Read the record again/ },
	],
	[
		'422',
		WRITE,
		{ kind: 'status', status: 422, body: error('Unprocessable', 'Name is too long') },
		'422',
		{ message: /^Clio refused the values sent to \/contacts\.json/, nextStep: /Name is too long/ },
	],
	[
		'429',
		{ ...READ, options: { waitForRateLimit: 0 } },
		{ kind: 'status', status: 429, headers: { 'Retry-After': '17' }, body: error('RateLimited', 'Slow down') },
		'429',
		{ message: /^Clio's limit of requests a minute is used up/, nextStep: /in 17 seconds.*Wait for Rate Limit/ },
	],
];

describe('an answer that is no success', () => {
	it.each(ANSWERS)(
		'is told with its item, its cause and the next step: %s',
		async (_, parameters, answer, status, told) => {
			const { path, method = 'GET' } = parameters;
			const { sent = 1 } = told;
			await clio().process.control.fault({ method: String(method), path: String(path), times: sent, answer });
			const run = await runOnce(clio(), parameters);
			expect(run.status).toBe('error');
			expect(run.error?.name).toBe('NodeApiError');
			expect(run.error?.message).toMatch(told.message);
			expect(run.error?.message).toMatch(/ \(item 0\)$/);
			expect(run.error).toMatchObject({
				httpCode: status,
				context: { itemIndex: 0 },
				description: expect.stringMatching(told.nextStep),
			});
			const line = `${String(method)} /api/v4${String(path)}`;
			expect(await requestLines(clio())).toEqual(Array.from({ length: sent }, () => line));
		},
	);
});

describe('an access token that Clio no longer accepts', () => {
	it('is told as such, with the region', async () => {
		const run = await runOnce(clio(), { ...READ });
		expect(run.error).toBeUndefined();
		await clio().process.control.fault({
			path: '/users.json',
			times: 3,
			answer: { kind: 'status', status: 401, body: { error: 'invalid_token' } },
		});
		const refused = await runOnce(clio(), READ);
		expect(refused.error?.message).toBe('Clio does not accept the access token of this credential (item 0)');
		expect(refused.error).toMatchObject({ httpCode: '401', description: expect.stringContaining('Region') });
	});
});

describe('an error after several items', () => {
	it('names what was already written', async () => {
		const write = { ...WRITE, jsonBody: '={{ $json }}' };
		const input = [
			{ json: { name: 'First', type: 'Company' } },
			{ json: { name: 'Second', type: 'Company' } },
			{ json: { type: 'Company' } },
		];
		const run = await runOnce(clio(), write, { input });
		expect(run.error?.message).toMatch(/\(item 2\)$/);
		expect(run.error).toMatchObject({
			description: expect.stringMatching(/Already written in this run: \d+ \(item 0\), \d+ \(item 1\)\.$/),
		});
	});
});
