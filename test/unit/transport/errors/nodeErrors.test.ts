import { NodeApiError, NodeOperationError } from 'n8n-workflow';

import { clioApiError } from '../../../../nodes/Clio/transport/errors/apiError';
import { InputProblem } from '../../../../nodes/Clio/transport/errors/inputProblem';
import { toNodeError } from '../../../../nodes/Clio/transport/errors/nodeError';
import { NODE } from './thrownByN8n';

/** Words in which n8n looks for codes of its own, to put general sentences in the place of the message. */
const TRAPS = ['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'ETIMEDOUT', 'enoent', 'EACCES', 'eperm', 'getaddrinfo'];

describe('an error of Clio', () => {
	it.each(TRAPS)('keeps its message although it contains %s', (trap) => {
		const message = `Clio has nothing at /${trap}.json`;
		const error = clioApiError(NODE, { message, description: 'Look elsewhere.' }, { status: 404 });
		expect([error.message, error.description, error.httpCode]).toEqual([message, 'Look elsewhere.', '404']);
	});

	it('keeps its own words for each status', () => {
		for (const status of [400, 401, 403, 404, 410, 412, 422, 429, 500, 502, 503]) {
			const error = clioApiError(NODE, { message: 'Ours', description: 'Next' }, { status, type: 'ForbiddenError' });
			expect([error.message, error.description, error.httpCode]).toEqual(['Ours', 'Next', String(status)]);
		}
	});

	it('may be without a next step', () => {
		expect(clioApiError(NODE, { message: 'Ours', description: '' }).description ?? '').not.toContain('Ours');
	});
});

describe('any error as one that n8n shows', () => {
	it.each(TRAPS)('keeps the message of a problem of the input although it contains %s', (trap) => {
		const message = `Clio has no query parameter "${trap}" at /users.json`;
		const error = toNodeError(NODE, new InputProblem(message, 'Remove it.'));
		expect(error).toBeInstanceOf(NodeOperationError);
		expect([error.message, error.description]).toEqual([message, 'Remove it.']);
	});

	it('leaves errors of n8n as they are', () => {
		for (const error of [new NodeApiError(NODE, { message: 'x' }), new NodeOperationError(NODE, 'x')]) {
			expect(toNodeError(NODE, error)).toBe(error);
		}
	});

	it.each([undefined, null, 'text', {}])('tells %p, which is no error, as something unexpected', (thrown) => {
		expect(toNodeError(NODE, thrown).message).toBe('Something unexpected happened in the Clio node');
	});
});
