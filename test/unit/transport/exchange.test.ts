import { operationById } from '../../../nodes/Clio/catalog/catalog';
import { clioRequest } from '../../../nodes/Clio/transport/request';
import type { Version } from './errors/thrownByN8n';
import { VERSIONS, answered } from './errors/thrownByN8n';
import { Answer, fakeContext, newSession } from './fakeContext';

const EXPIRED = new Answer(401, {}, { error: 'invalid_token' });
const DOCUMENT = { ids: { id: 12 } };
const FILE = { location: 'https://files.example/1?signature=x' };

/** Asks for a download of an n8n that gives these answers; how often it was allowed to throw stands beside the result. */
async function download(answers: unknown[]) {
	const { context, asked } = fakeContext(answers);
	const session = newSession();
	const result = await clioRequest
		.call(context, session, operationById('Document#download'), DOCUMENT)
		.catch((error: Error) => error);
	return { result, throws: asked.map(({ ignoreHttpStatusErrors }) => ignoreHttpStatusErrors !== true), session };
}

describe('a request', () => {
	it('lets n8n throw nothing, so that no version of it loses headers', async () => {
		const { result, throws } = await download([new Answer(303, FILE)]);
		expect(result).toMatchObject({ status: 303, headers: FILE });
		expect(throws).toEqual([false]);
	});

	it("tells Clio's request ID of a failed answer in every version", async () => {
		const body = { error: { type: 'RecordNotFound', message: 'Gone' } };
		const { result } = await download([new Answer(404, { 'x-request-id': 'abc-1' }, body)]);
		expect(result).toMatchObject({ httpCode: '404', description: expect.stringContaining('abc-1') });
		expect(result).toMatchObject({ description: expect.stringContaining('Gone') });
	});

	it('tells a page of a firewall as such', async () => {
		const { result } = await download([new Answer(403, {}, '<html>blocked</html>')]);
		expect(result).toMatchObject({ message: expect.stringContaining('web page') });
	});
});

describe('a request that Clio answers with 401', () => {
	it('is sent once more so that n8n renews the token, and is told when that did not help', async () => {
		const { result, throws, session } = await download([EXPIRED, answered(401, { error: 'invalid_token' })]);
		expect(throws).toEqual([false, true]);
		expect(result).toMatchObject({ httpCode: '401', message: expect.stringContaining('does not accept') });
		expect(session.traffic.requests).toBe(2);
	});

	it('is not sent a second time for it after a renewal', async () => {
		const { throws } = await download([EXPIRED, answered(503, ''), EXPIRED]);
		expect(throws).toEqual([false, true, false]);
	});

	it.each<[string, Version, boolean[]]>([
		['n8n 2.41', VERSIONS['n8n 2.41'], [false, true]],
		['n8n 1.123', VERSIONS['n8n 1.123'], [false, true, false]],
	])('leads to the file all the same when that is a redirect: %s', async (_, { wrap }, allowed) => {
		const redirect = wrap(answered(303, '', { Location: FILE.location }));
		const { result, throws } = await download([EXPIRED, redirect, new Answer(303, FILE)]);
		expect(result).toMatchObject({ status: 303, headers: FILE });
		expect(throws).toEqual(allowed);
	});
});
