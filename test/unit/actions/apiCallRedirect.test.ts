import type { IExecuteFunctions } from 'n8n-workflow';

import { sendApiCall } from '../../../nodes/Clio/actions/apiCall/send.operation';
import { VERSIONS, answered } from '../transport/errors/thrownByN8n';
import { fakeContext, newSession } from '../transport/fakeContext';

/** Asks for a download through an n8n that throws for a redirect, as every n8n does that is told not to follow it. */
async function download(version: keyof typeof VERSIONS) {
	const redirect = answered(303, '', { Location: 'https://files.example/1?signature=x' });
	const { context } = fakeContext([VERSIONS[version].wrap(redirect)]);
	const parameters = new Map<string, unknown>([['path', '/documents/1/download.json']]);
	const getNodeParameter = (name: string, _item: number, fallback: unknown) => parameters.get(name) ?? fallback;
	const execution = { ...context, getNodeParameter } as unknown as IExecuteFunctions;
	return await sendApiCall.call(execution, newSession(), 0);
}

describe('an API call to a download', () => {
	it('tells where it is', async () => {
		expect(await download('n8n 2.41')).toEqual({
			records: [{ status: 303, location: 'https://files.example/1?signature=x' }],
		});
	});

	it('says so when n8n does not tell where it is', async () => {
		await expect(download('n8n 1.123')).rejects.toMatchObject({
			message: expect.stringContaining('this version of n8n does not say where'),
			description: expect.stringContaining('Update n8n'),
		});
	});
});
