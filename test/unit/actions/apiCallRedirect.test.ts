import type { IExecuteFunctions } from 'n8n-workflow';

import { sendApiCall } from '../../../nodes/Clio/actions/apiCall/send.operation';
import { Answer, fakeContext, newSession } from '../transport/fakeContext';

/** Asks for a download that Clio answers with these headers. */
async function download(headers: Record<string, string>) {
	const { context } = fakeContext([new Answer(303, headers)]);
	const parameters = new Map<string, unknown>([['path', '/documents/1/download.json']]);
	const getNodeParameter = (name: string, _item: number, fallback: unknown) => parameters.get(name) ?? fallback;
	const execution = { ...context, getNodeParameter } as unknown as IExecuteFunctions;
	return await sendApiCall.call(execution, newSession(), 0);
}

describe('an API call to a download', () => {
	it('tells where it is', async () => {
		const location = 'https://files.example/1?signature=x';
		expect(await download({ location })).toEqual({ records: [{ status: 303, location }] });
	});

	it('says so when the answer does not tell where it is', async () => {
		await expect(download({})).rejects.toMatchObject({ message: expect.stringContaining('does not say where') });
	});
});
